// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about calls that are made again: what they add to the load, and what no longer ends by itself.
#include "model/findings/findings.h"
#include "model/quantities.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// What would come to each component were every call made once, with nothing turned away.
std::vector<Arrivals> plannedArrivals(const FindingContext &context)
{
    const std::size_t count = context.design.components.size();
    std::vector<Arrivals> planned(count);
    for (std::size_t r = 0; r < context.design.classes.size(); ++r) {
        const auto variant = context.prepared.variantOf[r];
        if (!variant)
            continue;
        const Visits visits =
            solveVisits(context.prepared.variants[*variant]->graph, count, context.design.calls.size());
        for (std::size_t i = 0; i < count; ++i) {
            planned[i].reads += context.solution.classRates[r] * visits.perRequest[visitNode(i, Operation::Read)];
            planned[i].writes += context.solution.classRates[r] * visits.perRequest[visitNode(i, Operation::Write)];
        }
    }
    return planned;
}

/// Late calls that are made again make others late: beyond a certain load there is no end to it but in overload,
/// although one attempt each would find room.
void findRetryStorms(const FindingContext &context, Findings &findings)
{
    if (!context.solution.settled)
        findings.push_back({"retry-storm",
                            Severity::Critical,
                            "Retries feed on themselves at this load: the attempts do not settle.",
                            {},
                            {},
                            {},
                            {}});
    const auto madeAgain = [](const Call &call) { return call.timeout && call.retries > 0; };
    if (std::ranges::none_of(context.design.calls, madeAgain) ||
        std::ranges::none_of(context.solution.stations, &Station::saturated))
        return;
    const std::vector<Arrivals> planned = plannedArrivals(context);
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const double times = planned[i].total() > 0 ? context.solution.arrivals[i].total() / planned[i].total() : 0;
        const auto once =
            limitsOf(context.prepared.servings[i], planned[i].reads, planned[i].writes, context.prepared.feeds[i]);
        if (!context.solution.stations[i].saturated || times <= 1 || once.empty() || once.front().utilisation >= 1)
            continue;
        const std::string name = named(context.design.components[i]);
        findings.push_back({"retry-storm",
                            Severity::Critical,
                            "Retries bring " + name + " down: one attempt each would keep it " +
                                formatShare(once.front().utilisation) + " busy, but late calls are made again, " +
                                formatQuantity(times, Unit::None, 3) +
                                " times as many in all, and so all of them are late.",
                            {context.design.components[i].id},
                            {},
                            times,
                            {}});
    }
}

void findAmplification(const FindingContext &context, Findings &findings)
{
    for (std::size_t c = 0; c < context.design.calls.size(); ++c) {
        const Call &call = context.design.calls[c];
        const double attempts =
            context.solution.latencies.attempts.empty() ? 1 : context.solution.latencies.attempts[c];
        if (call.retries > 0 && attempts > 1.1)
            findings.push_back({"retry-amplification",
                                attempts > 1.5 ? Severity::Warning : Severity::Advice,
                                "Retries multiply the calls from " + named(context.design.components[call.from]) +
                                    " to " + named(context.design.components[call.to]) + " by " +
                                    formatQuantity(attempts, Unit::None, 3) + ".",
                                {call.id, context.design.components[call.to].id},
                                {},
                                attempts,
                                {}});
    }
}

void findPileUps(const FindingContext &context, Findings &findings)
{
    for (const ClassReport &one : context.report.classes) {
        if (!one.safeThroughput || !one.rate || one.saturated || *one.rate <= *one.safeThroughput)
            continue;
        if (one.maxThroughput && *one.rate > *one.maxThroughput)
            continue; // too much anyway
        Finding finding{"retries-hold-overload", Severity::Warning, {}, {}, one.id, *one.safeThroughput, {}};
        finding.sentence = "At " + formatRate(*one.rate) + " " + one.name +
                           " has two states: the one shown here, and a pile-up that its retries keep, every waiting "
                           "call made as often as they allow. A hiccup leads from one to the other, and only below " +
                           formatRate(*one.safeThroughput) + " does it end by itself.";
        findings.push_back(std::move(finding));
    }
}

} // namespace

void findRetryOddities(const FindingContext &context, Findings &findings)
{
    findRetryStorms(context, findings);
    findAmplification(context, findings);
    findPileUps(context, findings);
}

} // namespace ninesketch
