// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/whole_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace ninesketch
{
namespace
{

/// A disk that becomes full takes a part, and says why only when it is asked to take the rest.
bool writeAll(QSaveFile &file, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const qint64 taken = file.write(bytes.constData() + done, bytes.size() - done);
        if (taken <= 0)
            return false;
        done += taken;
    }
    return true;
}

QString reasonOf(const QSaveFile &file, const QString &path)
{
    const QFileInfo there(path);
    if (there.isFile() && !there.isWritable())
        return QCoreApplication::translate("WholeFile", "the file is write-protected");
    if (const QFileInfo folder(there.path()); folder.isDir() && !folder.isWritable())
        return QCoreApplication::translate("WholeFile", "nothing may be written in this folder");
    return file.errorString();
}

} // namespace

std::optional<QString> writeWholeFile(const QString &path, const QByteArray &bytes,
                                      const std::function<void()> &beforeReplacing)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !writeAll(file, bytes) || !file.flush())
        return reasonOf(file, path);
    if (beforeReplacing)
        beforeReplacing();
    if (!file.commit())
        return reasonOf(file, path);
    return std::nullopt;
}

bool isDevice(const QString &path)
{
    const QFileInfo there(path);
    return there.exists() && !there.isFile() && !there.isDir();
}

} // namespace ninesketch
