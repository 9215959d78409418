// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the panels that help to find one's way: find on the canvas, minimap, stats.
#include "ui/actions.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/stats_panel.h"

namespace ninesketch
{

void MainWindow::connectPanels()
{
    m_canvas->setMarks([this](QPainter &painter) { m_find->paintMarks(painter); });
    connect(m_find, &FindBar::resized, this, &MainWindow::layoutIslands);
    connect(m_find, &FindBar::closed, this, [this] { m_canvas->setFocus(); });
    connect(m_find, &FindBar::accepted, this, [this](const std::string &id) {
        const Element *element = m_editor->scene().find(id);
        const bool label = element && element->text() && element->text()->containerId;
        if (element && !element->locked && !m_viewMode)
            select({label ? *element->text()->containerId : id});
    });
    connect(m_find, &FindBar::closed, this, &MainWindow::layoutIslands);
    connect(m_stats, &StatsPanel::resized, this, &MainWindow::layoutIslands);
    connect(m_stats, &StatsPanel::left, this, [this] { m_canvas->setFocus(); });
    connect(m_stats, &StatsPanel::closePressed, this, [this] {
        toggleStats();
        m_canvas->setFocus();
    });
    connect(m_estimator, &Estimator::changed, this, [this] {
        if (const EstimatePtr estimate = m_estimator->estimate())
            m_stats->setDesign(estimate->design.components.size(), estimate->design.calls.size());
    });
    connectLibrary();
}

void MainWindow::openFind()
{
    layoutIslands();
    m_find->open();
}

void MainWindow::findNext(int by)
{
    if (m_find->isVisible())
        m_find->step(by);
    else
        openFind();
}

void MainWindow::toggleMinimap()
{
    remember([](Preferences &p) { p.minimap = !p.minimap; });
    applyModes();
}

void MainWindow::toggleStats()
{
    remember([](Preferences &p) { p.stats = !p.stats; });
    applyModes();
}

} // namespace ninesketch
