// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/document_file.h"

#include "exporters/embedded_scene.h"
#include "exporters/exporter.h"
#include "exporters/obsidian_note.h"
#include "exporters/whole_file.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <algorithm>
#include <filesystem>
#include <system_error>

namespace ninesketch
{

namespace
{

Error errorOf(const QString &name, const QString &what)
{
    return {(name + ": " + what).toStdString()};
}

Error fileError(const QString &path, const QString &what)
{
    return errorOf(QFileInfo(path).fileName(), what);
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

std::size_t hashOf(std::string_view bytes)
{
    return std::max<std::size_t>(1, qHashBits(bytes.data(), bytes.size()));
}

/// PNG or SVG: by what it is, not by its name.
bool isPicture(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(1024).trimmed();
    return bytes.startsWith("\x89PNG") || head.startsWith('<') || head.startsWith("\xEF\xBB\xBF<");
}

/// What belongs into a file of that name: the drawing, or a picture with the drawing inside.
Result<std::string> bytesToSave(const Scene &scene, const QString &path)
{
    if (!isPictureName(path))
        return writeScene(scene);
    for (const Exporter &exporter : allExporters())
        if (QFileInfo(path).suffix().toLower() == exporter.suffix) {
            ExportOptions options;
            options.embedScene = true;
            options.scale = 2;
            const auto picture = exporter.write(scene, options);
            return picture ? Result(picture->toStdString()) : Error{picture.error()};
        }
    return Error{"It can't be saved as a picture; save it as .excalidraw."};
}

/// What is about to be replaced stays beside it: as a second name of the same file, or as a copy where there are none.
void keepBackup(const QString &path)
{
    const QString backup = path + ".bak";
    QFile::remove(backup);
    std::error_code failed;
    std::filesystem::create_hard_link(QFileInfo(path).filesystemCanonicalFilePath(),
                                      QFileInfo(backup).filesystemAbsoluteFilePath(), failed);
    if (failed)
        QFile::copy(path, backup);
}

} // namespace

FileStamp fileStamp(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    return {true, info.size(), info.lastModified().toMSecsSinceEpoch(), {}};
}

std::size_t contentHash(const QString &path)
{
    const auto bytes = readBytes(path);
    return bytes ? hashOf({bytes->constData(), static_cast<std::size_t>(bytes->size())}) : 0;
}

bool isPictureName(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == "png" || suffix == "svg";
}

Result<Scene> readSceneFile(const QString &path, std::vector<std::string> *notes, FileStamp *stamp)
{
    const FileStamp before = fileStamp(path); // what is written while it is read counts as a change
    const auto bytes = readBytes(path);
    if (!bytes)
        return Error{bytes.error()};
    if (stamp) {
        *stamp = before;
        stamp->content = hashOf({bytes->constData(), static_cast<std::size_t>(bytes->size())});
    }
    return readSceneBytes(*bytes, QFileInfo(path).fileName(), notes);
}

Result<Scene> readSceneBytes(QByteArray text, const QString &name, std::vector<std::string> *notes)
{
    if (isPicture(text)) {
        const auto embedded = embeddedScene(text);
        if (!embedded)
            return errorOf(name, "The picture holds no Excalidraw drawing.");
        text = *embedded;
    } else if (isDrawingNote(text)) {
        const auto drawing = drawingInNote(text);
        if (!drawing)
            return errorOf(name, "The note holds no drawing that can be read.");
        text = *drawing;
    }
    const auto read = [&] { return readScene({text.constData(), static_cast<std::size_t>(text.size())}, notes); };
    auto scene = read();
    if (!scene && !text.isValidUtf8()) {
        text = QString::fromUtf8(text).toUtf8(); // as browsers have it: U+FFFD where there is no letter
        scene = read();
        if (scene && notes)
            notes->insert(notes->begin(),
                          "Some letters of the file are not UTF-8 text; a \xEF\xBF\xBD stands for each.");
    }
    if (!scene)
        return errorOf(name, QString::fromStdString(scene.error()));
    return scene;
}

bool holdsDrawing(const QString &path)
{
    const auto bytes = readBytes(path);
    return bytes && isPicture(*bytes) && embeddedScene(*bytes);
}

Result<FileStamp> saveSceneFile(const Scene &scene, const QString &path, Backup backup)
{
    const auto bytes = bytesToSave(scene, path);
    if (!bytes)
        return fileError(path, QString::fromStdString(bytes.error()));
    const auto why =
        writeWholeFile(path, QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size())), [&] {
            if (backup == Backup::Keep && QFileInfo(path).isFile())
                keepBackup(path);
        });
    if (why)
        return fileError(path, "It can't be saved: " + *why + ".");
    FileStamp stamp = fileStamp(path);
    stamp.content = hashOf(*bytes);
    return stamp;
}

} // namespace ninesketch
