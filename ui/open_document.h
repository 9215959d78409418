// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps track of the file behind the open drawing: its path, what it looked like on disk, and a recovery copy that is
// never more than a second old, so that a kill at any moment loses at most that.
#pragma once
#include "exporters/document_file.h"
#include "ui/editor.h"

#include <QFileSystemWatcher>
#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <memory>

namespace ninesketch
{

/// A recovery copy that a program which ended without saying goodbye has left.
struct Recovered {
    QString copy;     ///< the recovery file
    QString original; ///< path of the document, empty: it never had one
    QDateTime when;
};

class OpenDocument : public QObject
{
    Q_OBJECT

public:
    /// `recoveryFolder`: where copies go; empty: none are made.
    OpenDocument(Editor &editor, QString recoveryFolder, QObject *parent = nullptr);
    ~OpenDocument() override;

    QString path() const { return m_path; }
    QString title() const; ///< file name, or "Untitled"

    /// Each answers with a sentence when it fails (and then nothing has changed), else with nothing.
    std::optional<QString> open(const QString &path);
    std::optional<QString> save();
    std::optional<QString> saveAs(const QString &path);
    void startNew(Scene scene = Scene());
    /// Another scene under that path without reading it (a tab that comes back, a recovered copy).
    void adopt(const QString &path, FileStamp stamp);
    FileStamp stamp() const { return m_stamp; }

    /// Where earlier versions are kept (exporters/file_versions.h): in the recovery folder.
    QString versionsFolder() const;

    /// True when the file on disk is no longer the one that was read or written last.
    bool isChangedOnDisk() const;
    void acceptDiskVersion(); ///< what is on disk now is known and may be written over

    /// Copies in `folder` whose programs are gone, newest first.
    static QList<Recovered> leftovers(const QString &folder);
    static void discard(const Recovered &recovered);
    /// Writes the recovery copy now (it is otherwise written within a second of a change).
    void writeRecovery();
    /// Nothing needs recovering: the document was closed in peace.
    void forgetRecovery();

signals:
    void pathChanged();
    void changedOnDisk();
    void notes(const QStringList &sentences); ///< what was repaired while reading
    void recoveryFailed(const QString &sentence);

private:
    void setPath(const QString &path, FileStamp stamp);
    QString recoveryFile() const;

    Editor &m_editor;
    QString m_folder, m_name, m_path;
    FileStamp m_stamp;
    std::unique_ptr<QLockFile> m_lock;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    QThreadPool m_pool; ///< one thread: copies are written in order
    bool m_saidFailed = false;
};

} // namespace ninesketch
