// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does about scenarios: the strip of "what breaks first", and the variant that figures are held
// against.
#include "ui/canvas/canvas_view.h"
#include "ui/commands/baseline.h"
#include "ui/commands/what_breaks.h"
#include "ui/documents/documents.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/palette_bar.h"
#include "ui/widgets/action_set.h"
#include "ui/window/canvas_menu.h"
#include "ui/window/main_window.h"
#include "ui/window/shown_figures.h"

namespace ninesketch
{

void MainWindow::connectBreaks()
{
    m_breaks = new WhatBreaks(*m_editor, *m_estimator, *m_canvas, *m_actions, m_stage);
    connect(&m_breaks->strip(), &BreaksStrip::resized, this, &MainWindow::layoutIslands);
    connect(m_breaks, &WhatBreaks::tried, this, [this] { m_fitted.reset(); }); // what one strikes next stays in place
    connect(m_breaks, &WhatBreaks::changed, this, [this] {
        m_palette->setVisible(!isZen() && !isViewMode() && !isBreaksOpen()); // the strip stands in its place
        m_actions->refresh();
        layoutIslands();
    });
    m_baseline = new Baseline(*m_editor, *m_canvas, this);
    connect(m_baseline, &Baseline::changed, m_actions, &ActionSet::refresh);
    m_figures = std::make_unique<ShownFigures>(*m_strip, *m_desk, *m_breaks, *m_baseline, *m_whatIf, nullptr);
    m_canvasMenu = std::make_unique<CanvasMenu>(*m_desk, *m_actions, *m_breaks, nullptr);
    connect(m_canvas, &CanvasView::contextMenuRequested, m_canvasMenu.get(), &CanvasMenu::show);
    connect(m_documents, &Documents::shown, this, [this] {
        m_breaks->forgetScenario(); // it was about another drawing
        m_baseline->unpin();
    });
    connect(this, &MainWindow::themeChanged, m_breaks, &WhatBreaks::showEstimate);
    connect(m_breaks, &WhatBreaks::sizeChanged, this, &MainWindow::layoutIslands);
    connect(m_breaks, &WhatBreaks::said, this, [this](const QString &sentence) { m_desk->say(sentence); });
    connect(m_breaks, &WhatBreaks::goTo, this, [this](const QString &id) { m_desk->select({id.toStdString()}, true); });
    connect(&m_breaks->strip(), &BreaksStrip::figurePressed, this, &MainWindow::askFigure);
}

bool MainWindow::hasBaseline() const
{
    return m_baseline && m_baseline->isPinned();
}

void MainWindow::toggleBreaks()
{
    m_breaks->setOpen(!m_breaks->isOpen());
    applyModes();
    if (m_breaks->isOpen())
        m_breaks->strip().focusSlider();
    else
        m_canvas->setFocus();
}

bool MainWindow::isBreaksOpen() const
{
    return m_breaks && m_breaks->isOpen();
}

} // namespace ninesketch
