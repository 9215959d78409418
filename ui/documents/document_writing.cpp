// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a document's file, because somebody asks for it or by itself. A scene is a value: another thread writes it
// while drawing goes on. There is one writing at a time, so an older drawing never comes after a newer one.
#include "exporters/file_versions.h"
#include "ui/documents/open_document.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <utility>

namespace ninesketch
{

/// What is to be written, and what is known of the file.
struct OpenDocument::Writing {
    Scene scene;
    QString path;
    FileStamp stamp;
    bool asked = false; ///< else it happens by itself
    bool keepsVersion = false;
    QDateTime now;
};

/// What came of it.
struct OpenDocument::Written {
    bool changedBefore = false; ///< someone else wrote the file: nothing was written
    Result<FileStamp> stamp = FileStamp{};
};

void OpenDocument::startSaving()
{
    if (m_undecided && QFileInfo::exists(m_path))
        failSaving(tr("%1 was changed by another program since it was read.").arg(title()), true);
    else if (m_writing)
        m_saveAgain = true;
    else
        write(true);
}

std::optional<OpenDocument::SaveProblem> OpenDocument::save()
{
    finishWriting();
    m_problem.reset();
    startSaving();
    finishWriting();
    return m_problem;
}

void OpenDocument::finishWriting()
{
    m_pool.waitForDone();
    while (m_writing) {
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // what has been written is known
        m_pool.waitForDone();                                       // what that has started
    }
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
    write(false);
}

void OpenDocument::write(bool asked)
{
    m_writing = true;
    Writing writing{committed(), m_path, m_stamp, asked, false, QDateTime::currentDateTimeUtc()};
    // One version for all that is written by itself within ten minutes: each of them would be a hundred within the
    // hour.
    writing.keepsVersion =
        !m_folder.isEmpty() && (asked || !m_versionKept.isValid() || m_versionKept.secsTo(writing.now) > 600);
    if (writing.keepsVersion && !asked)
        m_versionKept = writing.now;
    m_pool.start([this, writing, turnFile = noteFile("saving")] {
        // Two processes that save at once: the second one sees what the first has written.
        QLockFile turn(turnFile);
        if (!m_folder.isEmpty())
            turn.tryLock(3000);
        const FileStamp now = fileStamp(writing.path);
        const bool isGone = writing.asked && !now.exists; // it is written anew
        Written written;
        written.changedBefore =
            !isGone && !(now == writing.stamp) && contentHash(writing.path) != writing.stamp.content;
        if (!written.changedBefore) {
            if (writing.keepsVersion) // that it can't be kept is no reason not to save
                static_cast<void>(keepVersion(writing.path, versionsFolder(), writing.now));
            written.stamp = saveSceneFile(writing.scene, writing.path, writing.asked ? Backup::Keep : Backup::None);
        }
        QMetaObject::invokeMethod(this, [this, writing, written] { finishWrite(writing, written); });
    });
}

void OpenDocument::finishWrite(const Writing &writing, const Written &written)
{
    m_writing = false;
    const bool again = std::exchange(m_saveAgain, false);
    if (writing.path != m_path)
        return;
    if (written.changedBefore) {
        if (writing.asked)
            failSaving(tr("%1 was changed by another program since it was read.").arg(title()), true);
        else
            lookAtDisk();
    } else if (!written.stamp) {
        const QString sentence = QString::fromStdString(written.stamp.error());
        if (writing.asked)
            failSaving(sentence, false);
        else
            emit autosaveFailed(sentence);
    } else {
        if (writing.asked)
            setPath(m_path, *written.stamp);
        else
            m_stamp = *written.stamp;
        markSaved(writing.scene);
        if (!isModified())
            dropRecovery();
        else if (m_autosaves)
            m_autosave.start();
    }
    if (again)
        startSaving();
}

void OpenDocument::failSaving(const QString &sentence, bool changedOnDisk)
{
    m_problem = SaveProblem{sentence, changedOnDisk};
    emit saveFailed(*m_problem);
}

} // namespace ninesketch
