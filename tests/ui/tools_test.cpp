// SPDX-License-Identifier: GPL-3.0-or-later
// Tools as a hand uses them: each gesture, then thousands of random ones.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "tests/support/gesture.h"
#include "tests/support/scene_invariants.h"

using namespace ninesketch;

namespace
{

Qt::KeyboardModifiers randomModifiers(Random &random)
{
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    for (const auto modifier : {Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier})
        if (random() % 6 == 0)
            modifiers |= modifier;
    return modifiers;
}

/// One edit that a menu would do, on what is selected.
Scene randomEdit(const Scene &scene, const Selection &selection, Random &random, const EditContext &context)
{
    const Ids &ids = selection.ids;
    const Axis axis = random() % 2 ? Axis::Horizontal : Axis::Vertical;
    switch (random() % 16) {
    case 0:
        return removeElements(scene, ids, context);
    case 1:
        return duplicateElements(scene, ids, {10, 10}, context).scene;
    case 2:
        return groupElements(scene, ids, context).scene;
    case 3:
        return ungroupElements(scene, ids, context);
    case 4:
    case 5:
        return reorderElements(scene, ids, static_cast<OrderChange>(random() % 4), context);
    case 6:
        return alignElements(scene, ids, static_cast<Alignment>(random() % 6), context);
    case 7:
        return distributeElements(scene, ids, axis, context);
    case 8:
        return flipElements(scene, ids, axis, context);
    case 9:
        return ids.empty() ? scene : setLabel(scene, *ids.begin(), "a label of some words", context);
    case 10:
        return unbindText(scene, ids, context);
    case 11:
        return wrapInFrame(scene, ids, context).scene;
    case 12: {
        StyleChange change;
        change.fontSize = 8 + double(random() % 40);
        change.strokeWidth = 1 + double(random() % 4);
        change.arrowType = static_cast<ArrowType>(random() % 3);
        return setStyle(scene, ids, change, context);
    }
    case 13:
        return switchShape(scene, ids, random() % 2, context);
    case 14:
        return rotateElements(scene, ids, double(random() % 628) / 100, context);
    default:
        return wrapTextInContainer(unbindText(scene, ids, context), ids, context);
    }
}

} // namespace

