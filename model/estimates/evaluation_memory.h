// SPDX-License-Identifier: GPL-3.0-or-later
// What one evaluation leaves for the next: stations, compositions and percentiles, by what they were made of. After a
// change all that does not follow from it is found here.
#pragma once
#include "model/estimates/report.h"
#include "model/estimates/stations.h"

namespace ninesketch
{

/// Not for several evaluations at once. What neither of the last two asked for is gone.
class EvaluationMemory
{
public:
    Compositions &compositions() { return m_compositions; }
    /// As solveComponent gives it.
    const Station &station(const Serving &serving, const Arrivals &arrivals, int consumerPartitions);
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
    Compositions m_compositions;
    std::unordered_map<MemoryKey, Solved, MemoryKeyHash> m_stations;
    std::unordered_map<const void *, Summed> m_summaries;
};

} // namespace ninesketch
