// SPDX-License-Identifier: GPL-3.0-or-later
// How one begins: the page on an empty canvas, recent files, examples, text that becomes a drawing.
#include "model/design/read_design.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/document_commands.h"
#include "ui/documents/recent_files.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/start_page.h"
#include "ui/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QInputDialog>

#include <algorithm>

namespace ninesketch
{

void MainWindow::buildStartPage()
{
    m_start = new StartPage(*m_actions, m_canvas); // what is pressed beside its buttons reaches the canvas
    connect(m_start, &StartPage::fileChosen, this, [this](const QString &path) { m_files->open(path); });
    connect(m_start, &StartPage::exampleChosen, this, [this](const QString &name) { m_files->openExample(name); });
    connect(m_start, &StartPage::left, this, [this] { m_canvas->setFocus(); });
    connect(m_start, &StartPage::pinPressed, this, [this](const QString &path, bool pinned) {
        m_memory->change([&](Preferences &p) { setPinned(p, path, pinned); });
    });
    connect(m_start, &StartPage::removePressed, this,
            [this](const QString &path) { m_memory->change([&](Preferences &p) { forgetRecent(p, path); }); });
    connect(m_memory, &PreferenceMemory::changed, m_start,
            [this](const Preferences &now) { m_start->setRecent(recentFiles(now)); });
    m_start->setRecent(recentFiles(preferences()));
}

void MainWindow::refreshStartPage()
{
    if (!m_start)
        return;
    const auto elements = m_editor->scene().elements();
    const bool empty = std::ranges::all_of(elements, [](const ElementPtr &e) { return isCarrier(*e); });
    const bool shown = empty && document().path().isEmpty() && !m_zen && !m_viewMode && !m_canvas->isEditingText() &&
                       m_canvas->toolId() == "selection";
    if (shown && m_start->isHidden()) {
        m_start->setDark(preferences().dark);
        m_start->setRecent(recentFiles(preferences())); // some may have gone meanwhile
    }
    const bool hadKeyboard = m_start->isAncestorOf(QApplication::focusWidget());
    m_start->setVisible(shown);
    if (!shown && hadKeyboard)
        m_canvas->setFocus();
    const int top = std::max(m_tools->y() + m_tools->height() + space::small,
                             m_messages->isVisible() ? m_messages->y() + m_messages->height() : 0);
    const int bottom = m_palette->isVisible() ? std::min(m_zoomBar->y(), m_palette->y()) : m_zoomBar->y();
    m_start->setRoom({m_canvas->width() - 2 * space::normal, bottom - top});
    m_start->move((m_canvas->width() - m_start->width()) / 2,
                  std::max(top, (m_canvas->height() - m_start->height()) / 2));
}

void MainWindow::openStartPage()
{
    if (m_start->isHidden()) {
        setZen(false);
        setViewMode(false);
        if (!document().isPristine())
            m_files->openNew();
        chooseTool("selection");
        refreshStartPage();
    }
    m_start->takeKeyboard();
}

void MainWindow::askText()
{
    bool chosen = false;
    const QString text = QInputDialog::getMultiLineText(
        this, tr("New from Mermaid or a table"),
        tr("A flowchart, sequence, classes, entities, states or a mind map in Mermaid, or rows of a spreadsheet:"),
        "flowchart LR\n  user[User] --> gateway[API gateway]\n  "
        "gateway --> service[Service]\n  service --> db[(Postgres)]\n",
        &chosen);
    if (!chosen || text.trimmed().isEmpty())
        return;
    if (!document().isPristine())
        m_files->openNew();
    if (!m_clipboard->pasteDrawn(text.toStdString(), m_canvas->insertionPoint())) {
        m_desk->say(
            tr("This is neither Mermaid (a flowchart, a sequence, classes, entities, states, a mind map) nor a table."),
            MessageBar::Tone::Warning);
        return;
    }
    m_editor->setSelection({});
    fitAll();
}

void MainWindow::askResetCanvas()
{
    m_desk->say(
        tr("Remove everything from the canvas?"), MessageBar::Tone::Warning,
        {{tr("Remove everything"),
          [this] { m_editor->commit(m_editor->committed().withElements({}), tr("Reset the canvas"), Selection{}); }},
         {tr("Keep it"), [] {}}},
        true);
    m_messages->setFocus(Qt::TabFocusReason);
}

} // namespace ninesketch