class ToolsTest : public QObject
{
    Q_OBJECT

private slots:
    void drawsAndBinds()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {200, 100});
        hand.take("rectangle").drag({400, 0}, {600, 100});
        hand.take("arrow").drag({206, 50}, {394, 50});
        QCOMPARE(hand.scene().size(), std::size_t(3));
        const Element &arrow = hand.element(2);
        QVERIFY(arrow.linear()->startBinding && arrow.linear()->endBinding);
        QCOMPARE(arrow.linear()->startBinding->elementId, hand.element(0).id);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
        // the ends stand a gap of 5 + 2 / 2 px beside the outlines
        QVERIFY(std::abs(endPoint(arrow, LinearEnd::Start).x - 206) < 0.01);
        QVERIFY(std::abs(endPoint(arrow, LinearEnd::End).x - 394) < 0.01);

        hand.click({800, 500}).drag({400, 20}, {400, 320}); // by its outline
        const Element &followed = hand.element(2);
        QVERIFY(endPoint(followed, LinearEnd::End).y > 200);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
        hand.editor.undo();
        QVERIFY(std::abs(endPoint(hand.element(2), LinearEnd::End).y - endPoint(arrow, LinearEnd::End).y) < 1e-9);
    }

    void pullingAnEndAwayLetsGo()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {200, 100});
        hand.take("arrow").drag({206, 50}, {400, 50});
        QVERIFY(hand.element(1).linear()->startBinding);
        hand.drag(endPoint(hand.element(1), LinearEnd::Start), {300, 300});
        QVERIFY(!hand.element(1).linear()->startBinding);
        QVERIFY(hand.element(0).boundElements.empty());
    }

    void resizesTurnsAndDuplicates()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {200, 100});
        hand.drag({208, 108}, {308, 208}); // the south-east grip
        QCOMPARE(hand.element(0).width, 300.0);
        QCOMPARE(hand.element(0).height, 200.0);
        hand.editor.undo();
        hand.hold(Qt::ShiftModifier).drag({100, -24}, {250, 50}); // the knob, a quarter to the right
        QVERIFY(std::abs(hand.element(0).angle - 1.5707963) < 1e-6);
        hand.editor.undo();
        hand.hold(Qt::NoModifier).click({800, 500}).hold(Qt::AltModifier).drag({0, 50}, {300, 50});
        QCOMPARE(hand.scene().size(), std::size_t(2));
        QCOMPARE(hand.element(1).x, 300.0);
    }

    void boxesClicksAndKeys()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {50, 50});
        hand.take("ellipse").drag({100, 0}, {150, 50});
        hand.click({400, 400});
        QVERIFY(hand.editor.selection().empty());
        hand.drag({-20, -20}, {200, 200});
        QCOMPARE(hand.editor.selection().ids.size(), std::size_t(2));
        hand.key(Qt::Key_Right);
        QCOMPARE(hand.element(0).x, 1.0);
        hand.hold(Qt::ShiftModifier).key(Qt::Key_Down).hold(Qt::NoModifier);
        QCOMPARE(hand.element(1).y, 5.0);
        hand.escape().doubleClick({500, 500});
        QVERIFY(hand.escape().editor.selection().empty());
    }

    void doubleClickEntersGroupThenLabel()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {50, 50});
        hand.take("rectangle").drag({100, 0}, {150, 50});
        const Ids both{hand.element(0).id, hand.element(1).id};
        hand.editor.commit(groupElements(hand.scene(), both, hand.edit()).scene, "Group");
        hand.click({400, 400}).click({0, 25});
        QCOMPARE(hand.editor.selection().ids, both);
        hand.doubleClick({0, 25});
        QCOMPARE(hand.editor.selection().ids.size(), std::size_t(1));
        hand.press({0, 25}, true);
        QCOMPARE(hand.last.editText, hand.element(0).id);
    }

    void aBoxSelectsWholeGroupsOnly()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {50, 50});
        hand.take("rectangle").drag({100, 0}, {150, 50});
        hand.take("rectangle").drag({0, 100}, {50, 150});
        const Ids group{hand.element(0).id, hand.element(1).id};
        hand.editor.commit(groupElements(hand.scene(), group, hand.edit()).scene, "Group");
        hand.click({800, 800}).drag({-30, -30}, {80, 180});
        QCOMPARE(hand.editor.selection().ids, Ids{hand.element(2).id});
        hand.drag({-30, -30}, {200, 180});
        QCOMPARE(hand.editor.selection().ids.size(), std::size_t(3));
    }

    void linesCloseAndBend()
    {
        Hand hand;
        hand.take("line").click({0, 0}).move({100, 0}, false).click({100, 0}).click({50, 80}).click({1, 1});
        QCOMPARE(hand.scene().size(), std::size_t(1));
        QVERIFY(hand.element(0).linear()->polygon);
        hand.take("line").drag({300, 0}, {500, 0});
        hand.drag({400, 0}, {400, 100}); // the middle becomes a point
        QCOMPARE(hand.element(1).linear()->points.size(), std::size_t(3));
    }

    void ctrlArrowGrowsAChart()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 60});
        hand.hold(Qt::ControlModifier).key(Qt::Key_Right).key(Qt::Key_Right);
        QVERIFY(hand.editor.isPreviewing());
        hand.letGo(Qt::Key_Control).hold(Qt::NoModifier);
        QCOMPARE(hand.scene().size(), std::size_t(5)); // two shapes, two arrows
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
        const Element &node = *hand.scene().find(*hand.editor.selection().ids.begin());
        QCOMPARE(node.x, 200.0);
        hand.hold(Qt::AltModifier).key(Qt::Key_Left);
        QVERIFY(hand.editor.selection().contains(hand.element(0).id));
    }

    void elbowSegmentsAreFixedAndStretch()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 60});
        hand.take("rectangle").drag({400, 300}, {500, 360});
        hand.take("arrow").key(Qt::Key_A).drag({106, 30}, {394, 330}); // round, then elbow
        const std::string id = hand.element(2).id;
        const auto arrow = [&] { return hand.scene().find(id)->linear(); };
        QVERIFY(arrow()->elbowed);
        QCOMPARE(arrow()->points.size(), std::size_t(4));
        const auto points = scenePoints(*hand.scene().find(id));
        hand.drag((points[1] + points[2]) * 0.5, {150, 200}); // the upright one in the middle
        QCOMPARE(arrow()->fixedSegments->size(), std::size_t(1));
        QCOMPARE(scenePoints(*hand.scene().find(id))[1].x, 150.0);
        hand.click({800, 800}).drag({400, 310}, {430, 410}); // the shape takes its end along
        QCOMPARE(scenePoints(*hand.scene().find(id))[2].x, 150.0);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
        hand.editor.commit(releaseElbowSegment(hand.scene(), id, 2, hand.edit()), "Release");
        QVERIFY(!arrow()->fixedSegments);
    }

    void movingSnapsToOthers()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 60});
        hand.take("rectangle").drag({300, 200}, {400, 260});
        hand.click({800, 800});
        hand.hold(Qt::ControlModifier); // while object snapping is off, Ctrl turns it on
        const Ids second{hand.element(1).id};
        hand.hold(Qt::NoModifier)
            .press({300, 230})
            .hold(Qt::ControlModifier)
            .move({200, 230})
            .move({3, 230})
            .release({3, 230});
        QCOMPARE(hand.scene().find(*second.begin())->x, 0.0);
    }

    void drawingAndResizingSnaps()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {100, 60});
        hand.hold(Qt::ControlModifier).take("rectangle").drag({200, 200}, {296, 258}).hold(Qt::NoModifier);
        QCOMPARE(hand.element(1).width, 96.0); // nothing is near
        hand.hold(Qt::ControlModifier).take("rectangle").drag({203, 4}, {293, 63}).hold(Qt::NoModifier);
        QCOMPARE(hand.element(2).x, 200.0);
        QCOMPARE(hand.element(2).y, 0.0);
        QCOMPARE(hand.element(2).width, 96.0);
        QCOMPARE(hand.element(2).height, 60.0);
        hand.press({304, 30}).hold(Qt::ControlModifier).move({250, 30}).move({105, 30}).release({105, 30});
        hand.hold(Qt::NoModifier); // pulled by its right side, past its left one, to the other's
        QCOMPARE(hand.element(2).x, 100.0);
        QCOMPARE(hand.element(2).width, 100.0);
    }

    void aLabelSlidesAlongItsArrow()
    {
        Hand hand;
        hand.take("arrow").drag({0, 0}, {400, 0});
        const std::string id = hand.element(0).id;
        hand.editor.commit(setLabel(hand.scene(), id, "reads", hand.edit()), "Label");
        const auto middle = [&] { return hand.element(1).centre(); };
        QCOMPARE(middle().x, 200.0);
        hand.click({0, 300}).click({100, 0}).drag({216, 5}, {116, 45});
        QVERIFY(std::abs(middle().x - 100) < 1);
        QVERIFY(std::abs(middle().y) < 1);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
        hand.drag({400, 0}, {400, 400}); // stays a quarter along
        QVERIFY(std::abs(middle().x - 100) < 2);
        QVERIFY(std::abs(middle().y - 100) < 2);
    }

    void ctrlBoxesAndAltLoops()
    {
        Hand hand;
        hand.take("rectangle").drag({0, 0}, {50, 50});
        hand.take("rectangle").drag({100, 0}, {150, 50});
        const Ids both{hand.element(0).id, hand.element(1).id};
        hand.editor.commit(groupElements(hand.scene(), both, hand.edit()).scene, "Group");
        hand.click({400, 400}).hold(Qt::ControlModifier).drag({0, 25}, {80, 90}); // on an outline: nothing moves
        QCOMPARE(hand.element(0).x, 0.0);
        hand.drag({-20, -20}, {80, 90});
        QCOMPARE(hand.editor.selection().ids, Ids{hand.element(0).id});
        hand.hold(Qt::AltModifier)
            .press({-20, -20})
            .move({-20, 80})
            .move({200, 80})
            .move({200, -20})
            .release({-20, -20});
        QCOMPARE(hand.editor.selection().ids, both);
    }

    void drawnShapesBecomeOnes()
    {
        Hand hand;
        hand.take("draw-shape").press({0, 0});
        for (const Point p : {Point{60, 0}, {120, 1}, {121, 50}, {120, 80}, {60, 81}, {0, 80}, {1, 40}, {2, 3}})
            hand.move(p);
        hand.release({2, 3});
        QCOMPARE(hand.element(0).type, ElementType::Rectangle);
        hand.press({200, 40}).move({170, 40}).move({150, 40}).move({127, 40}).move({140, 30}).move({127, 40});
        hand.move({140, 50}).release({140, 50});
        QVERIFY(hand.element(1).isArrow());
        QCOMPARE(hand.element(1).linear()->endBinding->elementId, hand.element(0).id);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
    }

    void randomGesturesKeepEverythingTrue_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void randomGesturesKeepEverythingTrue()
    {
        QFETCH(int, seed);
        Random random(static_cast<std::uint64_t>(seed));
        Hand hand(static_cast<std::uint64_t>(seed) + 100);
        const auto somewhere = [&] { return Point{double(random() % 1000), double(random() % 700)}; };
        const char *tools[] = {"selection", "rectangle", "diamond", "ellipse", "arrow",
                               "line",      "draw",      "frame",   "eraser"};
        for (int step = 0; step < 300; ++step) {
            const Scene before = hand.scene();
            const bool couldUndo = hand.editor.canUndo();
            const auto stepsBefore = hand.editor.undoText();
            hand.hold(randomModifiers(random));
            const auto elements = before.elements();
            const auto place = [&] { // often on an element
                if (elements.empty() || random() % 3 == 0)
                    return somewhere();
                const Element &element = *elements[random() % elements.size()];
                return random() % 2 ? Point{element.x, element.y + element.height / 2} : element.centre();
            };
            const auto what = random() % 10;
            if (what < 3) {
                hand.take(tools[random() % std::size(tools)]).drag(place(), place());
            } else if (what < 7) {
                hand.take("selection").drag(place(), place());
            } else if (what == 7) {
                hand.take("selection").hold(Qt::NoModifier).drag({-500, -500}, somewhere());
            } else {
                const auto context = hand.edit();
                hand.editor.commit(randomEdit(before, hand.editor.selection(), random, context), "Edit");
            }
            hand.take("selection");
            const std::string broken = brokenInvariant(hand.scene());
            QVERIFY2(broken.empty(),
                     (std::to_string(step) + ", " + hand.editor.undoText().toStdString() + ": " + broken).c_str());
            if (!hand.scene().sameAs(before) && hand.editor.canUndo()) {
                const Scene after = hand.scene();
                hand.editor.undo();
                QVERIFY2(difference(hand.scene(), before).empty() || !couldUndo, qPrintable(stepsBefore));
                hand.editor.redo();
                QVERIFY(hand.scene().sameAs(after));
            }
            if (hand.scene().size() > 60)
                hand.editor.setDocument(Scene());
        }
    }
};

QTEST_MAIN(ToolsTest)
#include "tools_test.moc"
