// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about time: timeouts, long chains, far hops, figures that no formula gives well.
#include "model/findings/findings.h"
#include "model/lowered.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Two digits are enough of a timeout.
Fix waitFor(const Call &call, double seconds)
{
    const double step = std::pow(10, std::floor(std::log10(seconds)) - 1);
    const double time = std::ceil(seconds / step - 1e-9) * step;
    return {"Wait " + formatSeconds(time), {{call.id, "timeout", time, true}}};
}

void findTimeouts(const FindingContext &context, Findings &findings)
{
    for (std::size_t c = 0; c < context.design.calls.size(); ++c) {
        const Call &call = context.design.calls[c];
        const Component &from = context.design.components[call.from], &to = context.design.components[call.to];
        if (!call.timeout || context.solution.callRates[c] <= 0)
            continue;
        const auto &response = context.report.components[call.to].response;
        if (response && response->p99 > *call.timeout)
            findings.push_back({"timeout-below-p99",
                                Severity::Warning,
                                named(from) + " gives up on " + named(to) + " after " + formatSeconds(*call.timeout) +
                                    ", before its p99 of " + formatSeconds(response->p99) + ".",
                                {call.id, to.id},
                                {},
                                response->p99,
                                {waitFor(call, 1.5 * response->p99)}});
        // what the callers of the caller allow
        for (const Call &outer : context.design.calls) {
            if (outer.to != call.from || !outer.timeout || outer.mode != CallMode::Sync)
                continue;
            double longest = *call.timeout * (call.retries + 1);
            double pause = call.backoff;
            for (int i = 0; i < std::min(call.retries, 30); ++i, pause *= 2)
                longest += pause;
            if (longest > *outer.timeout)
                findings.push_back({"retries-outlast-caller",
                                    Severity::Warning,
                                    named(from) + " may try " + named(to) + " for " + formatSeconds(longest) +
                                        ", while " + named(context.design.components[outer.from]) + " waits only " +
                                        formatSeconds(*outer.timeout) + ".",
                                    {call.id, outer.id},
                                    {},
                                    longest,
                                    {waitFor(outer, longest)}});
        }
    }
}

void findLongChains(const FindingContext &context, Findings &findings)
{
    constexpr int longest = 5;
    for (std::size_t r = 0; r < context.design.classes.size(); ++r) {
        const auto variant = context.prepared.variantOf[r];
        if (!variant)
            continue;
        const VisitGraph &graph = context.prepared.variants[*variant]->graph;
        std::vector<int> depth(context.design.components.size() * 2, 0);
        int deepest = 0;
        for (const VisitNode node : graph.order()) {
            const auto [first, last] = graph.edgesOf(node);
            for (std::size_t e = first; e < last; ++e) {
                const VisitEdge &edge = graph.edges()[e];
                if (edge.waits && !edge.fallback && graph.partOf(edge.to) != graph.partOf(node)) {
                    depth[edge.to] = std::max(depth[edge.to], depth[node] + 1);
                    deepest = std::max(deepest, depth[edge.to]);
                }
            }
        }
        if (deepest > longest)
            findings.push_back({"long-chain",
                                Severity::Advice,
                                "\"" + context.design.classes[r].name + "\" waits for a chain of " +
                                    std::to_string(deepest) + " calls, one behind the other.",
                                {},
                                context.design.classes[r].id,
                                static_cast<double>(deepest),
                                {}});
    }
}

