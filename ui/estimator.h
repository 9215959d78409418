// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the report in step with the drawing, off the GUI thread: the latest design wins, older work is told to stop,
// and a change that means nothing (moving a shape) costs one reading and no evaluation. Figures that no formula tells
// well are shown as doubtful first; once the design rests for a moment, a short simulation replaces them.
#pragma once
#include "model/design/design.h"
#include "model/estimates/evaluate.h"
#include "model/scene/scene.h"

#include <QObject>
#include <memory>
#include <set>
#include <stop_token>

class QThreadPool;
class QTimer;

namespace ninesketch
{

class Editor;

/// A design and what was found about it. They belong together: indices in the report point into this design.
struct Estimate {
    Design design;
    Report report;
};
using EstimatePtr = std::shared_ptr<const Estimate>;

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
    /// Multiplies every rate ("what breaks first"); 1 is the drawing as it is.
    void setLoadFactor(double factor);
    double loadFactor() const { return m_factor; }
    /// Parts switched off for a moment, by element id ("what if it dies"); not written into the drawing.
    void setKilled(std::set<std::string> elementIds);
    const std::set<std::string> &killed() const { return m_killed; }

    /// The curve of latency against load costs more than all the rest: it is made while somebody looks at it.
    void setWantsLoadCurve(bool wants);

    int evaluations() const { return m_evaluations; } ///< started so far

signals:
    void changed();
    void busyChanged(bool busy);

private:
    void readSoon();
    void start();
    void finish(std::uint64_t number, const EstimatePtr &estimate);
    void simulateDoubts();
    void finishSimulation(std::uint64_t number, const EstimatePtr &estimate);

    Editor &m_editor;
    EstimatePtr m_estimate;
    Design m_asked; ///< the design that was last sent away
    double m_factor = 1, m_askedFactor = 1;
    std::set<std::string> m_killed;
    bool m_simulating = false;
    bool m_any = false, m_pending = false, m_wantsCurve = false, m_askedCurve = false;
    std::uint64_t m_number = 0;
    int m_running = 0, m_evaluations = 0;
    std::stop_source m_stop;
    QThreadPool *m_pool;
    QTimer *m_rest; ///< runs from an estimate with doubts to their simulation
};

} // namespace ninesketch
