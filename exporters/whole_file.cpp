// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/whole_file.h"

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

} // namespace

std::optional<QString> writeWholeFile(const QString &path, const QByteArray &bytes,
                                      const std::function<void()> &beforeReplacing)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !writeAll(file, bytes) || !file.flush())
        return file.errorString();
    if (beforeReplacing)
        beforeReplacing();
    if (!file.commit())
        return file.errorString();
    return std::nullopt;
}

bool isDevice(const QString &path)
{
    const QFileInfo there(path);
    return there.exists() && !there.isFile() && !there.isDir();
}

} // namespace ninesketch
