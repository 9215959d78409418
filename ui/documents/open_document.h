// SPDX-License-Identifier: GPL-3.0-or-later
// One of the drawings that are open in a window: the file behind it, what it looked like on disk, and a recovery copy
// that is never more than a second old, so that a kill at any moment loses at most that. While it is not the one that
// is seen it is put aside: it keeps its scene, history and selection itself.
#pragma once
#include "exporters/document_file.h"
#include "ui/canvas/viewport.h"
#include "ui/editor.h"
#include "ui/estimator.h"

#include <QDateTime>
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
    /// An empty drawing without a file, put aside. `recoveryFolder`: where copies go; empty: none are made.
    OpenDocument(Editor &editor, QString recoveryFolder, QObject *parent = nullptr);
    ~OpenDocument() override;

    QString path() const { return m_path; }
    QString title() const; ///< file name, or what it was begun as, or "Untitled", "Untitled 2", ...
    void setNumber(int number) { m_number = number; } ///< among those without a name, from 1
    int number() const { return isNamed() ? 0 : m_number; }
    bool isNamed() const { return !m_path.isEmpty() || !m_begunAs.isEmpty(); }
    const Scene &committed() const;
    bool isModified() const;
    /// Nothing is lost when something else takes its place.
    bool isPristine() const { return m_path.isEmpty() && committed().empty() && !isModified(); }

    bool isShown() const { return !m_aside; }
    void putAside(); ///< out of the editor
    void show();     ///< into the editor; the one that was there has been put aside
    /// What the window showed of it when it was put aside.
    std::optional<Viewport> viewport;
    EstimatorState estimates;

    /// Each answers with a sentence when it fails (and then nothing has changed), else with nothing.
    std::optional<QString> open(const QString &path);
    std::optional<QString> saveAs(const QString &path);
    /// What another program has made of the file: one step that undo takes back.
    std::optional<QString> takeDiskVersion();
    /// `begunAs`: what it is called until it has a file, such as an example's name.
    void startNew(Scene scene = Scene(), const QString &begunAs = {});

    struct SaveProblem {
        QString sentence;
        bool changedOnDisk = false; ///< someone else wrote the file: nothing was written
    };
    /// Writes the drawing as it is now, off this thread; `saved` or `saveFailed` follows. What is being written already
    /// is written first, and what is asked for meanwhile is written once more after it.
    void startSaving();
    /// The same, waited for.
    std::optional<SaveProblem> save();
    /// What is on disk now is known and may be written over (it stays among the earlier versions).
    void acceptDiskVersion();
    /// The file is written, off this thread, soon after each change.
    void setAutosave(bool on);

    /// Where earlier versions are kept (exporters/file_versions.h): in the recovery folder.
    QString versionsFolder() const;
    /// Another process has this very file open.
    bool isOpenElsewhere() const { return m_openElsewhere; }
    /// Looks whether another program has changed the file, and says so by a signal. (It also looks by itself.)
    void lookAtDisk();

    /// Copies in `folder` whose programs are gone, newest first.
    static QList<Recovered> leftovers(const QString &folder);
    static void discard(const Recovered &recovered);
    /// Writes the recovery copy now (it is otherwise written within a second of a change).
    void writeRecovery();
    /// Waits until everything that was to be written is, and what came of it is known.
    void finishWriting();
    /// Nothing needs recovering: the document was closed in peace.
    void forgetRecovery();

signals:
    void pathChanged();
    void saved();
    void saveFailed(const ninesketch::OpenDocument::SaveProblem &problem);
    void changedOnDisk(); ///< and here: somebody has to decide
    void reloaded();      ///< it was changed on disk, and nothing was changed here
    void vanished();      ///< there is no such file any more
    void cannotReload(const QString &sentence);
    void autosaveFailed(const QString &sentence);
    void notes(const QStringList &sentences); ///< what was repaired while reading
    void recoveryFailed(const QString &sentence);

private:
    void setPath(const QString &path, FileStamp stamp);
    void setScene(Scene scene);
    bool isChangedOnDisk();
    void markSaved(const Scene &scene);
    void autosave();
    struct Writing;
    struct Written;
    void write(bool asked);
    void finishWrite(const Writing &writing, const Written &written);
    void failSaving(const QString &sentence, bool changedOnDisk);
    void dropRecovery();
    QString recoveryFile() const;
    QString noteFile(const char *suffix) const; ///< for this document, seen by all processes
    void keepOldVersion(const QString &path) const;

    Editor &m_editor;
    std::optional<EditorState> m_aside; ///< while it is not shown
    QString m_folder, m_name, m_path, m_begunAs;
    FileStamp m_stamp;
    std::unique_ptr<QLockFile> m_lock, m_ownerNote;
    QFileSystemWatcher m_watcher;
    QTimer m_soon, m_look, m_autosave;
    QThreadPool m_pool; ///< one thread: copies are written in order
    QDateTime m_versionKept;
    int m_triesToRead = 0, m_number = 1;
    std::optional<SaveProblem> m_problem; ///< of the last writing that was asked for
    bool m_saidFailed = false, m_autosaves = false, m_writing = false, m_saveAgain = false, m_undecided = false,
         m_isGone = false, m_openElsewhere = false;
};

} // namespace ninesketch
