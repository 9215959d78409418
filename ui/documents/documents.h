// SPDX-License-Identifier: GPL-3.0-or-later
// The drawings that are open in one window, in the order of their tabs. There is always at least one, and always one
// that is shown: the editor holds that one, the others are put aside.
#pragma once
#include "ui/documents/open_document.h"

namespace ninesketch
{

class Documents : public QObject
{
    Q_OBJECT

public:
    Documents(Editor &editor, QString recoveryFolder, QObject *parent = nullptr);

    OpenDocument &current() const { return *m_current; }
    const QList<OpenDocument *> &all() const { return m_all; }
    qsizetype indexOf(const OpenDocument &document) const;
    /// The one that is this very file, by whatever name; null: it is not open.
    OpenDocument *find(const QString &path) const;
    QList<OpenDocument *> modified() const;

    /// A new empty one behind the shown one, put aside.
    OpenDocument &add();
    void show(OpenDocument &document);
    void showNext(int step); ///< 1: the next tab, -1: the one before; around the ends
    void move(qsizetype from, qsizetype to);
    /// Closes without asking. Where the last one was, an empty one is.
    void close(OpenDocument &document);

signals:
    void aboutToLeave(ninesketch::OpenDocument &document);
    void shown(ninesketch::OpenDocument &document);
    void added(ninesketch::OpenDocument &document);
    void changed(); ///< which there are, their order, names, what is modified, or which is shown

private:
    Editor &m_editor;
    QString m_recoveryFolder;
    QList<OpenDocument *> m_all; ///< owned through QObject
    OpenDocument *m_current = nullptr;
};

} // namespace ninesketch
