// SPDX-License-Identifier: GPL-3.0-or-later
// The file behind a document as other programs see it: who else has it open, and what they make of it.
#include "ui/documents/open_document.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <utility>

namespace ninesketch
{

namespace
{

/// Another program may be in the middle of writing: unreadable for so many looks is unreadable.
constexpr int mostTries = 8;

} // namespace

QString OpenDocument::noteFile(const char *suffix) const
{
    const QByteArray place = QFileInfo(m_path).canonicalFilePath().toUtf8();
    const QByteArray name = QCryptographicHash::hash(place, QCryptographicHash::Sha1).toHex();
    return QDir(m_folder).filePath(QString("%1.%2").arg(QString::fromLatin1(name), QLatin1String(suffix)));
}

void OpenDocument::setPath(const QString &path, FileStamp stamp)
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    const bool isAnother = path != m_path;
    m_path = path;
    m_stamp = std::move(stamp);
    m_undecided = m_isGone = false;
    m_triesToRead = 0;
    if (isAnother) {
        m_versionKept = {};
        m_ownerNote.reset();
        m_openElsewhere = false;
        if (!path.isEmpty() && m_lock) {
            m_ownerNote = std::make_unique<QLockFile>(noteFile("open"));
            m_ownerNote->setStaleLockTime(0);
            m_openElsewhere = !m_ownerNote->tryLock(0);
        }
    }
    if (!path.isEmpty() && QFileInfo::exists(path))
        m_watcher.addPaths({path, QFileInfo(path).absolutePath()});
    emit pathChanged();
}

bool OpenDocument::isChangedOnDisk()
{
    FileStamp now = fileStamp(m_path);
    if (m_path.isEmpty() || now == m_stamp)
        return false;
    if (!now.exists || contentHash(m_path) != m_stamp.content)
        return true;
    now.content = m_stamp.content; // touched, or written anew with the same bytes
    m_stamp = now;
    return false;
}

void OpenDocument::acceptDiskVersion()
{
    m_stamp = fileStamp(m_path);
    m_stamp.content = contentHash(m_path);
    m_undecided = false;
}

void OpenDocument::lookAtDisk()
{
    if (m_path.isEmpty() || m_writing)
        return;
    const bool isThere = QFileInfo::exists(m_path);
    if (isThere && !m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path); // a file that was replaced has to be watched anew
    if (!isThere) {
        if (!m_isGone) {
            m_isGone = true;
            markSaved({}); // what is here is nowhere else
            writeRecovery();
            emit vanished();
        }
        return;
    }
    if (!isChangedOnDisk()) {
        if (std::exchange(m_isGone, false))
            static_cast<void>(takeDiskVersion()); // it came back as it was
        return;
    }
    if (isModified()) {
        m_isGone = false;
        m_undecided = true;
        emit changedOnDisk();
        return;
    }
    if (const auto problem = takeDiskVersion()) {
        if (++m_triesToRead < mostTries)
            m_look.start();
        else
            emit cannotReload(*problem);
        return;
    }
    emit reloaded();
}

std::optional<QString> OpenDocument::takeDiskVersion()
{
    FileStamp stamp;
    const Result<Scene> scene = readSceneFile(m_path, nullptr, &stamp);
    if (!scene)
        return QString::fromStdString(scene.error());
    const QString what = tr("Changed by another program");
    if (m_aside)
        m_aside->commit(*scene, onlyExisting(m_aside->selection, *scene), what);
    else
        m_editor.commit(*scene, what);
    m_stamp = stamp;
    m_undecided = m_isGone = false;
    m_triesToRead = 0;
    markSaved(committed());
    forgetRecovery();
    return std::nullopt;
}

} // namespace ninesketch
