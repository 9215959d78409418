// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/simulated_figures.h"

namespace ninesketch
{
namespace
{

void takeOver(const SimulatedLoad &seen, ComponentReport &made)
{
    made.arrivalRate = seen.arrivalRate;
    made.rejected = seen.rejected;
    made.served = seen.arrivalRate * (1 - seen.rejected);
    if (made.utilisation && made.limitedBy != "threads" && made.limitedBy != "quota")
        made.utilisation = seen.utilisation;
}

void takeOver(const SimulatedClassFigures &seen, ClassReport &made)
{
    made.simulated = {seen.halfWidth, seen.successHalfWidth, made.latency, seen.requests, seen.precise, seen.pilesUp};
    if (!seen.pilesUp) // else what came through in so short a time is no share of what will
        made.successRate = seen.success;
    if (seen.pilesUp) {
        made.saturated = true;
        made.latency.reset();
        made.latencyCurve.clear();
        made.budget.clear();
        return;
    }
    // whose milliseconds they are: the analysed shares of what was measured
    const double stretch = made.latency && made.latency->mean > 0 ? seen.latency.mean / made.latency->mean : 1;
    for (BudgetShare &share : made.budget) {
        share.mean *= stretch;
        share.waiting *= stretch;
    }
    made.latency = seen.latency;
    if (seen.processed)
        made.processed = seen.processed;
    if (!made.latencyCurve.empty() || !made.simulated->analysed)
        made.latencyCurve = seen.latencyCurve;
}

void takeOver(const SimulatedResponse &seen, ComponentReport &made)
{
    made.response = seen.response;
    made.responseHalfWidth = seen.halfWidth;
    made.waiting = seen.waiting;
    made.queueLength = made.served.value_or(0) * seen.waiting;
}

} // namespace

void takeOverLatencies(const SimulatedFigures &seen, Report &report)
{
    for (std::size_t r = 0; r < report.classes.size(); ++r)
        if (seen.classes[r])
            takeOver(*seen.classes[r], report.classes[r]);
    for (std::size_t i = 0; i < report.components.size(); ++i)
        if (seen.components[i])
            takeOver(*seen.components[i], report.components[i]);
}

void takeOverLoads(const SimulatedFigures &seen, Report &report)
{
    for (std::size_t i = 0; i < report.components.size(); ++i)
        if (seen.loads[i])
            takeOver(*seen.loads[i], report.components[i]);
}

} // namespace ninesketch
