// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scenario/breaking.h"

#include "model/estimates/solve.h"
#include "model/estimates/thread_pool.h"
#include "model/evaluation/evaluate.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

struct Filled {
    double busy = 0; ///< of the fullest limit, as if nothing were turned away
    double rate = 0; ///< visits per second
    std::string limitedBy;
};

/// `threads`: what those of the component carry, if they are full before what they wait for; `held`: the share of them
/// that would be held if what they wait for took as long as it does today.
Filled filledOf(const Prepared &prepared, const Solution &solution, std::size_t i,
                const std::optional<ThreadPoolCapacity> &threads, double held)
{
    const Arrivals &offered = solution.offeredArrivals[i];
    Filled filled;
    filled.rate = offered.total();
    for (const Limit &limit : limitsOf(prepared.servings[i], offered.reads, offered.writes, prepared.feeds[i]))
        if (limit.utilisation > filled.busy) {
            filled.busy = limit.utilisation;
            filled.limitedBy = limit.name;
        }
    if (const double full = threads ? 1 / threads->loadFactor : held; full > filled.busy) {
        filled.busy = full;
        filled.limitedBy = "threads";
    }
    return filled;
}

/// Where a power law through two points reaches 1.
double crossing(double load, double busy, double nextLoad, double nextBusy)
{
    if (busy <= 0 || !std::isfinite(nextBusy) || nextBusy <= busy)
        return nextLoad;
    return load * std::exp(std::log(nextLoad / load) * -std::log(busy) / std::log(nextBusy / busy));
}

/// Between points of the grid everything behind late calls falls at once: there where the estimates say.
void fallWithRetries(const Design &design, const std::stop_token &stop, std::vector<BreakingPoint> &points)
{
    EvaluateOptions options;
    options.latencyCurve = options.componentPercentiles = options.importance = false;
    options.stop = stop;
    const Report report = evaluate(design, options);
    const auto settling =
        std::ranges::find_if(report.classes, [](const ClassReport &one) { return one.mixSettlesUpTo.has_value(); });
    if (settling == report.classes.end()) {
        const bool unknown = std::ranges::any_of(report.classes, &ClassReport::maxThroughputIsBound);
        for (BreakingPoint &point : points)
            point.atMost = unknown;
        return;
    }
    for (BreakingPoint &point : points) {
        const ComponentReport &component = report.components[point.component];
        if (component.saturatesAt == report.headroom) {
            point.rate *= *report.headroom / point.load;
            point.load = *report.headroom;
            point.limitedBy = "retries";
        } else if (point.load < *report.headroom) {
            point.load = *report.headroom;
        }
        if (point.component == report.bottleneck && component.capacity)
            point.rate = settling->mixSettlesUpTo->utilisation * *component.capacity;
    }
}

} // namespace

std::vector<BreakingPoint> breakingPoints(const Design &design, const std::stop_token &stop)
{
    const Prepared prepared = prepare(design);
    EvaluationMemory memory;
    const Solution now = solve(design, prepared, 1, stop, memory);
    if (now.cancelled)
        return {};
    const auto threadsNow = threadPoolCapacities(design, prepared, now);
    const auto heldNow = [&](std::size_t i) {
        const double held = now.latencies.threadUtilisation[i].value_or(0);
        return held < 1 ? held : 0; // of all that are held nothing is known but that
    };
    std::vector<BreakingPoint> points;
    std::vector<std::size_t> curved; // what does not grow in proportion
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        if (design.components[i].kind->behaviour == Behaviour::Client)
            continue;
        const Filled filled = filledOf(prepared, now, i, threadsNow[i], heldNow(i));
        if (filled.busy <= 0)
            continue;
        if (prepared.feedback || now.latencies.threadUtilisation[i])
            curved.push_back(i);
        else
            points.push_back({i, 1 / filled.busy, filled.rate / filled.busy, filled.limitedBy});
    }
    constexpr int perDecade = 10;
    constexpr double least = 0.01, most = 1e4;
    std::vector<Filled> last(curved.size());
    std::vector<bool> found(curved.size(), false);
    double load = least;
    for (int step = 0; load < most && std::ranges::count(found, false) > 0; ++step) {
        const double next = least * std::pow(10, static_cast<double>(step) / perDecade);
        memory.forgetUnused();
        const Solution at = solve(design, prepared, next, stop, memory);
        if (at.cancelled)
            return {};
        const auto threads = threadPoolCapacities(design, prepared, at);
        for (std::size_t c = 0; c < curved.size(); ++c) {
            if (found[c])
                continue;
            const Filled filled = filledOf(prepared, at, curved[c], threads[curved[c]], heldNow(curved[c]) * next);
            if (filled.busy >= 1) {
                const double where = step == 0 ? next : crossing(load, last[c].busy, next, filled.busy);
                const double rate = last[c].rate > 0 ? last[c].rate * where / load : filled.rate;
                points.push_back({curved[c], where, rate, filled.limitedBy});
                found[c] = true;
            }
            last[c] = filled;
        }
        load = next;
    }
    if (prepared.feedback)
        fallWithRetries(design, stop, points);
    if (stop.stop_requested())
        return {};
    std::ranges::stable_sort(points, {}, &BreakingPoint::load);
    return points;
}

} // namespace ninesketch
