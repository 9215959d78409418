// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shown_figures.h"

#include "ui/commands/baseline.h"
#include "ui/commands/desk.h"
#include "ui/commands/what_breaks.h"
#include "ui/panels/results_strip.h"
#include "ui/window/what_if_pages.h"

#include <utility>

namespace ninesketch
{

ShownFigures::ShownFigures(ResultsStrip &strip, Desk &desk, WhatBreaks &breaks, Baseline &baseline, WhatIfPages &whatIf,
                           QObject *parent)
    : QObject(parent), m_strip(strip), m_desk(desk), m_breaks(breaks), m_baseline(baseline), m_whatIf(whatIf)
{
    connect(&breaks, &WhatBreaks::changed, this, &ShownFigures::refresh);
    connect(&baseline, &Baseline::changed, this, &ShownFigures::refresh);
    connect(&whatIf, &WhatIfPages::previewChanged, this, &ShownFigures::showPreviewed);
    connect(&strip, &ResultsStrip::comparisonClosed, this, &ShownFigures::leaveComparison);
}

void ShownFigures::refresh()
{
    const Estimator &estimator = m_desk.estimator;
    const EstimatePtr estimate = estimator.estimate(), drawn = estimator.drawn();
    const bool tried = m_breaks.isOpen() && !m_breaks.scenario().plain();
    m_whatIf.setScenario(tried && drawn ? QString::fromStdString(scenarioText(drawn->design, m_breaks.scenario()))
                                        : QString());
    if (tried)
        m_strip.show(estimate, drawn);
    else if (m_whatIf.isPreviewing() && m_beforePreview)
        m_strip.show(estimate, m_beforePreview, tr("Against the drawing"));
    else if (m_baseline.isPinned())
        m_strip.show(estimate, m_baseline.estimate(), tr("Against %1").arg(m_baseline.name()));
    else
        m_strip.show(estimate);
}

/// While the canvas shows an option that nobody took yet, this is said, with the ways on and back.
void ShownFigures::showPreviewed(const QString &optionName)
{
    m_desk.messages.withdraw(std::exchange(m_previewSentence, {}));
    if (optionName.isEmpty()) {
        m_beforePreview = nullptr;
    } else {
        if (!m_beforePreview)
            m_beforePreview = m_desk.estimator.drawn();
        m_previewSentence = tr("A preview of \"%1\": nothing is changed yet.").arg(optionName);
        m_desk.say(
            m_previewSentence, MessageBar::Tone::Info,
            {{tr("Use it"), [this] { m_whatIf.usePreviewed(); }}, {tr("Back"), [this] { m_whatIf.leavePreview(); }}},
            true);
    }
    refresh();
}

void ShownFigures::leaveComparison()
{
    if (m_whatIf.isPreviewing())
        m_whatIf.leavePreview();
    else
        m_baseline.unpin();
}

} // namespace ninesketch
