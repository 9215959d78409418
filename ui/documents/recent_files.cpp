// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/recent_files.h"

#include "ui/preferences.h"

#include <QFileInfo>

namespace ninesketch
{

namespace
{

constexpr qsizetype most = 12; ///< that are not pinned

}

QList<RecentFile> recentFiles(const Preferences &preferences)
{
    QList<RecentFile> files;
    for (const QString &path : preferences.pinnedFiles)
        files << RecentFile{path, true, !QFileInfo(path).isFile()};
    for (const QString &path : preferences.recentFiles)
        if (!preferences.pinnedFiles.contains(path))
            files << RecentFile{path, false, !QFileInfo(path).isFile()};
    return files;
}

void noteRecent(Preferences &preferences, const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    preferences.recentFiles.removeAll(absolute);
    preferences.recentFiles.prepend(absolute);
    preferences.recentFiles = preferences.recentFiles.mid(0, most);
}

void setPinned(Preferences &preferences, const QString &path, bool pinned)
{
    preferences.pinnedFiles.removeAll(path);
    if (pinned)
        preferences.pinnedFiles << path;
    else if (!preferences.recentFiles.contains(path))
        preferences.recentFiles.prepend(path); // where one finds it again
}

void forgetRecent(Preferences &preferences, const QString &path)
{
    preferences.pinnedFiles.removeAll(path);
    preferences.recentFiles.removeAll(path);
}

} // namespace ninesketch
