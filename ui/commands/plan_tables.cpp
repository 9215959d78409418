// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/plan_tables.h"

#include "model/scenario/capacity_plan.h"
#include "ui/editor.h"
#include "ui/latest_task.h"

#include <algorithm>

namespace ninesketch
{

PlanTables::PlanTables(Editor &editor, Estimator &estimator, std::function<EditContext()> context, QObject *parent)
    : QObject(parent), m_editor(editor), m_estimator(estimator), m_context(std::move(context)),
      m_task(new LatestTask(this))
{
    connect(&estimator, &Estimator::changed, this, &PlanTables::refresh);
    // once everybody has heard of the change
    connect(&editor, &Editor::sceneChanged, this, &PlanTables::unlinkEdited, Qt::QueuedConnection);
}

void PlanTables::refresh()
{
    m_task->stop();
    const EstimatePtr estimate = m_estimator.drawn();
    if (!estimate || m_editor.isPreviewing())
        return;
    std::vector<PlanQuestion> asked;
    for (const PlacedPlan &plan : placedPlans(m_editor.committed()))
        if (std::ranges::find(asked, plan.question) == asked.end())
            asked.push_back(plan.question);
    if (asked.empty())
        return;
    const auto answers = [estimate, asked](const std::stop_token &stop) {
        std::vector<TextTable> tables;
        for (const PlanQuestion &question : asked) {
            const CapacityPlan plan =
                planCapacity(estimate->design, question.factors, question.targetUtilisation, stop);
            tables.push_back(plan.cancelled ? TextTable() : planTable(estimate->design, plan));
        }
        return tables;
    };
    m_task->run(answers, [this, estimate, asked](const std::vector<TextTable> &tables) {
        const EstimatePtr now = m_estimator.drawn();
        if (m_editor.isPreviewing() || !now || now->design != estimate->design)
            return;
        Scene scene = m_editor.committed();
        for (const PlacedPlan &plan : placedPlans(scene)) {
            const auto at = std::ranges::find(asked, plan.question);
            if (plan.edited || at == asked.end())
                continue;
            const TextTable &rows = tables[static_cast<std::size_t>(at - asked.begin())];
            if (!rows.empty() && rows != plan.rows)
                scene = withPlanRows(scene, plan, rows, m_context());
        }
        if (!scene.sameAs(m_editor.committed()))
            m_editor.amend(std::move(scene));
    });
}

void PlanTables::unlinkEdited()
{
    if (m_editor.isPreviewing())
        return;
    Scene scene = m_editor.committed();
    for (const PlacedPlan &plan : placedPlans(scene))
        if (plan.edited)
            scene = unlinkPlan(scene, plan, m_context());
    if (scene.sameAs(m_editor.committed()))
        return;
    m_editor.amend(std::move(scene));
    emit unlinked();
}

} // namespace ninesketch