void findFarHops(const FindingContext &context, Findings &findings)
{
    constexpr double tight = 0.1;
    for (const TargetResult &result : context.report.targets) {
        if ((result.metric != Metric::P99 && result.metric != Metric::P999) || result.wanted >= tight)
            continue;
        const auto one = std::ranges::find(context.report.classes, result.classId, &ClassReport::id);
        if (one == context.report.classes.end())
            continue;
        for (std::size_t c = 0; c < context.design.calls.size(); ++c) {
            const Call &call = context.design.calls[c];
            const bool far = call.distance == Distance::CrossRegion ||
                             hopOf(context.design, call).p50 >=
                                 context.design.settings.roundTrip[static_cast<int>(Distance::CrossRegion)];
            if (far && call.mode == CallMode::Sync && std::ranges::count(one->path, call.from) > 0 &&
                std::ranges::count(one->path, call.to) > 0)
                findings.push_back({"far-hop",
                                    Severity::Warning,
                                    "\"" + one->name + "\" wants a p99 of " + formatSeconds(result.wanted) +
                                        " and crosses regions from " + named(context.design.components[call.from]) +
                                        " to " + named(context.design.components[call.to]) + ".",
                                    {call.id},
                                    one->id,
                                    hopOf(context.design, call).p50,
                                    {}});
        }
    }
}

/// A second copy once most have answered.
std::vector<Fix> hedge(const FindingContext &context, const Call &call)
{
    const auto &response = context.report.components[call.to].response;
    if (!response || response->p95 <= 0)
        return {};
    return {{"Hedge after " + formatSeconds(response->p95, 2), {{call.id, "hedgeAfter", response->p95, true}}}};
}

void findFanOuts(const FindingContext &context, Findings &findings)
{
    constexpr int wide = 10;
    for (const Call &call : context.design.calls) {
        if (call.copies <= wide || call.hedgeAfter || (call.quorum && *call.quorum < call.copies))
            continue;
        const double slow = -std::expm1(call.copies * std::log1p(-0.01));
        findings.push_back({"wide-fan-out",
                            Severity::Advice,
                            named(context.design.components[call.from]) + " waits for the slowest of " +
                                std::to_string(call.copies) + " calls: " + formatShare(slow, 2) +
                                " of requests meet at least one call slower than its p99. Hedge, or do with fewer "
                                "answers.",
                            {call.id},
                            {},
                            slow,
                            hedge(context, call)});
    }
}

/// The figures of what goes through a component.
bool isSimulated(const Report &report, std::size_t component)
{
    return report.components[component].responseHalfWidth ||
           std::ranges::any_of(report.classes, [&](const ClassReport &one) {
               return one.simulated && std::ranges::count(one.path, component) > 0;
           });
}

void findPileUps(const FindingContext &context, Findings &findings)
{
    for (std::size_t r = 0; r < context.report.classes.size(); ++r) {
        const ClassReport &one = context.report.classes[r];
        if (!one.simulated || !one.simulated->pilesUp)
            continue;
        Finding finding;
        finding.id = "piles-up";
        finding.severity = Severity::Critical;
        finding.classId = one.id;
        finding.number = one.successRate;
        finding.sentence = "\"" + one.name +
                           "\": work piles up without an end, though formulas see room: attempts that were given up "
                           "are served all the same, and each retry adds one. Simulated, " +
                           formatShare(one.successRate.value_or(0), 2) + " of requests end well.";
        for (const Call &call : context.design.calls)
            if (call.retries > 0 && std::ranges::count(one.path, call.from) > 0)
                finding.elements.push_back(call.id);
        findings.push_back(std::move(finding));
    }
}

void findDoubts(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Station &station = context.solution.stations[i];
        const bool composed = context.solution.latencies.trust[i] == Trust::Doubtful;
        if ((station.trust != Trust::Doubtful && !composed) || context.solution.arrivals[i].total() <= 0)
            continue;
        const std::string why = composed ? context.solution.latencies.doubt[i] : station.doubt;
        findings.push_back({"doubtful-latency",
                            Severity::Note,
                            "Latency through " + named(context.design.components[i]) +
                                " is a rough figure: " + (why.empty() ? "no formula holds well here" : why) +
                                (isSimulated(context.report, i) ? ". What is shown is simulated instead."
                                                                : ". A simulation says more."),
                            {context.design.components[i].id},
                            {},
                            {},
                            {}});
    }
}

