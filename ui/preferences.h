// SPDX-License-Identifier: GPL-3.0-or-later
// What a person set up and the program remembers: a plain value. The app reads it from and writes it to disk
// (app/settings.h), the window changes it.
#pragma once
#include <QByteArray>
#include <QList>
#include <QStringList>

namespace ninesketch
{

struct Preferences {
    bool dark = false;
    bool sideOpen = true; ///< the dock on the right
    QString sidePage = "inspector";
    int sideWidth = 0; ///< px, as somebody pulled it; 0: as the window is wide
    bool stripCollapsed = false;
    bool badges = true; ///< numbers on the canvas
    bool snapToObjects = false;
    bool minimap = false;
    bool stats = false;         ///< the panel of numbers
    bool boxTouches = false;    ///< a selecting box takes what it touches, not only what lies wholly within
    bool wheelZooms = false;    ///< the wheel zooms without Ctrl, else it moves the paper
    bool bindArrows = true;     ///< arrows hold on to shapes
    bool snapToMiddles = true;  ///< the middles of sides attract arrows
    QStringList recentFiles;    ///< newest first
    QStringList pinnedFiles;    ///< kept above them
    bool autosave = false;      ///< files are written soon after each change
    bool reopenTabs = true;     ///< at the next start
    QStringList sessionFiles;   ///< what was open at the end, in the order of the tabs
    QString sessionCurrent;     ///< the one that was seen
    QStringList recentCommands; ///< ids of actions, newest first
    QStringList strokePicks;    ///< the colours at hand in the style panel; empty: Excalidraw's
    QStringList backgroundPicks;
    QByteArray windowPlace;
    QList<double> interviewSpent; ///< s of the interview's clock in each step; empty: it has not run
    int interviewStep = 0;        ///< in which it stood, from 0
    qint64 interviewSpentAt = 0;  ///< when that was, s since 1970
    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace ninesketch
