// SPDX-License-Identifier: GPL-3.0-or-later
// What a person set up and the program remembers: a plain value. The app reads it from and writes it to disk
// (app/settings.h), the window changes it.
#pragma once
#include <QByteArray>
#include <QStringList>

namespace ninesketch
{

struct Preferences {
    bool dark = false;
    bool sideOpen = true; ///< the dock on the right
    QString sidePage = "inspector";
    bool stripCollapsed = false;
    bool badges = true; ///< numbers on the canvas
    bool snapToObjects = false;
    bool boxTouches = false;    ///< a selecting box takes what it touches, not only what lies wholly within
    QStringList recentFiles;    ///< newest first
    QStringList recentCommands; ///< ids of actions, newest first
    QByteArray windowPlace;
    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace ninesketch
