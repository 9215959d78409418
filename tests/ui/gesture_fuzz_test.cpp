// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random gestures and edits, from seeds: whatever a hand does, the scene stays sound, undo gives back
// exactly what was before, and redo what came after. NINESKETCH_FUZZ_SEEDS=400 tries more of them.
#include "exporters/image_file.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/stencils.h"
#include "tests/support/gesture.h"
#include "tests/support/scene_invariants.h"

#include <QBuffer>
#include <QImage>

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
    switch (random() % 26) {
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
        if (const ShapeChoice choice = shapeChoice(scene, ids); !choice.names.empty())
            return turnedInto(choice.names[random() % choice.names.size()], scene, ids, context);
        return scene;
    case 14:
        return rotateElements(scene, ids, double(random() % 628) / 100, context);
    case 15:
        return ids.empty() ? scene : moveLabelAlong(scene, *ids.begin(), {double(random() % 900), 300}, context);
    case 16:
        return ids.empty() ? scene : setPolygon(scene, *ids.begin(), random() % 2, context);
    case 17:
        return ids.empty() ? scene : removePoints(scene, *ids.begin(), {0, random() % 4}, context);
    case 18:
        return ids.empty() ? scene : duplicatePoints(scene, *ids.begin(), {0, random() % 4}, context).scene;
    case 19:
        return ids.empty()
                   ? scene
                   : cropImage(scene, *ids.begin(), static_cast<Grip>(random() % 8),
                               {double(random() % 500), double(random() % 400)}, random() % 2, {300, 200}, context);
    case 20:
        return uncropImages(scene, ids, context);
    case 21: {
        const std::string label = ids.empty() ? std::string() : labelIdOf(scene, *ids.begin());
        const char *const words[] = {"", "two words", "a label that is much longer than the one before it was"};
        return setText(scene, label, words[random() % 3], context, double(random() % 120));
    }
    case 22:
        return setLocked(scene, ids, true, context);
    case 23:
        return setLocked(scene, ids, false, context);
    case 24: {
        const auto measure = static_cast<Measure>(random() % 6);
        return setMeasure(scene, ids, measure, measure == Measure::Angle ? 1.2 : double(random() % 400), context);
    }
    default:
        return wrapTextInContainer(unbindText(scene, ids, context), ids, context);
    }
}

} // namespace

class GestureFuzzTest : public QObject
{
    Q_OBJECT

