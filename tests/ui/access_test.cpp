// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader says: whatever can have the keyboard has a name.
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/commands/desk.h"
#include "ui/commands/document_commands.h"
#include "ui/estimator.h"
#include "ui/widgets/rail_button.h"
#include "ui/window/presentation.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>

using namespace ninesketch;

class AccessTest : public QObject
{
    Q_OBJECT

    /// Those that are seen, can have the keyboard or be pressed, and have no name.
    static QStringList nameless(const QWidget &window)
    {
        QStringList found;
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            const bool pressed = qobject_cast<QAbstractButton *>(widget);
            if (!widget->isVisible() || (widget->focusPolicy() == Qt::NoFocus && !pressed) ||
                widget->objectName().startsWith("qt_"))
                continue;
            QAccessibleInterface *said = QAccessible::queryAccessibleInterface(widget);
            if (!said || said->text(QAccessible::Name).trimmed().isEmpty())
                found << QString("%1 \"%2\" in %3")
                             .arg(widget->metaObject()->className(), widget->objectName(),
                                  widget->parentWidget()->metaObject()->className());
        }
        found.removeDuplicates();
        return found;
    }

private slots:
    void everyPageIsNamed()
    {
        Person person;
        QCOMPARE(nameless(person.window).join('\n'), QString()); // the start page
        person.window.files().openExample();
        QTRY_VERIFY_WITH_TIMEOUT(person.window.estimator().estimate(), 60000);
        const Design design = readDesign(person.scene());
        const auto pages = person.window.findChildren<RailButton *>();
        QVERIFY(pages.size() >= 12);
        for (RailButton *page : pages)
            for (const std::string &selected :
                 {std::string(), design.components.at(1).id, design.calls.at(0).id}) { // a component, an arrow
                person.window.desk().select(selected.empty() ? std::vector<std::string>{} : std::vector{selected});
                person.window.showPage(page->objectName().section(':', 1));
                QTest::qWait(30);
                QVERIFY2(nameless(person.window).isEmpty(),
                         qPrintable(page->objectName() + ":\n" + nameless(person.window).join('\n')));
            }
    }

    void whatOpensOverTheCanvasIsNamed()
    {
        Person person;
        person.window.files().openExample();
        for (const char *action : {"find", "export", "help", "command-palette", "what-breaks", "stats"}) {
            auto *known = person.window.findChild<QAction *>(action);
            QVERIFY2(known, action);
            known->trigger();
            QTest::qWait(30);
            QVERIFY2(nameless(person.window).isEmpty(),
                     qPrintable(QString(action) + ":\n" + nameless(person.window).join('\n')));
        }
        person.window.presentation().start();
        QTRY_COMPARE(person.window.presentation().step(), 0);
        QVERIFY2(nameless(person.window).isEmpty(), qPrintable(nameless(person.window).join('\n')));
        person.window.presentation().stop();
    }
};

QTEST_MAIN(AccessTest)
#include "access_test.moc"
