// SPDX-License-Identifier: GPL-3.0-or-later
// Keys as browsers name them.
#pragma once
#include <QChar>
#include <Qt>
#include <map>
#include <stdexcept>
#include <string>

namespace ninesketch::test
{

inline Qt::Key keyOf(const std::string &name)
{
    static const std::map<std::string, Qt::Key> keys{
        {"ArrowRight", Qt::Key_Right}, {"ArrowLeft", Qt::Key_Left},  {"ArrowUp", Qt::Key_Up},
        {"ArrowDown", Qt::Key_Down},   {"Control", Qt::Key_Control}, {"Shift", Qt::Key_Shift},
        {"Alt", Qt::Key_Alt},          {"Enter", Qt::Key_Return},    {"Escape", Qt::Key_Escape},
        {"Delete", Qt::Key_Delete},    {"Tab", Qt::Key_Tab},         {"Backspace", Qt::Key_Backspace},
        {"Home", Qt::Key_Home},        {"End", Qt::Key_End},
    };
    if (const auto found = keys.find(name); found != keys.end())
        return found->second;
    if (name.size() != 1)
        throw std::runtime_error("unknown key " + name);
    return static_cast<Qt::Key>(QChar(QLatin1Char(name[0])).toUpper().unicode());
}

} // namespace ninesketch::test
