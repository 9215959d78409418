// SPDX-License-Identifier: GPL-3.0-or-later
// Style by keys, as a person changes it.
#include "model/scene/edits.h"
#include "tests/support/window.h"

#include <QMenu>

using namespace ninesketch;

class StyleTest : public QObject
{
    Q_OBJECT

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
};

QTEST_MAIN(StyleTest)
#include "style_test.moc"
