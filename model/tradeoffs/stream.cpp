// SPDX-License-Identifier: GPL-3.0-or-later
// A log in partitions on disk, or a stream in the memory of one shard.
#include "model/count_text.h"
#include "model/design/serving.h"
#include "model/tradeoffs/design_change.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

enum Stream : std::size_t { Kafka, Redis };
constexpr TradeoffOption options[] = {{"kafka", "Kafka-like log"}, {"redis-streams", "Redis Streams"}};
constexpr double nodeMemory = 64e9; ///< bytes of a large node, to measure retention by

bool fits(const Design &design, std::size_t i)
{
    return design.components[i].is("event-stream");
}

std::optional<std::size_t> inUse(const Design &design, std::size_t i)
{
    return nameHas(design.components[i], "redis") ? Redis : Kafka;
}

/// Workers of the largest group of consumers.
double mostConsumers(const Design &design, std::size_t stream)
{
    double most = 1;
    for (const Call &call : design.calls)
        if (call.from == stream && call.mode == CallMode::Consume) {
            const Serving serving = servingOf(design.components[call.to]);
            most = std::max(most, static_cast<double>(serving.replicas) * std::max(1, serving.servers));
        }
    return most;
}

Design apply(const TradeoffPoint &now, std::size_t option)
{
    DesignChange change(now.design);
    change.convert(now.component, "event-stream", option == Kafka ? "kafka" : "redis-streams",
                   {"messageBytes", "ackTime"});
    Parameters &values = change.part(now.component).parameters;
    if (option == Kafka) {
        values["partitions"] = mostConsumers(now.design, now.component);
        values["managed"] = 1.0; // the catalogue's availability is that of the cluster
    } else {
        values["replicas"] = 2.0;  // a primary and who takes over
        values.erase("retention"); // the catalogue has words for it, not a time
        if (const auto kept = now.part().number("retention"))
            values["retention"] = *kept;
    }
    return std::move(change).done();
}

std::vector<std::string> say(const TradeoffPoint &with, std::size_t option)
{
    const Component &stream = with.part();
    const ComponentReport &figures = with.figures();
    const double consumers = mostConsumers(with.design, with.component);
    std::vector<std::string> says;
    if (option == Kafka) {
        const auto partitions = stream.number("partitions");
        says.push_back("Partitions cap a group: " +
                       (partitions
                            ? countText(*partitions, "partition") + (*partitions == 1 ? " feeds" : " feed") +
                                  " at most " + countText(*partitions, "consumer") + " at once; of those there " +
                                  (consumers == 1 ? "is " : "are ") + formatQuantity(consumers, Unit::None) + "."
                            : countText(consumers, "consumer") + (consumers == 1 ? " needs" : " need") +
                                  " as many to be busy at once; none are stated."));
        says.emplace_back("Order is kept within a partition, by key; more partitions later move keys, and break it.");
        if (figures.storageBytes)
            says.push_back("Kept on disk: " + formatBytes(*figures.storageBytes) + ", and read again from any place.");
        return says;
    }
    says.push_back("One stream is one key on one shard: " +
                   (figures.capacity ? formatRate(*figures.capacity) + " at most, " : std::string()) +
                   formatRate(figures.arrivalRate) + " arrive. More means several keys, routed by yourself.");
    says.emplace_back("Any number of consumers in a group, first asked, first served: order across them is not kept.");
    const double bytes = figures.arrivalRate * stream.number("messageBytes").value_or(1000);
    if (bytes > 0)
        says.push_back("Retention is memory: " + formatBytes(bytes) + "/s fill a node of " + formatBytes(nodeMemory) +
                       " in " + formatSeconds(nodeMemory / bytes) + "; trim with MAXLEN.");
    says.emplace_back("Asynchronous replication: about a second of messages may go with a failover.");
    return says;
}

} // namespace

Tradeoff streamSwitch()
{
    return {"stream",
            "Kafka or Redis Streams",
            "Partitions on disk with order by key, or one shard in memory with any number of consumers.",
            options,
            fits,
            inUse,
            apply,
            say};
}

} // namespace ninesketch