/// Part of the work happens after the answer, and nobody said how late it may be.
void findUnboundedLateness(const FindingContext &context, Findings &findings)
{
    for (const ClassReport &one : context.report.classes) {
        const auto concerns = [&](const Target &target) { return target.classId.empty() || target.classId == one.id; };
        const bool wanted = std::ranges::any_of(context.design.targets, concerns);
        const bool bounded = std::ranges::any_of(context.design.targets, [&](const Target &target) {
            return concerns(target) && isFreshness(target.metric);
        });
        if (one.processed && wanted && !bounded)
            findings.push_back({"no-freshness-target",
                                Severity::Note,
                                "Part of \"" + one.name + "\" happens after its answer (p99 " +
                                    formatSeconds(one.processed->p99) + "): say how late it may be.",
                                {},
                                one.id,
                                one.processed->p99,
                                {}});
    }
}

/// The arrow says that the same request has an effect once: "with idempotency key".
bool saysOnce(const Call &call)
{
    const std::string label = lowered(call.label);
    return label.find("idempot") != std::string::npos || label.find("key") != std::string::npos ||
           label.find("once") != std::string::npos;
}

/// Whether it asks somebody outside to do something.
bool hasEffectOutside(const FindingContext &context, std::size_t c)
{
    const Call &call = context.design.calls[c];
    const Component &to = context.design.components[call.to];
    const bool writes =
        call.operation ? *call.operation == Operation::Write : context.report.components[call.to].writeRate > 0;
    return to.is("external-api") && writes && context.solution.callRates[c] > 0;
}

/// A call that was given up may have been carried out all the same: the second try is a second charge.
void findRepeatedEffects(const FindingContext &context, Findings &findings)
{
    for (std::size_t c = 0; c < context.design.calls.size(); ++c) {
        const Call &call = context.design.calls[c];
        const Component &to = context.design.components[call.to];
        if (call.retries < 1 || !hasEffectOutside(context, c) || saysOnce(call))
            continue;
        findings.push_back({"repeated-effect",
                            Severity::Advice,
                            named(context.design.components[call.from]) + " tries " + named(to) + " up to " +
                                std::to_string(call.retries + 1) +
                                " times: what was given up may have happened. Send a key with it that makes the second "
                                "try the same as the first, and write \"key\" on the arrow.",
                            {call.id, to.id},
                            {},
                            static_cast<double>(call.retries + 1),
                            {}});
    }
}

/// A queue hands a message over again when its consumer dies before it says that it is done.
void findDoubleDeliveries(const FindingContext &context, Findings &findings)
{
    const Design &design = context.design;
    for (std::size_t c = 0; c < design.calls.size(); ++c) {
        const Call &effect = design.calls[c];
        const auto fed = std::ranges::find_if(
            design.calls, [&](const Call &call) { return call.mode == CallMode::Consume && call.to == effect.from; });
        if (fed == design.calls.end() || !hasEffectOutside(context, c) || saysOnce(effect) || saysOnce(*fed))
            continue;
        const Component &queue = design.components[fed->from], &to = design.components[effect.to];
        findings.push_back({"delivered-twice",
                            Severity::Note,
                            named(queue) +
                                " delivers at least once: a message whose consumer dies at the wrong moment "
                                "reaches " +
                                named(to) +
                                " twice. Send a key with it that makes the second the same as the first, "
                                "and write \"key\" on the arrow.",
                            {effect.id, queue.id, to.id},
                            {},
                            {},
                            {}});
    }
}

/// One request that reads item after item by key walks through a table.
void findScans(const FindingContext &context, Findings &findings)
{
    constexpr double many = 100;
    for (std::size_t c = 0; c < context.design.calls.size(); ++c) {
        const Call &call = context.design.calls[c];
        const Component &to = context.design.components[call.to];
        if (!to.is("key-value-store") || call.perRequest.value_or(1) < many || call.operation == Operation::Write ||
            context.solution.callRates[c] <= 0)
            continue;
        findings.push_back({"reads-many-items",
                            Severity::Advice,
                            "Each request reads " + formatQuantity(*call.perRequest, Unit::None) + " items of " +
                                named(to) + " one by one: keep them under one key, in order, and read a range.",
                            {call.id, to.id},
                            {},
                            call.perRequest,
                            {}});
    }
}

