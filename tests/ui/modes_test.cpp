// SPDX-License-Identifier: GPL-3.0-or-later
// One element in work: an image that is cropped, a line whose points are edited.
#include "exporters/image_file.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "tests/support/gesture.h"
#include "tests/support/scene_invariants.h"
#include "ui/tools/hints.h"

#include <QBuffer>
#include <QImage>

using namespace ninesketch;

class ModesTest : public QObject
{
    Q_OBJECT

    /// A picture of 200 x 100 px, shown half as large, its left top corner in the origin.
    static void placePhoto(Hand &hand)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.save(&buffer, "PNG");
        const auto file = readImageFile(png, "red");
        const Scene scene = withImageFile(hand.scene(), *file, 1);
        hand.editor.commit(placeImages(scene, {{file->id, 100, 50}}, {50, 25}, 50, 100, hand.edit()).scene, "Place");
    }

    static void lineInWork(Hand &hand)
    {
        hand.take("line").click({0, 0}).click({100, 0}).click({100, 100}).click({200, 100}).key(Qt::Key_Return);
        hand.key(Qt::Key_Return);
    }

    static std::size_t points(const Hand &hand) { return hand.element(0).linear()->points.size(); }
    static Point point(const Hand &hand, std::size_t i) { return scenePoints(hand.element(0))[i]; }

