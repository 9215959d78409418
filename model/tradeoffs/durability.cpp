// SPDX-License-Identifier: GPL-3.0-or-later
// What a store in memory does before it says "written": commit to a replicated log, flush a file, or nothing.
#include "model/quantities.h"
#include "model/tradeoffs/design_change.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

enum Persistence : std::size_t { Log, AofAlways, AofEverysec, Memory };
constexpr TradeoffOption options[] = {{"log", "Committed log (MemoryDB)"},
                                      {"aof-always", "Redis, AOF always"},
                                      {"aof-everysec", "Redis, AOF every second"},
                                      {"none", "Redis, memory only"}};

/// Seconds of writes that a failover or crash takes. Between nodes of Redis replication is asynchronous in any case.
/// Everysec: one second of file; memory only: what the system had not written by itself, about 30 s (Redis manual).
constexpr double lossWindow[] = {0, 0.1, 1, 30};

bool fits(const Design &design, std::size_t i)
{
    const Component &component = design.components[i];
    if (component.is("key-value-store"))
        return !component.text("persistence").empty() || nameHas(component, "redis") || nameHas(component, "valkey") ||
               nameHas(component, "memorydb") || nameHas(component, "session");
    // a cache that nothing stands behind keeps the only copy
    const bool memory = component.is("cache");
    const bool leads = std::ranges::any_of(design.calls, [&](const Call &call) { return call.from == i; });
    return memory && !leads && !cachePolicySwitch().fits(design, i);
}

std::optional<std::size_t> inUse(const Design &design, std::size_t i)
{
    const Component &component = design.components[i];
    const std::string persistence = component.text("persistence");
    for (std::size_t option = 0; option < std::size(options); ++option)
        if (persistence == options[option].id)
            return option;
    if (component.preset == "aws-memorydb")
        return Log;
    return std::nullopt;
}

Design apply(const TradeoffPoint &now, std::size_t option)
{
    DesignChange change(now.design);
    const bool log = option == Log;
    change.convert(now.component, "key-value-store", log ? "aws-memorydb" : "redis",
                   {"itemBytes", "retention", "hotShare", "skew", "partitions"});
    Parameters &values = change.part(now.component).parameters;
    values["persistence"] = std::string(options[option].id);
    values["replication"] = std::string(log ? "sync" : "async");
    values["replicationLag"] = lossWindow[option];
    if (!log) {
        values["managed"] = 0.0;
        values["replicas"] = std::max(2.0, now.part().number("replicas").value_or(2)); // a primary and who takes over
        values["pricePerReplica"] = 100.0;                                             // by the node, as caches are
        values["pricePerMillion"] = 0.0;
        values["pricePerGb"] = 0.0; // what is kept lies in the nodes
    }
    if (option == AofAlways) {
        // one flush of a fast disk before each answer, several writes to a flush
        values["writeP50"] = 0.0012;
        values["writeP99"] = 0.006;
        values["writeCapacity"] = 10000.0;
    }
    return std::move(change).done();
}

std::vector<std::string> say(const TradeoffPoint &with, std::size_t option)
{
    const ComponentReport &figures = with.figures();
    const double window = lossWindow[option];
    std::vector<std::string> says;
    says.push_back("Writes at risk at a failover: " + formatRate(figures.writeRate) + " × " + formatSeconds(window) +
                   " = " + formatQuantity(figures.writeRate * window, Unit::None) + ".");
    const auto p99 = with.part().number("writeP99");
    if (p99)
        says.push_back("A write takes p99 " + formatSeconds(*p99) + " without load.");
    switch (option) {
    case Log:
        says.emplace_back(
            "A write is in a log over several zones before it is answered: a durable primary store, not a "
            "write-through cache.");
        break;
    case AofAlways:
        says.emplace_back(
            "The file is flushed before each answer: a restart loses nothing, a failover to a replica may "
            "still lose what had not arrived there.");
        break;
    case AofEverysec:
        says.emplace_back(
            "The file is flushed every second: about a second of writes goes with a crash. Persistence of "
            "its own, not write-back to another store.");
        break;
    default:
        says.emplace_back("A restart begins empty or from the last snapshot: only for what can be made again.");
        break;
    }
    return says;
}

} // namespace

Tradeoff durabilitySwitch()
{
    return {"durability",
            "MemoryDB or Redis with AOF",
            "What a store in memory does before it says \"written\": milliseconds against writes lost.",
            options,
            fits,
            inUse,
            apply,
            say};
}

} // namespace ninesketch
