// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QCoreApplication>
#include <QDir>

namespace ninesketch
{

QStringList fontFiles()
{
    const QDir folder(":/fonts");
    QStringList files;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        files += folder.filePath(name);
    return files;
}

QString cjkFontFile()
{
    QDir folder(QCoreApplication::applicationDirPath());
    do {
        const QString file = folder.filePath("share/ninesketch/fonts/Xiaolai.ttf");
        if (QFile::exists(file))
            return file;
    } while (folder.cdUp());
    return {};
}

} // namespace ninesketch
