// SPDX-License-Identifier: GPL-3.0-or-later
// What a component does when a request of a class visits it: which calls, in which order, how often. The one place that
// says what balancers, caches, queues and cache-aside mean; traffic, latency, availability and simulation all read it.
#pragma once
#include "model/design/design.h"

namespace ninesketch
{

struct PlannedCall {
    std::size_t call = 0;                  ///< index into Design::calls
    std::size_t to = 0;                    ///< index into Design::components
    Operation operation = Operation::Read; ///< of the visit there
    double count = 1; ///< mean number of calls; below 1 a probability; whole part one after another
    friend bool operator==(const PlannedCall &, const PlannedCall &) = default;
};

/// One of the things that a stage does at the same time.
struct PlannedBranch {
    PlannedCall call;
    /// Done after `call`, all in parallel, with this probability (cache-aside: the miss).
    double missProbability = 0;
    std::vector<PlannedCall> onMiss;
    friend bool operator==(const PlannedBranch &, const PlannedBranch &) = default;
};

struct PlannedStage {
    std::vector<PlannedBranch> branches; ///< in parallel; all required unless the call says optional
    std::vector<PlannedCall> fallbacks;  ///< tried in order when a required branch failed; one success is enough
    friend bool operator==(const PlannedStage &, const PlannedStage &) = default;
};

struct VisitPlan {
    double probability = 1;               ///< that the stages are run at all (an inline cache: the share of misses)
    bool oneOf = false;                   ///< the first stage's branches are alternatives, `count` their shares (sum 1)
    bool redundant = false;               ///< of those: any of them can answer any request
    std::vector<PlannedStage> stages;     ///< one after another
    std::vector<PlannedCall> background;  ///< made on the side, never waited for (async, consume, replicate)
    bool competing = false;               ///< of a queue: each message goes to one of them, `count` their shares
    std::vector<std::size_t> asideStores; ///< stores taken to be behind a cache that they are not connected to
    friend bool operator==(const VisitPlan &, const VisitPlan &) = default;
};

/// Whether some component is switched off: plans leave out what is dead as long as something else can answer.
bool hasPartsOff(const Design &design);

/// The class whose changes on calls a class takes. That is itself, unless the arrows send every class that they name
/// one way of a fork and do not name this one: then the first class of its operation that they name, since no request
/// takes all ways of a fork. (A read before a write of the same client; the first named class when none is alike.)
std::string pathClassOf(const Design &design, const RequestClass &requestClass);

/// A visit: component and what it is asked to do there.
using VisitNode = std::size_t;
inline VisitNode visitNode(std::size_t component, Operation operation)
{
    return component * 2 + (operation == Operation::Write ? 1u : 0u);
}
inline std::size_t componentOfNode(VisitNode node)
{
    return node / 2;
}
inline Operation operationOfNode(VisitNode node)
{
    return node % 2 ? Operation::Write : Operation::Read;
}

/// The plans of a whole design for one request class, each made once: `plan(component, operation)`.
class VisitPlans
{
public:
    VisitPlans(const Design &design, const RequestClass &requestClass);
    const VisitPlan &plan(std::size_t component, Operation operation) const
    {
        return m_plans[visitNode(component, operation)];
    }

private:
    std::vector<VisitPlan> m_plans;
};

/// Median and 99th percentile of a call's network round trip, s, and its constant transfer time. All zero unless the
/// call states its distance, its ends are placed in different regions, or it is known what it carries.
struct Hop {
    double p50 = 0, p99 = 0, transfer = 0;
    friend bool operator==(const Hop &, const Hop &) = default;
};
/// Of a call that carries nothing (with a payload: model/design/payloads.h).
Hop hopOf(const Design &design, const Call &call);

} // namespace ninesketch
