// SPDX-License-Identifier: GPL-3.0-or-later
// play_in_window SCRIPTS OUT: plays scripts in a real window, with its keys and its mouse. SCRIPTS is a list of
// {"name", "scene", "steps", "zoom" (1)}; OUT becomes a list of what was drawn: {"elements", "selected", "group",
// "tool", "zoom", "dark"}, and of the "looks" on the way there. Steps are those of play_gestures, and
//   ["menu", x, y, "wrap-in-frame"]: an entry of the context menu   ["style", "stroke", "#e03131"]: a button of the
//   style panel
//   ["twice", x, y]: a double-click   ["type", "words"]: letters   ["key", "Enter"|"d"|"]"|…]
//   ["paste", "text"]: Ctrl+V with that on the clipboard   ["pastePlain", "text"]: Ctrl+Shift+V
//   ["number", "X"|"Y"|"W"|"H"|"A"|"F", 120]: typed into the panel of numbers (A: degrees, F: size of the font)
//   ["place", ITEM…]: items of a library, each a list of elements, pressed in its panel   ["drop", x, y, ITEM…]:
//   dropped there
//   ["cursor"]: notes what the pointer looks like
//   ["undo"]   ["redo"]
//   ["look"]: what is drawn so far, and whether a text is being written ("typing")
#include "exporters/excalidraw/library.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"
#include "tests/conformance/key_names.h"
#include "tests/support/window.h"
#include "ui/canvas/text_editor.h"
#include "ui/commands/library_commands.h"
#include "ui/commands/style_commands.h"
#include "ui/panels/stats_panel.h"
#include "ui/widgets/scrub_field.h"

#include <QClipboard>
#include <QLineEdit>
#include <QThreadPool>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

/// As style sheets name it; nothing for the usual arrow.
std::string cursorName(Qt::CursorShape shape)
{
    static const std::map<Qt::CursorShape, std::string> names{
        {Qt::ArrowCursor, ""},
        {Qt::SizeAllCursor, "move"},
        {Qt::SizeHorCursor, "ew-resize"},
        {Qt::SizeVerCursor, "ns-resize"},
        {Qt::SizeFDiagCursor, "nwse-resize"},
        {Qt::SizeBDiagCursor, "nesw-resize"},
        {Qt::OpenHandCursor, "grab"},
        {Qt::ClosedHandCursor, "grabbing"},
        {Qt::CrossCursor, "crosshair"},
        {Qt::IBeamCursor, "text"},
        {Qt::PointingHandCursor, "pointer"},
    };
    const auto found = names.find(shape);
    return found == names.end() ? "picture" : found->second;
}

class Player
{
public:
    explicit Player(Person &person) : m_person(person) {}

