// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the side panel that try other designs: the capacity plan and the trade-offs. What is taken over becomes
// one undo step; what is only looked at is a preview, and never saved.
#pragma once
#include "model/scene/edit_context.h"
#include "ui/estimator.h"
#include "ui/on_demand.h"

#include <QObject>
#include <functional>

namespace ninesketch
{

class PlanPanel;
class SidePanel;
class TradeoffsPanel;
struct TradeoffResult;

class WhatIfPages : public QObject
{
    Q_OBJECT

public:
    WhatIfPages(Editor &editor, SidePanel &side, std::function<EditContext()> context);

    bool isPreviewing() const { return m_previewing; }
    void leavePreview();
    void usePreviewed(); ///< takes what is looked at
    /// What lies over the drawing for a look, "×10, without Orders DB"; the pages say that they do not count it.
    void setScenario(const QString &words);

signals:
    void previewChanged(const QString &optionName); ///< the option that the canvas shows now; empty: the drawing
    void said(const QString &sentence);
    /// An option was taken; `record` keeps the decision with the drawing.
    void optionTaken(const QString &sentence, const std::function<void()> &record);
    void optionLeft(const QString &sentence); ///< it was taken back, or the drawing went on since
    /// Bring these into view: a table that came onto the canvas, what a decision is about.
    void showRequested(const std::vector<std::string> &ids);

private:
    PlanPanel *makePlan();
    TradeoffsPanel *makeTradeoffs();
    void readScene();
    void readInto(PlanPanel *plan, TradeoffsPanel *tradeoffs) const; ///< null: not into that one
    void placePlanTable();
    void usePlan(const Design &design, double factor);
    void preview(const Design &design, const QString &optionId);
    void endPreview();
    void use(const TradeoffResult &result, std::size_t side);
    void record(const TradeoffResult &result, std::size_t side);
    void forget(const QString &title); ///< a decision

    Editor &m_editor;
    SidePanel &m_side;
    std::function<EditContext()> m_context;
    OnDemand<PlanPanel> m_plan;
    OnDemand<TradeoffsPanel> m_tradeoffs;
    bool m_previewing = false;
    QString m_scenario;
    QString m_previewedId;        ///< option
    QString m_taken, m_takenStep; ///< what was said of the option taken last, and its step in the history
};

} // namespace ninesketch