    static Scene photo(const EditContext &context)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::green);
        image.save(&buffer, "PNG");
        const auto file = readImageFile(png, "green");
        return placeImages(withImageFile({}, *file, 1), {{file->id, 300, 200}}, {400, 300}, 0, 100, context).scene;
    }

    /// Often on an element: its border, its middle, a grip, or one of its points.
    static Point somewhere(const Scene &scene, Random &random)
    {
        const auto elements = scene.elements();
        if (elements.empty() || random() % 3 == 0)
            return {double(random() % 1000), double(random() % 700)};
        const Element &element = *elements[random() % elements.size()];
        const auto points = scenePoints(element);
        if (!points.empty() && random() % 2) {
            const std::size_t i = random() % points.size();
            return random() % 2 ? points[i] : (points[i] + points[(i + 1) % points.size()]) * 0.5; // a segment's knob
        }
        const Point choice[] = {{element.x, element.y + element.height / 2},
                                element.centre(),
                                {element.x + element.width + 8, element.y + element.height + 8},
                                {element.x, element.y}};
        return choice[random() % 4];
    }

    static void act(Hand &hand, Random &random)
    {
        const Scene &scene = hand.scene();
        const auto place = [&] { return somewhere(hand.scene(), random); };
        const auto modifiers = randomModifiers(random);
        hand.hold(modifiers);
        const auto tools = allTools();
        CurrentStyle style;
        style.arrowType = static_cast<ArrowType>(random() % 3);
        style.stencil = allStencils()[random() % allStencils().size()].id;
        hand.with(style);
        switch (random() % 13) {
        case 0:
        case 1:
        case 2:
            hand.take(tools[random() % tools.size()].id).drag(place(), place());
            break;
        case 3: {
            hand.take(random() % 2 ? "arrow" : "line");
            for (std::uint64_t i = random() % 5; i-- > 0;) {
                const Point at = place();
                hand.move(at, false).click(at);
            }
            random() % 2 ? hand.key(Qt::Key_Return) : hand.escape();
            break;
        }
        case 4: { // what a double-click begins: cropping, points, a group; then something within
            hand.take("selection").hold(Qt::NoModifier).doubleClick(place()).hold(modifiers);
            for (std::uint64_t i = random() % 4; i-- > 0;)
                hand.drag(place(), place());
            const Qt::Key keys[] = {Qt::Key_Delete, Qt::Key_D, Qt::Key_Left, Qt::Key_Return, Qt::Key_A};
            hand.hold(random() % 2 ? Qt::ControlModifier : Qt::NoModifier).key(keys[random() % 5]);
            break;
        }
        case 5:
            hand.take("selection").hold(Qt::NoModifier).drag({-500, -500}, place());
            break;
        case 6: {
            const Qt::Key keys[] = {Qt::Key_Up, Qt::Key_Right, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return};
            hand.take("selection").click(place());
            for (std::uint64_t i = random() % 3; i-- > 0;)
                hand.key(keys[random() % 5]);
            hand.letGo(Qt::Key_Control);
            break;
        }
        case 7: { // given up half-way
            const Point from = place();
            hand.take(tools[random() % tools.size()].id).press(from).move(place()).move(place()).escape();
            hand.release(from);
            break;
        }
        case 8:
        case 9:
            hand.take(random() % 3 ? "selection" : "lasso").drag(place(), place());
            break;
        case 10: { // around something, and away with it
            const Element *element = scene.empty() ? nullptr : scene.elements()[random() % scene.size()].get();
            const Rect box = (element ? element->box() : Rect{0, 0, 100, 100}).grown(20);
            hand.take(random() % 2 ? "frame" : "selection").drag({box.x, box.y}, {box.right(), box.bottom()});
            hand.take("selection").drag(box.centre(), place());
            break;
        }
        default: {
            const auto context = hand.edit();
            hand.editor.commit(randomEdit(scene, hand.editor.selection(), random, context), "Edit");
        }
        }
        hand.hold(Qt::NoModifier).take("selection");
    }

private slots:
    void everythingStaysTrue_data()
    {
        QTest::addColumn<int>("seed");
        const int wanted = qEnvironmentVariableIntValue("NINESKETCH_FUZZ_SEEDS");
        for (int seed = 1; seed <= (wanted > 0 ? wanted : 16); ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void everythingStaysTrue()
    {
        QFETCH(int, seed);
        Random random(static_cast<std::uint64_t>(seed));
        Hand hand(static_cast<std::uint64_t>(seed) + 100);
        hand.editor.setDocument(photo(hand.edit()));
        for (int step = 0; step < 300; ++step) {
            const Scene before = hand.editor.committed();
            const std::optional<Scene> begun = hand.editor.beforeLastStep();
            const int undoable = hand.editor.undoCount();
            act(hand, random);
            const std::string where = std::to_string(step) + ", " + hand.editor.undoText().toStdString() + ": ";
            QVERIFY2(!hand.editor.isPreviewing(), where.c_str());
            const std::string broken = brokenInvariant(hand.scene());
            QVERIFY2(broken.empty(), (where + broken).c_str());
            const Scene after = hand.editor.committed();
            const int added = hand.editor.undoCount() - undoable;
            const bool wentOn = added == 0 && !after.sameAs(before); // in the step before
            const int done = wentOn ? 1 : added;
            for (int i = 0; i < done; ++i)
                hand.editor.undo();
            QVERIFY2(difference(hand.editor.committed(), wentOn ? *begun : before).empty(), where.c_str());
            for (int i = 0; i < done; ++i)
                hand.editor.redo();
            QVERIFY2(hand.editor.committed().sameAs(after), where.c_str());
            if (hand.scene().size() > 60)
                hand.editor.setDocument(photo(hand.edit()));
        }
    }
};

QTEST_MAIN(GestureFuzzTest)
#include "gesture_fuzz_test.moc"
