// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tokens of a rate limit are counted.
#include "model/count_text.h"
#include "model/design/limit_counter.h"
#include "model/tradeoffs/design_change.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

enum Limiter : std::size_t { Local, CentralOpen, CentralClosed };
constexpr TradeoffOption options[] = {{"local", "A bucket in each replica"},
                                      {"central-open", "One bucket in Redis, fails open"},
                                      {"central-closed", "One bucket in Redis, fails closed"}};
constexpr double leastSaid = 1e-6; ///< a smaller share turned away is none worth a sentence

bool fits(const Design &design, std::size_t i)
{
    const Component &component = design.components[i];
    return (component.is("service") || component.is("gateway")) && component.number("rateLimit");
}

std::optional<std::size_t> inUse(const Design &design, std::size_t i)
{
    if (design.components[i].text("limiterScope") == "local")
        return Local;
    for (const Call &call : design.calls)
        if (call.from == i && keepsCounts(design.components[call.to]))
            return call.requirement == Requirement::Required ? CentralClosed : CentralOpen;
    return std::nullopt;
}

Design apply(const TradeoffPoint &now, std::size_t option)
{
    DesignChange change(now.design);
    const auto counter = calledPart(now.design, now.component, keepsCounts);
    change.part(now.component).parameters["limiterScope"] = std::string(option == Local ? "local" : "central");
    if (option == Local) {
        if (counter && !sharedWithOthers(now.design, *counter, now.component))
            change.removePart(*counter);
        return std::move(change).done();
    }
    std::size_t store = counter.value_or(0);
    if (!counter) {
        const double shards = memoryNodes(now.design, now.figures().arrivalRate);
        Parameters values{{"p50", 0.0005},
                          {"p99", 0.002},
                          {"writeP50", 0.0005},
                          {"writeP99", 0.002},
                          {"capacity", memoryNodeOperations},
                          {"writeCapacity", memoryNodeOperations},
                          {"availability", 0.9999},
                          {"managed", 1.},
                          {"replicas", shards},
                          {"itemBytes", 100.},
                          {"retention", 60.},
                          {"pricePerReplica", 100.},
                          {"pricePerMillion", 0.}};
        store = change.addPart("key-value-store", "", "Rate limit counters", std::move(values));
        Call &call = change.addFirstCall(now.component, store);
        call.perRequest = 1;
        call.operation = Operation::Write;
    }
    Design changed = change.design();
    for (Call &call : changed.calls)
        if (call.from == now.component && call.to == store)
            call.requirement = option == CentralOpen ? Requirement::Optional : Requirement::Required;
    return DesignChange(changed).done();
}

std::vector<std::string> say(const TradeoffPoint &with, std::size_t option)
{
    const Component &limiter = with.part();
    const Serving serving = servingOf(limiter);
    const double limit = limiter.number("rateLimit").value_or(0);
    std::vector<std::string> says;
    if (option == Local) {
        says.push_back(countText(serving.replicas, "replica") +
                       (serving.replicas == 1 ? " admits up to " : " admit up to ") +
                       formatQuantity(serving.replicas, Unit::None) + " × " + formatRate(limit) + " = " +
                       formatRate(limit * serving.replicas) + "; what stands behind has to take that.");
        says.emplace_back("No hop and nothing to fail, but a caller who meets one busy replica is turned away early.");
    } else {
        says.push_back("One limit for all replicas: " + formatRate(limit) + ", at one more hop a request.");
        says.push_back(formatRate(with.figures().arrivalRate) +
                       " of counting: " + countText(memoryNodes(with.design, with.figures().arrivalRate), "shard") +
                       " at up to " + formatRate(memoryNodeOperations) +
                       " each. Read and take in one step (a script), or two callers "
                       "get the same token.");
        says.emplace_back(option == CentralOpen
                              ? "Fails open: with the counters down everybody comes in, and the limit does not protect."
                              : "Fails closed: with the counters down nobody comes in; they are in series with every "
                                "request.");
    }
    if (const auto rejected = with.figures().rejected; rejected && *rejected >= leastSaid)
        says.push_back(formatShare(*rejected) + " is answered 429.");
    says.emplace_back("429 with Retry-After (RFC 6585), and clients that heed it: retries at once multiply the load.");
    says.emplace_back("Admitted in t seconds: at most the burst + rate x t. A fixed window would let twice the limit "
                      "pass at its edge.");
    return says;
}

} // namespace

Tradeoff limiterSwitch()
{
    return {"rate-limit",
            "Token bucket: local or central",
            "A count in each replica that is cheap and loose, or one count that is exact and a hop away.",
            options,
            fits,
            inUse,
            apply,
            say};
}

} // namespace ninesketch
