// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own presets (docs/presets.md): a text file that is read at the start and whenever it changes, that
// components of the drawing can be added to, and that opens in whatever edits text here.
#pragma once
#include "model/design/preset_text.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace ninesketch
{

/// Makes the presets of that file known to the program. Answers what could not be read; a missing file has none.
QStringList takeOwnPresets(const QString &path);

class OwnPresets : public QObject
{
    Q_OBJECT

public:
    explicit OwnPresets(QObject *parent = nullptr);

    /// Reads it, and watches it from now on.
    void setFile(const QString &path);
    QString file() const { return m_path; }
    /// Adds the preset, or replaces the one with its id. The error is a sentence; empty: done.
    QString keep(const Preset &preset);
    /// Opens the file for editing, made with an example when there is none. The error is a sentence; empty: done.
    QString open();

signals:
    void changed(); ///< the presets are others now
    void complained(const QString &sentence);

private:
    void read();
    QString write(const QByteArray &text);

    QString m_path;
    QByteArray m_read; ///< the text that is in use
    QFileSystemWatcher m_watcher;
    QTimer m_rest; ///< editors write in several steps
};

} // namespace ninesketch
