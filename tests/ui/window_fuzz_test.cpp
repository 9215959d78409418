// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random gestures in a real window: mouse and keys reach the canvas as events, actions come from the
// table. Whatever happens, the scene stays sound, undo gives back exactly what was, and redo what came after.
#include "exporters/image_file.h"
#include "model/scene/edits.h"
#include "model/scene/stencils.h"
#include "tests/support/scene_invariants.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/style_commands.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QBuffer>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace ninesketch;

namespace
{

/// Actions that change the drawing, or what is selected, at once: no dialogs, no files, nothing that glides.
QStringList harmlessActions(const MainWindow &window)
{
    const QSet<QString> others{"insert-image",    "link",        "stroke-colour",  "background-colour",
                               "pick-background", "pick-stroke", "copy-png",       "copy-svg",
                               "copy-annotated",  "tidy",        "tidy-selection", "add-to-library"};
    QStringList ids;
    for (const QString &id : window.actions().ids()) {
        const QString group = window.actions().action(id)->data().toString();
        if ((group == "Edit" || group == "Arrange") && !others.contains(id))
            ids << id;
    }
    return ids << "grid"
               << "snap"
               << "box-touches"
               << "zoom-in"
               << "zoom-out";
}

class Monkey
{
public:
    Monkey(MainWindow &window, std::uint64_t seed)
        : m_window(window), m_canvas(window.canvas()), m_random(seed), m_actions(harmlessActions(window))
    {
    }

    /// Does something, and says what.
    QString act()
    {
        switch (pick(12)) {
        case 0:
        case 1:
        case 2:
            return drawSomething();
        case 3:
        case 4:
        case 5:
            return drag("selection");
        case 6:
            return click();
        case 7:
            return keys();
        case 8:
            return pick(3) ? type() : restyle();
        default:
            return action();
        }
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    Qt::KeyboardModifiers modifiers()
    {
        Qt::KeyboardModifiers some = Qt::NoModifier;
        for (const auto modifier : {Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier})
            if (pick(7) == 0)
                some |= modifier;
        return some;
    }

    /// Often on something: a middle, a border, a grip or a point of it.
    QPoint place()
    {
        const auto elements = m_window.editor().scene().elements();
        QPointF at(300 + pick(700), 120 + pick(500));
        if (!elements.empty() && pick(4)) {
            const Element &e = *elements[static_cast<std::size_t>(pick(static_cast<int>(elements.size())))];
            const Point points[] = {
                e.centre(), {e.x, e.centre().y}, {e.x, e.y}, {e.x + e.width + 8, e.y + e.height + 8}};
            at = m_canvas.toWidget(points[pick(4)]);
        }
        const QRectF room = QRectF(m_canvas.rect()).adjusted(2, 2, -2, -2);
        return {int(std::clamp(at.x(), room.left(), room.right())), int(std::clamp(at.y(), room.top(), room.bottom()))};
    }

    QString drag(const QString &tool)
    {
        m_window.chooseTool(tool);
        const Qt::KeyboardModifiers held = modifiers();
        const QPoint from = place(), to = place();
        move(from, Qt::NoButton, held);
        QTest::mousePress(&m_canvas, Qt::LeftButton, held, from);
        for (int i = 1; i <= 3; ++i)
            move(from + (to - from) * i / 3, Qt::LeftButton, pick(5) ? held : modifiers());
        if (pick(12) == 0) {
            QTest::keyClick(&m_canvas, Qt::Key_Escape);
            QTest::mouseRelease(&m_canvas, Qt::LeftButton, held, to);
            return tool + " dragged, given up";
        }
        QTest::mouseRelease(&m_canvas, Qt::LeftButton, held, to);
        return tool + " dragged";
    }

    void move(const QPoint &to, Qt::MouseButtons buttons, Qt::KeyboardModifiers held)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), QPointF(m_canvas.mapToGlobal(to)), Qt::NoButton, buttons,
                          held);
        QCoreApplication::sendEvent(&m_canvas, &event);
    }

    QString drawSomething()
    {
        const char *const tools[] = {"rectangle", "diamond", "ellipse",    "arrow",  "line",
                                     "draw",      "frame",   "eraser",     "lasso",  "text",
                                     "shapes",    "note",    "draw-shape", "bucket", "laser"};
        const QString tool = tools[pick(14)];
        CurrentStyle style = m_canvas.currentStyle();
        style.arrowType = static_cast<ArrowType>(pick(3));
        style.stencil = allStencils()[static_cast<std::size_t>(pick(static_cast<int>(allStencils().size())))].id;
        m_canvas.setCurrentStyle(style);
        if ((tool != "arrow" && tool != "line") || pick(2))
            return drag(tool);
        m_window.chooseTool(tool);
        const int points = 2 + pick(4);
        for (int i = 0; i < points; ++i) {
            const QPoint at = place();
            move(at, Qt::NoButton, Qt::NoModifier);
            QTest::mouseClick(&m_canvas, Qt::LeftButton, modifiers(), at);
        }
        QTest::keyClick(&m_canvas, pick(2) ? Qt::Key_Return : Qt::Key_Escape);
        return tool + " point by point";
    }

    QString click()
    {
        m_window.chooseTool("selection");
        const QPoint at = place();
        if (pick(3)) {
            QTest::mouseClick(&m_canvas, Qt::LeftButton, modifiers(), at);
            return "click";
        }
        QTest::mouseClick(&m_canvas, Qt::LeftButton, Qt::NoModifier, at);
        QTest::mouseDClick(&m_canvas, Qt::LeftButton, Qt::NoModifier, at);
        return "double-click";
    }

    QString keys()
    {
        const Qt::Key some[] = {Qt::Key_Left, Qt::Key_Up,     Qt::Key_Return, Qt::Key_Escape,
                                Qt::Key_Tab,  Qt::Key_Delete, Qt::Key_D,      Qt::Key_Backtab};
        const Qt::Key key = some[pick(8)];
        const Qt::KeyboardModifiers held = key == Qt::Key_D ? Qt::ControlModifier : modifiers();
        QTest::keyClick(target(), key, held);
        QTest::keyRelease(&m_canvas, Qt::Key_Control);
        return "key " + QKeySequence(key).toString();
    }

    /// A button of the style panel.
    QString restyle()
    {
        constexpr std::pair<const char *, const char *> looks[] = {
            {"arrow-type", "elbow"}, {"arrow-type", "round"},      {"edges", "round"},     {"font-size", "36"},
            {"font", "8"},           {"vertical-align", "bottom"}, {"text-align", "right"}};
        const auto &[property, value] = looks[pick(7)];
        m_window.styles().apply(property, value, false);
        return QString("style ") + property;
    }

    /// Into the text editor, if one is open.
    QString type()
    {
        QWidget *editor = m_canvas.findChild<QPlainTextEdit *>();
        if (!editor)
            return drag("text");
        for (const char letter : {'s', 'q', 'l', ' ', '3'})
            QTest::keyClick(editor, letter);
        if (pick(2))
            QTest::keyClick(editor, Qt::Key_Escape);
        return "type";
    }

    QWidget *target()
    {
        QWidget *editor = m_canvas.findChild<QPlainTextEdit *>();
        return editor ? editor : static_cast<QWidget *>(&m_canvas);
    }

    QString action()
    {
        const QString id = m_actions[pick(static_cast<int>(m_actions.size()))];
        m_canvas.finishTextEditing();
        m_window.actions().refresh();
        m_window.actions().action(id)->trigger();
        return id;
    }

    MainWindow &m_window;
    CanvasView &m_canvas;
    Random m_random;
    QStringList m_actions;
};

