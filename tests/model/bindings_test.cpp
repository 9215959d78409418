// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows follow their shapes to where Excalidraw puts them. tests/data/following was recorded once: `before` is ours,
// `after` is what Excalidraw (nightly 0.18.0-c0ad61c) saved after the shape "hub" was dragged by 60, 40 with the mouse.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/focus_binding.h"
#include "model/scene/read_scene.h"
#include "tests/support/scene_invariants.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

using namespace ninesketch;

namespace
{

Scene sceneIn(const char *file)
{
    QFile input(QStringLiteral(TEST_DATA "/following/") + QLatin1String(file));
    if (!input.open(QIODevice::ReadOnly))
        return {};
    const auto scene = readScene(input.readAll().toStdString());
    return scene ? *scene : Scene();
}

Element box(Rect place, ElementType type = ElementType::Rectangle)
{
    Element element;
    element.id = "box";
    element.type = type;
    element.x = place.x;
    element.y = place.y;
    element.width = place.width;
    element.height = place.height;
    return element;
}

/// The point that an arrow aims at, seen from `adjacent`: what its focus means, the other way round.
Point focusPoint(const Element &target, double focus, Point adjacent)
{
    const Point centre = target.centre();
    if (focus == 0)
        return centre;
    const Rect box = target.box();
    std::array<Point, 4> tips =
        target.type == ElementType::Diamond
            ? std::array<Point, 4>{Point{box.x, centre.y},
                                   {centre.x, box.y},
                                   {box.right(), centre.y},
                                   {centre.x, box.bottom()}}
            : std::array<Point, 4>{
                  Point{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    for (Point &tip : tips)
        tip = rotated(centre + (tip - centre) * std::abs(focus), centre, target.angle);
    const auto cross = [](Point a, Point b) { return a.x * b.y - a.y * b.x; };
    // is `adjacent` on the outer side of the edge that starts at that tip?
    const auto beyond = [&](std::size_t i) { return cross(adjacent - tips[i], tips[(i + 1) % 4] - tips[i]); };
    for (std::size_t i = 0; i < 3; ++i)
        if (beyond(i) > 0 && beyond(focus > 0 ? (i + 1) % 4 : (i + 3) % 4) < 0)
            return focus > 0 ? tips[i + 1] : tips[i];
    return focus > 0 ? tips[0] : tips[3];
}

} // namespace

class BindingsTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics;
    EditContext context() { return {m_metrics, m_random, 1}; }

private slots:
    void followsAsExcalidrawDoes()
    {
        const Scene before = sceneIn("before.excalidraw"), after = sceneIn("after.excalidraw");
        QVERIFY(before.size() > 30);
        const Scene ours = moveElements(before, {"hub"}, {60, 40}, context());
        QCOMPARE(brokenInvariant(ours), std::string());
        int arrows = 0;
        for (const auto &element : ours.elements()) {
            if (!element->isArrow())
                continue;
            const Element *theirs = after.find(element->id);
            QVERIFY(theirs);
            const auto mine = scenePoints(*element), other = scenePoints(*theirs);
            QVERIFY2(mine.size() == other.size(), element->id.c_str());
            for (std::size_t i = 0; i < mine.size(); ++i)
                QVERIFY2(distance(mine[i], other[i]) < 0.02, element->id.c_str());
            ++arrows;
        }
        QCOMPARE(arrows, 26);
    }

    void movingThereAndBackIsNothing()
    {
        const Scene before = moveElements(sceneIn("before.excalidraw"), {"hub"}, {60, 40}, context());
        const Scene away = moveElements(before, {"hub"}, {-90, 25}, context());
        const Scene back = moveElements(away, {"hub"}, {90, -25}, context());
        for (const auto &element : back.elements())
            if (element->isArrow())
                for (std::size_t i = 0; i < element->linear()->points.size(); ++i)
                    QVERIFY2(distance(scenePoints(*element)[i], scenePoints(*before.find(element->id))[i]) < 1e-6,
                             element->id.c_str());
    }

    void olderBindingsAreMigrated()
    {
        // Excalidraw's own migration of {focus: 0, gap: 5}: orbit, [1, 0.5001]
        Element arrow;
        arrow.id = "arrow";
        arrow.type = ElementType::Arrow;
        arrow.x = 205;
        arrow.y = 50;
        LinearData linear;
        linear.points = {{0, 0}, {200, 0}};
        linear.startBinding = Binding{"box", {}, {}, 0.0, 5.0, {}};
        arrow.data = linear;
        arrow.width = 200;
        const Element target = box({0, 0, 200, 100});
        const auto find = [&](const std::string &id) { return id == "box" ? &target : nullptr; };
        const Binding binding = completedBinding(arrow, LinearEnd::Start, target, find);
        QCOMPARE(*binding.mode, std::string("orbit"));
        QCOMPARE(binding.fixedPoint->x, 1.0);
        QCOMPARE(binding.fixedPoint->y, 0.5001);
        QCOMPARE(*binding.gap, 5.0);
    }

    void halvesAreSteadied()
    {
        const Point ratios = sceneToFixedPoint(box({0, 0, 200, 100}), {100, 50});
        QCOMPARE(ratios, (Point{0.5001, 0.5001}));
        QCOMPARE(sceneToFixedPoint(box({0, 0, 0.5, 0.5}), {30, 30}), (Point{0.5001, 0.5001}));
    }

    void focusAndItsPointAgree_data()
    {
        QTest::addColumn<double>("y");
        for (const double y : {10.0, 30.0, 50.0, 80.0})
            QTest::addRow("y %g", y) << y;
    }
    void focusAndItsPointAgree()
    {
        QFETCH(double, y);
        const Element target = box({0, 0, 200, 100});
        const Point adjacent{500, 60}, end{205, y};
        const Point aim = focusPoint(target, focusAndGap(target, adjacent, end).focus, adjacent);
        // the aim lies on the arrow's line
        const Point along = end - adjacent, toAim = aim - adjacent;
        QVERIFY(std::abs(along.x * toAim.y - along.y * toAim.x) / std::hypot(along.x, along.y) < 0.01);
    }

    void componentsAreHeldByTheirBody()
    {
        Element body = box({0, 0, 200, 100}), glyph = box({10, 10, 30, 30});
        body.backgroundColor = glyph.backgroundColor = "#ffffff";
        body.customData = std::make_shared<const Json>(Json{{"ninesketch", {{"kind", "cache"}}}});
        glyph.id = "glyph";
        body.groupIds = glyph.groupIds = {"group"};
        Element arrow = newElement(ElementType::Arrow, context());
        arrow.id = "arrow";
        arrow.x = 500;
        arrow.linear()->points = {{0, 0}, {100, 0}};
        arrow.width = 100;
        const Scene scene = addElements({}, {body, glyph, arrow}, context());
        const Scene bound = dragArrowEnd(scene, "arrow", LinearEnd::Start, {{25, 25}, 1, false, false}, context());
        const Element &held = *bound.find("arrow");
        QCOMPARE(held.linear()->startBinding->elementId, std::string("box"));
        QCOMPARE(*held.linear()->startBinding->mode, std::string("orbit"));
        QVERIFY(std::abs(endPoint(held, LinearEnd::Start).x - 206) < 0.5); // a gap beside the outline
    }

    void deletingAShapeLetsArrowsGo()
    {
        const Scene scene = removeElements(sceneIn("before.excalidraw"), {"hub"}, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        QVERIFY(!scene.find("a0")->linear()->startBinding);
        QVERIFY(scene.find("a0")->linear()->endBinding);
    }

    void copiesKeepBindingsAmongThemselves()
    {
        const Scene scene = sceneIn("before.excalidraw");
        const auto copied = duplicateElements(scene, {"hub", "s0", "a0", "a1"}, {5, 5}, context());
        QCOMPARE(brokenInvariant(copied.scene), std::string());
        const Element *arrow = copied.scene.find(copied.copies.at("a0"));
        QCOMPARE(arrow->linear()->startBinding->elementId, copied.copies.at("hub"));
        QCOMPARE(arrow->linear()->endBinding->elementId, copied.copies.at("s0"));
        QCOMPARE(copied.scene.find("hub")->boundElements, scene.find("hub")->boundElements);
    }
};

QTEST_APPLESS_MAIN(BindingsTest)
#include "bindings_test.moc"
