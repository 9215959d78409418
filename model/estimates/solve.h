// SPDX-License-Identifier: GPL-3.0-or-later
// The traffic of all classes through all stations at one load: a fixed point of rates, rejections, retries and waiting.
#pragma once
#include "model/estimates/evaluate_options.h"
#include "model/estimates/evaluation_memory.h"
#include "model/estimates/latency.h"
#include "model/estimates/prepared.h"

namespace ninesketch
{

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
