// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>

namespace ninesketch
{

QStringList font_files()
{
    const QDir folder(":/fonts");
    QStringList files;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        files += folder.filePath(name);
    return files;
}

} // namespace ninesketch