    void play(const Json &step)
    {
        const auto name = step.at(0).get<std::string>();
        const auto point = [&] { return QPoint(qRound(step.at(1).get<double>()), qRound(step.at(2).get<double>())); };
        if (name == "tool")
            take(step);
        else if (name == "hold")
            hold(step);
        else if (name == "letGo")
            letGo(step.at(1).get<std::string>());
        else if (name == "key")
            press(step.at(1).get<std::string>());
        else if (name == "type")
            for (const char letter : step.at(1).get<std::string>())
                QTest::keyClick(m_person.window.windowHandle(), letter);
        else if (name == "press")
            mouse(QEvent::MouseButtonPress, point());
        else if (name == "release")
            mouse(QEvent::MouseButtonRelease, point());
        else if (name == "move")
            mouse(QEvent::MouseMove, point());
        else if (name == "paste")
            paste(QString::fromStdString(step.at(1)), {});
        else if (name == "pastePlain")
            paste(QString::fromStdString(step.at(1)), Qt::ShiftModifier);
        else if (name == "place")
            place(itemsOf(step, 1));
        else if (name == "drop")
            m_person.window.library().place(itemsOf(step, 3), m_person.canvas().toScene(point()));
        else if (name == "undo")
            QTest::keyClick(m_person.window.windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        else if (name == "redo")
            QTest::keyClick(m_person.window.windowHandle(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        else if (name == "look")
            m_looks.push_back(look());
        else if (name == "cursor")
            m_cursors.push_back(cursorName(m_person.canvas().cursor().shape()));
        else if (name == "hover")
            hover(point());
        else if (name == "twice")
            for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick,
                                    QEvent::MouseButtonRelease})
                mouse(type, point());
        else if (name == "select") {
            Selection selection;
            for (std::size_t i = 1; i < step.size(); ++i)
                selection.ids.insert(step[i].get<std::string>());
            m_person.editor().setSelection(selection);
        } else if (name == "menu") {
            m_person.window.findChild<QAction *>(QString::fromStdString(step.at(3)))->trigger();
        } else if (name == "style") {
            m_person.window.styles().apply(QString::fromStdString(step.at(1)), QString::fromStdString(step.at(2)),
                                           false);
        } else if (name == "number") {
            typeNumber(step.at(1), step.at(2));
        } else
            throw std::runtime_error("unknown step " + name);
        QCoreApplication::processEvents();
    }

    /// All that can be seen, without ending what is being done.
    Json look() const
    {
        Editor &editor = m_person.editor();
        return {{"elements", Json::parse(writeScene(editor.committed())).at("elements")},
                {"selected", editor.selection().ids},
                {"group", editor.selection().editingGroupId},
                {"tool", m_person.window.toolId().toStdString()},
                {"zoom", m_person.canvas().viewport().zoom},
                {"dark", m_person.canvas().isDark()},
                {"typing", m_person.canvas().findChild<TextEditor *>() != nullptr}};
    }
    const Json &looks() const { return m_looks; }
    const Json &cursors() const { return m_cursors; }

private:
    static Qt::KeyboardModifier modifierOf(const std::string &name)
    {
        return name == "Shift" ? Qt::ShiftModifier : name == "Control" ? Qt::ControlModifier : Qt::AltModifier;
    }

    void take(const Json &step)
    {
        if (step.size() > 2) {
            const auto type = step[2].get<std::string>();
            CurrentStyle style = m_person.canvas().currentStyle();
            style.arrowType = type == "elbow"   ? ArrowType::Elbow
                              : type == "round" ? ArrowType::Round
                                                : ArrowType::Sharp;
            m_person.canvas().setCurrentStyle(style);
        }
        m_person.window.chooseTool(QString::fromStdString(step.at(1).get<std::string>()));
    }

    void hold(const Json &step)
    {
        for (std::size_t i = 1; i < step.size(); ++i) {
            const auto name = step[i].get<std::string>();
            QTest::simulateEvent(m_person.window.windowHandle(), true, keyOf(name), m_held, {}, false);
            m_held |= modifierOf(name);
        }
    }

    void letGo(const std::string &name)
    {
        m_held &= ~Qt::KeyboardModifiers(modifierOf(name));
        QTest::simulateEvent(m_person.window.windowHandle(), false, keyOf(name), m_held, {}, false);
    }

    /// Modifiers are held and let go by steps of their own.
    void press(const std::string &name)
    {
        const QString text = name.size() == 1 && !m_held ? QString::fromStdString(name) : QString();
        const Qt::Key plain = keyOf(name);
        const Qt::Key key = plain == Qt::Key_Tab && m_held.testFlag(Qt::ShiftModifier) ? Qt::Key_Backtab : plain;
        for (const bool down : {true, false})
            QTest::simulateEvent(m_person.window.windowHandle(), down, key, m_held, text, false);
    }

    void typeNumber(const std::string &name, double value)
    {
        static const std::map<std::string, Measure> measures{{"X", Measure::X},     {"Y", Measure::Y},
                                                             {"W", Measure::Width}, {"H", Measure::Height},
                                                             {"A", Measure::Angle}, {"F", Measure::FontSize}};
        const auto open = [&] {
            QTest::keyClick(m_person.window.windowHandle(), Qt::Key_Slash, Qt::AltModifier);
            QCoreApplication::processEvents();
        };
        open();
        QLineEdit *line = m_person.panel<StatsPanel>().field(measures.at(name))->line();
        if (line->isVisible() && line->isEnabled()) {
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, QString::number(value));
            QTest::keyClick(line, Qt::Key_Return);
        }
        m_person.canvas().setFocus();
        open();
    }

