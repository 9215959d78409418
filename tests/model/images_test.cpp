// SPDX-License-Identifier: GPL-3.0-or-later
// Images in a drawing. tests/data/crops.json: what Excalidraw's cropElement makes of random images, turned, mirrored
// and cropped before (@excalidraw/element 0.18.1, rounded to 1e-6).
#include "model/scene/bindings.h"
#include "model/scene/edits.h"
#include "model/scene/edits/crop_measures.h"
#include "tests/support/scene_invariants.h"

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace ninesketch;

class ImagesTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics{0.5};
    EditContext context() { return {m_metrics, m_random, 1}; }

    Scene photo(double width, double height)
    {
        Element image = newElement(ElementType::Image, context());
        image.id = "photo";
        image.width = width;
        image.height = height;
        image.image()->fileId = "file";
        return addElements({}, {image}, context());
    }

    static const Element &only(const Scene &scene) { return *scene.elements().back(); }

private slots:
    void cropsAsExcalidrawDoes()
    {
        QFile file(TEST_DATA "/crops.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json cases = Json::parse(file.readAll().toStdString());
        QCOMPARE(cases.size(), std::size_t(160));
        const std::map<std::string, Grip> grips{
            {"n", Grip::North},      {"s", Grip::South},      {"e", Grip::East},       {"w", Grip::West},
            {"ne", Grip::NorthEast}, {"nw", Grip::NorthWest}, {"se", Grip::SouthEast}, {"sw", Grip::SouthWest}};
        const auto near = [](double a, double b) { return std::abs(a - b) < 2e-5 * std::max(1.0, std::abs(b)); };
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const Json &one = cases[i], &given = one["image"], &wanted = one["cropped"];
            if (one["aspect"]) // see keepsTheAspectWithinTheImage: there it may leave the image
                continue;
            Scene scene = photo(given["width"], given["height"]);
            Element image = only(scene);
            image.x = given["x"];
            image.y = given["y"];
            image.angle = given["angle"];
            image.image()->scaleX = given["scale"][0];
            image.image()->scaleY = given["scale"][1];
            if (const Json &crop = given["crop"]; !crop.is_null())
                image.image()->crop = ImageCrop{
                    crop["x"], crop["y"], crop["width"], crop["height"], crop["naturalWidth"], crop["naturalHeight"]};
            const ElementPtr changed = std::make_shared<const Element>(image);
            scene = cropImage(scene.replaced(std::span(&changed, 1)), "photo", grips.at(one["handle"]),
                              {one["pointer"][0], one["pointer"][1]}, false, {one["natural"][0], one["natural"][1]},
                              context());
            const Element &made = only(scene);
            const std::string row = "row " + std::to_string(i) + ": " + one.dump();
            QVERIFY2(near(made.x, wanted["x"]) && near(made.y, wanted["y"]) && near(made.width, wanted["width"]) &&
                         near(made.height, wanted["height"]),
                     row.c_str());
            QVERIFY2(made.image()->crop.has_value() == !wanted["crop"].is_null(), row.c_str());
            if (const auto &crop = made.image()->crop)
                QVERIFY2(near(crop->x, wanted["crop"]["x"]) && near(crop->y, wanted["crop"]["y"]) &&
                             near(crop->width, wanted["crop"]["width"]) && near(crop->height, wanted["crop"]["height"]),
                         row.c_str());
        }
    }

    void aCropIsToldAndSetByNumbers_data()
    {
        QTest::addColumn<double>("mirrored"), QTest::addColumn<int>("measure");
        QTest::addColumn<double>("before"), QTest::addColumn<double>("set"), QTest::addColumn<double>("after");
        QTest::addColumn<double>("left"), QTest::addColumn<double>("seen"); // of the file, px
        // 100 px of 200 are seen, from 50 on, half as large
        const auto row = [](const char *name, double mirrored, Measure measure, double before, double set, double after,
                            double left, double seen) {
            QTest::newRow(name) << mirrored << int(measure) << before << set << after << left << seen;
        };
        row("X", 1, Measure::X, 25, 10, 10, 20, 100);
        row("X beyond", 1, Measure::X, 25, 90, 50, 100, 100);
        row("X, mirrored", -1, Measure::X, 25, 10, 10, 80, 100);
        row("W", 1, Measure::Width, 50, 30, 30, 50, 60);
        row("W, mirrored", -1, Measure::Width, 50, 30, 30, 90, 60);
        row("W beyond", 1, Measure::Width, 50, 500, 75, 50, 150);
        row("W too small", 1, Measure::Width, 50, 1, 10, 50, 20);
        row("another", 1, Measure::Angle, -1, 1, -1, 50, 100);
    }

    void aCropIsToldAndSetByNumbers()
    {
        QFETCH(const double, mirrored);
        QFETCH(const int, measure);
        QFETCH(const double, set);
        Scene scene = photo(50, 50);
        Element image = only(scene);
        image.x = 300;
        image.angle = 1;
        image.image()->scaleX = mirrored;
        image.image()->crop = ImageCrop{50, 0, 100, 100, 200, 100};
        const ElementPtr changed = std::make_shared<const Element>(image);
        scene = scene.replaced(std::span(&changed, 1));
        const auto shown = [&] { return cropMeasureOf(only(scene), Measure(measure)).value.value_or(-1); };
        QTEST(shown(), "before");
        scene = setCropMeasure(scene, "photo", Measure(measure), set, {200, 100}, context());
        QTEST(shown(), "after");
        QTEST(only(scene).image()->crop->x, "left");
        QTEST(only(scene).image()->crop->width, "seen");
        QCOMPARE(only(scene).height, 50.0);
    }

    void keepsTheAspectWithinTheImage()
    {
        const Scene scene = photo(200, 100);
        for (const Grip grip : {Grip::North, Grip::East, Grip::SouthEast, Grip::NorthWest, Grip::SouthWest})
            for (const Point pointer : {Point{150, 60}, Point{-500, -300}, Point{900, 40}, Point{100, 51}}) {
                const Scene cropped = cropImage(scene, "photo", grip, pointer, true, {400, 200}, context());
                const Element &made = only(cropped);
                QVERIFY(std::abs(made.width / made.height - 2) < 1e-9);
                QVERIFY(made.x > -1e-9 && made.y > -1e-9 && made.x + made.width < 200 + 1e-9);
                const Rect whole = uncroppedBox(made);
                QVERIFY(std::abs(whole.width - 200) < 1e-6 && std::abs(whole.x) < 1e-6);
            }
    }

    void theWholeComesBack()
    {
        Scene scene = cropImage(photo(200, 100), "photo", Grip::West, {50, 0}, false, {400, 200}, context());
        QCOMPARE(only(scene).image()->crop->x, 100.0);
        scene = cropImage(scene, "photo", Grip::South, {0, 60}, false, {400, 200}, context());
        scene = moveBehindCrop(scene, "photo", {20, -10}, context());
        QCOMPARE(only(scene).image()->crop->x, 60.0);
        QCOMPARE(only(scene).image()->crop->y, 20.0);
        scene = moveBehindCrop(scene, "photo", {1000, 1000}, context()); // not beyond its edge
        QCOMPARE(only(scene).image()->crop->x, 0.0);
        QCOMPARE(only(scene).width, 150.0);
        scene = uncropImages(scene, {"photo"}, context());
        QVERIFY(!only(scene).image()->crop);
        QCOMPARE(only(scene).width, 200.0);
        QCOMPARE(only(scene).height, 100.0);
    }

    void arrowsFollowACrop()
    {
        Scene scene = photo(200, 100);
        Element arrow = newElement(ElementType::Arrow, context());
        arrow.x = 300;
        arrow.y = 50;
        arrow.linear()->points = {{0, 0}, {-95, 0}};
        const std::string id = arrow.id;
        scene = addElements(scene, {arrow}, context());
        scene = bindArrowEnd(scene, id, LinearEnd::End, "photo", context());
        scene = cropImage(scene, "photo", Grip::East, {120, 50}, false, {400, 200}, context());
        QVERIFY(std::abs(endPoint(*scene.find(id), LinearEnd::End).x - 120 - bindingGap(*scene.find("photo"))) < 0.5);
        QCOMPARE(brokenInvariant(scene), std::string());
    }

    void severalStandInAGrid()
    {
        const PlacedImages placed =
            placeImages({}, {{"a", 100, 50}, {"b", 60, 80}, {"c", 100, 40}}, {0, 0}, 50, 100, context());
        QCOMPARE(placed.ids.size(), std::size_t(3));
        const auto elements = placed.scene.elements();
        QCOMPARE(elements[0]->x, -105.0); // 100 + 50 + 60 wide
        QCOMPARE(elements[1]->x, 45.0);
        QCOMPARE(elements[1]->y, -85.0); // 80 + 50 + 40 high
        QCOMPARE(elements[2]->y, 45.0);
        QCOMPARE(elements[2]->image()->status, std::string("saved"));
        QCOMPARE(brokenInvariant(placed.scene), std::string());
    }
};

QTEST_MAIN(ImagesTest)
#include "images_test.moc"
