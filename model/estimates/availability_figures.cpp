// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/availability_figures.h"

#include "model/estimates/class_availability.h"
#include "model/estimates/downtime.h"
#include "model/estimates/service_credits.h"
#include "model/estimates/throughput.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double secondsPerDay = 86400;

/// Never 1 of what can fail, though that be lost in the digits.
double complementOf(double unavailability)
{
    return unavailability > 0 ? std::min(1 - unavailability, std::nextafter(1.0, 0.0)) : 1;
}

/// What a month makes of the outages: classes that take the same way may have different targets.
void judgeOutages(const Design &design, std::optional<Outages> outages, std::span<const OutageKind> kinds,
                  ClassReport &made)
{
    if (!outages)
        return;
    outages->target = outages->breach = outages->credit = outages->allowed = std::nullopt;
    for (const Target &target : design.targets)
        if (target.metric == Metric::Availability && (target.classId.empty() || target.classId == made.id))
            outages->target = std::max(outages->target.value_or(0), target.value);
    if (outages->target) {
        const double month = design.settings.daysOfMonth * secondsPerDay;
        outages->allowed = (1 - *outages->target) * month;
        outages->breach = monthlyBreachProbability(kinds, *outages->target, month);
        outages->credit = expectedCredit(commonLadder(*outages->target), kinds, month);
    }
    made.outages = outages;
}

/// Of no answers there is no latency, and what is always down has no outages.
void dropWhatNobodyGets(ClassReport &made)
{
    if (!made.unanswered())
        return;
    made.latency.reset();
    made.processed.reset();
    made.latencyCurve.clear();
    made.budget.clear();
    if (made.availability && *made.availability <= 0)
        made.outages.reset();
}

} // namespace

bool estimateAvailability(const Design &design, const Prepared &prepared, const Solution &solution,
                          const EvaluateOptions &options, EvaluationMemory &memory, Report &report)
{
    DesignParts parts(design, prepared.servings, neededForLoad(design, prepared, solution));
    std::vector<double> utilisation;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        utilisation.push_back(report.components[i].utilisation.value_or(0));
        report.components[i].unavailability = parts.unavailabilityOf(i);
        report.components[i].availability = complementOf(parts.unavailabilityOf(i));
    }
    // what takes all replicas at once does not make one of them a single point
    const auto hasSpare = [&](std::size_t i) {
        const Failing failing = failingOf(design.components[i]);
        const ComponentReport &one = report.components[i];
        return !failing.managed && failing.needed.value_or(one.neededForLoad.value_or(1)) < one.replicas.value_or(1);
    };
    std::map<std::size_t, std::size_t> known;
    std::map<std::size_t, double> deadShares;
    // of requests that find all parts up, but those that are switched off, so many end well: both are in there
    const auto succeed = [&](std::size_t variant, ClassReport &made) {
        const double alive = 1 - deadShares[variant];
        made.successRate = alive > 0 ? std::min(1.0, *made.successRate / alive * *made.availability) : 0;
    };
    std::vector<std::vector<OutageKind>> outages(design.classes.size());
    for (std::size_t r = 0; r < design.classes.size(); ++r) {
        const auto variant = prepared.variantOf[r];
        ClassReport &made = report.classes[r];
        if (!variant || made.path.size() < 2) {
            made.successRate.reset();
            continue;
        }
        if (options.stop.stop_requested())
            return false;
        if (const auto at = known.find(*variant); at != known.end()) {
            const ClassReport &same = report.classes[at->second];
            made.availability = same.availability;
            made.unavailability = same.unavailability;
            made.importance = same.importance;
            made.cutSets = same.cutSets;
            outages[r] = outages[at->second];
            judgeOutages(design, same.outages, outages[r], made);
            succeed(*variant, made);
            continue;
        }
        known.emplace(*variant, r);
        ClassAvailability solved =
            classAvailability(design, parts, prepared.variants[*variant]->plans, prepared.variants[*variant]->graph,
                              utilisation, options.importance, options.memory ? &memory.availability() : nullptr);
        made.unavailability = solved.unavailability;
        made.availability = complementOf(solved.unavailability);
        made.availabilityTrust = solved.trust;
        made.importance = std::move(solved.importance);
        made.cutSets = std::move(solved.cutSets);
        if (solved.outagesPerSecond > 0) {
            const double month = design.settings.daysOfMonth * secondsPerDay;
            judgeOutages(design,
                         Outages{solved.outagesPerSecond * month,
                                 solved.unavailability / solved.outagesPerSecond,
                                 solved.assumedOutagesPerSecond / solved.outagesPerSecond,
                                 {},
                                 {},
                                 {},
                                 {}},
                         solved.outages, made);
            outages[r] = std::move(solved.outages);
        }
        deadShares[*variant] = solved.deadShare;
        succeed(*variant, made);
        for (const Importance &one : made.importance)
            if (one.singlePointOfFailure && one.component && !hasSpare(*one.component))
                report.components[*one.component].singlePointOfFailure = true;
    }
    std::ranges::for_each(report.classes, dropWhatNobodyGets);
    return true;
}

bool hasReplicasThatFail(const Component &component)
{
    const Failing failing = failingOf(component);
    return component.enabled && !failing.managed && failing.unavailability > 0 && servingOf(component).replicas > 1 &&
           component.kind->find("commonCause");
}

} // namespace ninesketch
