// SPDX-License-Identifier: GPL-3.0-or-later
// The files that were open before: newest first, those that were pinned before all others.
#pragma once
#include <QList>
#include <QString>

namespace ninesketch
{

struct Preferences;

struct RecentFile {
    QString path;
    bool pinned = false;
    bool missing = false; ///< no such file now
    friend bool operator==(const RecentFile &, const RecentFile &) = default;
};

QList<RecentFile> recentFiles(const Preferences &preferences);

/// It was opened or saved just now.
void noteRecent(Preferences &preferences, const QString &path);
void setPinned(Preferences &preferences, const QString &path, bool pinned);
void forgetRecent(Preferences &preferences, const QString &path);

} // namespace ninesketch
