// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/design_file.h"

#include "exporters/document_file.h"
#include "model/design/design_text.h"

#include <QFile>
#include <QFileInfo>

namespace ninesketch
{

bool holdsDesignText(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() >= maximumFileSize)
        return false;
    const QByteArray start = file.peek(100000);
    return looksLikeDesignText({start.constData(), static_cast<std::size_t>(start.size())});
}

Result<Design> readDesignFile(const QString &path)
{
    const std::string name = QFileInfo(path).fileName().toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{name + ": It can't be read: " + file.errorString().toStdString() + "."};
    auto design = readDesignText(file.readAll().toStdString());
    if (!design)
        return Error{name + ": " + design.error()};
    return design;
}

} // namespace ninesketch
