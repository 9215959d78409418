// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/second_opinion.h"

#include "model/estimates/simulated_figures.h"
#include "model/simulation/simulation.h"

#include <cmath>

namespace ninesketch
{
namespace
{

LatencySummary valuesOf(const MeasuredLatency &latency)
{
    return {latency.mean.value, latency.p50.value, latency.p90.value,
            latency.p95.value,  latency.p99.value, latency.p999.value};
}

LatencySummary halfWidthsOf(const MeasuredLatency &latency)
{
    return {latency.mean.halfWidth, latency.p50.halfWidth, latency.p90.halfWidth,
            latency.p95.halfWidth,  latency.p99.halfWidth, latency.p999.halfWidth};
}

} // namespace

Doubts doubtsOf(const Report &report)
{
    Doubts doubts;
    for (std::size_t r = 0; r < report.classes.size(); ++r) {
        const ClassReport &one = report.classes[r];
        const bool unanswered = !one.latency && !one.saturated && one.successRate; // by what the analysis says
        if (one.latencyTrust == Trust::Doubtful && (one.latency || unanswered) && one.rate.value_or(0) > 0)
            doubts.classes.push_back(r);
    }
    for (std::size_t i = 0; i < report.components.size(); ++i) {
        const ComponentReport &one = report.components[i];
        if (one.responseTrust == Trust::Doubtful && one.response && one.arrivalRate > 0)
            doubts.components.push_back(i);
        if (one.trust == Trust::Doubtful && one.arrivalRate > 0)
            doubts.loads.push_back(i);
    }
    return doubts;
}

Report evaluateWithSimulation(const Design &design, const EvaluateOptions &options, const Doubts &doubts,
                              const SecondOpinionOptions &how)
{
    SimulationOptions simulation;
    simulation.requests = 20'000;
    simulation.precision = how.precision;
    simulation.mostEvents = how.mostEvents;
    simulation.judged = doubts.classes;
    simulation.watched = doubts.components;
    simulation.loadFactor = options.loadFactor;
    simulation.threads = how.threads;
    simulation.progress = how.progress;
    simulation.stop = options.stop;
    const SimulationResult result = simulate(design, simulation);
    if (!result.settled && !result.saturated)
        return evaluate(design, options); // requests take too long for so few events: nothing better is known

    SimulatedFigures figures;
    figures.classes.resize(design.classes.size());
    figures.components.resize(design.components.size());
    figures.loads.resize(design.components.size());
    for (const std::size_t r : doubts.classes) {
        const SimulatedClass &seen = result.classes[r];
        if (seen.requests == 0 || (seen.latency.mean.value <= 0 && !result.saturated))
            continue; // none came through: nothing can be said
        if (!result.saturated && !std::isfinite(seen.latency.mean.halfWidth))
            continue; // too few came to say anything
        figures.classes[r] = {valuesOf(seen.latency),
                              halfWidthsOf(seen.latency),
                              {},
                              seen.successRate.value,
                              seen.successRate.halfWidth,
                              seen.latencyCurve,
                              seen.requests,
                              result.precise,
                              result.saturated};
        if (seen.processed && !result.fallsBehind)
            figures.classes[r]->processed = valuesOf(*seen.processed);
    }
    for (const std::size_t i : doubts.components)
        if (const SimulatedComponent &seen = result.components[i]; seen.responseTimes && !result.saturated)
            figures.components[i] = {valuesOf(*seen.responseTimes), halfWidthsOf(*seen.responseTimes),
                                     seen.waiting.value};
    for (const std::size_t i : doubts.loads)
        if (const SimulatedComponent &seen = result.components[i];
            !result.saturated && !result.fallsBehind && seen.visited)
            figures.loads[i] = {seen.arrivalRate.value, seen.utilisation.value, seen.rejected.value};
    EvaluateOptions again = options;
    again.simulated = &figures;
    return evaluate(design, again);
}

} // namespace ninesketch
