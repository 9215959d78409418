// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the files that were open last, made anew whenever it opens.
#pragma once
#include <QMenu>

namespace ninesketch
{

class PreferenceMemory;

class RecentMenu : public QMenu
{
    Q_OBJECT

public:
    /// `more`: what leads to all of them. Files that are missing can be taken off the list in `memory`.
    RecentMenu(PreferenceMemory &memory, QAction *more, QWidget *parent);

signals:
    void chosen(const QString &path);

private:
    void fill();

    PreferenceMemory &m_memory;
    QAction *m_more;
};

} // namespace ninesketch
