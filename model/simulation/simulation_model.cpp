// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/simulation_model.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

namespace
{

PartitionPace paceOf(const Component &component, const Serving &serving)
{
    PartitionPace pace;
    const auto gap = [](const std::optional<double> &limit) { return limit && *limit > 0 ? 1 / *limit : 0; };
    pace.readGap = gap(serving.partitionReads);
    pace.writeGap = gap(serving.partitionWrites);
    if (!serving.partitions || pace.readGap + pace.writeGap <= 0)
        return pace;
    // the hottest one as it is stated or follows from the skew, the others alike or falling off as Zipf says
    const int count = *serving.partitions;
    const double skew = component.states("hotShare") ? 0 : component.number("skew").value_or(0);
    double rest = 0;
    const auto weight = [&](int rank) { return skew > 0 ? std::pow(rank, -skew) : 1.0; };
    for (int rank = 2; rank <= count; ++rank)
        rest += weight(rank);
    double sum = 0;
    for (int rank = 1; rank <= count; ++rank) {
        sum += rank == 1 ? serving.hottestShare : (1 - serving.hottestShare) * weight(rank) / rest;
        pace.upTo.push_back(sum);
    }
    return pace;
}

} // namespace

SimulationModel makeSimulationModel(const Design &design, double loadFactor)
{
    SimulationModel model;
    model.design = &design;
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
    model.watched.assign(design.components.size(), false);
    model.consumerPartitions.assign(design.components.size(), 0);
    for (const Component &component : design.components) {
        model.servings.push_back(servingOf(component));
        model.paces.push_back(paceOf(component, model.servings.back()));
        model.linger.push_back(component.number("ackTime").value_or(0));
    }
    for (const Call &call : design.calls) {
        model.hops.push_back(hopOf(design, call));
        model.plain.push_back(!call.timeout && call.retries <= 0 && !call.hedgeAfter && !call.quorum &&
                              call.copies <= 1);
        const Component &from = design.components[call.from];
        if (from.is("event-stream") && call.mode == CallMode::Consume)
            if (const auto partitions = model.servings[call.from].partitions)
                model.consumerPartitions[call.to] = *partitions;
    }
    return model;
}

} // namespace ninesketch
