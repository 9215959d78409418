// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that no formula tells well are told by a short simulation: which ones, how precisely, and for how long.
//
//     Report report = evaluate(design, options);
//     if (const Doubts doubts = doubtsOf(report); !doubts.empty())
//         report = evaluateWithSimulation(design, options, doubts);
#pragma once
#include "model/evaluation/evaluate.h"

#include <functional>

namespace ninesketch
{

/// What of a report is doubtful and can be simulated.
struct Doubts {
    std::vector<std::size_t> classes;    ///< whose latency and success rate
    std::vector<std::size_t> components; ///< whose response and waiting
    std::vector<std::size_t> loads;      ///< components whose arrivals, utilisation and refusals
    bool empty() const { return classes.empty() && components.empty(); }
};
Doubts doubtsOf(const Report &report);

/// Until the half width of each mean is 2 % of it and of each p99 5 %, or for a fixed number of events (a third of a
/// second of one modern core), so that the same design always gets the same figures. A wider interval is said as it is.
struct SecondOpinionOptions {
    double precision = 0.02;
    std::uint64_t mostEvents = 6'000'000;
    int threads = 0;                        ///< 0: as many as the machine has
    std::function<void(double)> progress{}; ///< share of the simulation done, 0 ... 1; called from worker threads
};

/// The report again, its doubtful figures simulated. `options` as for the first one; its stop token stops both.
Report evaluateWithSimulation(const Design &design, const EvaluateOptions &options, const Doubts &doubts,
                              const SecondOpinionOptions &how = {});

} // namespace ninesketch
