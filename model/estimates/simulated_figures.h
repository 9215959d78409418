// SPDX-License-Identifier: GPL-3.0-or-later
// What a simulation has to say where the analysis is doubtful: values that an evaluation takes over, with the half
// widths of their 95 % intervals. Made by model/simulation/second_opinion.h.
#pragma once
#include "model/estimates/report.h"

namespace ninesketch
{

struct SimulatedClassFigures {
    LatencySummary latency, halfWidth;       ///< s
    std::optional<LatencySummary> processed; ///< s, where it consumes
    double success = 1;                      ///< share answered well while all parts are up
    double successHalfWidth = 0;
    std::vector<CurvePoint> latencyCurve; ///< as ClassReport::latencyCurve
    std::uint64_t requests = 0;           ///< measured
    bool precise = true;                  ///< the intervals are as narrow as wanted
    bool pilesUp = false;                 ///< work piled up without an end: there is no latency
};

struct SimulatedResponse {
    LatencySummary response, halfWidth; ///< s, one visit
    double waiting = 0;                 ///< mean s in the queue
};

struct SimulatedLoad {
    double arrivalRate = 0; ///< per second
    double utilisation = 0;
    double rejected = 0; ///< share of what comes
};

struct SimulatedFigures {
    std::vector<std::optional<SimulatedClassFigures>> classes; ///< as Design::classes; absent: the analysis stands
    std::vector<std::optional<SimulatedResponse>> components;  ///< as Design::components
    std::vector<std::optional<SimulatedLoad>> loads;           ///< as Design::components
};

/// The simulated latencies take the place of the analysed, and success rates without outages.
void takeOverLatencies(const SimulatedFigures &seen, Report &report);
/// The simulated loads; the throughput must be known.
void takeOverLoads(const SimulatedFigures &seen, Report &report);

} // namespace ninesketch
