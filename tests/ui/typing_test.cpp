// SPDX-License-Identifier: GPL-3.0-or-later
// Typing into the drawing, with real keys and the mouse: what is seen while typing is what is there afterwards.
#include "model/scene/text_layout.h"
#include "tests/support/window.h"
#include "ui/canvas/text_editor.h"
#include "ui/panels/colour_picker.h"
#include "ui/panels/style_panel.h"

#include <QClipboard>
#include <QInputMethodEvent>
#include <QToolButton>
#include <algorithm>
#include <numbers>

using namespace ninesketch;

namespace
{

TextEditor *editorOf(const Person &person)
{
    for (auto *editor : person.canvas().findChildren<TextEditor *>())
        if (!editor->isHidden())
            return editor;
    return nullptr;
}

void type(const Person &person, const char *words)
{
    QTest::keyClicks(editorOf(person), words);
}

/// The only text of the drawing as it is shown.
const Element *textOf(const Person &person)
{
    for (const ElementPtr &element : person.scene().elements())
        if (element->text())
            return element.get();
    return nullptr;
}

std::string wordsOf(const Person &person)
{
    const Element *text = textOf(person);
    return text ? text->text()->text : std::string();
}

} // namespace

class TypingTest : public QObject
{
    Q_OBJECT

    static QPoint middle(const Person &person, const std::string &id)
    {
        return person.canvas().toWidget(person.scene().find(id)->centre()).toPoint();
    }

    static void clickTwice(const Person &person, QPoint at)
    {
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(&person.canvas(), Qt::LeftButton, {}, at);
        QTest::mouseRelease(&person.canvas(), Qt::LeftButton, {}, at);
    }

private slots:
    void aLabelDoesNotMoveWhenItIsFinished()
    {
        Person person;
        const std::string box = person.addShape(ElementType::Diamond, {0, 0, 260, 160});
        person.editor().commit(rotateElements(person.editor().committed(), {box}, 0.6, person.window.edit()), "Turn");
        person.canvas().editText(box);
        type(person, "the quick brown fox of a den in the woods");
        QVERIFY(textOf(person));
        const Element during = *textOf(person);
        const double height = person.scene().find(box)->height;
        QVERIFY(during.text()->text.find('\n') != std::string::npos);
        QTest::keyClick(editorOf(person), Qt::Key_Escape);
        const Element &after = *textOf(person);
        QCOMPARE(after.text()->text, during.text()->text);
        QCOMPARE(after.x, during.x);
        QCOMPARE(after.y, during.y);
        QCOMPARE(after.angle, during.angle);
        QCOMPARE(person.scene().find(box)->height, height);
    }

    void aBoxBecomesAsLowAsItWasWhenItsLabelIsShortenedLater()
    {
        Person person;
        const std::string box = person.addShape(ElementType::Rectangle, {0, 0, 120, 60});
        person.canvas().editText(box);
        type(person, "the quick brown fox of a den in the woods");
        QTest::keyClick(editorOf(person), Qt::Key_Escape);
        QVERIFY(person.scene().find(box)->height > 100);
        person.canvas().editText(box);
        type(person, "fox");
        QCOMPARE(person.scene().find(box)->height, 60.0); // at once
        QTest::keyClick(editorOf(person), Qt::Key_Escape);
        QCOMPARE(person.scene().find(box)->height, 60.0);
    }

