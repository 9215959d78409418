// SPDX-License-Identifier: GPL-3.0-or-later
// Capacity plans that stand on the canvas as tables and follow the numbers. New figures belong to the change that
// caused them: undo knows one step, not two. A table in which somebody writes is left alone from then on.
#pragma once
#include "model/scenario/placed_plan.h"
#include "ui/estimator.h"

#include <functional>

namespace ninesketch
{

class LatestTask;

class PlanTables : public QObject
{
    Q_OBJECT

public:
    /// `context`: where new elements get their ids from.
    PlanTables(Editor &editor, Estimator &estimator, std::function<EditContext()> context, QObject *parent);

signals:
    void unlinked(); ///< a table was written in, and follows nothing any more

private:
    void refresh();
    void unlinkEdited();

    Editor &m_editor;
    Estimator &m_estimator;
    std::function<EditContext()> m_context;
    LatestTask *m_task;
};

} // namespace ninesketch
