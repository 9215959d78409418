// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier versions of a document, kept in a folder of the program's own: what was on disk before each save. All of the
// last hour, then one an hour for a day, then one a day, 100 at most.
#pragma once
#include "model/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace ninesketch
{

struct FileVersion {
    QString path;   ///< an ordinary file: readSceneFile opens it
    QDateTime when; ///< when it was replaced by a newer one
};

/// Keeps a copy of what stands at `path` now in `folder`, unless it is the newest kept one. Nothing when there is no
/// such file; a sentence when it can't be kept.
Result<bool> keepVersion(const QString &path, const QString &folder, const QDateTime &now);

/// The kept versions of that document, newest first.
QList<FileVersion> keptVersions(const QString &path, const QString &folder);

/// Which of these times (newest first) are let go at `now`: indices.
QList<qsizetype> versionsToDrop(const QList<QDateTime> &times, const QDateTime &now);

} // namespace ninesketch
