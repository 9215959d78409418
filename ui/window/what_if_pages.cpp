// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/what_if_pages.h"

#include "model/design/edit_model.h"
#include "model/design/kept_texts.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/report/decisions.h"
#include "model/scenario/placed_plan.h"
#include "model/scene/edits.h"
#include "model/sketch/bounds.h"
#include "ui/editor.h"
#include "ui/panels/load_slider.h"
#include "ui/panels/plan_panel.h"
#include "ui/panels/side_panel.h"
#include "ui/panels/tradeoffs_panel.h"

#include <QDate>
#include <utility>

namespace ninesketch
{
namespace
{

constexpr double tableGap = 80; ///< px between the drawing and a table below it

} // namespace

WhatIfPages::WhatIfPages(Editor &editor, SidePanel &side, std::function<EditContext()> context)
    : QObject(&side), m_editor(editor), m_side(side), m_context(std::move(context))
{
    m_plan.setMaker([this] { return makePlan(); });
    m_tradeoffs.setMaker([this] { return makeTradeoffs(); });
    side.addPage({"plan", tr("Capacity plan"), tr("Capacity"), "tidy", "Alt+P", [this] { return &*m_plan; }});
    side.addPage(
        {"tradeoffs", tr("Trade-offs"), tr("Trade-offs"), "compare", "Alt+T", [this] { return &*m_tradeoffs; }});
    connect(&editor, &Editor::sceneChanged, this, &WhatIfPages::readScene);
    connect(&editor, &Editor::selectionChanged, this, &WhatIfPages::readScene);
}

PlanPanel *WhatIfPages::makePlan()
{
    auto *plan = new PlanPanel(m_side.pages());
    connect(plan, &PlanPanel::placePressed, this, &WhatIfPages::placePlanTable);
    connect(plan, &PlanPanel::usePressed, this, &WhatIfPages::usePlan);
    readInto(plan, nullptr);
    plan->setScenario(m_scenario);
    return plan;
}

TradeoffsPanel *WhatIfPages::makeTradeoffs()
{
    auto *tradeoffs = new TradeoffsPanel(m_side.pages());
    connect(tradeoffs, &TradeoffsPanel::previewPressed, this, &WhatIfPages::preview);
    connect(tradeoffs, &TradeoffsPanel::usePressed, this, &WhatIfPages::use);
    connect(tradeoffs, &TradeoffsPanel::recordPressed, this, &WhatIfPages::record);
    connect(tradeoffs, &TradeoffsPanel::decisionShown, this,
            [this](const std::string &id) { emit showRequested({id}); });
    connect(tradeoffs, &TradeoffsPanel::decisionDropped, this, &WhatIfPages::forget);
    readInto(nullptr, tradeoffs);
    tradeoffs->setScenario(m_scenario);
    return tradeoffs;
}

void WhatIfPages::setScenario(const QString &words)
{
    m_scenario = words;
    if (PlanPanel *plan = m_plan.made())
        plan->setScenario(words);
    if (TradeoffsPanel *tradeoffs = m_tradeoffs.made())
        tradeoffs->setScenario(words);
}

void WhatIfPages::readScene()
{
    if (m_editor.isPreviewing())
        return;
    endPreview();
    if (!m_taken.isEmpty() && m_editor.undoText() != m_takenStep)
        emit optionLeft(std::exchange(m_taken, {}));
    readInto(m_plan.made(), m_tradeoffs.made());
}

void WhatIfPages::readInto(PlanPanel *plan, TradeoffsPanel *tradeoffs) const
{
    if (!plan && !tradeoffs)
        return;
    const Scene &scene = m_editor.committed();
    const Design design = readDesign(scene);
    if (plan)
        plan->setDesign(design);
    if (!tradeoffs)
        return;
    std::string selected;
    for (const std::string &id : m_editor.selection().ids)
        if (selected.empty())
            selected = componentOf(scene, id);
    tradeoffs->setDesign(design, selected);
    tradeoffs->setDecisions(decisionsOf(design.settings));
}

void WhatIfPages::placePlanTable()
{
    const Scene &scene = m_editor.committed();
    const CapacityPlan &plan = m_plan->plan();
    PlanQuestion question{{}, plan.targetUtilisation};
    for (const PlanStep &step : plan.steps)
        question.factors.push_back(step.factor);
    const Rect drawing = exportBounds(scene);
    const Copied copied = placePlan(scene, question, planTable(readDesign(scene), plan),
                                    {drawing.x, drawing.bottom() + tableGap}, m_context());
    m_editor.commit(copied.scene, tr("Place the capacity plan"), Selection{copied.selection, {}});
    emit showRequested({copied.selection.begin(), copied.selection.end()});
}

void WhatIfPages::usePlan(const Design &design, double factor)
{
    const Scene &scene = m_editor.committed();
    m_editor.commit(redraw(scene, readDesign(scene), design, m_context()),
                    tr("Size for %1").arg(factor == 1 ? tr("today's load") : timesText(factor)));
    emit said(tr("Replicas and partitions are those of the plan now. Ctrl+Z takes it back."));
}

void WhatIfPages::preview(const Design &design, const QString &optionId)
{
    if (optionId.isEmpty()) {
        leavePreview();
        return;
    }
    const Scene &scene = m_editor.committed();
    m_editor.preview(redraw(scene, readDesign(scene), design, m_context()));
    m_previewing = true;
    m_previewedId = optionId;
    m_tradeoffs->setPreviewed(optionId.toStdString());
    for (const TradeoffSide &side : m_tradeoffs->result().sides)
        if (optionId == side.option.id)
            emit previewChanged(tr(side.option.name));
}

void WhatIfPages::leavePreview()
{
    if (m_previewing)
        m_editor.cancelPreview(); // which is heard of, and ends it here
}

void WhatIfPages::endPreview()
{
    if (TradeoffsPanel *tradeoffs = m_tradeoffs.made())
        tradeoffs->setPreviewed({});
    if (!std::exchange(m_previewing, false))
        return;
    m_previewedId.clear();
    emit previewChanged({});
}

void WhatIfPages::usePreviewed()
{
    const TradeoffResult result = m_tradeoffs->result(); // taking it makes it anew
    for (std::size_t side = 0; side < result.sides.size(); ++side)
        if (m_previewing && m_previewedId == result.sides[side].option.id)
            return use(result, side);
}

void WhatIfPages::use(const TradeoffResult &result, std::size_t side)
{
    const TradeoffSide &taken = result.sides[side];
    m_editor.cancelPreview();
    const Scene &scene = m_editor.committed();
    Scene changed = redraw(scene, readDesign(scene), taken.design, m_context());
    DocumentModel document = readDocument(changed);
    keepText(document.settings, setAsideKey, keptText(taken.design.settings, setAsideKey));
    m_editor.commit(setDocument(changed, document), tr(taken.option.name));
    m_taken = tr("%1: %2.").arg(QString::fromStdString(result.componentName), tr(taken.option.name));
    m_takenStep = m_editor.undoText();
    emit optionTaken(m_taken, [this, result, side] { record(result, side); });
}

void WhatIfPages::record(const TradeoffResult &result, std::size_t side)
{
    Decision decision;
    decision.title = std::string(result.tradeoff->title) + ": " + result.componentName;
    decision.context = result.tradeoff->about;
    decision.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    decision.chosen = result.sides[side].option.name;
    decision.reasons = result.sides[side].says;
    for (const TradeoffSide &one : result.sides)
        decision.options.push_back({one.option.name, one.inUse ? std::vector<std::string>() : changeLines(one.change)});
    DocumentModel document = readDocument(m_editor.committed());
    std::vector<Decision> decisions = decisionsOf(document.settings);
    std::erase_if(decisions, [&](const Decision &old) { return old.title == decision.title; });
    decisions.push_back(std::move(decision));
    setDecisions(document.settings, decisions);
    m_editor.commit(setDocument(m_editor.committed(), document), tr("Write the decision down"));
    emit said(tr("The decision is kept with the drawing, and is part of its report."));
}

void WhatIfPages::forget(const QString &title)
{
    DocumentModel document = readDocument(m_editor.committed());
    std::vector<Decision> decisions = decisionsOf(document.settings);
    std::erase_if(decisions, [&](const Decision &old) { return QString::fromStdString(old.title) == title; });
    setDecisions(document.settings, decisions);
    m_editor.commit(setDocument(m_editor.committed(), document), tr("Forget the decision"));
    emit said(tr("The decision is gone. Ctrl+Z brings it back."));
}

} // namespace ninesketch
