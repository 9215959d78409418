// SPDX-License-Identifier: GPL-3.0-or-later
// Style by keys, as a person changes it.
#include "model/scene/edits.h"
#include "model/scene/element_box.h"
#include "model/scene/sticky_note_layout.h"
#include "tests/support/window.h"
#include "ui/panels/colour_picker.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/style_properties.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QToolButton>

using namespace ninesketch;

class StyleTest : public QObject
{
    Q_OBJECT
    Random m_random{1};

private slots:
    void aFontIsChosenByKeys()
    {
        Person person;
        Editor &editor = person.window.editor();
        Element text = newElement(ElementType::Text, person.window.edit());
        TextData words;
        words.text = words.originalText = "words";
        text.data = words;
        editor.commit(addElements(editor.committed(), {text}, person.window.edit()), "Text", {{text.id}, {}});
        person.window.canvas().setFocus();
        QCOMPARE(editor.scene().find(text.id)->text()->fontFamily, 5);
        person.press(Qt::Key_F, Qt::ShiftModifier);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->activeAction()->text(), QString("Excalifont"));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCoreApplication::processEvents();
        QCOMPARE(editor.scene().find(text.id)->text()->fontFamily, 6);
        QVERIFY(!QApplication::activePopupWidget());
    }

    void theEyedropperShowsWhatItWouldPick()
    {
        Person person;
        const auto shape = [&](const char *colour, const Rect &box) {
            Element element = newElement(ElementType::Rectangle, person.window.edit());
            element.backgroundColor = colour;
            const std::string id = element.id;
            setBox(element, box);
            person.editor().commit(addElements(person.scene(), {element}, person.window.edit()), "Box", {{id}, {}});
            return id;
        };
        person.canvas().setViewport({1, {}});
        shape("#ffc9c9", {400, 300, 100, 100});
        const std::string id = shape("#a5d8ff", {600, 300, 100, 100});
        const Scene before = person.editor().committed();
        const auto colour = [&] { return person.scene().find(id)->backgroundColor; };
        const auto pull = [&] {
            person.press(Qt::Key_I);
            QWidget *eyedropper = person.canvas().childAt(450, 350);
            QTest::mousePress(eyedropper, Qt::LeftButton, {}, {450, 500});
            QTest::mouseMove(eyedropper, {450, 350});
            return eyedropper;
        };
        QWidget *eyedropper = pull();
        QCOMPARE(colour(), std::string("#ffc9c9"));
        QVERIFY(person.editor().committed().sameAs(before));
        QTest::keyClick(eyedropper, Qt::Key_Escape);
        QCOMPARE(colour(), std::string("#a5d8ff"));
        QTest::mouseRelease(pull(), Qt::LeftButton, {}, {450, 350});
        QCOMPARE(colour(), std::string("#ffc9c9"));
        QVERIFY(!person.editor().committed().sameAs(before));
    }

    void coloursAreChosenByKeys()
    {
        const QStringList own{"#123456", "#654321"};
        ColourPicker picker("#e03131", false, own);
        QString colour;
        connect(&picker, &ColourPicker::chosen, this, [&](const QString &chosen) { colour = chosen; });
        const auto after = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&picker, key, modifiers);
            return colour;
        };
        QCOMPARE(after(Qt::Key_Left), QString("#fa5252")); // its shades
        QCOMPARE(after(Qt::Key_V), QString("#fd7e14"));    // of the same shade
        QCOMPARE(after(Qt::Key_Right), QString("#fa5252"));
        QCOMPARE(after(Qt::Key_Right), QString("transparent")); // around the corner
        QCOMPARE(after(Qt::Key_Down), QString("#15aabf"));
        QCOMPARE(after(Qt::Key_Up), QString("transparent"));
        QCOMPARE(after(Qt::Key_Up), QString("#40c057"));
        QCOMPARE(after(Qt::Key_2, Qt::ShiftModifier), QString("#b2f2bb"));
        QCOMPARE(after(Qt::Key_Right), QString("#69db7c"));
        QCOMPARE(after(Qt::Key_2), QString("#654321"));
        QCOMPARE(after(Qt::Key_Right), QString("#123456"));
    }

    void wordsOfAStickyNoteShowTheSizeTheyWouldLike()
    {
        Element words = newElement(ElementType::Text, {FixedTextMetrics(), m_random, 1});
        TextData text;
        text.fontSize = 16;
        text.containerId = "note";
        words.data = text;
        setStickyNoteBaseFontSize(words, 28);
        QCOMPARE(findStyleProperty(u"font-size")->ofElement(words), QString("28"));
    }

    void aColourOfOnesOwnStandsAtHand()
    {
        Preferences remembered;
        remembered.strokePicks = QStringList{"#1e1e1e", "#7048e8", "no colour"};
        Person person(remembered);
        person.drawRectangle();
        auto &panel = person.panel<StylePanel>();
        const auto swatch = [&](const char *colour) -> Swatch * {
            for (Swatch *one : panel.findChildren<Swatch *>())
                if (one->colour() == colour && one->toolTip().contains("right-click"))
                    return one;
            return nullptr;
        };
        QVERIFY(swatch("#7048e8") && swatch("#2f9e44")); // what is no colour is the usual one
        QVERIFY(!swatch("#e03131"));
        QTest::mouseClick(swatch("#7048e8"), Qt::LeftButton);
        const std::string id = *person.editor().selection().ids.begin();
        QCOMPARE(person.scene().find(id)->strokeColor, std::string("#7048e8"));

        StyleChange filled;
        filled.backgroundColor = "#123456";
        person.editor().commit(setStyle(person.scene(), {id}, filled, person.window.edit()), "Background");
        QCoreApplication::processEvents();
        const auto answer = [&](const char *pressed, const QString &entry) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, swatch(pressed)->mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(swatch(pressed), &event);
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (QAction *action : menu->actions())
                if (action->text() == entry)
                    action->trigger();
            menu->close();
            QCoreApplication::processEvents();
        };
        answer("#ffc9c9", "Put the colour in use here");
        QVERIFY(swatch("#123456") && !swatch("#ffc9c9"));
        QCOMPARE(person.window.preferences().backgroundPicks,
                 (QStringList{"transparent", "#123456", "#b2f2bb", "#a5d8ff", "#ffec99"}));
        answer("#b2f2bb", "Excalidraw's colours again");
        QVERIFY(swatch("#ffc9c9"));
        QVERIFY(person.window.preferences().backgroundPicks.isEmpty());
    }

    void anImageCanBeCroppedAndALineEditedFromThePanel()
    {
        Person person;
        const auto shows = [&](const char *id) {
            for (const auto *button : person.panel<StylePanel>().findChildren<QToolButton *>())
                if (button->defaultAction() && button->defaultAction()->objectName() == id)
                    return button->isVisible();
            return false;
        };
        const std::string box = person.addShape(ElementType::Rectangle, {10, 20, 100, 50});
        person.editor().setSelection({{box}, {}});
        QTRY_VERIFY(shows("duplicate"));
        QVERIFY(!shows("crop-image") && !shows("edit-points"));
        Element line = newElement(ElementType::Line, person.window.edit());
        LinearData data;
        data.points = {{0, 0}, {100, 50}, {200, 0}};
        line.data = data;
        person.editor().commit(addElements(person.scene(), {line}, person.window.edit()), "Draw",
                               Selection{{line.id}, {}});
        QTRY_VERIFY(shows("edit-points"));
        QVERIFY(!shows("crop-image"));
        person.editor().setSelection({{box}, {}});
        QTRY_VERIFY(!shows("edit-points"));
    }
};

QTEST_MAIN(StyleTest)
#include "style_test.moc"
