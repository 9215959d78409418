// SPDX-License-Identifier: GPL-3.0-or-later
// Find on the canvas, by real keys.
#include "tests/support/window.h"
#include "ui/commands/component_commands.h"
#include "ui/panels/find_bar.h"

#include <QLineEdit>

using namespace ninesketch;

class FindTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWordsFramesAndComponents()
    {
        Person person;
        person.addText("The Žluťoučký kůň\nand a cache", {0, 0});
        const std::string frame = person.addShape(ElementType::Frame, {2000, 1000, 400, 300});
        person.editor().commit(
            setFrameName(person.editor().committed(), frame, "Cache and queue", person.window.edit()), "Name");
        PaletteMatch match;
        match.kind = findKind("cache");
        match.name = "Sessions";
        const std::string body = person.window.components().place(match, Point{600, 300}, false);
        person.editor().setSelection({});

        QTest::keyClick(&person.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = person.panel<FindBar>();
        QVERIFY(find.isVisible());
        auto *line = find.findChild<QLineEdit *>();
        QVERIFY(line->hasFocus());
        QTest::keyClicks(line, "cache");
        QCOMPARE(find.matches().size(), std::size_t(3));
        QCOMPARE(find.matches()[0].elementId, frame);
        QCOMPARE(find.matches()[2].elementId, body); // by what it is: its name says something else
        line->clear();
        QTest::keyClicks(line, "zlutoucky kun AND"); // neither case, accents nor the break matter
        QCOMPARE(find.matches().size(), std::size_t(1));
        line->clear();
        QTest::keyClicks(line, "zebra");
        QVERIFY(find.matches().empty());
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!find.isVisible());
        QVERIFY(person.canvas().hasFocus());
    }

    void stepsBringEachMatchIntoView()
    {
        Person person;
        std::vector<std::string> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(person.addText("needle " + std::to_string(i), {i * 3000.0, i * 2000.0}, i == 3 ? 4 : 20));
        person.canvas().centreOn({100, 0});
        QTest::keyClick(&person.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = person.panel<FindBar>();
        auto *line = find.findChild<QLineEdit *>();
        QTest::keyClicks(line, "needle");
        QCOMPARE(find.current(), 0); // the one that is seen
        for (int i = 1; i <= 5; ++i) {
            QTest::keyClick(line, Qt::Key_Return);
            QCOMPARE(find.current(), i % 5);
            const Element &text = *person.scene().find(ids[static_cast<std::size_t>(i % 5)]);
            QVERIFY(person.canvas().visibleScene().contains(text.box()));
            QVERIFY(text.text()->fontSize * person.canvas().zoom() >= 12);
            const QRectF shown(person.canvas().toWidget({text.x, text.y}),
                               person.canvas().toWidget({text.box().right(), text.box().bottom()}));
            QVERIFY(!QRectF(find.geometry()).intersects(shown));
        }
        QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(find.current(), 4);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(person.editor().selection().contains(ids[4])); // what was found is what one goes on with
    }

    void aFrameIsFoundByWhatStandsAboveIt()
    {
        Person person;
        const std::string plain = person.addShape(ElementType::Frame, {100, 100, 400, 300});
        const auto found = searchScene(person.scene(), "fram");
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].elementId, plain);
        QCOMPARE(found[0].found, "Fram");
    }

    void whatMayBeLookedForIsReadWhole()
    {
        Person person;
        QTest::keyClick(&person.canvas(), Qt::Key_F, Qt::ControlModifier);
        const auto *line = person.panel<FindBar>().findChild<QLineEdit *>();
        QCoreApplication::processEvents();
        constexpr int beside = 24; // px: frame and paddings
        QVERIFY(line->fontMetrics().horizontalAdvance(line->placeholderText()) + beside <= line->width());
    }

    void escapeLeavesTheSearchFromTheCanvas()
    {
        Person person;
        const std::string id = person.addText("alpha", {0, 0});
        const std::string box = person.addShape(ElementType::Rectangle, {0, 300, 110, 80});
        QTest::keyClick(&person.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = person.panel<FindBar>();
        QTest::keyClicks(find.findChild<QLineEdit *>(), "alpha");
        QCOMPARE(find.current(), 0);
        person.canvas().setFocus();
        person.editor().setSelection({{box}, {}});
        person.press(Qt::Key_Escape);
        QVERIFY(!find.isVisible());
        QVERIFY(person.editor().selection().contains(box)); // what was done meanwhile stays
        QVERIFY(!person.editor().selection().contains(id));
        person.press(Qt::Key_Escape);
        QVERIFY(person.editor().selection().empty());
    }

    void marksLieOnTheWords()
    {
        Person person;
        const std::string id = person.addText("one two three two", {100, 50});
        const auto matches = searchScene(person.scene(), "two");
        QCOMPARE(matches.size(), std::size_t(2));
        const QtTextMetrics metrics;
        const auto first = boxesOf(matches[0], person.scene(), metrics),
                   second = boxesOf(matches[1], person.scene(), metrics);
        QCOMPARE(first.size(), std::size_t(1));
        const Element &text = *person.scene().find(id);
        QCOMPARE(first[0].box.x, text.x + metrics.lineWidth("one ", 5, 20));
        QVERIFY(std::abs(second[0].box.right() - text.box().right()) < 0.01);

        // a label that is broken into lines: a mark on each
        const std::string shape = person.addShape(ElementType::Rectangle, {0, 300, 110, 80});
        person.editor().commit(setLabel(person.editor().committed(), shape, "hello world again", person.window.edit()),
                               "Label");
        const auto broken = searchScene(person.scene(), "lo world ag");
        QCOMPARE(broken.size(), std::size_t(1));
        const auto boxes = boxesOf(broken[0], person.scene(), metrics);
        QVERIFY(boxes.size() >= 2);
        const Rect container = person.scene().find(shape)->box();
        for (const TurnedBox &box : boxes)
            QVERIFY(container.grown(1).contains(box.box));
    }

    void theListFollowsTheDrawing()
    {
        Person person;
        const std::string id = person.addText("alpha", {0, 0});
        person.addText("alpha beta", {0, 200});
        QTest::keyClick(&person.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = person.panel<FindBar>();
        QTest::keyClicks(find.findChild<QLineEdit *>(), "alpha");
        QCOMPARE(find.matches().size(), std::size_t(2));
        person.editor().commit(removeElements(person.editor().committed(), {id}, person.window.edit()), "Delete");
        QCOMPARE(find.matches().size(), std::size_t(1));
        person.editor().undo();
        QCOMPARE(find.matches().size(), std::size_t(2));
    }
};

QTEST_MAIN(FindTest)
#include "find_test.moc"