/// Whoever asks a question through a queue gets a receipt for an answer.
void findAnswersThroughQueues(const FindingContext &context, Findings &findings)
{
    for (std::size_t r = 0; r < context.design.classes.size(); ++r) {
        const auto variant = context.prepared.variantOf[r];
        if (!variant || context.design.classes[r].operation != Operation::Read)
            continue;
        const VisitGraph &graph = context.prepared.variants[*variant]->graph;
        std::optional<std::size_t> queue;
        bool answered = false;
        std::vector<bool> waited(context.design.components.size() * 2, false);
        waited[graph.root()] = true;
        for (const VisitNode node : graph.order()) {
            const auto [first, last] = graph.edgesOf(node);
            for (std::size_t e = first; e < last; ++e) {
                const VisitEdge &edge = graph.edges()[e];
                const Behaviour behaviour = context.design.components[componentOfNode(edge.to)].kind->behaviour;
                if (behaviour == Behaviour::Queue)
                    queue = componentOfNode(edge.to);
                else if (waited[node] && edge.waits)
                    waited[edge.to] = true;
                answered =
                    answered || (waited[edge.to] && (behaviour == Behaviour::Store || behaviour == Behaviour::Cache ||
                                                     behaviour == Behaviour::External));
            }
        }
        if (queue && !answered)
            findings.push_back({"answer-through-queue",
                                Severity::Advice,
                                "\"" + context.design.classes[r].name + "\" is a read, and all it waits for is that " +
                                    named(context.design.components[*queue]) +
                                    " takes a message: how does the answer come back?",
                                {context.design.components[*queue].id},
                                context.design.classes[r].id,
                                {},
                                {}});
    }
}

/// A median above its own p99, as when only the median is stated and lies above the kind's p99.
void findPercentilesTheWrongWayRound(const FindingContext &context, Findings &findings)
{
    struct Pair {
        const char *what, *mean, *p50, *p99;
    };
    constexpr std::array<Pair, 2> pairs = {
        {{"", "serviceTime", "p50", "p99"}, {"writes: ", "writeServiceTime", "writeP50", "writeP99"}}};
    for (const Component &component : context.design.components)
        for (const Pair &pair : pairs) {
            const auto p50 = component.number(pair.p50), p99 = component.number(pair.p99);
            const std::string family = component.text("distribution");
            if (component.states(pair.mean) || family == "constant" || family == "exponential" || !p50 || !p99 ||
                *p50 <= *p99)
                continue;
            const std::string time = formatSeconds(*p50);
            findings.push_back({"p50-above-p99",
                                Severity::Warning,
                                named(component) + ": " + pair.what + "p50 (" + time + ") is above p99 (" +
                                    formatSeconds(*p99) + (component.states(pair.p99) ? "" : ", a default") +
                                    "). Every request is taken to need " + time + " until one of them is corrected.",
                                {component.id},
                                {},
                                *p50,
                                {}});
        }
}

} // namespace

void findLatencyOddities(const FindingContext &context, Findings &findings)
{
    findPercentilesTheWrongWayRound(context, findings);
    findTimeouts(context, findings);
    findLongChains(context, findings);
    findFarHops(context, findings);
    findFanOuts(context, findings);
    findUnboundedLateness(context, findings);
    findRepeatedEffects(context, findings);
    findDoubleDeliveries(context, findings);
    findScans(context, findings);
    findAnswersThroughQueues(context, findings);
    findDoubts(context, findings);
    findPileUps(context, findings);
}

} // namespace ninesketch