private slots:
    void doubleClickCrops()
    {
        Hand hand;
        placePhoto(hand);
        hand.doubleClick({50, 25}).drag({100, 50}, {80, 40});
        const auto crop = hand.element(0).image()->crop;
        QVERIFY(crop);
        QCOMPARE(crop->width, 160.0);
        QCOMPARE(crop->height, 80.0);
        QCOMPARE(crop->naturalWidth, 200.0);
        QCOMPARE(hand.element(0).width, 80.0);
        hand.drag({40, 20}, {30, 20}); // the picture behind
        QCOMPARE(hand.element(0).image()->crop->x, 20.0);
        QCOMPARE(hand.element(0).x, 0.0);
        QCOMPARE(hand.editor.undoText(), QString("Crop image"));
        hand.editor.undo();
        hand.editor.undo();
        QVERIFY(!hand.element(0).image()->crop);
    }

    void croppingEnds_data()
    {
        QTest::addColumn<QString>("by");
        for (const char *by : {"Enter", "Escape", "a press beside it"})
            QTest::newRow(by) << by;
    }
    void croppingEnds()
    {
        QFETCH(QString, by);
        Hand hand;
        placePhoto(hand);
        hand.click({50, 25}).key(Qt::Key_Return);
        if (by == "Enter")
            hand.key(Qt::Key_Return);
        else if (by == "Escape")
            hand.escape();
        else
            hand.click({400, 400});
        QCOMPARE(hand.editor.selection().empty(), by.startsWith("a press"));
        hand.click({50, 25}).drag({102, 52}, {202, 102}); // the grip of the selection again: it is resized
        QVERIFY(!hand.element(0).image()->crop);
        QVERIFY(std::abs(hand.element(0).width - 200) < 10);
        QVERIFY(std::abs(hand.element(0).width / hand.element(0).height - 2) < 1e-9); // images keep their ratio
    }

    void severalPointsMoveTogether()
    {
        Hand hand;
        lineInWork(hand);
        hand.drag({80, -20}, {120, 120}).drag({100, 0}, {130, 10}); // the two in the middle
        QCOMPARE(point(hand, 1), (Point{130, 10}));
        QCOMPARE(point(hand, 2), (Point{130, 110}));
        QCOMPARE(point(hand, 3), (Point{200, 100}));
        hand.key(Qt::Key_Left).key(Qt::Key_Left);
        hand.editor.undo(); // all presses in a row are one step
        QCOMPARE(point(hand, 1), (Point{130, 10}));
        hand.key(Qt::Key_Left);
        QCOMPARE(point(hand, 1), (Point{129, 10}));
        hand.click({0, 0}).hold(Qt::ShiftModifier).click({200, 100}).hold(Qt::NoModifier).key(Qt::Key_Delete);
        QCOMPARE(points(hand), std::size_t(2));
        QCOMPARE(point(hand, 0), (Point{129, 10}));
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
    }

    void pointsAreAddedAndCopied()
    {
        Hand hand;
        lineInWork(hand);
        hand.hold(Qt::AltModifier).click({300, 50}).hold(Qt::NoModifier);
        QCOMPARE(points(hand), std::size_t(5));
        QCOMPARE(point(hand, 4), (Point{300, 50}));
        hand.drag({50, 0}, {50, -40}); // the middle of a segment
        QCOMPARE(points(hand), std::size_t(6));
        hand.hold(Qt::ControlModifier).key(Qt::Key_D).hold(Qt::NoModifier); // of the new one
        QCOMPARE(points(hand), std::size_t(7));
        QCOMPARE(point(hand, 2), (Point{75, -20}));
        hand.key(Qt::Key_Delete);
        QCOMPARE(points(hand), std::size_t(6));
        hand.click({600, 600}).key(Qt::Key_Right); // beside: it ends, the line stays selected
        QCOMPARE(point(hand, 0).x, 1.0);
    }

    void withoutPointsALineIsGone()
    {
        Hand hand;
        lineInWork(hand);
        hand.hold(Qt::ControlModifier).key(Qt::Key_A).hold(Qt::NoModifier).key(Qt::Key_Delete);
        QVERIFY(hand.scene().elements().empty());
        hand.editor.undo();
        QCOMPARE(points(hand), std::size_t(4));
    }

    void aPolygonStaysClosed()
    {
        Hand hand;
        hand.take("line").click({0, 0}).click({100, 0}).click({100, 100}).click({0, 100}).click({1, 1});
        QVERIFY(hand.element(0).linear()->polygon);
        hand.key(Qt::Key_Return).drag({0, 0}, {-30, -20});
        QCOMPARE(point(hand, 0), point(hand, 4));
        hand.key(Qt::Key_Delete);
        QCOMPARE(points(hand), std::size_t(4));
        QCOMPARE(point(hand, 0), point(hand, 3));
        hand.click({100, 0}).key(Qt::Key_Delete);
        QCOMPARE(points(hand), std::size_t(4)); // a triangle is the least
    }

    void anArrowsEndBindsAndLetsGo()
    {
        Hand hand;
        hand.take("arrow").drag({0, 0}, {200, 0});
        hand.take("rectangle").drag({300, -50}, {400, 50});
        hand.click({100, 0}).hold(Qt::ControlModifier).key(Qt::Key_Return).hold(Qt::NoModifier);
        hand.drag({200, 0}, {294, 0});
        const auto arrow = [&] {
            return std::ranges::find_if(hand.scene().elements(), [](const ElementPtr &e) { return e->isArrow(); })
                ->get();
        };
        QVERIFY(arrow()->linear()->endBinding);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
        hand.key(Qt::Key_Left); // by keys it only moves
        QVERIFY(!arrow()->linear()->endBinding);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
    }

    void whatTabTurnedComesBackWhole()
    {
        Hand hand;
        hand.take("line").click({0, 0}).click({100, 80}).click({220, 20}).key(Qt::Key_Return);
        const Element line = hand.element(0);
        for (int i = 0; i < 4; ++i)
            hand.key(Qt::Key_Tab);
        QVERIFY(hand.element(0).linear()->elbowed);
        const std::vector<Point> along{{0, 0}, {0, 80}, {100, 80}, {100, 20}, {220, 20}};
        QCOMPARE(hand.element(0).linear()->points, along);
        QCOMPARE(hand.element(0).linear()->fixedSegments->size(), std::size_t(2));
        hand.key(Qt::Key_Tab);
        QCOMPARE(hand.element(0).type, ElementType::Line);
        QCOMPARE(hand.element(0).linear()->points, line.linear()->points);
        hand.escape();
        QVERIFY(hand.editor.selection().empty());
    }

    void shapesAreTakenFromTheRowBelow()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 50}).key(Qt::Key_Tab);
        hand.click({81, 82}); // the third of them
        QCOMPARE(hand.element(0).type, ElementType::Ellipse);
        hand.click({-5, 82});
        QCOMPARE(hand.element(0).type, ElementType::Rectangle);
        QCOMPARE(hand.editor.undoCount(), 3);
        hand.click({400, 400}).click({50, 0}).click({81, 82}); // it is gone
        QCOMPARE(hand.element(0).type, ElementType::Rectangle);
    }

    void theLassoStaysAndDragsWhatItTook()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 50});
        hand.take("rectangle").drag({300, 0}, {400, 50});
        hand.take("lasso").press({-20, -20}).move({120, -20}).move({120, 70}).move({-20, 70}).release({-20, -20});
        QCOMPARE(hand.editor.selection().ids.size(), std::size_t(1));
        hand.drag({50, 25}, {50, 225});
        QCOMPARE(hand.element(0).y, 200.0);
        hand.press({280, -20}).move({420, -20}).move({420, 70}).move({280, 70}).release({280, -20});
        QVERIFY(hand.editor.selection().contains(hand.element(1).id));
        QCOMPARE(hand.element(1).y, 0.0);
        hand.click({5, 201});
        QVERIFY(hand.editor.selection().contains(hand.element(0).id));
    }

    void tabSwitchesShapes()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 50}).key(Qt::Key_Tab);
        QCOMPARE(hand.element(0).type, ElementType::Rectangle); // the first shows what there is
        hand.key(Qt::Key_Tab);
        QCOMPARE(hand.element(0).type, ElementType::Diamond);
        hand.key(Qt::Key_Backtab).key(Qt::Key_Backtab);
        QCOMPARE(hand.element(0).type, ElementType::Ellipse);
        hand.take("line").drag({300, 300}, {400, 300}).key(Qt::Key_Tab).key(Qt::Key_Tab);
        QVERIFY(hand.element(1).isArrow());
        hand.key(Qt::Key_Tab).key(Qt::Key_Tab);
        QVERIFY(hand.element(1).linear()->elbowed);
        hand.key(Qt::Key_Tab);
        QCOMPARE(hand.element(1).type, ElementType::Line);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
    }

    void hintsSayWhatKeysDo()
    {
        Hand hand;
        const auto hint = [&](const char *tool) { return hintOf(tool, hand.tool(), hand.context()); };
        QVERIFY(hint("selection").startsWith("Space"));
        lineInWork(hand);
        QVERIFY(hint("selection").startsWith("Click a point"));
        hand.click({100, 0});
        QVERIFY(hint("selection").startsWith("Delete removes"));
        hand.escape();
        QCOMPARE(hint("selection"), QString("Double-click or Enter edits the points"));
        hand.take("arrow").press({400, 0}).move({500, 0});
        QVERIFY(hint("arrow").startsWith("Ctrl lets it end"));
        hand.release({500, 0});
        QVERIFY(hint("selection").startsWith("Enter writes a label"));
    }
};

QTEST_MAIN(ModesTest)
#include "modes_test.moc"
