// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/document_file.h"

#include "exporters/embedded_scene.h"
#include "exporters/exporter.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace ninesketch
{

namespace
{

Error fileError(const QString &path, const QString &what)
{
    return {(QFileInfo(path).fileName() + ": " + what).toStdString()};
}

/// Any bytes of a file; a sentence for what is no readable file of a bearable size.
Result<QByteArray> readBytes(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(path, "There is no such file.");
    if (info.isDir())
        return fileError(path, "This is a folder, not a file.");
    if (!info.isFile())
        return fileError(path, "This is not an ordinary file.");
    if (info.size() > maximumFileSize)
        return fileError(path, QString("The file has %1 MB; Ninesketch opens files of up to %2 MB.")
                                   .arg(info.size() / 1'000'000)
                                   .arg(maximumFileSize / 1'000'000));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, "It can't be read: " + file.errorString() + ".");
    QByteArray bytes = file.read(maximumFileSize + 1);
    if (file.error() != QFileDevice::NoError)
        return fileError(path, "It can't be read: " + file.errorString() + ".");
    return bytes;
}

/// PNG or SVG: by what it is, not by its name.
bool isPicture(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(1024).trimmed();
    return bytes.startsWith("\x89PNG") || head.startsWith('<') || head.startsWith("\xEF\xBB\xBF<");
}

/// What belongs into a file of that name: the drawing, or a picture with the drawing inside.
Result<QByteArray> bytesToSave(const Scene &scene, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != "png" && suffix != "svg")
        return QByteArray::fromStdString(writeScene(scene));
    for (const Exporter &exporter : allExporters())
        if (suffix == exporter.suffix) {
            ExportOptions options;
            options.embedScene = true;
            options.scale = 2;
            return exporter.write(scene, options);
        }
    return Error{"It can't be saved as a picture; save it as .excalidraw."};
}

} // namespace

FileStamp fileStamp(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    return {true, info.size(), info.lastModified().toMSecsSinceEpoch()};
}

Result<Scene> readSceneFile(const QString &path, std::vector<std::string> *notes)
{
    const auto bytes = readBytes(path);
    if (!bytes)
        return Error{bytes.error()};
    QByteArray text = *bytes;
    if (isPicture(text)) {
        const auto embedded = embeddedScene(text);
        if (!embedded)
            return fileError(path, "The picture holds no Excalidraw drawing.");
        text = *embedded;
    }
    auto scene = readScene({text.constData(), static_cast<std::size_t>(text.size())}, notes);
    if (!scene)
        return fileError(path, QString::fromStdString(scene.error()));
    return scene;
}

bool holdsDrawing(const QString &path)
{
    const auto bytes = readBytes(path);
    return bytes && isPicture(*bytes) && embeddedScene(*bytes);
}

Result<FileStamp> saveSceneFile(const Scene &scene, const QString &path)
{
    const auto bytes = bytesToSave(scene, path);
    if (!bytes)
        return fileError(path, QString::fromStdString(bytes.error()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) < 0)
        return fileError(path, "It can't be saved: " + file.errorString() + ".");
    if (QFileInfo(path).isFile()) {
        const QString backup = path + ".bak";
        QFile::remove(backup);
        QFile::copy(path, backup);
    }
    if (!file.commit())
        return fileError(path, "It can't be saved: " + file.errorString() + ".");
    return fileStamp(path);
}

} // namespace ninesketch
