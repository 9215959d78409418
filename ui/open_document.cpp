// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and saving; the file as other programs see it is in document_on_disk.cpp.
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
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
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

std::optional<OpenDocument::SaveProblem> OpenDocument::save()
{
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // what has been written meanwhile is known
    // Two processes that save at once: the second one sees what the first has written.
    QLockFile turn(noteFile("saving"));
    if (!m_folder.isEmpty())
        turn.tryLock(3000);
    if (QFileInfo::exists(m_path) && (m_undecided || isChangedOnDisk()))
        return SaveProblem{tr("%1 was changed by another program since it was read.").arg(title()), true};
    if (const auto problem = saveAs(m_path))
        return SaveProblem{*problem, false};
    return std::nullopt;
}

std::optional<QString> OpenDocument::saveAs(const QString &path)
{
    m_pool.waitForDone();
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

void OpenDocument::startNew(Scene scene)
{
    forgetRecovery();
    setScene(std::move(scene));
    setPath({}, {});
}

void OpenDocument::setAutosave(bool on)
{
    m_autosaves = on;
    if (on && isModified())
        m_autosave.start();
}

void OpenDocument::autosave()
{
    if (!m_autosaves || m_path.isEmpty() || isPictureName(m_path) || !isModified() || m_undecided || m_isGone)
        return;
    if (m_writing || (isShown() && m_editor.isPreviewing())) {
        m_autosave.start();
        return;
    }
    m_writing = true;
    // One version for all that is written within ten minutes: each of them would be a hundred within the hour.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool keeps = !m_folder.isEmpty() && (!m_versionKept.isValid() || m_versionKept.secsTo(now) > 600);
    if (keeps)
        m_versionKept = now;
    const QString turnFile = noteFile("saving");
    m_pool.start([this, scene = committed(), path = m_path, stamp = m_stamp, turnFile, keeps, now] {
        QLockFile turn(turnFile);
        if (!m_folder.isEmpty())
            turn.tryLock(3000);
        const bool changed = !(fileStamp(path) == stamp) && contentHash(path) != stamp.content;
        Result<FileStamp> written = stamp;
        if (!changed) {
            if (keeps)
                static_cast<void>(keepVersion(path, versionsFolder(), now));
            written = saveSceneFile(scene, path, Backup::None);
        }
        QMetaObject::invokeMethod(
            this, [this, path, scene, written, changed] { finishAutosave(path, scene, written, changed); });
    });
}

void OpenDocument::finishAutosave(const QString &path, const Scene &scene, const Result<FileStamp> &written,
                                  bool changed)
{
    m_writing = false;
    if (path != m_path)
        return;
    if (changed) {
        lookAtDisk();
        return;
    }
    if (!written) {
        emit autosaveFailed(QString::fromStdString(written.error()));
        return;
    }
    m_stamp = *written;
    markSaved(scene);
    if (isModified())
        m_autosave.start();
    else
        forgetRecovery();
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
