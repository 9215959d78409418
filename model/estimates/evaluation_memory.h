// SPDX-License-Identifier: GPL-3.0-or-later
// What one evaluation leaves for the next: stations, compositions and percentiles, by what they were made of. After a
// change all that does not follow from it is found here.
#pragma once
#include "model/estimates/class_availability.h"
#include "model/estimates/evaluate_options.h"
#include "model/estimates/prepared.h"
#include "model/estimates/stations.h"

namespace ninesketch
{

/// Not for several evaluations at once. What neither of the last two asked for is gone.
class EvaluationMemory
{
public:
    EvaluationMemory() = default;
    /// What `under` has composed is known, too; that stays as it is. Not for longer than it lives.
    explicit EvaluationMemory(const EvaluationMemory *under) : m_compositions(&under->m_compositions) {}
    /// The whole report, where one of the last two was of the same design and asked for the same; else null. Figures
    /// of a simulation are not kept.
    const Report *report(const Design &design, const EvaluateOptions &options);
    void keepReport(const Design &design, const EvaluateOptions &options, const Report &report);
    Preparations &preparations() { return m_preparations; }
    AvailabilityMemory &availability() { return m_availability; }
    Compositions &compositions() { return m_compositions; }
    /// As solveComponent gives it.
    const Station &station(const Serving &serving, const Arrivals &arrivals, const Feed &feed);
    /// Mean and percentiles; the distribution is not saturated.
    LatencySummary summary(const Distribution &distribution);

    /// To be called at the end of an evaluation, be it given up.
    void forgetUnused();

private:
    struct Solved {
        Station station;
        int age = 0;
    };
    struct Summed {
        Distribution distribution;
        LatencySummary summary;
        int age = 0;
    };
    /// All of the options that a report depends on.
    struct Asked {
        explicit Asked(const EvaluateOptions &options);
        double loadFactor;
        bool loadCurve, latencyCurve, componentPercentiles, importance;
        friend bool operator==(const Asked &, const Asked &) = default;
    };
    struct Told {
        Design design;
        Asked asked;
        Report report;
    };
    std::list<Told> m_reports; ///< last asked for first
    Preparations m_preparations;
    AvailabilityMemory m_availability;
    Compositions m_compositions;
    std::unordered_map<MemoryKey, Solved, MemoryKeyHash> m_stations;
    std::unordered_map<const void *, Summed> m_summaries;
};

} // namespace ninesketch
