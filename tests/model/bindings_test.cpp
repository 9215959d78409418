// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows follow their shapes to where Excalidraw puts them. tests/data/following was recorded once: `before` is ours,
// `after` is what Excalidraw (nightly 0.18.0-c0ad61c) saved after the shape "hub" was dragged by 60, 40 with the mouse.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/focus_binding.h"
#include "model/scene/linear_points.h"
#include "model/scene/outline.h"
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

} // namespace

class BindingsTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics;
    EditContext context() { return {m_metrics, m_random, 1}; }

private slots:
    void anElbowArrowLeavesACornerByTheSideThatIsNearer()
    {
        Element box;
        box.id = "box";
        box.type = ElementType::Rectangle;
        box.x = box.y = 200;
        box.width = 160;
        box.height = 100;
        box.strokeWidth = 2;
        // as Excalidraw: by the diagonals of the box, of which (365, 305) lies below
        const Point below = elbowEndOn(box, {365, 305});
        QCOMPARE(below.x, 365.0);
        QVERIFY(std::abs(below.y - 303.3) < 0.05);
        const Point beside = elbowEndOn(box, {368, 300});
        QCOMPARE(beside.y, 300.0);
        QVERIFY(std::abs(beside.x - 366) < 0.05);
    }

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

    void arrowsMirroredWithoutTheirShapeLetItGo()
    {
        const Scene before = sceneIn("before.excalidraw");
        const Element *arrow = nullptr;
        for (const auto &element : before.elements())
            if (element->isArrow() && !element->linear()->elbowed && element->linear()->startBinding &&
                element->linear()->endBinding)
                arrow = element.get();
        QVERIFY(arrow);
        const std::string kept = arrow->linear()->startBinding->elementId;
        const Scene mirrored = flipElements(before, {arrow->id, kept}, Axis::Vertical, context());
        QCOMPARE(mirrored.find(arrow->id)->linear()->startBinding->elementId, kept);
        QVERIFY(!mirrored.find(arrow->id)->linear()->endBinding);
        QCOMPARE(brokenInvariant(mirrored), std::string());
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

    void shapesOfOldFilesAreAimedAtAsIfTheyWereSharp()
    {
        // as Excalidraw does, which works it out before it rounds their corners
        const auto aim = [](const char *corners) {
            const auto scene = readScene(R"({"type": "excalidraw", "elements": [
                {"id": "d", "type": "diamond", "width": 100, "height": 60, )" +
                                         std::string(corners) + R"(},
                {"id": "a", "type": "arrow", "x": 97, "y": 31, "points": [[0, 0], [200, 40]],
                 "startBinding": {"elementId": "d", "focus": 0.1, "gap": 4}}]})");
            const Element &arrow = *scene->find("a");
            const auto binding = completedBinding(arrow, LinearEnd::Start, *scene->find("d"), finderIn(*scene));
            return std::pair(*binding.mode, *binding.fixedPoint);
        };
        const auto sharp = aim(R"("roundness": null)");
        QCOMPARE(sharp.first, std::string("inside")); // of the tip
        QVERIFY(aim(R"("strokeSharpness": "round")") == sharp);
        QCOMPARE(aim(R"("roundness": {"type": 2})").first, std::string("orbit"));
    }

    void bothOlderEndsAimAtEachOthersMiddles()
    {
        // as Excalidraw's own migration of them has it
        const auto scene = readScene(R"({"type": "excalidraw", "elements": [
            {"id": "r", "type": "rectangle", "width": 100, "height": 60},
            {"id": "s", "type": "rectangle", "x": 400, "y": 200, "width": 100, "height": 60},
            {"id": "a", "type": "arrow", "x": 104, "y": 48, "points": [[0, 0], [289, 167]],
             "startBinding": {"elementId": "r", "focus": 0.1, "gap": 4},
             "endBinding": {"elementId": "s", "focus": 0.2, "gap": 7}}]})");
        QVERIFY(scene.hasValue());
        const Element &arrow = *scene->find("a");
        const auto find = finderIn(*scene);
        const Point start = *completedBinding(arrow, LinearEnd::Start, *scene->find("r"), find).fixedPoint;
        const Point end = *completedBinding(arrow, LinearEnd::End, *scene->find("s"), find).fixedPoint;
        QVERIFY(distance(start, {0.5924033140663582, 0.40759668593364207}) < 1e-6);
        QVERIFY(distance(end, {0.3618225738766819, 0.6381774261233204}) < 1e-6);
    }

    void firstAndLastSegmentsMoveAsInExcalidraw()
    {
        Element arrow;
        arrow.type = ElementType::Arrow;
        LinearData linear;
        linear.elbowed = true;
        linear.startBinding = linear.endBinding = Binding{"box", "orbit", Point{0, 0}, 0.0, 0.0, {}};
        arrow.data = linear;
        using Points = std::vector<Point>;
        const auto bound = withScenePoints(arrow, Points{{309, 885}, {440, 885}, {440, 1047}, {440, 1100}});
        const auto first = withMovedSegment(bound, 1, {370, 847});
        QCOMPARE(scenePoints(first),
                 (Points{{309, 885}, {349, 885}, {349, 847}, {440, 847}, {440, 1047}, {440, 1100}}));
        QCOMPARE(first.linear()->fixedSegments->size(), std::size_t{1});
        QCOMPARE(first.linear()->fixedSegments->front().index, 3);
        const auto last = withMovedSegment(bound, 3, {500, 1060});
        QCOMPARE(scenePoints(last),
                 (Points{{309, 885}, {440, 885}, {500, 1047}, {500, 1060}, {440, 1060}, {440, 1100}}));
        QCOMPARE(last.linear()->fixedSegments->front().index, 3);
        // an end that nothing holds
        Element loose = bound;
        loose.linear()->startBinding.reset();
        const auto turned = withMovedSegment(loose, 1, {370, 847});
        QCOMPARE(scenePoints(turned), (Points{{309, 885}, {309, 847}, {440, 847}, {440, 1047}, {440, 1100}}));
        QCOMPARE(turned.linear()->fixedSegments->front().index, 2);
        // what was fixed before keeps its place
        const auto both = withMovedSegment(withMovedSegment(bound, 2, {460, 900}), 1, {370, 847});
        QCOMPARE(both.linear()->fixedSegments->size(), std::size_t{2});
        QCOMPARE(both.linear()->fixedSegments->back().index, 4);
        QVERIFY(both.linear()->fixedSegments->back().start.x == both.linear()->fixedSegments->back().end.x);
        QVERIFY(scenePoints(withMovedSegment(bound, 4, {0, 0})) == scenePoints(bound));
    }

    void halvesAreSteadied()
    {
        const Point ratios = sceneToFixedPoint(box({0, 0, 200, 100}), {100, 50});
        QCOMPARE(ratios, (Point{0.5001, 0.5001}));
        QCOMPARE(sceneToFixedPoint(box({0, 0, 0.5, 0.5}), {30, 30}), (Point{0.5001, 0.5001}));
    }

    /// Release 0.18 leaves ends where they are, by their focus and gap, when it works them out anew.
    void olderVersionsKeepEnds_data()
    {
        QTest::addColumn<ElementType>("type");
        QTest::addColumn<double>("angle");
        for (const double angle : {0.0, 0.7}) {
            QTest::addRow("rectangle, %g", angle) << ElementType::Rectangle << angle;
            QTest::addRow("ellipse, %g", angle) << ElementType::Ellipse << angle;
            QTest::addRow("diamond, %g", angle) << ElementType::Diamond << angle;
        }
    }
    void olderVersionsKeepEnds()
    {
        QFETCH(ElementType, type);
        QFETCH(double, angle);
        Element target = box({0, 0, 200, 100}, type);
        target.angle = angle;
        for (int i = 0; i < 24; ++i) {
            const double around = i * 0.26;
            const Point adjacent = target.centre() + Point{400 * std::cos(around), 400 * std::sin(around)};
            for (const double aside : {-25.0, 0.0, 15.0}) {
                const Point within = target.centre() + Point{aside, aside / 2};
                const auto inside = focusAndGap(target, adjacent, within);
                QCOMPARE(inside.gap, 0.0);
                const Point kept = endByFocus(target, inside, adjacent, within);
                QVERIFY(Outline(target).contains(kept));
                QVERIFY(distance(kept, within) <= distance(target.centre(), within) + 1e-6);
                const auto met = Outline(target, 6).crossings({adjacent, within});
                QVERIFY(!met.empty());
                const auto outside = focusAndGap(target, adjacent, met.front());
                QVERIFY(std::abs(outside.gap - 6) < 1.5); // an ellipse with longer axes is no parallel of it
                QVERIFY(distance(endByFocus(target, outside, adjacent, met.front()), met.front()) < 1);
            }
        }
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
