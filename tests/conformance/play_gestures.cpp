// SPDX-License-Identifier: GPL-3.0-or-later
// play_gestures INPUT SCRIPT OUTPUT: our own tools, as the conformance tests drive Excalidraw's. A script is a list of
//   ["tool", "arrow", "sharp"|"round"|"elbow"]   ["hold", "Shift", …]   ["key", "ArrowRight"]   ["letGo", "Shift"]
//   ["press", x, y]   ["move", x, y]   ["release", x, y]   ["hover", x, y]   in scene px, at a zoom of 1.
//   ["select", id, …]
#include "exporters/document_file.h"
#include "exporters/qt_text_metrics.h"
#include "tests/conformance/key_names.h"
#include "tests/support/gesture.h"

#include <QGuiApplication>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

Qt::KeyboardModifiers modifiersOf(const Json &step)
{
    Qt::KeyboardModifiers held = Qt::NoModifier;
    for (std::size_t i = 1; i < step.size(); ++i) {
        const Qt::Key key = keyOf(step[i].get<std::string>());
        held |= key == Qt::Key_Shift     ? Qt::ShiftModifier
                : key == Qt::Key_Control ? Qt::ControlModifier
                                         : Qt::AltModifier;
    }
    return held;
}

void play(Hand &hand, const Json &step)
{
    const auto name = step.at(0).get<std::string>();
    const auto point = [&] { return Point{step.at(1).get<double>(), step.at(2).get<double>()}; };
    if (name == "tool") {
        CurrentStyle style;
        const std::string type = step.size() > 2 ? step[2].get<std::string>() : "sharp";
        style.arrowType = type == "elbow" ? ArrowType::Elbow : type == "round" ? ArrowType::Round : ArrowType::Sharp;
        hand.with(style).take(step.at(1).get<std::string>());
    } else if (name == "hold") {
        hand.hold(modifiersOf(step));
    } else if (name == "select") {
        Selection selection;
        for (std::size_t i = 1; i < step.size(); ++i)
            selection.ids.insert(step[i].get<std::string>());
        hand.editor.setSelection(selection);
    } else if (name == "key") {
        const Qt::Key key = keyOf(step.at(1).get<std::string>());
        key == Qt::Key_Escape ? hand.escape() : hand.key(key);
    } else if (name == "letGo") {
        hand.letGo(keyOf(step.at(1).get<std::string>())).hold(Qt::NoModifier);
    } else if (name == "press") {
        hand.press(point());
    } else if (name == "release") {
        hand.release(point());
    } else if (name == "move" || name == "hover") {
        hand.move(point(), name == "move");
    } else {
        throw std::runtime_error("unknown step " + name);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    if (argc != 4) {
        std::fprintf(stderr, "usage: play_gestures INPUT SCRIPT OUTPUT\n");
        return 2;
    }
    const Result<Scene> scene = readSceneFile(QString::fromLocal8Bit(argv[1]));
    if (!scene) {
        std::fprintf(stderr, "%s\n", scene.error().c_str());
        return 1;
    }
    const QtTextMetrics metrics;
    Hand hand;
    hand.with(metrics).editor.commit(*scene, "Open");
    std::ifstream script(argv[2]);
    for (const Json &step : Json::parse(script))
        play(hand, step);
    const auto saved = saveSceneFile(hand.editor.committed(), QString::fromLocal8Bit(argv[3]));
    return saved ? 0 : 1;
}
