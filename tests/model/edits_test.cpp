// SPDX-License-Identifier: GPL-3.0-or-later
// Text layout and edits: values by Excalidraw's rules (padding 5, room of each shape, greedy wrapping), orders as
// tables.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "model/scene/text_layout.h"
#include "tests/support/scene_invariants.h"

#include <QTest>

using namespace ninesketch;

namespace
{

QString lettersOf(const Scene &scene)
{
    QString letters;
    for (const auto &element : scene.elements())
        letters += QString::fromStdString(element->id);
    return letters;
}

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics{0.5}; ///< 10 px a character at 20 px
    EditContext context() { return {m_metrics, m_random, 1}; }

    Scene boxes(const QString &letters)
    {
        std::vector<Element> elements;
        for (const QChar letter : letters) {
            Element element = newElement(ElementType::Rectangle, context());
            element.id = QString(letter).toStdString();
            element.x = 100.0 * static_cast<double>(elements.size());
            element.width = element.height = 50;
            elements.push_back(element);
        }
        return addElements({}, elements, context());
    }

private slots:
    void wraps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("wrapped");
        QTest::newRow("fits") << "hello" << 50.0 << "hello";
        QTest::newRow("at a space, which goes") << "hello world" << 60.0 << "hello\nworld";
        QTest::newRow("after a hyphen") << "load-balancer" << 90.0 << "load-\nbalancer";
        QTest::newRow("a long word in pieces") << "kubernetes" << 40.0 << "kube\nrnet\nes";
        QTest::newRow("a piece takes the next word") << "kubernetes a" << 40.0 << "kube\nrnet\nes a";
        QTest::newRow("typed line ends stay") << "a\n\nb" << 40.0 << "a\n\nb";
        QTest::newRow("spaces never overflow a line that was typed") << "abcd   " << 50.0 << "abcd ";
        QTest::newRow("Chinese breaks anywhere")
            << QString::fromUtf8("中文字") << 20.0 << QString::fromUtf8("中文\n字");
        QTest::newRow("but not before its full stop")
            << QString::fromUtf8("中文。") << 20.0 << QString::fromUtf8("中\n文。");
        QTest::newRow("no room at all") << "ab" << 0.0 << "a\nb";
        QTest::newRow("not a width") << "a b" << -1.0 << "a b";
    }
    void wraps()
    {
        QFETCH(QString, text);
        QFETCH(double, width);
        QFETCH(QString, wrapped);
        QCOMPARE(QString::fromStdString(wrapText(text.toStdString(), 5, 20, width, m_metrics)), wrapped);
    }

    void roomOfALabel()
    {
        Element shape;
        shape.width = 200;
        shape.height = 100;
        QCOMPARE(labelRoomWidth(shape, 20), 190.0);
        shape.type = ElementType::Ellipse; // round(100 √2) - 10
        QCOMPARE(labelRoomWidth(shape, 20), 131.0);
        QCOMPARE(containerExtentFor(shape.type, 50), 85.0);
        shape.type = ElementType::Diamond;
        QCOMPARE(labelRoomHeight(shape), 40.0);
        QCOMPARE(containerExtentFor(shape.type, 50), 120.0);
        shape.type = ElementType::Arrow;
        QCOMPARE(labelRoomWidth(shape, 20), 220.0);
    }

    void labelsWrapAndGrow()
    {
        Scene scene = setLabel(boxes("a"), "a", "one two three", context());
        const Element *label = scene.find(labelIdOf(scene, "a"));
        QVERIFY(label);
        // 40 px of room: "one", "two", "thre", "e", each 25 px high
        QCOMPARE(label->text()->text, std::string("one\ntwo\nthre\ne"));
        QCOMPARE(scene.find("a")->height, 110.0);
        QCOMPARE(label->y, 5.0);
        QCOMPARE(brokenInvariant(scene), std::string());
        scene = setLabel(scene, "a", "", context());
        QVERIFY(labelIdOf(scene, "a").empty());
        QVERIFY(scene.find("a")->boundElements.empty());
    }

    void orders_data()
    {
        QTest::addColumn<QString>("selected");
        QTest::addColumn<int>("change");
        QTest::addColumn<QString>("after");
        const int forward = int(OrderChange::Forward), backward = int(OrderChange::Backward);
        QTest::newRow("forward") << "b" << forward << "acbd";
        QTest::newRow("two forward") << "ab" << forward << "cabd";
        QTest::newRow("apart forward") << "ac" << forward << "badc";
        QTest::newRow("topmost stays") << "d" << forward << "abcd";
        QTest::newRow("backward") << "c" << backward << "acbd";
        QTest::newRow("to front") << "ab" << int(OrderChange::ToFront) << "cdab";
        QTest::newRow("to back") << "cd" << int(OrderChange::ToBack) << "cdab";
    }
    void orders()
    {
        QFETCH(QString, selected);
        QFETCH(int, change);
        Ids ids;
        for (const QChar letter : selected)
            ids.insert(QString(letter).toStdString());
        const Scene scene = reorderElements(boxes("abcd"), ids, static_cast<OrderChange>(change), context());
        QTEST(lettersOf(scene), "after");
        QCOMPARE(brokenInvariant(scene), std::string());
    }

    void aGroupIsPassedInOneStep()
    {
        const Scene scene = groupElements(boxes("abcd"), {"b", "c"}, context()).scene;
        QCOMPARE(lettersOf(reorderElements(scene, {"a"}, OrderChange::Forward, context())), QStringLiteral("bcad"));
    }

    void aFrameIsNoGroupWithWhatIsInIt()
    {
        const Framed framed = wrapInFrame(boxes("abc"), {"a", "b"}, context());
        const Grouped all = groupElements(framed.scene, {"a", "b", "c", framed.frameId}, context());
        QVERIFY(all.groupId.empty());
        QCOMPARE(all.scene.find("a")->frameId, framed.scene.find("a")->frameId); // still in the frame
        QVERIFY(!groupElements(framed.scene, {"c", framed.frameId}, context()).groupId.empty());
    }

    void aFrameAroundPartOfAGroupTakesItOut()
    {
        const Grouped group = groupElements(boxes("abc"), {"a", "b", "c"}, context());
        const Framed framed = wrapInFrame(group.scene, {"a"}, context(), group.groupId);
        QVERIFY(framed.scene.find("a")->groupIds.empty());
        QCOMPARE(framed.scene.find("a")->frameId, std::optional(framed.frameId));
        QVERIFY(!framed.scene.find("b")->frameId && framed.scene.find("b")->groupIds.size() == 1);
        QCOMPARE(framed.scene.find(framed.frameId)->width, framed.scene.find("a")->width + 32);
    }

    void oneOfAGroupInAFrameStaysInTheGroup()
    {
        const Grouped group = groupElements(boxes("abcd"), {"a", "b"}, context());
        const Framed framed = wrapInFrame(group.scene, {"a", "b", "c", "d"}, context());
        const auto forward = [&](const Scene &scene) {
            return reorderElements(scene, {"a"}, OrderChange::Forward, context(), group.groupId);
        };
        const Scene once = forward(framed.scene);
        QVERIFY(lettersOf(once).startsWith("bacd"));
        QCOMPARE(lettersOf(forward(once)), lettersOf(once));
    }

    void alignsAndDistributes()
    {
        const Scene scene = moveElements(boxes("abc"), {"b"}, {-30, 70}, context());
        const Scene aligned = alignElements(scene, {"a", "b", "c"}, Alignment::Top, context());
        QCOMPARE(aligned.find("b")->y, 0.0);
        const Scene distributed = distributeElements(scene, {"a", "b", "c"}, Axis::Horizontal, context());
        QCOMPARE(distributed.find("b")->x, 100.0);
        QVERIFY(distributed.share("a") == scene.share("a")); // what did not change is the same
    }

    void aGroupAloneIsArrangedWithin()
    {
        const Scene scene = moveElements(boxes("abcd"), {"b"}, {-30, 70}, context());
        const Scene inner = groupElements(scene, {"a", "b"}, context()).scene;
        const Scene outer = groupElements(inner, {"a", "b", "c"}, context()).scene;
        const Scene aligned = alignElements(outer, {"a", "b", "c"}, Alignment::Bottom, context());
        QCOMPARE(aligned.find("b")->y, 70.0); // a group in it stays together
        QCOMPARE(aligned.find("a")->y, 0.0);
        QCOMPARE(aligned.find("c")->y, outer.find("b")->y + outer.find("b")->height - outer.find("c")->height);
        const Scene withAnother = alignElements(outer, {"a", "b", "c", "d"}, Alignment::Top, context());
        QCOMPARE(withAnother.find("b")->y, 70.0); // beside others it is one thing
        QCOMPARE(thingsToArrange(outer, {"a", "b", "c"}), std::size_t(2));
        QCOMPARE(thingsToArrange(outer, {"a", "b", "c", "d"}), std::size_t(2));
    }

    void copiesOfAFrameAreSelectedByIt()
    {
        const Scene framed = wrapInFrame(boxes("ab"), {"a"}, context()).scene;
        const std::string frame = *framed.find("a")->frameId;
        const Copied copied = duplicateElements(framed, {"a", "b", frame}, {10, 10}, context());
        QCOMPARE(copied.selection, (Ids{copied.copies.at("b"), copied.copies.at(frame)}));
    }

    void flippingTwiceIsNothing()
    {
        const Scene scene = rotateElements(boxes("ab"), {"b"}, 0.7, context());
        for (const Axis axis : {Axis::Horizontal, Axis::Vertical}) {
            const Scene twice =
                flipElements(flipElements(scene, {"a", "b"}, axis, context()), {"a", "b"}, axis, context());
            for (const char *id : {"a", "b"}) {
                QVERIFY(std::abs(twice.find(id)->x - scene.find(id)->x) < 1e-9);
                QVERIFY(std::abs(twice.find(id)->angle - scene.find(id)->angle) < 1e-9);
            }
        }
    }

    /// Two boxes and an arrow between them that bends.
    Scene joined()
    {
        Element arrow = newElement(ElementType::Arrow, context());
        arrow.id = "arrow";
        LinearData data;
        data.points = {{0, 0}, {40, 60}, {80, 0}};
        arrow.data = data;
        Scene scene = setElementBox(boxes("ab"), "a", {0, 0, 100, 100}, context());
        scene = addElements(setElementBox(scene, "b", {200, 0, 100, 100}, context()), {arrow}, context());
        scene = dragArrowEnd(scene, "arrow", LinearEnd::Start, {{102, 20}, 1, false, false}, context());
        return dragArrowEnd(scene, "arrow", LinearEnd::End, {{198, 20}, 1, false, false}, context());
    }

    void anArrowPulledWithItsShapesKeepsItsForm()
    {
        const Scene scene = joined();
        const Ids all{"a", "b", "arrow"};
        const auto points = scenePoints(*scene.find("arrow"));
        const Scene pulled = resizeElements(scene, all, Grip::SouthEast, {600, 150}, {}, context());
        QVERIFY(pulled.find("arrow")->linear()->startBinding && pulled.find("arrow")->linear()->endBinding);
        const auto now = scenePoints(*pulled.find("arrow"));
        for (std::size_t i = 0; i < points.size(); ++i)
            QVERIFY(distance(now[i], {2 * points[i].x, 1.5 * points[i].y}) < 1e-9);
        const Scene flipped = flipElements(scene, all, Axis::Horizontal, context());
        const auto mirrored = scenePoints(*flipped.find("arrow"));
        for (std::size_t i = 0; i < points.size(); ++i)
            QVERIFY(distance(mirrored[i], {300 - points[i].x, points[i].y}) < 1e-9);
    }

    void anArrowPulledThroughWithItsShapesAimsAtTheMirroredPlaces()
    {
        const Scene scene = joined();
        const Point aimed = *scene.find("arrow")->linear()->startBinding->fixedPoint;
        const Scene through = resizeElements(scene, {"a", "b", "arrow"}, Grip::SouthEast, {-300, 100}, {}, context());
        QCOMPARE(*through.find("arrow")->linear()->startBinding->fixedPoint, (Point{1 - aimed.x, aimed.y}));
        const Point end = endPoint(*through.find("arrow"), LinearEnd::Start);
        const Scene moved = moveElements(through, {"a"}, {0, 1}, context()); // and then it doesn't leap
        QVERIFY(distance(endPoint(*moved.find("arrow"), LinearEnd::Start), end) < 3);
    }

    void aTurnedCurveMirroredTwiceIsItself()
    {
        Element line = newElement(ElementType::Line, context());
        line.id = "curve";
        line.angle = 6.1;
        line.roundness = Roundness{2, std::nullopt};
        LinearData data;
        data.points = {{0, 0}, {100, 80}, {220, 20}, {483, 117}};
        line.width = 483;
        line.height = 117;
        line.data = data;
        const Scene scene = addElements({}, {line}, context());
        for (const Axis axis : {Axis::Horizontal, Axis::Vertical}) {
            const Scene twice =
                flipElements(flipElements(scene, {"curve"}, axis, context()), {"curve"}, axis, context());
            QVERIFY(std::abs(twice.find("curve")->x - 0) < 1e-6);
            QVERIFY(std::abs(twice.find("curve")->y - 0) < 1e-6);
        }
    }

    void whatIsDrawnBackwardsTurnsAroundItsMiddle()
    {
        const std::vector<Point> points{{0, 0}, {-50, -25}, {-120, -30}, {-200, -100}};
        Element line = newElement(ElementType::Line, context()), stroke = newElement(ElementType::Freedraw, context());
        line.linear()->points = stroke.freedraw()->points = points;
        for (Element element : {line, stroke}) {
            element.id = "e";
            element.x = element.y = 500;
            element.width = 200;
            element.height = 100;
            const Scene scene = addElements({}, {element}, context());
            const auto middle = [](const Scene &of) { return rotatedBox(*of.find("e")).centre(); };
            const Point before = middle(scene);
            QVERIFY(distance(before, {400, 450}) < 2);
            for (const double angle : {0.7, 3.141592653589793})
                QVERIFY(distance(middle(rotateElements(scene, {"e"}, angle, context())), before) < 2);
            QVERIFY(distance(middle(flipElements(scene, {"e"}, Axis::Horizontal, context())), before) < 2);
        }
    }

    void resizingATurnedBoxKeepsItsOtherCorner()
    {
        const Scene scene = rotateElements(boxes("a"), {"a"}, 0.6, context());
        const Scene resized = resizeElements(scene, {"a"}, Grip::SouthEast, {120, 90}, {}, context());
        const auto before = rotatedCorners(*scene.find("a")), after = rotatedCorners(*resized.find("a"));
        QVERIFY(distance(before[0], after[0]) < 1e-9);
        QVERIFY(distance(after[2], {120, 90}) < 1e-9);
    }

    void aTextKeepsItsMiddle()
    {
        for (const double angle : {0.0, 0.6})
            for (const TextAlign align : {TextAlign::Left, TextAlign::Center, TextAlign::Right})
                for (const VerticalAlign down :
                     {VerticalAlign::Top, VerticalAlign::Middle}) { // as of a label taken out
                    Element text = newElement(ElementType::Text, context());
                    text.id = "t";
                    text.angle = angle;
                    text.text()->originalText = "one two three";
                    text.text()->textAlign = align;
                    text.text()->verticalAlign = down;
                    const Scene scene = addElements({}, {laidOutText(text, m_metrics)}, context());
                    const auto middle = [&](const Scene &of) { // of the edge that its lines stand at
                        const Element &t = *of.find("t");
                        const double share = align == TextAlign::Left ? 0 : align == TextAlign::Center ? 0.5 : 1;
                        return rotated({t.x + t.width * share, t.centre().y}, t.centre(), t.angle);
                    };
                    StyleChange larger;
                    larger.fontSize = 36;
                    QVERIFY(distance(middle(scene), middle(setStyle(scene, {"t"}, larger, context()))) < 1e-9);
                    // and what is pulled from its middle keeps that, though its lines become more
                    const Element &before = *scene.find("t");
                    const Scene wrapped = resizeElements(scene, {"t"}, Grip::East, before.centre() + Point{40, 0},
                                                         {.keepAspect = false, .fromCentre = true}, context());
                    QVERIFY(wrapped.find("t")->height > before.height);
                    QVERIFY(distance(wrapped.find("t")->centre(), before.centre()) < 1e-9);
                }
    }

    void aLabelledBoxTurnsOver()
    {
        const Scene scene = setLabel(boxes("a"), "a", "x", context());
        const Rect before = scene.find("a")->box();
        const Scene turned = resizeElements(scene, {"a"}, Grip::West, {before.right() + 100, 0}, {}, context());
        QCOMPARE(turned.find("a")->x, before.right());
        QCOMPARE(turned.find("a")->width, 100.0);
        // at least as wide as its label needs, on the side where the hand is
        const Scene narrow = resizeElements(scene, {"a"}, Grip::West, {before.right() + 1, 0}, {}, context());
        QCOMPARE(narrow.find("a")->x, before.right());
        QVERIFY(narrow.find("a")->width > 10);
        // what its words need beyond that grows on the side where the hand is, too
        const Scene lines = setLabel(boxes("a"), "a", "one two", context());
        const Rect tall = lines.find("a")->box();
        const Scene down = resizeElements(lines, {"a"}, Grip::North, {0, tall.bottom() + 1}, {}, context());
        QCOMPARE(down.find("a")->y, tall.bottom());
        QCOMPARE(down.find("a")->height, 60.0);
        const Scene up = resizeElements(lines, {"a"}, Grip::South, {0, tall.y - 1}, {}, context());
        QCOMPARE(up.find("a")->box().bottom(), tall.y);
    }

    void framesKeepTheirChildren()
    {
        const Scene scene = boxes("ab");
        const auto framed = wrapInFrame(scene, {"a", "b"}, context());
        QCOMPARE(childrenOf(framed.scene, framed.frameId).size(), std::size_t(2));
        const Scene moved = moveElements(framed.scene, {framed.frameId}, {10, 0}, context());
        QCOMPARE(moved.find("a")->x, 10.0);
        const Scene without = removeElements(moved, {framed.frameId}, context());
        QVERIFY(!without.find("a")->frameId);
    }

    void whatIsDrawnDecidesWhetherItTouchesAFrame()
    {
        const auto framed = wrapInFrame(boxes("a"), {"a"}, context()); // to 66, 66
        const auto reaching = [&](ElementType type) {                  // only the corner of its box lies in the frame
            Element element = newElement(type, context());
            element.id = "e";
            element.x = element.y = 60;
            element.width = element.height = 100;
            element.frameId = framed.frameId;
            return leaveUntouchedFrames(addElements(framed.scene, {element}, context()), {"e", "a"}, context());
        };
        QVERIFY(reaching(ElementType::Rectangle).find("e")->frameId);
        QVERIFY(!reaching(ElementType::Ellipse).find("e")->frameId);
        const Scene left = reaching(ElementType::Diamond);
        QVERIFY(!left.find("e")->frameId);
        QVERIFY(left.find("a")->frameId);
    }

    void hitsWhatIsFilledOrStroked()
    {
        Scene scene = boxes("a");
        QVERIFY(!elementAt(scene, {25, 25})); // hollow
        QVERIFY(elementAt(scene, {0, 25}));
        StyleChange filled;
        filled.backgroundColor = "#ffc9c9";
        scene = setStyle(scene, {"a"}, filled, context());
        QVERIFY(elementAt(scene, {25, 25}));
        QVERIFY(!elementAt(setLocked(scene, {"a"}, true, context()), {25, 25}));
    }

    void aStyleIsCopiedWithTheLabelsColourAndTheEdges()
    {
        Scene scene = setLabel(setLabel(boxes("ab"), "a", "one", context()), "b", "two", context());
        StyleChange red, blue;
        red.strokeColor = "#e03131";
        blue.strokeColor = "#1971c2";
        scene = setStyle(scene, {"a"}, red, context());
        scene = setStyle(scene, {labelIdOf(scene, "a")}, blue, context());
        const StyleChange copied = styleOf(*scene.find("a"), scene);
        scene = setStyle(scene, {"b"}, copied, context());
        QCOMPARE(scene.find("b")->strokeColor, "#e03131");
        QCOMPARE(scene.find(labelIdOf(scene, "b"))->strokeColor, "#1971c2");

        std::vector<Element> lines;
        for (const char *id : {"arrow", "elbow", "line"}) {
            Element line = newElement(lines.size() < 2 ? ElementType::Arrow : ElementType::Line, context());
            line.id = id;
            LinearData data;
            data.points = {{0, 0}, {100, 50}, {200, 0}};
            line.data = data;
            line.roundness = Roundness{2, std::nullopt};
            lines.push_back(std::move(line));
        }
        lines[1].roundness.reset();
        lines[1].linear()->elbowed = true;
        scene = addElements(scene, lines, context());
        QVERIFY(
            !setStyle(scene, {"arrow", "line"}, styleOf(*scene.find("a"), scene), context()).find("arrow")->roundness);
        QVERIFY(setStyle(scene, {"a"}, styleOf(*scene.find("arrow"), scene), context()).find("a")->roundness);
        QVERIFY(!setStyle(scene, {"elbow"}, styleOf(*scene.find("arrow"), scene), context()).find("elbow")->roundness);
        QVERIFY(setStyle(scene, {"line"}, styleOf(*scene.find("elbow"), scene), context()).find("line")->roundness);
    }

    void aContainerBecomesLowerAgainWithItsLabel()
    {
        const Scene written = setLabel(boxes("a"), "a", "one two three four", context());
        const std::string label = labelIdOf(written, "a");
        const double grown = written.find("a")->height;
        QVERIFY(grown > 50);
        QCOMPARE(setText(written, label, "one", context()).find("a")->height, grown); // as high as it was found
        QCOMPARE(setText(written, label, "one", context(), 50).find("a")->height, 50.0);
        const double between = setText(written, label, "one two three", context(), 50).find("a")->height;
        QVERIFY(between > 50 && between < grown);
        const Scene emptied = setText(written, label, "", context(), 50);
        QCOMPARE(emptied.size(), std::size_t(1));
        QCOMPARE(emptied.find("a")->height, 50.0);
        const Scene apart = unbindText(written, {"a"}, context(), [](const Element &) { return 50.0; });
        QCOMPARE(apart.find("a")->height, 50.0);
        QCOMPARE(apart.find(label)->y, written.find(label)->y); // it begins where it began
    }

    void whatIsLockedTogetherIsUnlockedTogether()
    {
        const Scene scene = boxes("abc");
        const Scene one = setLocked(scene, {"a"}, true, context());
        QVERIFY(one.find("a")->groupIds.empty());
        const Scene two = setLocked(scene, {"a", "b"}, true, context());
        QCOMPARE(withGroups(two, {"a"}), (Ids{"a", "b"}));
        const Scene both = setLocked(two, {"a", "b"}, false, context());
        QVERIFY(!both.find("a")->locked && both.find("a")->groupIds.empty() && both.find("b")->groupIds.empty());
        const Grouped grouped = groupElements(scene, {"a", "b"}, context()); // one thing already
        const Scene back =
            setLocked(setLocked(grouped.scene, {"a", "b"}, true, context()), {"a", "b"}, false, context());
        QCOMPARE(back.find("a")->groupIds, std::vector<std::string>{grouped.groupId});
    }

    void shapesAreTurnedIntoOthers()
    {
        const Scene scene = setLabel(boxes("ab"), "a", "word", context());
        QCOMPARE(shapeChoice(scene, {"a", "b"}).next(false), std::string("diamond"));
        QCOMPARE(shapeChoice(scene, {"a", "b"}).next(true), std::string("ellipse"));
        const Scene diamond = turnedInto("diamond", scene, {"a"}, context());
        QVERIFY(!shapeChoice(diamond, {"a", "b"}).now);
        QCOMPARE(diamond.find("a")->type, ElementType::Diamond);
        const Element &label = *diamond.find(labelIdOf(diamond, "a"));
        QVERIFY(label.text()->fontSize < 20); // it has less room
        QCOMPARE(diamond.find("a")->height, 50.0);
        QVERIFY(label.width <= labelRoomWidth(*diamond.find("a"), label.text()->fontSize));
        QVERIFY(shapeChoice(setLocked(scene, {"a"}, true, context()), {"a"}).names.empty());
        QCOMPARE(brokenInvariant(diamond), std::string());
    }

    void linksThatRunAreRefused()
    {
        const Scene scene = setLink(boxes("a"), {"a"}, " JavaScript:alert(1)", context());
        QVERIFY(!scene.find("a")->link);
        QCOMPARE(*setLink(scene, {"a"}, "https://example.org", context()).find("a")->link,
                 std::string("https://example.org"));
    }
};

QTEST_APPLESS_MAIN(EditsTest)
#include "edits_test.moc"
