// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about connections: what callers may open, and what a relational database accepts.
#include "model/count_text.h"
#include "model/design/serving.h"
#include "model/findings/findings.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// What one caller holds of a database's connections.
struct Held {
    std::size_t caller = 0;
    double connections = 0;
    std::string working; ///< "12 replicas × 20 threads"
};

/// A blocking caller pools one for each thread, a serverless one has one in each instance, which lives as long as its
/// request is in it; of others those in use count (Little 1961: rate × time).
Held heldBy(const FindingContext &context, const Call &call, double rate, double time)
{
    const Component &caller = context.design.components[call.from];
    const Serving serving = servingOf(caller);
    const ComponentReport &made = context.report.components[call.from];
    Held held{call.from, rate * time, formatRate(rate) + " × " + formatSeconds(time)};
    if (serving.blocking) {
        held.connections = static_cast<double>(serving.replicas) * serving.threads;
        held.working = countText(serving.replicas, "replica") + " × " + countText(serving.threads, "thread");
    } else if (serving.coldStart > 0 && made.response) {
        held.connections = made.arrivalRate * made.response->mean + rate * time;
        held.working = "one in each instance";
    }
    return held;
}

/// Writers connect to the leader, readers to any replica; each part of a partitioned store has its own.
double acceptedBy(const Component &store, const ComponentReport &made)
{
    const double nodes = made.writeRate > 0 ? 1 : std::max(1.0, made.replicas.value_or(1));
    return *store.number("connections") * nodes * std::max(1.0, store.number("partitions").value_or(1));
}

void findTooManyConnections(const FindingContext &context, std::size_t index, Findings &findings)
{
    const Component &store = context.design.components[index];
    const ComponentReport &made = context.report.components[index];
    if (!store.kind->find("connections") || !store.number("connections") || !made.response)
        return;
    double sum = 0;
    Held most;
    for (std::size_t c = 0; c < context.design.calls.size(); ++c) {
        const Call &call = context.design.calls[c];
        const double rate = context.solution.callRates[c];
        if (call.to != index || call.mode != CallMode::Sync || rate <= 0)
            continue;
        const Held held = heldBy(context, call, rate, made.response->mean);
        sum += held.connections;
        if (held.connections > most.connections)
            most = held;
    }
    const double accepted = acceptedBy(store, made);
    if (sum <= accepted)
        return;
    const Component &caller = context.design.components[most.caller];
    findings.push_back({"too-many-connections",
                        Severity::Warning,
                        "Up to " + formatQuantity(std::ceil(sum), Unit::None, 3) + " connections to " + named(store) +
                            ", most from " + named(caller) + " (" + most.working + "): it accepts " +
                            formatQuantity(accepted, Unit::None, 3) +
                            " and refuses the rest. Let a pooler between them share a few, or use fewer threads.",
                        {store.id, caller.id},
                        {},
                        sum,
                        {}});
}

} // namespace

void findConnectionOddities(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i)
        findTooManyConnections(context, i, findings);
}

} // namespace ninesketch
