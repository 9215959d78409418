// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/open_document.h"

#include "exporters/file_versions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

namespace ninesketch
{

OpenDocument::OpenDocument(Editor &editor, QString recoveryFolder, QObject *parent)
    : QObject(parent), m_editor(editor), m_folder(std::move(recoveryFolder)),
      m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_pool.setMaxThreadCount(1);
    if (!m_folder.isEmpty() && QDir().mkpath(m_folder)) {
        m_lock = std::make_unique<QLockFile>(QDir(m_folder).filePath(m_name + ".lock"));
        m_lock->setStaleLockTime(0);
        m_lock->tryLock(0);
    }
    m_soon.setSingleShot(true);
    m_soon.setInterval(700);
    connect(&m_soon, &QTimer::timeout, this, &OpenDocument::writeRecovery);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) {
        if (!m_soon.isActive() && m_editor.isModified())
            m_soon.start();
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this](const QString &path) {
        if (QFile::exists(path) && !m_watcher.files().contains(path))
            m_watcher.addPath(path); // a file that was replaced has to be watched anew
        if (isChangedOnDisk())
            emit changedOnDisk();
    });
}

OpenDocument::~OpenDocument()
{
    m_pool.waitForDone();
}

QString OpenDocument::title() const
{
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
}

void OpenDocument::setPath(const QString &path, FileStamp stamp)
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    m_path = path;
    m_stamp = stamp;
    if (!path.isEmpty() && QFile::exists(path))
        m_watcher.addPath(path);
    emit pathChanged();
}

std::optional<QString> OpenDocument::open(const QString &path)
{
    std::vector<std::string> repaired;
    const FileStamp stamp = fileStamp(path);
    Result<Scene> scene = readSceneFile(path, &repaired);
    if (!scene)
        return QString::fromStdString(scene.error());
    forgetRecovery();
    m_editor.setDocument(std::move(scene).value());
    setPath(path, stamp);
    if (!repaired.empty()) {
        QStringList sentences;
        for (const std::string &sentence : repaired)
            sentences << QString::fromStdString(sentence);
        emit notes(sentences);
    }
    return std::nullopt;
}

std::optional<QString> OpenDocument::save()
{
    return saveAs(m_path);
}

std::optional<QString> OpenDocument::saveAs(const QString &path)
{
    // what stands there now is kept as an earlier version; that it can't be kept is no reason not to save
    if (!m_folder.isEmpty())
        static_cast<void>(keepVersion(path, versionsFolder(), QDateTime::currentDateTimeUtc()));
    const Result<FileStamp> saved = saveSceneFile(m_editor.committed(), path);
    if (!saved)
        return QString::fromStdString(saved.error());
    setPath(path, *saved);
    m_editor.markSaved();
    forgetRecovery();
    return std::nullopt;
}

void OpenDocument::startNew(Scene scene)
{
    forgetRecovery();
    m_editor.setDocument(std::move(scene));
    setPath({}, {});
}

void OpenDocument::adopt(const QString &path, FileStamp stamp)
{
    setPath(path, stamp);
    if (m_editor.isModified())
        m_soon.start();
}

bool OpenDocument::isChangedOnDisk() const
{
    return !m_path.isEmpty() && !(fileStamp(m_path) == m_stamp);
}

void OpenDocument::acceptDiskVersion()
{
    m_stamp = fileStamp(m_path);
}

QString OpenDocument::versionsFolder() const
{
    return QDir(m_folder).filePath("versions");
}

QString OpenDocument::recoveryFile() const
{
    return QDir(m_folder).filePath(m_name + ".excalidraw");
}

void OpenDocument::writeRecovery()
{
    m_soon.stop();
    if (!m_lock || !m_editor.isModified())
        return;
    // The scene is a value: another thread may write it while drawing goes on.
    m_pool.start([this, scene = m_editor.committed(), file = recoveryFile(), original = m_path] {
        const Result<FileStamp> saved = saveSceneFile(scene, file);
        QFile::remove(file + ".bak");
        QSaveFile of(file + ".of");
        if (of.open(QIODevice::WriteOnly)) {
            of.write(original.toUtf8());
            of.commit();
        }
        if (!saved) {
            QMetaObject::invokeMethod(this, [this, sentence = QString::fromStdString(saved.error())] {
                if (!m_saidFailed)
                    emit recoveryFailed(sentence);
                m_saidFailed = true;
            });
        }
    });
}

void OpenDocument::forgetRecovery()
{
    m_soon.stop();
    m_pool.waitForDone();
    if (m_folder.isEmpty())
        return;
    QFile::remove(recoveryFile());
    QFile::remove(recoveryFile() + ".of");
}

QList<Recovered> OpenDocument::leftovers(const QString &folder)
{
    QList<Recovered> found;
    if (folder.isEmpty())
        return found;
    const QDir dir(folder);
    for (const QFileInfo &info : dir.entryInfoList({"*.excalidraw"}, QDir::Files, QDir::Time)) {
        QLockFile lock(dir.filePath(info.completeBaseName() + ".lock"));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // its program lives
        lock.unlock();
        QFile of(info.filePath() + ".of");
        const QString original = of.open(QIODevice::ReadOnly) ? QString::fromUtf8(of.readAll()) : QString();
        found << Recovered{info.filePath(), original, info.lastModified()};
    }
    return found;
}

void OpenDocument::discard(const Recovered &recovered)
{
    QFile::remove(recovered.copy);
    QFile::remove(recovered.copy + ".of");
    QFile::remove(QFileInfo(recovered.copy).dir().filePath(QFileInfo(recovered.copy).completeBaseName() + ".lock"));
}

} // namespace ninesketch
