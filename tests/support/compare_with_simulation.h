// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates of a design held against its simulation.
#pragma once
#include "model/evaluation/evaluate.h"
#include "model/simulation/simulation.h"

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace ninesketch::test
{

struct ComparedFigure {
    const char *name;
    Measured MeasuredLatency::*simulated;
    double LatencySummary::*estimated;
};
inline constexpr std::array<ComparedFigure, 5> comparedFigures{
    {{"mean", &MeasuredLatency::mean, &LatencySummary::mean},
     {"p50", &MeasuredLatency::p50, &LatencySummary::p50},
     {"p95", &MeasuredLatency::p95, &LatencySummary::p95},
     {"p99", &MeasuredLatency::p99, &LatencySummary::p99},
     {"p99.9", &MeasuredLatency::p999, &LatencySummary::p999}}};

/// A relative difference, and the half width of the simulation's interval beside it.
struct Difference {
    double error = 0, halfWidth = 0;
};

struct ComparedClass {
    bool doubtful = false;
    std::array<Difference, 5> latency{}; ///< as comparedFigures
    Difference success;
};

struct Compared {
    std::vector<ComparedClass> classes; ///< those with a latency both ways
    std::vector<Difference> utilisation;
    std::optional<Difference> maxRate;
    bool pilesUp = false; ///< in the simulation, though the estimate sees room
};

inline Difference difference(double estimated, const Measured &simulated)
{
    return {std::abs(estimated / simulated.value - 1), simulated.halfWidth / simulated.value};
}

/// `events`: how many the simulation may take.
inline Compared compareWithSimulation(const Design &design, std::uint64_t seed, std::uint64_t events)
{
    EvaluateOptions how;
    how.latencyCurve = how.importance = how.componentPercentiles = false;
    const Report report = evaluate(design, how);
    SimulationOptions options;
    options.seed = seed;
    options.requests = 20'000;
    options.precision = 1e-4;
    options.mostEvents = events;
    const SimulationResult result = simulate(design, options);
    Compared compared;
    compared.pilesUp = result.saturated;
    for (std::size_t r = 0; r < report.classes.size(); ++r) {
        const ClassReport &one = report.classes[r];
        const SimulatedClass &seen = result.classes[r];
        if (!one.latency || seen.requests == 0 || !(seen.latency.mean.value > 0) || result.saturated)
            continue;
        ComparedClass made;
        made.doubtful = one.latencyTrust == Trust::Doubtful;
        for (std::size_t k = 0; k < comparedFigures.size(); ++k)
            made.latency[k] = difference((*one.latency).*(comparedFigures[k].estimated),
                                         seen.latency.*(comparedFigures[k].simulated));
        if (one.successRate && one.availability && seen.successRate.value > 0)
            made.success = difference(*one.successRate / *one.availability, seen.successRate);
        compared.classes.push_back(made);
    }
    for (std::size_t i = 0; i < report.components.size(); ++i)
        if (report.components[i].limitedBy == "servers" && report.components[i].utilisation &&
            result.components[i].utilisation.value > 0)
            compared.utilisation.push_back(
                difference(*report.components[i].utilisation, result.components[i].utilisation));
    // the rate at which the fullest component would have no time left
    constexpr double roundOff = 1e-6;
    const bool byServers =
        report.headroom && report.bottleneck && report.components[*report.bottleneck].limitedBy == "servers" &&
        // not by its threads, which other tests hold to closed networks
        std::abs(*report.headroom * *report.components[*report.bottleneck].utilisation - 1) < roundOff;
    if (byServers && result.components[*report.bottleneck].utilisation.value > 0) {
        const Measured &busy = result.components[*report.bottleneck].utilisation;
        compared.maxRate = Difference{std::abs(*report.headroom * busy.value - 1), busy.halfWidth / busy.value};
    }
    return compared;
}

} // namespace ninesketch::test
