// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimator.h"

#include "model/design/read_design.h"
#include "model/report/fixes.h"
#include "model/simulation/second_opinion.h"
#include "ui/editor.h"

#include <QMetaObject>
#include <QPointer>
#include <QThread>
#include <QThreadPool>
#include <QTimer>
#include <algorithm>

namespace ninesketch
{

namespace
{
constexpr int restMs = 150; ///< a drag or a slider should not start a simulation with every step
} // namespace

Estimator::Estimator(Editor &editor, QObject *parent)
    : QObject(parent), m_editor(editor), m_pool(new QThreadPool(this)), m_rest(new QTimer(this))
{
    m_rest->setSingleShot(true);
    m_rest->setInterval(restMs);
    connect(m_rest, &QTimer::timeout, this, &Estimator::simulateDoubts);
    m_pool->setMaxThreadCount(1); // a stopped evaluation ends soon; two would only slow each other down
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) { readSoon(); });
    readSoon();
}

Estimator::~Estimator()
{
    m_stop.request_stop();
    m_pool->clear();
    m_pool->waitForDone();
}

void Estimator::setScenario(const Scenario &scenario)
{
    if (scenario == m_scenario)
        return;
    m_scenario = scenario;
    readSoon();
}

void Estimator::setState(EstimatorState state)
{
    ++m_number; // what is being computed belongs to another document
    m_stop.request_stop();
    m_rest->stop();
    m_simulating = false;
    m_any = false;
    m_estimate = m_drawn = std::move(state.estimate);
    m_scenario = {};
    readSoon();
    emit changed();
}

void Estimator::setWantsLoadCurve(bool wants)
{
    m_wantsCurve = wants;
    if (wants && !m_askedCurve)
        readSoon();
}

void Estimator::setWantsBreaking(bool wants)
{
    m_wantsBreaking = wants;
    if (wants && !m_askedBreaking)
        readSoon();
}

void Estimator::readSoon()
{
    if (m_pending)
        return;
    m_pending = true; // several changes of one event make one reading
    QMetaObject::invokeMethod(this, &Estimator::start, Qt::QueuedConnection);
}

void Estimator::start()
{
    m_pending = false;
    Design design = readDesign(m_editor.scene());
    const bool extras = (m_askedCurve || !m_wantsCurve) && (m_askedBreaking || !m_wantsBreaking);
    if (m_any && design == m_asked && m_scenario == m_askedScenario && extras)
        return;
    m_any = true;
    m_asked = design;
    m_askedScenario = m_scenario;
    m_askedCurve = m_wantsCurve;
    m_askedBreaking = m_wantsBreaking;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_rest->stop();
    m_simulating = false;
    ++m_evaluations;
    const std::uint64_t number = ++m_number;
    const std::stop_token stop = m_stop.get_token();
    const bool curve = m_wantsCurve, breaking = m_wantsBreaking;
    if (m_running++ == 0)
        emit busyChanged(true);
    // The pool is waited for in the destructor, so `this` outlives the work; the answer travels as a queued call.
    m_pool->start([this, design = std::move(design), scenario = m_scenario, drawn = m_drawn, before = m_estimate, stop,
                   curve, breaking, number] {
        const auto estimated = [&](const std::vector<Kill> &kills, double load, bool whole) -> EstimatePtr {
            if (stop.stop_requested())
                return nullptr;
            EvaluateOptions options;
            options.loadFactor = load;
            options.loadCurve = curve && whole;
            options.stop = stop;
            options.memory = m_memory; // the pool has one thread
            const Design of = withKills(design, kills);
            auto estimate = std::make_shared<Estimate>();
            estimate->damage = {design, kills};
            estimate->report = evaluate(of, options);
            fixTheWhole(estimate->report.findings, estimate->damage);
            if (breaking && whole)
                estimate->breaking = before && before->design == of && !before->breaking.empty()
                                         ? before->breaking // only the load moved
                                         : breakingPoints(of, stop);
            estimate->design = of;
            return estimate->report.cancelled || stop.stop_requested() ? nullptr : estimate;
        };
        EstimatePtr result = estimated(scenario.kills, scenario.load, true), asDrawn = result;
        if (!scenario.plain() && result)
            asDrawn = drawn && drawn->design == design ? drawn : estimated({}, 1, false);
        QMetaObject::invokeMethod(
            this, [this, number, result, asDrawn] { finish(number, result, asDrawn); }, Qt::QueuedConnection);
    });
}

void Estimator::finish(std::uint64_t number, const EstimatePtr &estimate, const EstimatePtr &drawn)
{
    const bool last = --m_running == 0;
    if (estimate && drawn && number == m_number) {
        m_estimate = estimate;
        m_drawn = drawn;
        m_simulating = !doubtsOf(estimate->report).empty();
        if (m_simulating)
            m_rest->start();
        emit changed();
    }
    if (last)
        emit busyChanged(false);
}

void Estimator::simulateDoubts()
{
    const std::uint64_t number = m_number;
    const double factor = m_askedScenario.load;
    const bool curve = m_askedCurve;
    m_pool->start([this, shown = m_estimate, stop = m_stop.get_token(), factor, curve, number] {
        EvaluateOptions options;
        options.loadFactor = factor;
        options.loadCurve = curve;
        options.stop = stop;
        options.memory = m_memory;
        SecondOpinionOptions how;
        how.threads = std::max(1, QThread::idealThreadCount() - 1); // one core is for the window
        auto estimate = std::make_shared<Estimate>();
        estimate->report = evaluateWithSimulation(shown->design, options, doubtsOf(shown->report), how);
        estimate->design = shown->design;
        estimate->damage = shown->damage;
        fixTheWhole(estimate->report.findings, estimate->damage);
        estimate->breaking = shown->breaking;
        EstimatePtr result;
        if (!estimate->report.cancelled && !stop.stop_requested())
            result = std::move(estimate);
        QMetaObject::invokeMethod(
            this, [this, number, result] { finishSimulation(number, result); }, Qt::QueuedConnection);
    });
}

void Estimator::finishSimulation(std::uint64_t number, const EstimatePtr &estimate)
{
    if (number != m_number)
        return; // the design has changed meanwhile
    m_simulating = false;
    if (estimate) {
        if (m_drawn == m_estimate)
            m_drawn = estimate;
        m_estimate = estimate;
        emit changed();
    }
}

} // namespace ninesketch
