// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic of all classes through all stations at one load: a fixed point of rates, rejections, retries and waiting.
#pragma once
#include "model/estimates/evaluate.h"
#include "model/estimates/evaluation_memory.h"
#include "model/estimates/latency.h"

#include <memory>

namespace ninesketch
{

/// Everything of a design that does not depend on the load.
struct Prepared {
    struct Variant {
        VisitPlans plans;
        VisitGraph graph;
    };
    std::vector<std::unique_ptr<Variant>> variants;    ///< ways through the design; classes alike share one
    std::vector<std::optional<std::size_t>> variantOf; ///< by class; none without a client
    std::vector<Serving> servings;
    std::vector<int> consumerPartitions; ///< by component: partitions of the stream that feeds it, 0 for none
    std::vector<std::size_t> order;      ///< components, callers first
    bool feedback = false;               ///< retries or hedges make load depend on latency
    bool timeouts = false;               ///< some call has one
    bool sequels = false;                ///< some calls are made only after others that have to end well
};
Prepared prepare(const Design &design);

struct Solution {
    std::vector<double> classRates;         ///< offered, per second
    std::vector<std::vector<double>> rates; ///< visits per second by variant, by VisitNode
    std::vector<Visits> offered;            ///< by variant, of one request, as if nothing were turned away
    std::vector<Arrivals> arrivals;         ///< by component, as they come
    std::vector<Arrivals> offeredArrivals;  ///< by component, as if nothing were turned away
    std::vector<double> callRates;          ///< by call
    std::vector<Station> stations;          ///< by component
    Latencies latencies;
    bool settled = true; ///< false: the fixed point was not found (retries without an end)
    bool cancelled = false;
};
Solution solve(const Design &design, const Prepared &prepared, double loadFactor, const std::stop_token &stop,
               EvaluationMemory &memory);

} // namespace ninesketch
