// SPDX-License-Identifier: GPL-3.0-or-later
// Every command once, whatever is selected: it changes nothing or is one step, which undo takes back to the last bit.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/commands/desk.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/widgets/action_set.h"
#include "ui/window/presentation.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QMenu>
#include <QMimeData>
#include <QTimer>

using namespace ninesketch;

class CommandsTest : public QObject
{
    Q_OBJECT

    /// Four components with their calls, and beside them a box in a frame, two of a group, a text and a labelled box.
    static Scene smallDrawing(Person &person)
    {
        const Design design = *readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 100}}, {"id": "s", "kind": "service"},
            {"id": "c", "kind": "cache"}, {"id": "d", "kind": "sql-database"}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "c"}, {"from": "s", "to": "d"}]})");
        person.editor().setDocument(drawDesign(design, person.window.edit().metrics));
        person.addShape(ElementType::Frame, {0, 600, 300, 200});
        person.addShape(ElementType::Rectangle, {50, 650, 100, 60});
        const std::string one = person.addShape(ElementType::Ellipse, {400, 600, 80, 80}),
                          other = person.addShape(ElementType::Diamond, {520, 640, 80, 80});
        person.window.desk().select({one, other});
        person.window.actions().action("group")->trigger();
        person.addText("A note", {700, 600});
        person.addShape(ElementType::Line, {700, 700, 0, 0});
        return person.editor().committed();
    }

    /// What somebody could have selected, by what it is called in a message.
    static std::vector<std::pair<QString, std::vector<std::string>>> selections(const Scene &scene)
    {
        std::vector<std::string> shapes, texts, grouped, frames, all;
        for (const ElementPtr &element : scene.elements()) {
            all.push_back(element->id);
            if (element->text() && !element->text()->containerId)
                texts.push_back(element->id);
            if (!element->groupIds.empty() && element->type != ElementType::Text)
                grouped.push_back(element->id);
            if (element->frame())
                frames.push_back(element->id);
        }
        const Design design = readDesign(scene);
        return {{"nothing", {}},
                {"a component", {design.components.at(1).id}},
                {"an arrow", {design.calls.at(0).id}},
                {"texts", texts},
                {"groups", grouped},
                {"a frame", frames},
                {"everything", all}};
    }

    /// As somebody who looks at every question and leaves it.
    static void leaveQuestions()
    {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget()))
            menu->close();
        else if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            dialog->reject();
    }

    /// Back to the canvas, whatever was opened.
    static void backToTheCanvas(Person &person, OpenDocument &drawing)
    {
        MainWindow &window = person.window;
        window.presentation().stop();
        if (window.isZen())
            window.setZen(false);
        if (window.isViewMode())
            window.setViewMode(false);
        if (window.windowState() & Qt::WindowFullScreen)
            window.toggleFullScreen();
        person.canvas().setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&person.canvas(), Qt::Key_Escape);
        person.panel<MessageBar>().dismiss();
        window.documents().show(drawing);
        for (OpenDocument *other : window.documents().all())
            if (other != &drawing)
                window.documents().close(*other);
        window.chooseTool("selection");
    }

private slots:
    void eachIsOneStepOrNone_data()
    {
        QTest::addColumn<int>("selected");
        Person person;
        int index = 0;
        for (const auto &[name, ids] : selections(smallDrawing(person)))
            QTest::newRow(qPrintable(name)) << index++;
    }

    void eachIsOneStepOrNone()
    {
        QFETCH(int, selected);
        Person person;
        MainWindow &window = person.window;
        const Scene before = smallDrawing(person);
        const std::vector<std::string> ids = selections(before).at(static_cast<std::size_t>(selected)).second;
        OpenDocument &drawing = window.document();
        QTimer questions;
        connect(&questions, &QTimer::timeout, &leaveQuestions);
        questions.start(20);
        int changed = 0;
        for (const QString &id : window.actions().ids()) {
            if (QStringList{"quit", "undo", "redo", "close-tab", "open-presets", "open-link"}.contains(id))
                continue;
            person.editor().setDocument(before);
            window.desk().select(ids);
            window.actions().refresh();
            QAction *action = window.actions().action(id);
            if (!action->isEnabled())
                continue;
            const Selection chosen = person.editor().selection();
            action->trigger();
            QTest::qWait(1);
            backToTheCanvas(person, drawing);
            QVERIFY2(&window.document() == &drawing, qPrintable(id));
            const int steps = person.editor().undoCount();
            QVERIFY2(steps <= 1, qPrintable(QString("%1 made %2 steps").arg(id).arg(steps)));
            if (steps == 0) {
                QVERIFY2(person.editor().committed().sameAs(before), qPrintable(id));
                continue;
            }
            ++changed;
            const Scene after = person.editor().committed();
            QVERIFY2(!after.sameAs(before), qPrintable(id + " is a step that does nothing"));
            person.editor().undo();
            QVERIFY2(person.editor().committed().sameAs(before) && person.editor().scene().sameAs(before),
                     qPrintable(id));
            QVERIFY2(person.editor().selection() == chosen, qPrintable(id));
            person.editor().redo();
            QVERIFY2(person.editor().committed().sameAs(after), qPrintable(id));
        }
        QVERIFY2(changed >= 3, qPrintable(QString::number(changed)));
    }
};

QTEST_MAIN(CommandsTest)
#include "commands_test.moc"
