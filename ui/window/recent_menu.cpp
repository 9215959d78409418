// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_menu.h"

#include "ui/documents/recent_files.h"
#include "ui/icons.h"
#include "ui/preference_memory.h"

#include <QFileInfo>

namespace ninesketch
{

RecentMenu::RecentMenu(PreferenceMemory &memory, QAction *more, QWidget *parent)
    : QMenu(tr("Open recent"), parent), m_memory(memory), m_more(more)
{
    setIcon(ninesketch::icon("recent"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentMenu::fill);
}

void RecentMenu::fill()
{
    clear();
    const QList<RecentFile> files = recentFiles(m_memory.now());
    for (const RecentFile &file : files) {
        const QString name = QFileInfo(file.path).completeBaseName().replace('&', "&&");
        if (file.missing) {
            addAction(tr("%1 — missing, take it off the list").arg(name), this,
                      [this, file] { m_memory.change([&](Preferences &p) { forgetRecent(p, file.path); }); });
            continue;
        }
        QAction *action = addAction(name, this, [this, file] { emit chosen(file.path); });
        action->setToolTip(file.path);
        if (file.pinned)
            action->setIcon(ninesketch::icon("pin"));
    }
    if (files.isEmpty())
        addAction(tr("Nothing yet"))->setEnabled(false);
    addSeparator();
    addAction(m_more);
}

} // namespace ninesketch