/// Every difference between scenes, in words; empty: the same elements in the same order.
QString differs(const Scene &a, const Scene &b)
{
    const SceneChange change = difference(a, b);
    return change.empty() ? QString()
                          : QString("%1 added, %2 removed, %3 changed")
                                .arg(change.added.size())
                                .arg(change.removed.size())
                                .arg(change.changed.size());
}

} // namespace

class WindowFuzzTest : public QObject
{
    Q_OBJECT

    static Scene photo(MainWindow &window)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::blue);
        image.save(&buffer, "PNG");
        const auto file = readImageFile(png, "blue");
        return placeImages(withImageFile({}, *file, 1), {{file->id, 300, 200}}, {200, 200}, 0, 100, window.edit())
            .scene;
    }

private slots:
    void everyStepCanBeUndone_data()
    {
        QTest::addColumn<int>("seed");
        const int runs = qEnvironmentVariableIntValue("NINESKETCH_FUZZ_SEEDS");
        for (int seed = 1; seed <= (runs > 0 ? runs : 6); ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void everyStepCanBeUndone()
    {
        QFETCH(int, seed);
        MainWindow window;
        window.resize(1300, 800);
        window.show();
        window.editor().setDocument(photo(window));
        Monkey monkey(window, static_cast<std::uint64_t>(seed));
        Editor &editor = window.editor();
        for (int step = 0; step < 400; ++step) {
            const Scene before = editor.committed();
            const int undoable = editor.undoCount();
            const QString did = monkey.act();
            const std::string where = std::to_string(step) + ", " + did.toStdString() + ": ";
            const std::string broken = brokenInvariant(editor.committed());
            QVERIFY2(broken.empty(), (where + broken).c_str());
            const std::string shown = brokenInvariant(editor.scene());
            QVERIFY2(shown.empty(), (where + "shown: " + shown).c_str());
            const int steps = editor.undoCount() - undoable;
            if (steps > 0 && did != "undo" && did != "redo") {
                window.canvas().finishTextEditing();
                const Scene after = editor.committed();
                const Selection selected = editor.selection();
                const int done = editor.undoCount() - undoable;
                for (int i = 0; i < done; ++i)
                    editor.undo();
                QVERIFY2(differs(editor.committed(), before).isEmpty(),
                         (where + differs(editor.committed(), before).toStdString()).c_str());
                for (int i = 0; i < done; ++i)
                    editor.redo();
                QVERIFY2(editor.committed().sameAs(after), where.c_str());
                QVERIFY2(onlyExisting(selected, after) == selected, (where + "selects what is not there").c_str());
            }
            if (editor.committed().size() > 70) {
                window.canvas().finishTextEditing();
                editor.setDocument(photo(window));
            }
        }
    }
};

QTEST_MAIN(WindowFuzzTest)
#include "window_fuzz_test.moc"
