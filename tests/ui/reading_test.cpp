// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing that says nothing of itself is offered to be read as a design, read in one press, and back in one undo.
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/panels/results_strip.h"
#include "ui/window/actions.h"

#include <QRegularExpression>
#include <QToolButton>

using namespace ninesketch;

namespace
{

/// Boxes with words typed into them, as with Excalidraw's keys: R, drag, type.
void drawBox(Person &person, QPoint at, const char *words)
{
    person.drawRectangle(at, at + QPoint(140, 80));
    person.press(Qt::Key_Return);
    QTest::keyClicks(person.window.focusWidget(), words);
    person.press(Qt::Key_Escape);
    person.press(Qt::Key_Escape);
}

QPushButton *offer(Person &person)
{
    return person.panel<ResultsStrip>().findChild<QPushButton *>("read-drawing");
}

} // namespace

class ReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void aSketchIsReadInOnePress()
    {
        Person person;
        drawBox(person, {300, 250}, "Client");
        drawBox(person, {560, 250}, "Checkout service");
        QVERIFY(!offer(person)); // nothing is connected yet
        person.press(Qt::Key_A);
        person.drag({445, 290}, {555, 290});
        QTRY_VERIFY(offer(person));
        const Scene before = person.editor().committed();
        QTest::mouseClick(offer(person), Qt::LeftButton);
        const Design design = readDesign(person.scene());
        QCOMPARE(design.components.size(), std::size_t{2});
        QCOMPARE(design.calls.size(), std::size_t{1});
        QVERIFY(person.sentence().contains("2 components"));
        QTRY_VERIFY(!person.panel<ResultsStrip>()
                         .findChildren<QToolButton *>(QRegularExpression("^figure:class/.*/p99$"))
                         .empty());
        QVERIFY(!offer(person));
        QVERIFY(person.answer("Undo"));
        QVERIFY(person.editor().committed().sameAs(before));
        QTRY_VERIFY(offer(person));
    }

    void guessesAreShown()
    {
        Person person;
        drawBox(person, {300, 250}, "Client");
        drawBox(person, {560, 250}, "Zyx");
        person.press(Qt::Key_A);
        person.drag({445, 290}, {555, 290});
        QTRY_VERIFY(offer(person));
        QTest::mouseClick(offer(person), Qt::LeftButton);
        QVERIFY2(person.sentence().contains("a guess"), qPrintable(person.sentence()));
        QVERIFY(person.answer("Show the guesses"));
        std::set<std::string> selected;
        for (const std::string &id : person.editor().selection().ids)
            selected.insert(componentOf(person.scene(), id));
        const Design design = readDesign(person.scene());
        const auto guessed = std::ranges::find(design.components, "Zyx", &Component::name);
        QVERIFY(guessed != design.components.end());
        QCOMPARE(selected, std::set<std::string>{guessed->id});
    }

    void whatIsNoDesignIsToldSo()
    {
        Person person;
        drawBox(person, {300, 250}, "Thoughts");
        for (const ActionEntry *action : allActions())
            if (QByteArray(action->id) == "read-drawing")
                action->run(person.window);
        QVERIFY(person.sentence().startsWith("Nothing here reads like a design yet"));
        QVERIFY(readDesign(person.scene()).empty());
    }
};

QTEST_MAIN(ReadingTest)
#include "reading_test.moc"
