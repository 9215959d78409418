// SPDX-License-Identifier: GPL-3.0-or-later
// A design as the simulation executes it: read once, shared by all replications, never changed by them.
#pragma once
#include "model/design/feed.h"
#include "model/design/payloads.h"

#include <memory>
#include <optional>
#include <vector>

namespace ninesketch
{

/// Something that fails as one and is repaired: a replica, what takes all replicas at once, a managed service, a zone,
/// a region. Up and down times are exponential; runs start with as many down as there are on average.
struct FailingPart {
    static constexpr std::uint32_t whole = UINT32_MAX;
    struct Taken {
        std::uint32_t component = 0, unit = 0; ///< unit: a replica (or a place of a managed service), or `whole`
    };
    double upTime = 0, downTime = 0; ///< s, means
    std::vector<Taken> takes;        ///< what is down while it is
};

/// The limit of each partition of a store: a request comes to one of them and waits until it has its turn.
struct PartitionPace {
    std::vector<double> upTo;         ///< by partition: share of requests that come to it or to one before
    double readGap = 0, writeGap = 0; ///< s between two requests that one partition sustains
};

/// Everything of a design that replications share.
struct SimulationModel {
    struct Source {
        std::size_t entry = 0;
        Operation operation = Operation::Read;
        double meanGap = 0; ///< s between batches
        double scv = 1;
        std::uint32_t batch = 1;
        std::unique_ptr<VisitPlans> plans;
        std::vector<std::array<Hop, 2>> hops; ///< by call, to a visit that reads or writes
    };
    const Design *design = nullptr;
    std::vector<std::optional<Source>> sources; ///< by class; none without a rate or a client
    std::vector<Serving> servings;
    /// By component: the one whose counts its rate limit needs; none: it needs no other.
    std::vector<std::optional<std::size_t>> limitCounters;
    std::vector<Feed> feeds;                   ///< by component
    std::vector<std::vector<double>> feedUpTo; ///< by component: as PartitionPace::upTo; none: all alike
    std::vector<double> linger;                ///< s before a message is handed on
    std::vector<bool> plain;                   ///< calls that are made once and waited for, however long it takes
    std::vector<bool> watched;                 ///< components whose response times are kept
    std::vector<PartitionPace> paces;          ///< by component; no partitions: not limited by them
    /// By component with a leader for each part (Serving::led), by part: share of writes that come to it or to one
    /// before; else none.
    std::vector<std::vector<double>> ledUpTo;
    // failures; empty without them
    std::vector<FailingPart> parts;
    std::vector<std::uint32_t> units, needed; ///< by component: what fails one by one, and how many must be up
    std::vector<int> serversOfUnit;           ///< by component: what a unit takes with it; none of a managed service
    std::vector<std::uint32_t> neededByCall;  ///< by call: the same for one that is made in copies, else 0
    std::vector<double> failover; ///< by component: s until another unit has taken over from the leading one
};
SimulationModel makeSimulationModel(const Design &design, double loadFactor);
/// Adds what fails. `needed`: by component, units without which it counts as down where the design pins none; empty: 1.
void addFailures(SimulationModel &model, const Design &design, const std::vector<int> &needed);

} // namespace ninesketch
