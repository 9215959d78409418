// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does about scenarios: the strip of "what breaks first", and what figures are held against.
#include "ui/canvas/canvas_view.h"
#include "ui/commands/baseline.h"
#include "ui/commands/what_breaks.h"
#include "ui/documents/documents.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/results_strip.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"
#include "ui/window/what_if_pages.h"

#include <utility>

namespace ninesketch
{

void MainWindow::connectBreaks()
{
    m_breaks = new WhatBreaks(*m_editor, *m_estimator, *m_canvas, *m_actions, m_stage);
    connect(&m_breaks->strip(), &BreaksStrip::resized, this, &MainWindow::layoutIslands);
    connect(m_breaks, &WhatBreaks::changed, this, [this] {
        refreshStrip();
        m_actions->refresh();
        layoutIslands();
    });
    m_baseline = new Baseline(*m_editor, *m_canvas, this);
    connect(m_baseline, &Baseline::changed, this, [this] {
        refreshStrip();
        m_actions->refresh();
    });
    connect(m_strip, &ResultsStrip::comparisonClosed, this, [this] {
        if (m_whatIf->isPreviewing())
            m_whatIf->leavePreview();
        else
            m_baseline->unpin();
    });
    connect(m_documents, &Documents::shown, this, [this] {
        m_breaks->forgetScenario(); // it was about another drawing
        m_baseline->unpin();
    });
    connect(m_breaks, &WhatBreaks::sizeChanged, this, &MainWindow::layoutIslands);
    connect(m_breaks, &WhatBreaks::said, this, [this](const QString &sentence) { m_desk->say(sentence); });
    connect(m_breaks, &WhatBreaks::goTo, this, [this](const QString &id) { m_desk->select({id.toStdString()}, true); });
    connect(&m_breaks->strip(), &BreaksStrip::figurePressed, this, &MainWindow::askFigure);
}

bool MainWindow::hasBaseline() const
{
    return m_baseline && m_baseline->isPinned();
}

/// What the figures are held against: the drawing while a scenario lies over it, else the variant that was pinned.
void MainWindow::refreshStrip()
{
    const EstimatePtr estimate = m_estimator->estimate();
    if (isBreaksOpen() && !m_breaks->scenario().plain())
        m_strip->show(estimate, m_estimator->drawn());
    else if (m_whatIf->isPreviewing() && m_beforePreview)
        m_strip->show(estimate, m_beforePreview, tr("Against the drawing"));
    else if (hasBaseline())
        m_strip->show(estimate, m_baseline->estimate(), tr("Against %1").arg(m_baseline->name()));
    else
        m_strip->show(estimate);
}

/// While the canvas shows an option that nobody took yet, this is said, with the ways on and back.
void MainWindow::showPreviewed(const QString &optionName)
{
    m_messages->withdraw(std::exchange(m_previewSentence, {}));
    if (optionName.isEmpty()) {
        m_beforePreview = nullptr;
    } else {
        if (!m_beforePreview)
            m_beforePreview = m_estimator->drawn();
        m_previewSentence = tr("A preview of \"%1\": nothing is changed yet.").arg(optionName);
        m_desk->say(
            m_previewSentence, MessageBar::Tone::Info,
            {{tr("Use it"), [this] { m_whatIf->usePreviewed(); }}, {tr("Back"), [this] { m_whatIf->leavePreview(); }}},
            true);
    }
    refreshStrip();
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
