// SPDX-License-Identifier: GPL-3.0-or-later
// Paint poured into regions: which it fills, how exactly, and where it comes to lie.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "tests/support/scene_invariants.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace ninesketch;

class FillRegionTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics{0.5};
    EditContext context() { return {m_metrics, m_random, 1}; }

    Element shape(ElementType type, const Rect &box, const std::string &background = "transparent")
    {
        Element element = newElement(type, context());
        element.x = box.x;
        element.y = box.y;
        element.width = box.width;
        element.height = box.height;
        element.backgroundColor = background;
        element.roundness.reset();
        return element;
    }
    Element line(std::vector<Point> points)
    {
        Element element = newElement(ElementType::Line, context());
        LinearData data;
        element.x = points.front().x;
        element.y = points.front().y;
        for (Point &point : points) {
            point = point - Point{element.x, element.y};
            element.width = std::max(element.width, std::abs(point.x));
            element.height = std::max(element.height, std::abs(point.y));
        }
        data.points = std::move(points);
        element.data = std::move(data);
        return element;
    }
    Scene with(std::vector<Element> elements) { return addElements({}, std::move(elements), context()); }

    static double area(const std::vector<Point> &ring)
    {
        double twice = 0;
        for (std::size_t i = 1; i < ring.size(); ++i)
            twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
        return std::abs(twice) / 2;
    }
    static QByteArray told(double area) { return QByteArray::number(area); }
    static double areaAt(const Scene &scene, Point at)
    {
        const auto found = fillRegionAt(scene, at);
        const auto *region = std::get_if<FillRegion>(&found);
        return region ? area(region->polygon) : -1;
    }

private slots:
    void shapesAreFilledToTheirOutline()
    {
        const Scene box = with({shape(ElementType::Rectangle, {10, 20, 200, 100})});
        QVERIFY2(std::abs(areaAt(box, {100, 70}) - 20000) < 60, qPrintable(QString::number(areaAt(box, {100, 70}))));
        const Scene round = with({shape(ElementType::Ellipse, {0, 0, 200, 100})});
        const double whole = std::numbers::pi * 100 * 50;
        QVERIFY2(std::abs(areaAt(round, {100, 50}) - whole) < whole * 0.01,
                 qPrintable(QString::number(areaAt(round, {100, 50}))));
        Element turned = shape(ElementType::Rectangle, {0, 0, 200, 100});
        turned.angle = 0.6;
        const Scene slanting = with({turned});
        QVERIFY2(std::abs(areaAt(slanting, {100, 50}) - 20000) < 150,
                 qPrintable(QString::number(areaAt(slanting, {100, 50}))));
    }

    void whereTwoOverlapOnlyTheCommonPartIsFilled()
    {
        const Scene scene =
            with({shape(ElementType::Rectangle, {0, 0, 100, 100}), shape(ElementType::Rectangle, {50, 50, 100, 100})});
        QVERIFY2(std::abs(areaAt(scene, {75, 75}) - 2500) < 30, told(areaAt(scene, {75, 75})));
        QVERIFY2(std::abs(areaAt(scene, {25, 25}) - 7500) < 60, told(areaAt(scene, {25, 25})));
    }

    void islandsStayDry()
    {
        const Scene scene =
            with({shape(ElementType::Rectangle, {0, 0, 200, 200}), shape(ElementType::Rectangle, {80, 80, 40, 40})});
        QVERIFY2(std::abs(areaAt(scene, {20, 20}) - 38400) < 120, qPrintable(QString::number(areaAt(scene, {20, 20}))));
    }

    void gapsUpToSixPixelsHoldThePaint()
    {
        const auto triangle = [&](double gap) {
            return with({line({{0, 0}, {200, 0}, {200, 200}}), line({{200, 200}, {gap, gap}})});
        };
        QVERIFY2(std::abs(areaAt(triangle(2), {150, 60}) - 20000) < 150, told(areaAt(triangle(2), {150, 60})));
        const auto wide = fillRegionAt(triangle(20), {150, 60});
        QVERIFY(std::get<NoRegion>(wide) == NoRegion::Open);
        QVERIFY(std::get<NoRegion>(fillRegionAt({}, {0, 0})) == NoRegion::Nothing);
    }

    void whatIsCoveredBoundsNothing()
    {
        const Scene scene =
            with({line({{-50, 50}, {150, 50}}), shape(ElementType::Rectangle, {0, 0, 100, 100}, "#fff")});
        QVERIFY2(std::abs(areaAt(scene, {50, 20}) - 10000) < 60, told(areaAt(scene, {50, 20})));
        const Scene seen =
            with({shape(ElementType::Rectangle, {0, 0, 100, 100}, "#fff"), line({{-50, 50}, {150, 50}})});
        QVERIFY2(std::abs(areaAt(seen, {50, 20}) - 5000) < 60, told(areaAt(seen, {50, 20})));
    }

    void paintLiesUnderItsLines_andIsPaintedAnew()
    {
        Scene scene = with({shape(ElementType::Rectangle, {0, 0, 100, 100})});
        const std::string box = scene.elements()[0]->id;
        scene = pourPaint(scene, {50, 50}, {"#ffc9c9"}, context()).scene;
        QCOMPARE(scene.size(), std::size_t(2));
        const Element &fill = *scene.elements()[0];
        QVERIFY(isFill(fill));
        QCOMPARE(scene.elements()[1]->id, box);
        QCOMPARE(fill.backgroundColor, std::string("#ffc9c9"));
        QCOMPARE(fill.linear()->points.front(), fill.linear()->points.back());
        QCOMPARE(brokenInvariant(scene), std::string());
        scene = pourPaint(scene, {50, 50}, {"#a5d8ff", FillStyle::Hachure, 60}, context()).scene;
        QCOMPARE(scene.size(), std::size_t(2));
        QCOMPARE(scene.elements()[0]->backgroundColor, std::string("#a5d8ff"));
        QCOMPARE(scene.elements()[0]->fillStyle, FillStyle::Hachure);
        QCOMPARE(scene.elements()[0]->opacity, 60.0);
    }

    void paintInAFrameAndAGroupBelongsThere()
    {
        Element box = shape(ElementType::Rectangle, {20, 20, 100, 100});
        box.groupIds = {"g"};
        Element frame = shape(ElementType::Frame, {0, 0, 300, 300});
        frame.data = FrameData{};
        box.frameId = frame.id;
        Scene scene = with({box, frame});
        scene = pourPaint(scene, {50, 50}, {"#ffc9c9"}, context()).scene;
        QCOMPARE(scene.elements()[0]->groupIds, std::vector<std::string>{"g"});
        QCOMPARE(scene.elements()[0]->frameId, std::optional(frame.id));
        scene = pourPaint(scene, {200, 200}, {"#b2f2bb"}, context()).scene;
        QCOMPARE(scene.size(), std::size_t(4));
        QCOMPARE(brokenInvariant(scene), std::string());
    }
};

QTEST_GUILESS_MAIN(FillRegionTest)
#include "fill_region_test.moc"
