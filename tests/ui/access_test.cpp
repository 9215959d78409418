// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader says: whatever can have the keyboard has a name. And where the keyboard goes without the mouse.
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/commands/desk.h"
#include "ui/commands/document_commands.h"
#include "ui/estimator.h"
#include "ui/widgets/rail_button.h"
#include "ui/window/presentation.h"

#include <QAbstractItemView>
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

    /// Tab goes through whatever a page holds and comes back, and one sees where it is.
    void tabWalksThroughEveryPage()
    {
        Person person;
        MainWindow &window = person.window;
        window.resize(1500, 1400);
        window.files().openExample();
        QTRY_VERIFY_WITH_TIMEOUT(window.estimator().estimate(), 60000);
        const Design design = readDesign(person.scene());
        for (RailButton *page : window.findChildren<RailButton *>()) {
            const QString name = page->objectName().section(':', 1);
            window.desk().select({design.components.at(1).id});
            window.showPage(name);
            QTest::qWait(50);
            person.canvas().setFocus();
            QSet<QWidget *> seen;
            int stops = 0;
            for (int steps = 0; steps < 400; ++steps) {
                person.press(Qt::Key_Tab);
                QWidget *at = window.focusWidget();
                if (at == &person.canvas())
                    break;
                QVERIFY2(!seen.contains(at), qPrintable(name + ": twice at " + at->objectName()));
                seen << at;
                QVERIFY2(at->isVisible(), qPrintable(name + ": " + at->objectName()));
                const QRect place = QRect(at->mapTo(&window, QPoint()), at->size()).adjusted(-3, -3, 3, 3);
                const QImage with = window.grab(place).toImage();
                person.canvas().setFocus();
                const QImage without = window.grab(place).toImage();
                at->setFocus(Qt::TabFocusReason);
                const auto *list = qobject_cast<QAbstractItemView *>(at);
                if (!list || list->model()->rowCount() > 0) // an empty one has nothing to mark
                    QVERIFY2(
                        with != without,
                        qPrintable(
                            QString("%1: %2 \"%3\"").arg(name, at->metaObject()->className(), at->accessibleName())));
                ++stops;
            }
            QVERIFY2(person.canvas().hasFocus(), qPrintable(name));
            QVERIFY2(stops > 100, qPrintable(name + QString::number(stops)));
        }
    }

    /// F6 goes from part to part, so that nobody walks through all tools to a field of the inspector.
    void f6GoesFromPartToPart()
    {
        Person person;
        MainWindow &window = person.window;
        window.files().openExample();
        window.showPage("inspector");
        const Design design = readDesign(person.scene());
        window.desk().select({design.components.at(1).id});
        QTRY_VERIFY_WITH_TIMEOUT(window.estimator().estimate(), 60000);
        QTest::qWait(50);
        const auto part = [&] {
            for (const QWidget *at = window.focusWidget(); at; at = at->parentWidget())
                if (const QString name = at->metaObject()->className();
                    QStringList{"ninesketch::CanvasView", "ninesketch::Inspector", "ninesketch::ResultsStrip",
                                "ninesketch::StylePanel", "ninesketch::PaletteBar"}
                        .contains(name) ||
                    at->objectName() == "tools")
                    return name.section(':', -1);
            return QString();
        };
        const QStringList around{"Inspector", "ResultsStrip", "Island", "StylePanel", "PaletteBar", "CanvasView"};
        person.canvas().setFocus();
        for (const QString &next : around) {
            person.press(Qt::Key_F6);
            QCOMPARE(part(), next);
        }
        for (qsizetype i = around.size() - 2; i >= 0; --i) {
            person.press(Qt::Key_F6, Qt::ShiftModifier);
            QCOMPARE(part(), around[i]);
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

    /// Out of the bars over the drawing, too, not only out of the panels beside it.
    void escapeLeadsBackToTheDrawing()
    {
        Person person;
        for (int steps : {1, 3, 30}) {
            person.canvas().setFocus();
            for (int i = 0; i < steps; ++i)
                person.press(Qt::Key_Tab);
            QVERIFY(!person.canvas().hasFocus());
            person.press(Qt::Key_Escape);
            QVERIFY2(person.canvas().hasFocus(), qPrintable(person.window.focusWidget()->objectName()));
        }
    }

    /// What is asked because one closes is answered by Enter, and left by Escape.
    void aQuestionHasTheKeyboard()
    {
        Person person;
        const auto focused = [&] { return person.window.focusWidget()->objectName(); };
        person.drawRectangle();
        person.press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(focused(), "offer:Save");
        person.press(Qt::Key_Escape);
        QVERIFY(person.sentence().isEmpty() && person.canvas().hasFocus());
        QCOMPARE(person.scene().size(), std::size_t(1));

        person.press(Qt::Key_Delete, Qt::ControlModifier); // resets the canvas
        QCOMPARE(focused(), "offer:Remove everything");
        person.press(Qt::Key_Return);
        QVERIFY(person.scene().empty() && person.canvas().hasFocus());
        person.editor().undo();

        person.press(Qt::Key_W, Qt::ControlModifier);
        person.press(Qt::Key_Tab);
        QCOMPARE(focused(), "offer:Don't save");
        person.press(Qt::Key_Return);
        QTRY_VERIFY(person.scene().empty());
    }
};

QTEST_MAIN(AccessTest)
#include "access_test.moc"
