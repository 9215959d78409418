// SPDX-License-Identifier: GPL-3.0-or-later
// A design as the simulation executes it: read once, shared by all replications, never changed by them.
#pragma once
#include "model/design/serving.h"
#include "model/design/visit_plan.h"

#include <memory>
#include <optional>
#include <vector>

namespace ninesketch
{

/// Everything of a design that replications share.
struct SimulationModel {
    struct Source {
        std::size_t entry = 0;
        Operation operation = Operation::Read;
        double meanGap = 0; ///< s between batches
        double scv = 1;
        std::uint32_t batch = 1;
        std::unique_ptr<VisitPlans> plans;
    };
    const Design *design = nullptr;
    std::vector<std::optional<Source>> sources; ///< by class; none without a rate or a client
    std::vector<Serving> servings;
    std::vector<Failing> failings;
    std::vector<int> consumerPartitions;
    std::vector<double> linger; ///< s before a message is handed on
    std::vector<Hop> hops;      ///< by call
    bool failures = false;
};
SimulationModel makeSimulationModel(const Design &design, double loadFactor, bool failures);

} // namespace ninesketch
