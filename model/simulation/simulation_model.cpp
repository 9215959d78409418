// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/simulation_model.h"

#include "model/design/limit_counter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ninesketch
{

namespace
{

std::vector<double> sumsOf(std::vector<double> shares)
{
    std::partial_sum(shares.begin(), shares.end(), shares.begin());
    return shares;
}

std::vector<double> partitionSums(const Serving &serving)
{
    return sumsOf(partitionShares(*serving.partitions, serving.hottestShare, serving.skew));
}

PartitionPace paceOf(const Serving &serving)
{
    PartitionPace pace;
    const auto gap = [](const std::optional<double> &limit) { return limit && *limit > 0 ? 1 / *limit : 0; };
    pace.readGap = gap(serving.partitionReads);
    pace.writeGap = gap(serving.partitionWrites);
    if (serving.led)
        pace.writeGap = 0; // its leaders have queues instead
    if (serving.partitions && pace.readGap + pace.writeGap > 0)
        pace.upTo = partitionSums(serving);
    return pace;
}

} // namespace

SimulationModel makeSimulationModel(const Design &design, double loadFactor)
{
    SimulationModel model;
    model.design = &design;
    const std::vector<std::optional<double>> itemSizes = saidItemSizes(design);
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
        const Payloads payloads(design, one, *source->plans, itemSizes);
        for (std::size_t c = 0; c < design.calls.size(); ++c)
            source->hops.push_back({hopOf(design, design.calls[c], payloads.of(c, Operation::Read)),
                                    hopOf(design, design.calls[c], payloads.of(c, Operation::Write))});
    }
    model.watched.assign(design.components.size(), false);
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &component = design.components[i];
        model.servings.push_back(servingIn(design, i));
        const auto counter = limitCounter(design, i);
        model.limitCounters.push_back(counter ? std::optional(design.calls[*counter].to) : std::nullopt);
        const Serving &serving = model.servings.back();
        model.paces.push_back(paceOf(serving));
        model.ledUpTo.push_back(serving.led ? partitionSums(serving) : std::vector<double>());
        model.linger.push_back(component.number("ackTime").value_or(0));
    }
    for (const Call &call : design.calls)
        model.plain.push_back(!call.timeout && call.retries <= 0 && !call.hedgeAfter && !call.quorum &&
                              call.copies <= 1);
    model.feeds = feedsOf(design, model.servings);
    for (const Feed &feed : model.feeds)
        model.feedUpTo.push_back(feed.partitions == 0 || feed.even()
                                     ? std::vector<double>()
                                     : sumsOf(partitionShares(feed.partitions, feed.hottestShare, feed.skew)));
    return model;
}

} // namespace ninesketch
