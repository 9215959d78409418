// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/load_curve.h"

#include "model/estimates/evaluation_memory.h"

#include <algorithm>

namespace ninesketch
{

bool estimateLoadCurve(const Design &design, const Prepared &prepared, const EvaluateOptions &options, Report &report)
{
    constexpr int steps = 40;
    EvaluationMemory memory; // of its own: other loads are no help to the next evaluation
    const double most = std::min(report.headroom.value_or(2), 1000.0) * 1.1;
    for (int step = 1; step <= steps; ++step) {
        const double factor = most * step / steps;
        const Solution at = solve(design, prepared, factor * options.loadFactor, options.stop, memory);
        if (at.cancelled)
            return false;
        LoadPoint point;
        point.factor = factor;
        for (std::size_t r = 0; r < design.classes.size(); ++r) {
            const auto variant = prepared.variantOf[r];
            point.mean.emplace_back();
            point.p99.emplace_back();
            if (!variant || report.classes[r].path.size() < 2)
                continue;
            const Distribution &latency =
                at.latencies.visits[*variant][prepared.variants[*variant]->graph.root()].outer;
            if (!latency.isSaturated()) {
                point.mean.back() = latency.mean();
                point.p99.back() = latency.percentile(0.99);
            }
        }
        for (const Station &station : at.stations)
            point.busiest = std::max(point.busiest, station.utilisation.value_or(0));
        report.loadCurve.push_back(std::move(point));
        memory.forgetUnused();
    }
    return true;
}

} // namespace ninesketch
