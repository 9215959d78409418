// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the report in step with the drawing, off the GUI thread: the latest design wins, older work is told to stop,
// and a change that means nothing (moving a shape) costs one reading and no evaluation. Figures that no formula tells
// well are shown as doubtful first; once the design rests for a moment, a short simulation replaces them.
#pragma once
#include "model/design/design.h"
#include "model/evaluation/evaluate.h"
#include "model/scenario/breaking.h"
#include "model/scenario/scenario.h"
#include "model/scene/scene.h"

#include <QObject>
#include <memory>
#include <stop_token>

class QThreadPool;
class QTimer;

namespace ninesketch
{

class Editor;

/// A design and what was found about it. They belong together: indices in the report point into this design.
struct Estimate {
    Design design; ///< without what is dead
    Report report;
    Damage damage;                       ///< what it is as drawn, and what of it is dead
    std::vector<BreakingPoint> breaking; ///< of the design, from today's load on; only while somebody looks at it
};
using EstimatePtr = std::shared_ptr<const Estimate>;

/// What an estimator knows of one document, as it is drawn: taken out while another document is shown.
struct EstimatorState {
    EstimatePtr estimate;
};

class Estimator : public QObject
{
    Q_OBJECT

public:
    explicit Estimator(Editor &editor, QObject *parent = nullptr);
    ~Estimator() override;

    /// The newest finished estimate; null before the first.
    EstimatePtr estimate() const { return m_estimate; }
    /// True while a newer one is being computed.
    bool isBusy() const { return m_running > 0; }
    /// True while a simulation is about to replace figures of the estimate that is shown.
    bool isSimulating() const { return m_simulating; }
    /// Of the drawing as it is; the same as `estimate()` while no scenario is laid over it.
    EstimatePtr drawn() const { return m_drawn; }
    /// More load and dead parts, laid over the drawing ("what if"); never written into it.
    void setScenario(const Scenario &scenario);
    const Scenario &scenario() const { return m_scenario; }

    /// The curve of latency against load costs more than all the rest: it is made while somebody looks at it.
    void setWantsLoadCurve(bool wants);
    /// The same for the order in which components are full as load grows.
    void setWantsBreaking(bool wants);

    /// What was found before is shown at once; a changed drawing is looked at anew. No scenario lies over it.
    EstimatorState state() const { return {m_drawn}; }
    void setState(EstimatorState state);

    int evaluations() const { return m_evaluations; } ///< started so far

signals:
    void changed();
    void busyChanged(bool busy);

private:
    void readSoon();
    void start();
    void finish(std::uint64_t number, const EstimatePtr &estimate, const EstimatePtr &drawn);

    void simulateDoubts();
    void finishSimulation(std::uint64_t number, const EstimatePtr &estimate);

    Editor &m_editor;
    EstimatePtr m_estimate, m_drawn;
    Design m_asked; ///< the design that was last sent away, without the scenario
    Scenario m_scenario, m_askedScenario;
    bool m_simulating = false;
    bool m_any = false, m_pending = false;
    bool m_wantsCurve = false, m_askedCurve = false, m_wantsBreaking = false, m_askedBreaking = false;
    std::uint64_t m_number = 0;
    int m_running = 0, m_evaluations = 0;
    std::stop_source m_stop;
    std::shared_ptr<EvaluationMemory> m_memory = makeEvaluationMemory(); ///< so that a change costs what it changes
    QThreadPool *m_pool;
    QTimer *m_rest; ///< runs from an estimate with doubts to their simulation
};

} // namespace ninesketch