    void whatIsWrittenAnewIsInTheDrawingAtOnce()
    {
        Person person;
        person.press(Qt::Key_T);
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, {500, 400});
        QVERIFY(!textOf(person)); // nothing yet but the caret
        type(person, "orders");
        QCOMPARE(wordsOf(person), "orders");
        const double x = textOf(person)->x;
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(editorOf(person), Qt::Key_Backspace);
        QVERIFY(!textOf(person));
        type(person, "jobs");
        QTest::keyClick(editorOf(person), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wordsOf(person), "jobs");
        QCOMPARE(textOf(person)->x, x);
        QCOMPARE(person.editor().undoCount(), 1);
        person.editor().undo();
        QVERIFY(!textOf(person));
    }

    void upAndDownFollowTheLinesThatAreSeen()
    {
        Person person;
        const std::string box = person.addShape(ElementType::Rectangle, {0, 0, 120, 100});
        person.canvas().editText(box);
        type(person, "alpha beta gamma delta");
        TextEditor *editor = editorOf(person);
        const TextLines lines(*textOf(person), editor->shownText(), QtTextMetrics());
        QVERIFY(lines.lines().size() >= 2);
        const auto &last = lines.lines().back();
        QTest::keyClick(editor, Qt::Key_Home);
        QCOMPARE(editor->textCursor().position(), last.from);
        QTest::keyClick(editor, Qt::Key_Up);
        QCOMPARE(lines.lineOf(editor->textCursor().position()), lines.lines().size() - 2);
        QTest::keyClick(editor, Qt::Key_Down);
        QCOMPARE(lines.lineOf(editor->textCursor().position()), lines.lines().size() - 1);
        QTest::keyClick(editor, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(editor->textCursor().position(), static_cast<int>(editor->toPlainText().size()));
        QVERIFY(editor->textCursor().hasSelection());
    }

    void theMousePutsTheCaretIntoARotatedText()
    {
        Person person;
        const std::string id = person.addText("one\ntwo three\nfour", {0, 0}, 40);
        person.editor().commit(
            rotateElements(person.editor().committed(), {id}, std::numbers::pi / 2, person.window.edit()), "Turn");
        person.canvas().editText(id);
        TextEditor *editor = editorOf(person);
        const Element &text = *textOf(person);
        const QtTextMetrics metrics;
        const TextLines lines(text, editor->shownText(), metrics);
        for (const int place : {0, 2, 4, 9, 13, 18}) {
            const QPointF local = lines.caret(place) + QPointF(1, lines.lineHeight() / 2);
            const Point there = rotated(Point{text.x + local.x(), text.y + local.y()}, text.centre(), text.angle);
            const QPoint onEditor = editor->mapFrom(&person.canvas(), person.canvas().toWidget(there).toPoint());
            QTest::mouseClick(editor->viewport(), Qt::LeftButton, {}, onEditor);
            QCOMPARE(editor->textCursor().position(), place);
        }
    }

    void aClickOnASelectedTextTypesThere()
    {
        Person person;
        const std::string id = person.addText("alpha beta", {0, 0}, 40);
        const Element &text = *textOf(person);
        const QPointF local = TextLines(text, "alpha beta", QtTextMetrics()).caret(6);
        const QPoint at = person.canvas().toWidget({text.x + local.x() + 1, text.y + 20}).toPoint();
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, at);
        QCOMPARE(person.editor().selection().ids, std::set{id});
        QVERIFY(!person.canvas().isEditingText());
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, Qt::ShiftModifier, at); // that only selects
        QVERIFY(!person.canvas().isEditingText());
        person.editor().setSelection({{id}, {}});
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, at);
        QVERIFY(person.canvas().isEditingText());
        QCOMPARE(editorOf(person)->textCursor().position(), 6);
        QVERIFY(!editorOf(person)->textCursor().hasSelection());
    }

    void aStyleChosenWhileTypingIsTheTexts()
    {
        Person person;
        QTest::mouseDClick(&person.canvas(), Qt::LeftButton, {}, {700, 500});
        QTest::keyClicks(editorOf(person), "no");
        auto &panel = person.panel<StylePanel>();
        const auto swatches = panel.findChildren<Swatch *>();
        const auto red = std::ranges::find_if(
            swatches, [](const Swatch *swatch) { return swatch->colour() == QLatin1String("#e03131"); });
        QVERIFY(red != swatches.end() && (*red)->isVisible());
        QTest::mouseClick(*red, Qt::LeftButton);
        const auto buttons = panel.findChildren<QToolButton *>();
        const auto large =
            std::ranges::find_if(buttons, [](const QToolButton *button) { return button->text() == "XL"; });
        QVERIFY(large != buttons.end() && (*large)->isVisible());
        QTest::mouseClick(*large, Qt::LeftButton);
        QVERIFY(person.canvas().isEditingText());
        QVERIFY(editorOf(person)->hasFocus());
        QTest::keyClicks(editorOf(person), "te");
        person.press(Qt::Key_Escape);
        QVERIFY(!person.canvas().isEditingText());
        QCOMPARE(textOf(person)->text()->text, std::string("note"));
        QCOMPARE(textOf(person)->strokeColor, std::string("#e03131"));
        QCOMPARE(textOf(person)->text()->fontSize, 36.0);
    }

    void twoClicksTakeAWordAndThreeALine()
    {
        Person person;
        const std::string id = person.addText("alpha beta\ngamma", {0, 0}, 40);
        person.canvas().editText(id);
        TextEditor *editor = editorOf(person);
        const QPoint at(40, editor->height() / 4);
        QTest::mouseClick(editor->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(editor->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(editor->textCursor().selectedText(), "alpha");
        QTest::mousePress(editor->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(editor->textCursor().selectedText(), "alpha beta");
    }

    void whatAnInputMethodHasNotFinishedIsSeen()
    {
        Person person;
        const std::string id = person.addText("ab", {0, 0});
        person.canvas().editText(id);
        TextEditor *editor = editorOf(person);
        QTest::keyClick(editor, Qt::Key_End);
        QInputMethodEvent typing(QStringLiteral("ni"), {});
        QCoreApplication::sendEvent(editor, &typing);
        QCOMPARE(wordsOf(person), "abni");
        const QRect before = editor->inputMethodQuery(Qt::ImAnchorRectangle).toRect();
        QVERIFY(editor->inputMethodQuery(Qt::ImCursorRectangle).toRect().x() > before.x());
        QInputMethodEvent done(QString(), {});
        done.setCommitString(QString::fromUtf8("é"));
        QCoreApplication::sendEvent(editor, &done);
        QCOMPARE(wordsOf(person), "abé");
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(wordsOf(person), "abé");
    }

    void undoWhileTypingTakesBackLetters()
    {
        Person person;
        const std::string id = person.addText("kept", {0, 0});
        const int undoable = person.editor().undoCount();
        person.canvas().editText(id);
        QTest::keyClick(editorOf(person), Qt::Key_End);
        type(person, " more");
        QCOMPARE(wordsOf(person), "kept more");
        QTest::keyClick(editorOf(person), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(wordsOf(person), "kept");
        QTest::keyClick(editorOf(person), Qt::Key_Escape);
        QCOMPARE(wordsOf(person), "kept");
        QCOMPARE(person.editor().undoCount(), undoable); // nothing was changed
    }

    void theFontGrowsByKeysWhileTyping()
    {
        Person person;
        const auto larger = [&](bool on) {
            person.press(on ? Qt::Key_Greater : Qt::Key_Less, Qt::ControlModifier | Qt::ShiftModifier);
        };
        clickTwice(person, {600, 400});
        type(person, "no");
        larger(true);
        type(person, "te");
        QCOMPARE(wordsOf(person), "note");
        QCOMPARE(textOf(person)->text()->fontSize, 22.0);
        person.press(Qt::Key_Escape);
        QCOMPARE(textOf(person)->text()->fontSize, 22.0);
        person.press(Qt::Key_Return); // now it is there, and selected
        larger(false);
        type(person, "more");
        QCOMPARE(wordsOf(person), "more");
        person.press(Qt::Key_Escape);
        QCOMPARE(textOf(person)->text()->fontSize, 20.0);
    }

    void thePaperMovesWhileTyping()
    {
        Person person;
        clickTwice(person, {600, 400});
        type(person, "no");
        const Point before = person.canvas().viewport().origin;
        person.drag({300, 300}, {340, 320}, nullptr, Qt::MiddleButton);
        QCOMPARE(person.canvas().viewport().origin, before - (Point{40, 20}));
        QVERIFY(person.canvas().isEditingText());
        type(person, "te");
        QCOMPARE(wordsOf(person), "note");
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, {300, 300});
        QVERIFY(!person.canvas().isEditingText());
    }

    void tabsThatArePastedBecomeSpaces()
    {
        Person person;
        const std::string id = person.addText("x", {0, 0});
        person.canvas().editText(id);
        QGuiApplication::clipboard()->setText("a\tb\r\nc");
        QTest::keyClick(editorOf(person), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(editorOf(person)->toPlainText(), "a        b\nc");
        QTest::keyClick(editorOf(person), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(editorOf(person), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier); // plain, too
        QCOMPARE(editorOf(person)->toPlainText(), "a        b\nc");
        QTest::keyClick(editorOf(person), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(editorOf(person)->toPlainText(), "a        b\nca        b\nc");
    }

    void pastedNumbersBecomeAChart()
    {
        Person person;
        person.canvas().setFocus();
        const auto count = [&](ElementType type) {
            const auto elements = person.editor().committed().elements();
            return std::ranges::count_if(elements, [&](const ElementPtr &e) { return e->type == type; });
        };
        QGuiApplication::clipboard()->setText("day\torders\nMonday\t12\nTuesday\t30");
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(count(ElementType::Rectangle), 6); // cells
        QVERIFY2(person.sentence().contains("can also be a chart"), qPrintable(person.sentence()));
        QVERIFY(!person.answer("Radar chart")); // two places span no area
        QVERIFY(person.answer("Bar chart"));
        QCOMPARE(count(ElementType::Rectangle), 2); // bars instead of the table
        QCOMPARE(count(ElementType::Line), 3);
        QCOMPARE(person.editor().selection().ids.size(), person.editor().committed().size());
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(count(ElementType::Rectangle), 6);

        QGuiApplication::clipboard()->setText("name\tcity\nAda\tLondon\nGrace\tNew York");
        const auto before = person.editor().committed().size();
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.sentence(), QString("Pasted as a table."));
        QVERIFY(person.answer("Plain text"));
        QCOMPARE(person.editor().committed().size(), before + 3); // a text a line
        person.press(Qt::Key_Z, Qt::ControlModifier);             // the table is back
        QCOMPARE(person.editor().committed().size(), before + 12);

        QGuiApplication::clipboard()->setText("hello world");
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.sentence(), QString());
    }

    void linesThatArePastedMayBecomeOneText()
    {
        Person person;
        person.canvas().setFocus();
        QGuiApplication::clipboard()->setText("flowchart LR\n  a --> b");
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.sentence(), QString()); // a diagram is no text
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText("hello\nworld");
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.editor().committed().size(), 2U);
        QVERIFY2(person.sentence().contains("Ctrl+Shift+V"), qPrintable(person.sentence()));
        QVERIFY(person.answer("One text"));
        QCOMPARE(person.editor().committed().size(), 1U);
        QCOMPARE(person.editor().committed().elements().front()->text()->text, std::string("hello\nworld"));
        person.press(Qt::Key_V, Qt::ControlModifier); // said once
        QCOMPARE(person.editor().committed().size(), 3U);
        QCOMPARE(person.sentence(), QString());
    }

    void aLongLineThatIsPastedIsAsWideAsItsLines()
    {
        Person person;
        person.canvas().setFocus();
        QGuiApplication::clipboard()->setText(QString("word ").repeated(60) + QString("w").repeated(30));
        person.press(Qt::Key_V, Qt::ControlModifier);
        const Element &pasted = *person.editor().committed().elements().back();
        const TextData &text = *pasted.text();
        QVERIFY(!text.autoResize && QString::fromStdString(text.text).contains('\n'));
        const QtTextMetrics metrics;
        QCOMPARE(pasted.width, measureText(text.text, text.fontFamily, text.fontSize, text.lineHeight, metrics).width);
    }

    void linesKnowWhereTheyWereBroken()
    {
        Element element = newElement(ElementType::Text, {QtTextMetrics(), m_random, 1});
        TextData text;
        text.originalText = "one two  three \nfour";
        text.text = "one\ntwo\nthree\nfour";
        element.data = text;
        const FixedTextMetrics metrics;
        const TextLines lines(element, QString::fromStdString(text.originalText), metrics);
        const std::pair<int, int> expected[] = {{0, 3}, {4, 7}, {9, 14}, {16, 20}};
        QCOMPARE(lines.lines().size(), std::size(expected));
        for (std::size_t i = 0; i < std::size(expected); ++i) {
            QCOMPARE(lines.lines()[i].from, expected[i].first);
            QCOMPARE(lines.lines()[i].until, expected[i].second);
        }
        QCOMPARE(lines.lineOf(3), 0U);
        QCOMPARE(lines.lineOf(8), 1U); // the second of two spaces hangs behind "two"
        QCOMPARE(lines.lineOf(15), 2U);
        QCOMPARE(lines.caret(18), QPointF(20, 75));
        QCOMPARE(lines.placeAt({21, 80}), 18);
        QCOMPARE(lines.placeAt({-5, -5}), 0);
        QCOMPARE(lines.placeAt({500, 500}), 20);
        QCOMPARE(lines.boxes(2, 18).size(), 4U);
        QVERIFY(lines.boxes(5, 5).empty());
    }

private:
    Random m_random{1};
};

QTEST_MAIN(TypingTest)
#include "typing_test.moc"
