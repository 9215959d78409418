// SPDX-License-Identifier: GPL-3.0-or-later
// play_in_window SCRIPTS OUT: plays scripts in a real window, with its keys and its mouse. SCRIPTS is a list of
// {"name", "scene", "steps"}; OUT becomes a list of what was drawn. Steps are those of play_gestures, and
//   ["twice", x, y]: a double-click   ["type", "words"]: letters   ["key", "Enter"|"d"|"]"|…]
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"
#include "tests/conformance/key_names.h"
#include "tests/support/window.h"

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

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
            for (std::size_t i = 1; i < step.size(); ++i)
                m_held |= modifierOf(step[i].get<std::string>());
        else if (name == "letGo")
            letGo(step.at(1).get<std::string>());
        else if (name == "key")
            m_person.press(keyOf(step.at(1).get<std::string>()), m_held);
        else if (name == "type")
            for (const char letter : step.at(1).get<std::string>())
                QTest::keyClick(m_person.window.windowHandle(), letter);
        else if (name == "press")
            mouse(QEvent::MouseButtonPress, point());
        else if (name == "release")
            mouse(QEvent::MouseButtonRelease, point());
        else if (name == "move" || name == "hover")
            mouse(QEvent::MouseMove, point());
        else if (name == "twice")
            for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick,
                                    QEvent::MouseButtonRelease})
                mouse(type, point());
        else if (name == "select") {
            Selection selection;
            for (std::size_t i = 1; i < step.size(); ++i)
                selection.ids.insert(step[i].get<std::string>());
            m_person.editor().setSelection(selection);
        } else
            throw std::runtime_error("unknown step " + name);
        QCoreApplication::processEvents();
    }

private:
    static Qt::KeyboardModifier modifierOf(const std::string &name)
    {
        return name == "Shift" ? Qt::ShiftModifier : name == "Control" ? Qt::ControlModifier : Qt::AltModifier;
    }

    void take(const Json &step)
    {
        if (step.size() > 2) {
            using Type = CurrentStyle::ArrowType;
            const auto type = step[2].get<std::string>();
            CurrentStyle style = m_person.canvas().currentStyle();
            style.arrowType = type == "elbow" ? Type::Elbow : type == "round" ? Type::Round : Type::Sharp;
            m_person.canvas().setCurrentStyle(style);
        }
        m_person.window.chooseTool(QString::fromStdString(step.at(1).get<std::string>()));
    }

    void letGo(const std::string &name)
    {
        m_held &= ~Qt::KeyboardModifiers(modifierOf(name));
        QTest::keyRelease(m_person.window.windowHandle(), keyOf(name), m_held);
    }

    /// To whatever of the canvas lies there: it, or the editor of a text over it.
    void mouse(QEvent::Type type, QPoint at)
    {
        CanvasView &canvas = m_person.canvas();
        if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick)
            m_under = canvas.childAt(at) ? canvas.childAt(at) : static_cast<QWidget *>(&canvas);
        if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick)
            m_down = Qt::LeftButton;
        else if (type == QEvent::MouseButtonRelease)
            m_down = Qt::NoButton;
        QWidget *under = m_under && m_down != Qt::NoButton ? m_under.data() : static_cast<QWidget *>(&canvas);
        const QPointF local = under->mapFrom(&canvas, at);
        QMouseEvent event(type, local, canvas.mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, m_down, m_held);
        QCoreApplication::sendEvent(under, &event);
    }

    Person &m_person;
    Qt::KeyboardModifiers m_held;
    Qt::MouseButtons m_down;
    QPointer<QWidget> m_under;
};

Json played(const Json &script)
{
    Preferences preferences;
    Person person(preferences);
    person.window.resize(2400, 1600);
    if (const Result<Scene> scene = readScene(script.at("scene").dump()))
        person.editor().setDocument(*scene);
    person.canvas().setViewport({1, {}});
    person.canvas().setFocus();
    QCoreApplication::processEvents();
    Player player(person);
    for (const Json &step : script.at("steps"))
        player.play(step);
    person.canvas().finishTextEditing();
    return Json::parse(writeScene(person.editor().committed())).at("elements");
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
