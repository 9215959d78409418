// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/file_versions.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <utility>

namespace ninesketch
{

namespace
{

constexpr qsizetype mostVersions = 100;
const QString timeFormat = "yyyyMMdd-HHmmss-zzz";

/// One folder a document, named by its place on disk.
QString folderOf(const QString &path, const QString &folder)
{
    const QByteArray place = QFileInfo(path).absoluteFilePath().toUtf8();
    const QByteArray name = QCryptographicHash::hash(place, QCryptographicHash::Sha1).toHex();
    return QDir(folder).filePath(QString::fromLatin1(name));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QList<FileVersion> keptVersions(const QString &path, const QString &folder)
{
    QList<FileVersion> versions;
    const QDir dir(folderOf(path, folder));
    for (const QFileInfo &info : dir.entryInfoList(QDir::Files, QDir::Name | QDir::Reversed)) {
        QDateTime when = QDateTime::fromString(info.fileName().left(timeFormat.size()), timeFormat);
        when.setTimeSpec(Qt::UTC);
        if (when.isValid())
            versions << FileVersion{info.filePath(), when};
    }
    return versions;
}

QList<qsizetype> versionsToDrop(const QList<QDateTime> &times, const QDateTime &now)
{
    QList<qsizetype> drop;
    QSet<QString> taken; // hours and days that have one
    qsizetype kept = 0;
    for (qsizetype i = 0; i < times.size(); ++i) {
        const qint64 age = times[i].secsTo(now);
        const QDateTime time = times[i].toUTC();
        const QString slot = age <= 3600 ? QString() : time.toString(age <= 86400 ? "yyyyMMddHH" : "yyyyMMdd");
        if (kept == mostVersions || (!slot.isEmpty() && taken.contains(slot))) {
            drop << i;
            continue;
        }
        taken << slot;
        ++kept;
    }
    return drop;
}

Result<bool> keepVersion(const QString &path, const QString &folder, const QDateTime &now)
{
    if (!QFileInfo(path).isFile())
        return false;
    const QString own = folderOf(path, folder);
    if (!QDir().mkpath(own))
        return Error{("Earlier versions can't be kept in " + own + ".").toStdString()};
    const auto before = keptVersions(path, folder);
    if (!before.isEmpty() && bytesOf(before.first().path) == bytesOf(path))
        return false;
    const QString copy = QDir(own).filePath(now.toUTC().toString(timeFormat) + '.' + QFileInfo(path).suffix());
    if (!QFile::exists(copy) && !QFile::copy(path, copy))
        return Error{("The version before can't be kept as " + copy + ".").toStdString()};
    const auto all = keptVersions(path, folder);
    QList<QDateTime> times;
    for (const FileVersion &version : all)
        times << version.when;
    for (const qsizetype i : versionsToDrop(times, now))
        QFile::remove(all[i].path);
    return true;
}

} // namespace ninesketch
