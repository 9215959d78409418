// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the panels that help to find one's way: find on the canvas.
#include "ui/actions.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"
#include "ui/panels/find_bar.h"

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

} // namespace ninesketch
