// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/document_file.h"

#include "exporters/embedded_scene.h"
#include "exporters/exporter.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <QCryptographicHash>
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
    if (!isPictureName(path))
        return QByteArray::fromStdString(writeScene(scene));
    for (const Exporter &exporter : allExporters())
        if (QFileInfo(path).suffix().toLower() == exporter.suffix) {
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
    return {true, info.size(), info.lastModified().toMSecsSinceEpoch(), {}};
}

QByteArray contentHash(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
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
        stamp->content = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha1);
    }
    QByteArray text = *bytes;
    if (isPicture(text)) {
        const auto embedded = embeddedScene(text);
        if (!embedded)
            return fileError(path, "The picture holds no Excalidraw drawing.");
        text = *embedded;
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
        return fileError(path, QString::fromStdString(scene.error()));
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
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) < 0)
        return fileError(path, "It can't be saved: " + file.errorString() + ".");
    if (backup == Backup::Keep && QFileInfo(path).isFile()) {
        QFile::remove(path + ".bak");
        QFile::copy(path, path + ".bak");
    }
    if (!file.commit())
        return fileError(path, "It can't be saved: " + file.errorString() + ".");
    FileStamp stamp = fileStamp(path);
    stamp.content = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha1);
    return stamp;
}

} // namespace ninesketch
