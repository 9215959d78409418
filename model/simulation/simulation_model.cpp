// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/simulation_model.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

SimulationModel makeSimulationModel(const Design &design, double loadFactor, bool failures)
{
    SimulationModel model;
    model.design = &design;
    model.failures = failures;
    for (const RequestClass &one : design.classes) {
        auto &source = model.sources.emplace_back();
        if (!one.entry || !one.peakRate || !(*one.peakRate * loadFactor > 0))
            continue;
        const Component &client = design.components[*one.entry];
        source.emplace();
        source->entry = *one.entry;
        source->operation = one.operation;
        source->batch = static_cast<std::uint32_t>(std::max(1.0, std::round(client.number("batch").value_or(1))));
        source->scv = client.number("burstiness").value_or(1);
        source->meanGap = source->batch / (*one.peakRate * loadFactor);
        source->plans = std::make_unique<VisitPlans>(design, one);
    }
    model.consumerPartitions.assign(design.components.size(), 0);
    for (const Component &component : design.components) {
        model.servings.push_back(servingOf(component));
        model.failings.push_back(failingOf(component));
        model.linger.push_back(component.number("ackTime").value_or(0));
    }
    for (const Call &call : design.calls) {
        model.hops.push_back(hopOf(design, call));
        const Component &from = design.components[call.from];
        if (from.is("event-stream") && call.mode == CallMode::Consume)
            if (const auto partitions = model.servings[call.from].partitions)
                model.consumerPartitions[call.to] = *partitions;
    }
    return model;
}

} // namespace ninesketch
