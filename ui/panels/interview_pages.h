// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the side panel that belong to an interview: load pad, steps with a clock, and what nines mean. What is
// written there travels with the drawing (settings of the carrier) and is undone like any other change.
#pragma once
#include "model/framework/framework.h"
#include "model/scene/edit_context.h"
#include "model/whatif/reinforcement.h"
#include "ui/estimator.h"
#include "ui/on_demand.h"

#include <QObject>
#include <functional>

namespace ninesketch
{

class FrameworkPanel;
class LoadPadPanel;
class NinesPanel;
class PreferenceMemory;
class SidePanel;

class InterviewPages : public QObject
{
    Q_OBJECT

public:
    /// `context`: where new elements get their ids and text widths from. The memory keeps the clock.
    InterviewPages(Editor &editor, SidePanel &side, PreferenceMemory &memory, std::function<EditContext()> context);

    void show(const EstimatePtr &estimate);
    /// Draws what the line of a data flow names and the canvas lacks.
    void drawFlow(const QString &line);
    void toggleClock();        ///< starts the interview's clock, or lets it stand; the rail shows it while it runs
    QString clockLine() const; ///< what the clock says, as rich text; empty before it has run

signals:
    void figurePressed(const QString &figure);
    void flowDrawn(); ///< onto the canvas, perhaps out of sight
    /// Bring this element into view.
    void showRequested(const std::string &elementId);

private:
    LoadPadPanel *makePad();
    FrameworkPanel *makeFramework();
    void keepClockOf(FrameworkPanel &framework);
    NinesPanel *makeNines();
    void readScene();
    void useTargets();
    void useInterface();
    void putOnCanvas(FrameworkStep step);
    void drawFlowOf(const Framework &framework);
    void shareFailures(double share);
    void reinforce(const std::string &componentId, Reinforcement::Kind kind, const QString &what);

    Editor &m_editor;
    SidePanel &m_side;
    PreferenceMemory &m_memory;
    std::function<EditContext()> m_context;
    EstimatePtr m_estimate; ///< the newest
    OnDemand<LoadPadPanel> m_pad;
    OnDemand<FrameworkPanel> m_framework;
    OnDemand<NinesPanel> m_nines;
};

} // namespace ninesketch
