// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/availability_figures.h"

#include "model/estimates/class_availability.h"
#include "model/estimates/downtime.h"
#include "model/estimates/service_credits.h"
#include "model/estimates/throughput.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

/// Works out the classes one after the other; those that take the same way through the design share what is found.
class AvailabilityEstimate
{
public:
    AvailabilityEstimate(const Design &design, const Prepared &prepared, const Solution &solution,
                         const EvaluateOptions &options, EvaluationMemory &memory, Report &report)
        : m_design(design), m_prepared(prepared), m_options(options), m_memory(memory), m_report(report),
          m_parts(design, prepared.servings, neededForLoad(design, prepared, solution)),
          m_outages(design.classes.size())
    {
        for (std::size_t i = 0; i < design.components.size(); ++i) {
            ComponentReport &one = report.components[i];
            m_utilisation.push_back(one.utilisation.value_or(0));
            one.unavailability = m_parts.unavailabilityOf(i);
            // two hundred replicas are never down together by any number that there is, and yet not "100 %"
            const bool fails = *one.unavailability <= 0 && hasReplicasThatFail(design.components[i]);
            one.availability = complementOf(fails ? std::numeric_limits<double>::min() : *one.unavailability);
            if (statesCredits(design.components[i]))
                one.outages = outagesOf(m_parts, m_parts.component(i));
        }
    }

    /// False: it was stopped.
    bool estimateClasses()
    {
        for (std::size_t r = 0; r < m_design.classes.size(); ++r) {
            const auto variant = m_prepared.variantOf[r];
            if (!variant || m_report.classes[r].path.size() < 2) {
                m_report.classes[r].successRate.reset();
                continue;
            }
            if (m_options.stop.stop_requested())
                return false;
            if (const auto known = m_known.find(*variant); known != m_known.end())
                takeOver(known->second, r);
            else
                workOut(*variant, r);
            // of requests that find all parts up, but those that are switched off, so many end well: both are in there
            ClassReport &made = m_report.classes[r];
            const double alive = 1 - m_deadShares[*variant];
            made.successRate = alive > 0 ? std::min(1.0, *made.successRate / alive * *made.availability) : 0;
        }
        std::ranges::for_each(m_report.classes, dropWhatNobodyGets);
        return true;
    }

private:
    void takeOver(std::size_t from, std::size_t to)
    {
        const ClassReport &same = m_report.classes[from];
        ClassReport &made = m_report.classes[to];
        made.availability = same.availability;
        made.unavailability = same.unavailability;
        made.availabilityTrust = same.availabilityTrust;
        made.importance = same.importance;
        made.cutSets = same.cutSets;
        m_outages[to] = m_outages[from];
        judgeOutages(m_design, same.outages, m_outages[to], made);
    }

    void workOut(std::size_t variant, std::size_t index)
    {
        m_known.emplace(variant, index);
        const auto &way = *m_prepared.variants[variant];
        ClassReport &made = m_report.classes[index];
        ClassAvailability solved =
            classAvailability(m_design, m_parts, way.plans, way.graph, m_utilisation, m_options.importance,
                              m_options.memory ? &m_memory.availability() : nullptr);
        made.unavailability = solved.unavailability;
        made.availability = complementOf(solved.unavailability);
        made.availabilityTrust = solved.trust;
        made.importance = std::move(solved.importance);
        made.cutSets = std::move(solved.cutSets);
        if (solved.outagesPerSecond > 0) {
            const double month = m_design.settings.daysOfMonth * secondsPerDay;
            Outages outages;
            outages.perMonth = solved.outagesPerSecond * month;
            outages.meanSeconds = solved.unavailability / solved.outagesPerSecond;
            outages.assumedShare = solved.assumedOutagesPerSecond / solved.outagesPerSecond;
            judgeOutages(m_design, outages, solved.outages, made);
            m_outages[index] = std::move(solved.outages);
        }
        m_deadShares[variant] = solved.deadShare;
        for (const Importance &one : made.importance)
            if (one.singlePointOfFailure && one.component && !hasSpare(*one.component))
                m_report.components[*one.component].singlePointOfFailure = true;
    }

    /// What takes all replicas at once does not make one of them a single point.
    bool hasSpare(std::size_t component) const
    {
        const Failing failing = failingOf(m_design.components[component]);
        const ComponentReport &one = m_report.components[component];
        return !failing.managed && failing.needed.value_or(one.neededForLoad.value_or(1)) < one.replicas.value_or(1);
    }

    const Design &m_design;
    const Prepared &m_prepared;
    const EvaluateOptions &m_options;
    EvaluationMemory &m_memory;
    Report &m_report;
    DesignParts m_parts;
    std::vector<double> m_utilisation;              ///< by component
    std::map<std::size_t, std::size_t> m_known;     ///< the first class of each variant that was worked out
    std::map<std::size_t, double> m_deadShares;     ///< by variant
    std::vector<std::vector<OutageKind>> m_outages; ///< by class
};

} // namespace

bool estimateAvailability(const Design &design, const Prepared &prepared, const Solution &solution,
                          const EvaluateOptions &options, EvaluationMemory &memory, Report &report)
{
    return AvailabilityEstimate(design, prepared, solution, options, memory, report).estimateClasses();
}

bool hasReplicasThatFail(const Component &component)
{
    const Failing failing = failingOf(component);
    return component.enabled && !failing.managed && failing.unavailability > 0 && servingOf(component).replicas > 1 &&
           component.kind->find("commonCause");
}

} // namespace ninesketch
