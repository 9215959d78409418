// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, and copies for a crash. Writing the file is in document_writing.cpp, the file as other programs see it in
// document_on_disk.cpp.
#include "ui/documents/open_document.h"

#include "exporters/file_versions.h"
#include "exporters/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace ninesketch
{

OpenDocument::OpenDocument(Editor &editor, QString recoveryFolder, QObject *parent)
    : QObject(parent), m_editor(editor), m_aside(EditorState{}), m_folder(std::move(recoveryFolder)),
      m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_aside->saved = m_aside->current; // two empty scenes are not the same one
    m_pool.setMaxThreadCount(1);
    if (!m_folder.isEmpty() && QDir().mkpath(m_folder)) {
        m_lock = std::make_unique<QLockFile>(QDir(m_folder).filePath(m_name + ".lock"));
        m_lock->setStaleLockTime(0);
        m_lock->tryLock(0);
    }
    const auto singleShot = [this](QTimer &timer, int milliseconds, auto run) {
        timer.setSingleShot(true);
        timer.setInterval(milliseconds);
        connect(&timer, &QTimer::timeout, this, run);
    };
    singleShot(m_soon, 700, &OpenDocument::writeRecovery);
    singleShot(m_look, 150, &OpenDocument::lookAtDisk);
    singleShot(m_autosave, 1500, &OpenDocument::autosave);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) {
        if (!isShown() || !isModified())
            return;
        if (!m_soon.isActive())
            m_soon.start();
        if (m_autosaves)
            m_autosave.start(); // again with each change: not in the middle of a gesture
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_look.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_look.start(); });
}

OpenDocument::~OpenDocument()
{
    m_pool.waitForDone();
}

QString OpenDocument::title() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).completeBaseName();
    if (!m_begunAs.isEmpty())
        return m_begunAs;
    return m_number > 1 ? tr("Untitled %1").arg(m_number) : tr("Untitled");
}

const Scene &OpenDocument::committed() const
{
    return m_aside ? m_aside->current : m_editor.committed();
}

bool OpenDocument::isModified() const
{
    return m_aside ? m_aside->isModified() : m_editor.isModified();
}

void OpenDocument::putAside()
{
    if (m_soon.isActive())
        writeRecovery();
    m_aside = m_editor.takeState();
}

void OpenDocument::show()
{
    EditorState state = std::move(*m_aside);
    m_aside.reset();
    m_editor.setState(std::move(state));
}

void OpenDocument::setScene(Scene scene)
{
    if (!m_aside) {
        m_editor.setDocument(std::move(scene));
        return;
    }
    m_aside = EditorState{};
    m_aside->current = m_aside->saved = std::move(scene);
}

void OpenDocument::markSaved(const Scene &scene)
{
    if (m_aside)
        m_aside->saved = scene;
    else
        m_editor.markSaved(scene);
    emit saved();
}

std::optional<QString> OpenDocument::open(const QString &path)
{
    std::vector<std::string> repaired;
    FileStamp stamp;
    Result<Scene> scene = readSceneFile(path, &repaired, &stamp);
    if (!scene)
        return QString::fromStdString(scene.error());
    forgetRecovery();
    setScene(std::move(scene).value());
    setPath(path, stamp);
    if (!repaired.empty()) {
        QStringList sentences;
        for (const std::string &sentence : repaired)
            sentences << QString::fromStdString(sentence);
        emit notes(sentences);
    }
    return std::nullopt;
}

std::optional<QString> OpenDocument::saveAs(const QString &path)
{
    finishWriting();
    keepOldVersion(path);
    const Result<FileStamp> written = saveSceneFile(committed(), path);
    if (!written)
        return QString::fromStdString(written.error());
    setPath(path, *written);
    markSaved(committed());
    forgetRecovery();
    return std::nullopt;
}

void OpenDocument::keepOldVersion(const QString &path) const
{
    // that it can't be kept is no reason not to save
    if (!m_folder.isEmpty())
        static_cast<void>(keepVersion(path, versionsFolder(), QDateTime::currentDateTimeUtc()));
}

void OpenDocument::startNew(Scene scene, const QString &begunAs)
{
    forgetRecovery();
    m_begunAs = begunAs;
    setScene(std::move(scene));
    setPath({}, {});
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
    if (!m_lock || !isModified())
        return;
    // The scene is a value: another thread may write it while drawing goes on.
    m_pool.start([this, scene = committed(), file = recoveryFile(), original = m_path] {
        const Result<FileStamp> saved = saveSceneFile(scene, file, Backup::None);
        writeWholeFile(file + ".of", original.toUtf8()); // where the copy fails, so does this
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
    dropRecovery();
    m_pool.waitForDone();
}

/// After the copies that are still to be written.
void OpenDocument::dropRecovery()
{
    m_soon.stop();
    if (m_folder.isEmpty())
        return;
    m_pool.start([file = recoveryFile()] {
        QFile::remove(file);
        QFile::remove(file + ".of");
    });
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