    /// The pointer of the screen goes there, too: pasting asks for it.
    void hover(QPoint at)
    {
        QCursor::setPos(m_person.canvas().mapToGlobal(at));
        QCoreApplication::processEvents();
        mouse(QEvent::MouseMove, at);
    }

    void paste(const QString &text, Qt::KeyboardModifiers held)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(m_person.window.windowHandle(), Qt::Key_V, Qt::ControlModifier | held);
        QThreadPool::globalInstance()->waitForDone(2000); // pictures are read there
    }

    static std::vector<LibraryItem> itemsOf(const Json &step, std::size_t first)
    {
        Json items = Json::array();
        for (std::size_t i = first; i < step.size(); ++i)
            items.push_back({{"id", "item-" + std::to_string(i)}, {"elements", step[i]}});
        const Json library{{"type", "excalidrawlib"}, {"version", 2}, {"libraryItems", std::move(items)}};
        return readLibrary(library.dump())->items;
    }

    /// In the middle of the view, which is made to be where it is there.
    void place(const std::vector<LibraryItem> &items)
    {
        CanvasView &canvas = m_person.canvas();
        canvas.setViewport({1, Point{750, 550} - canvas.visibleScene().centre()});
        m_person.window.library().place(items, std::nullopt);
        canvas.setViewport({1, {}});
    }

    /// To whatever of the canvas lies there: it, or the editor of a text over it.
    void mouse(QEvent::Type type, QPoint at)
    {
        CanvasView &canvas = m_person.canvas();
        if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick)
            m_under = canvas.childAt(at) ? canvas.childAt(at) : static_cast<QWidget *>(&canvas);
        const bool held = m_down != Qt::NoButton;
        if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick)
            m_down = Qt::LeftButton;
        else if (type == QEvent::MouseButtonRelease)
            m_down = Qt::NoButton;
        if (type == QEvent::MouseButtonPress && m_under->focusPolicy() & Qt::ClickFocus)
            m_under->setFocus(Qt::MouseFocusReason);
        QWidget *under = m_under && (held || m_down != Qt::NoButton) ? m_under.data() : static_cast<QWidget *>(&canvas);
        const QPointF local = under->mapFrom(&canvas, at);
        QMouseEvent event(type, local, canvas.mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, m_down, m_held);
        QCoreApplication::sendEvent(under, &event);
    }

    Person &m_person;
    Qt::KeyboardModifiers m_held;
    Qt::MouseButtons m_down;
    QPointer<QWidget> m_under;
    Json m_looks = Json::array(), m_cursors = Json::array();
};

Json played(const Json &script)
{
    Preferences preferences;
    Person person(preferences);
    person.window.resize(2400, 1600);
    if (const Result<Scene> scene = readScene(script.at("scene").dump()))
        person.editor().setDocument(*scene);
    person.canvas().setViewport({script.value("zoom", 1.0), {}});
    person.canvas().setFocus();
    QCoreApplication::processEvents();
    Player player(person);
    for (const Json &step : script.at("steps"))
        player.play(step);
    Json drawn = player.look();
    person.canvas().finishTextEditing();
    drawn["elements"] = Json::parse(writeScene(person.editor().committed())).at("elements");
    drawn["looks"] = player.looks();
    drawn["cursors"] = player.cursors();
    return drawn;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: play_in_window SCRIPTS OUT\n");
        return 2;
    }
    std::ifstream in(argv[1]);
    Json drawn = Json::array();
    for (const Json &script : Json::parse(in))
        drawn.push_back(played(script));
    std::ofstream(argv[2]) << drawn.dump();
    return 0;
}
