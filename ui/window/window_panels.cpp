// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the panels that help to find one's way: find on the canvas, minimap, stats.
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/library_commands.h"
#include "ui/documents/library_shelf.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/find_bar.h"
#include "ui/theme.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/presentation.h"

#include <QHBoxLayout>

namespace ninesketch
{

void MainWindow::editFrameName(const std::string &frameId)
{
    const Element *frame = m_editor->committed().find(frameId);
    if (!frame || !frame->frame())
        return;
    m_desk->askLine(
        tr("Name of the frame"), tr("Frame"), QString::fromStdString(frame->frame()->name.value_or("")),
        m_canvas->toWidget({frame->x, frame->y}),
        [this, frameId](const QString &name) {
            m_editor->commit(setFrameName(m_editor->committed(), frameId, name.toStdString(), edit()),
                             tr("Name the frame"));
        },
        true);
}

void MainWindow::refreshWayBack()
{
    const bool lost = !m_zen && !m_presentation->isRunning() && !m_editor->scene().empty() &&
                      !m_canvas->contentBox().intersects(m_canvas->visibleScene());
    if (!m_wayBack) {
        if (!lost)
            return;
        m_wayBack = new Island(m_stage);
        auto *row = new QHBoxLayout(m_wayBack);
        const int margin = Island::shadow + space::tight;
        row->setContentsMargins(margin, margin, margin, margin);
        auto *button = new IconButton("fit", tr("Back to the drawing — Shift+1"), m_wayBack);
        button->setText(tr("Back to the drawing"));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this] {
            fitAll();
            m_canvas->setFocus();
        });
    }
    if (lost == m_wayBack->isVisibleTo(m_stage))
        return;
    m_wayBack->setVisible(lost);
    layoutIslands();
}

void MainWindow::openFind()
{
    FindBar &find = *m_find;
    layoutIslands();
    find.open();
}

void MainWindow::findNext(int by)
{
    if (FindBar *find = m_find.made(); find && find->isVisible())
        find->step(by);
    else
        openFind();
}

/// What the library holds under a name can be placed from the palette, too.
void MainWindow::openCommands()
{
    std::vector<CommandPalette::Item> items;
    if (!m_viewMode) {
        for (const QString &sentence : m_shelf->load())
            m_desk->say(sentence, MessageBar::Tone::Bad);
        for (const LibraryShelf::Book &book : m_shelf->books())
            for (const LibraryItem &item : book.library.items)
                if (!item.name.empty())
                    items.push_back({QString::fromStdString(item.name), book.name,
                                     [this, item] { m_libraryCommands->place({item}, std::nullopt); }});
    }
    CommandPalette &commands = *m_commands;
    layoutIslands();
    commands.open(preferences().recentCommands, std::move(items));
}

void MainWindow::toggleMinimap()
{
    m_memory->change([](Preferences &p) { p.minimap = !p.minimap; });
    applyModes();
}

void MainWindow::toggleStats()
{
    m_memory->change([](Preferences &p) { p.stats = !p.stats; });
    applyModes();
}

} // namespace ninesketch
