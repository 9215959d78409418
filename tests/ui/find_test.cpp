// SPDX-License-Identifier: GPL-3.0-or-later
// Find on the canvas, by real keys.
#include "tests/support/desk.h"
#include "ui/panels/find_bar.h"

#include <QLineEdit>

using namespace ninesketch;

class FindTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWordsFramesAndComponents()
    {
        Desk desk;
        desk.addText("The Žluťoučký kůň\nand a cache", {0, 0});
        const std::string frame = desk.addShape(ElementType::Frame, {2000, 1000, 400, 300});
        desk.editor().commit(setFrameName(desk.editor().committed(), frame, "Cache and queue", desk.window.edit()),
                             "Name");
        PaletteMatch match;
        match.kind = findKind("cache");
        match.name = "Sessions";
        const std::string body = desk.window.placeComponent(match, Point{600, 300}, false);
        desk.editor().setSelection({});

        QTest::keyClick(&desk.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = desk.panel<FindBar>();
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
        QVERIFY(desk.canvas().hasFocus());
    }

    void stepsBringEachMatchIntoView()
    {
        Desk desk;
        std::vector<std::string> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(desk.addText("needle " + std::to_string(i), {i * 3000.0, i * 2000.0}, i == 3 ? 4 : 20));
        desk.canvas().centreOn({100, 0});
        QTest::keyClick(&desk.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = desk.panel<FindBar>();
        auto *line = find.findChild<QLineEdit *>();
        QTest::keyClicks(line, "needle");
        QCOMPARE(find.current(), 0); // the one that is seen
        for (int i = 1; i <= 5; ++i) {
            QTest::keyClick(line, Qt::Key_Return);
            QCOMPARE(find.current(), i % 5);
            const Element &text = *desk.scene().find(ids[static_cast<std::size_t>(i % 5)]);
            QVERIFY(desk.canvas().visibleScene().contains(text.box()));
            QVERIFY(text.text()->fontSize * desk.canvas().zoom() >= 12);
            const QRectF shown(desk.canvas().toWidget({text.x, text.y}),
                               desk.canvas().toWidget({text.box().right(), text.box().bottom()}));
            QVERIFY(!QRectF(find.geometry()).intersects(shown));
        }
        QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(find.current(), 4);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(desk.editor().selection().contains(ids[4])); // what was found is what one goes on with
    }

    void marksLieOnTheWords()
    {
        Desk desk;
        const std::string id = desk.addText("one two three two", {100, 50});
        const auto matches = searchScene(desk.scene(), "two");
        QCOMPARE(matches.size(), std::size_t(2));
        const QtTextMetrics metrics;
        const auto first = boxesOf(matches[0], desk.scene(), metrics),
                   second = boxesOf(matches[1], desk.scene(), metrics);
        QCOMPARE(first.size(), std::size_t(1));
        const Element &text = *desk.scene().find(id);
        QCOMPARE(first[0].box.x, text.x + metrics.lineWidth("one ", 5, 20));
        QVERIFY(std::abs(second[0].box.right() - text.box().right()) < 0.01);

        // a label that is broken into lines: a mark on each
        const std::string shape = desk.addShape(ElementType::Rectangle, {0, 300, 110, 80});
        desk.editor().commit(setLabel(desk.editor().committed(), shape, "hello world again", desk.window.edit()),
                             "Label");
        const auto broken = searchScene(desk.scene(), "lo world ag");
        QCOMPARE(broken.size(), std::size_t(1));
        const auto boxes = boxesOf(broken[0], desk.scene(), metrics);
        QVERIFY(boxes.size() >= 2);
        const Rect container = desk.scene().find(shape)->box();
        for (const TurnedBox &box : boxes)
            QVERIFY(container.grown(1).contains(box.box));
    }

    void theListFollowsTheDrawing()
    {
        Desk desk;
        const std::string id = desk.addText("alpha", {0, 0});
        desk.addText("alpha beta", {0, 200});
        QTest::keyClick(&desk.canvas(), Qt::Key_F, Qt::ControlModifier);
        FindBar &find = desk.panel<FindBar>();
        QTest::keyClicks(find.findChild<QLineEdit *>(), "alpha");
        QCOMPARE(find.matches().size(), std::size_t(2));
        desk.editor().commit(removeElements(desk.editor().committed(), {id}, desk.window.edit()), "Delete");
        QCOMPARE(find.matches().size(), std::size_t(1));
        desk.editor().undo();
        QCOMPARE(find.matches().size(), std::size_t(2));
    }
};

QTEST_MAIN(FindTest)
#include "find_test.moc"
