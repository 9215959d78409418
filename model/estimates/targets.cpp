// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/targets.h"

#include "model/estimates/downtime.h"
#include "model/estimates/figure_text.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ninesketch
{
namespace
{

std::optional<double> busiestOf(const Report &report, const ClassReport &requestClass)
{
    std::optional<double> busiest;
    for (const std::size_t i : requestClass.path)
        if (const auto busy = report.components[i].utilisation)
            busiest = std::max(busiest.value_or(0), *busy);
    return busiest;
}

/// The components of its path whose work the answer waits for.
std::set<std::size_t> waitedFor(const Design &design, const ClassReport &requestClass)
{
    std::set<std::size_t> waited;
    if (!requestClass.path.empty())
        waited.insert(requestClass.path.front());
    for (bool grows = true; grows;) {
        const std::size_t before = waited.size();
        for (const Call &call : design.calls) {
            const auto own = call.classes.find(requestClass.id);
            const bool made = own == call.classes.end() || own->second.perRequest != 0.0;
            if (call.mode == CallMode::Sync && made && waited.contains(call.from) &&
                std::ranges::find(requestClass.path, call.to) != requestClass.path.end())
                waited.insert(call.to);
        }
        grows = waited.size() > before;
    }
    return waited;
}

/// The fullest of the components that a request visits; absent: none is full.
template <typename Components> std::optional<std::size_t> fullest(const Report &report, const Components &components)
{
    std::optional<std::size_t> most;
    for (const std::size_t i : components)
        if (const double busy = report.components[i].utilisation.value_or(0);
            busy >= 1 && (!most || busy > *report.components[*most].utilisation))
            most = i;
    return most;
}

/// The same of all that it visits, also after its answer.
std::optional<std::size_t> fullOnTheWay(const Report &report, const ClassReport &requestClass)
{
    return fullest(report, requestClass.path);
}

/// What is switched off and would work on what the class leaves behind, as a consumer or what it publishes to.
std::optional<std::size_t> deadConsumer(const Design &design, const ClassReport &requestClass)
{
    const auto found = std::ranges::find_if(design.calls, [&](const Call &call) {
        return (call.mode == CallMode::Async || call.mode == CallMode::Consume) &&
               !design.components[call.to].enabled && std::ranges::count(requestClass.path, call.from) > 0;
    });
    return found == design.calls.end() ? std::nullopt : std::optional(found->to);
}

double marginOf(Metric metric, double wanted, double actual)
{
    if (unitOf(metric) == Unit::Probability)
        return wanted < 1 ? ((1 - wanted) - (1 - actual)) / (1 - wanted) : actual >= 1 ? 0 : -1;
    if (wanted == 0)
        return actual > 0 ? -1 : 0;
    return moreIsBetter(metric) ? (actual - wanted) / wanted : (wanted - actual) / wanted;
}

bool isLatency(Metric metric)
{
    return metric == Metric::Mean || metric == Metric::P50 || metric == Metric::P90 || metric == Metric::P95 ||
           metric == Metric::P99 || metric == Metric::P999;
}

/// What a missed target is put down to: a sentence about a component, or about a part of the class.
struct Blame {
    std::string sentence;
    std::vector<std::size_t> components;
};

class Accuser
{
public:
    Accuser(const Design &design, const Report &report, const ClassReport &requestClass)
        : m_design(design), m_report(report), m_class(requestClass)
    {
    }

    Blame blameFor(Metric metric) const
    {
        switch (metric) {
        case Metric::Availability:
        case Metric::SuccessRate:
            return forDowntime();
        case Metric::Mean:
        case Metric::P50:
        case Metric::P90:
        case Metric::P95:
        case Metric::P99:
        case Metric::P999:
            return forLatency(metric != Metric::Mean && metric != Metric::P50);
        case Metric::Throughput:
        case Metric::Utilisation:
            return m_class.bottleneck ? accused(*m_class.bottleneck, "is the bottleneck") : Blame{};
        case Metric::Freshness:
        case Metric::FreshnessP50:
        case Metric::FreshnessP90:
        case Metric::FreshnessP95:
        case Metric::FreshnessP999: {
            const auto full = fullOnTheWay(m_report, m_class);
            return full ? accused(*full, "is saturated") : Blame{};
        }
        case Metric::Staleness:
            return forData(&ComponentReport::staleness,
                           [](double age) { return "may answer with data " + formatSeconds(age) + " old"; });
        case Metric::DataLoss:
            return forData(&ComponentReport::lossWindow, [](double window) {
                return "acknowledges writes up to " + formatSeconds(window) + " before they are safe";
            });
        case Metric::Durability:
            return forData(&ComponentReport::yearlyLoss, [](double loss) {
                return "loses an object with probability " + formatQuantity(loss, Unit::None, 2) + " a year";
            });
        case Metric::Cost:
            return forCost();
        }
        return {};
    }

private:
    Blame accused(std::size_t component, const std::string &sentence) const
    {
        return {"\"" + m_report.components[component].name + "\" " + sentence, {component}};
    }

    Blame forDowntime() const
    {
        const auto shares = downtimeShares(m_class);
        if (shares.empty())
            return {};
        const DowntimeShare &worst = shares.front();
        const std::string causes = "causes " + formatShare(worst.share, 2) + " of the downtime";
        return worst.component ? accused(*worst.component, causes) : Blame{worst.part + " " + causes, {}};
    }

    Blame forLatency(bool tail) const
    {
        if (m_class.saturated) {
            const auto waited = fullest(m_report, waitedFor(m_design, m_class));
            const auto full = waited ? waited : fullOnTheWay(m_report, m_class);
            return full ? accused(*full, "is saturated") : Blame{};
        }
        const auto share = tail ? &BudgetShare::shareOfP99 : &BudgetShare::shareOfMean;
        const auto worst = std::ranges::max_element(m_class.budget, {}, share);
        return worst == m_class.budget.end()
                   ? Blame{}
                   : accused(worst->component, "takes " + formatShare((*worst).*share, 2) + " of it");
    }

    /// The worst of its path in that figure; `does` says what it does.
    template <typename Does> Blame forData(std::optional<double> ComponentReport::*figure, Does does) const
    {
        const auto value = [&](std::size_t i) { return (m_report.components[i].*figure).value_or(0); };
        const auto worst = std::ranges::max_element(m_class.path, {}, value);
        return worst != m_class.path.end() && value(*worst) > 0 ? accused(*worst, does(value(*worst))) : Blame{};
    }

    Blame forCost() const
    {
        const auto cost = [](const ComponentReport &one) { return one.monthlyCost.value_or(0); };
        const auto worst = std::ranges::max_element(m_report.components, {}, cost);
        return worst != m_report.components.end() && worst->monthlyCost
                   ? accused(static_cast<std::size_t>(worst - m_report.components.begin()),
                             "costs " + formatDollars(*worst->monthlyCost))
                   : Blame{};
    }

    const Design &m_design;
    const Report &m_report;
    const ClassReport &m_class;
};

/// Of how old an answer is nothing is known where a cache never forgets.
void blameKeeper(const Design &design, const Report &report, const ClassReport &requestClass, TargetResult &result)
{
    const auto cache = std::ranges::find_if(requestClass.path, [&](std::size_t i) {
        return design.components[i].kind->behaviour == Behaviour::Cache && !report.components[i].staleness;
    });
    if (cache == requestClass.path.end())
        return;
    result.blame = "\"" + report.components[*cache].name + "\" has no time to live";
    result.blamed = {*cache};
}

/// A figure that saturation takes away; what data may be lost or old does not depend on the load.
bool isOfLoad(Metric metric)
{
    return metric != Metric::Staleness && metric != Metric::DataLoss && metric != Metric::Durability &&
           metric != Metric::Cost;
}

} // namespace

bool meets(Metric metric, double actual, double wanted)
{
    const double slack = 1e-12 * std::abs(wanted);
    return moreIsBetter(metric) ? actual >= wanted - slack : actual <= wanted + slack;
}

std::optional<double> figureOf(const Report &report, const ClassReport &requestClass, Metric metric)
{
    const auto &latency = requestClass.latency, &processed = requestClass.processed;
    const auto figure = [](const std::optional<LatencySummary> &summary, double LatencySummary::*one) {
        return summary ? std::optional((*summary).*one) : std::nullopt;
    };
    switch (metric) {
    case Metric::Availability:
        return requestClass.availability;
    case Metric::SuccessRate:
        return requestClass.successRate;
    case Metric::Mean:
        return figure(latency, &LatencySummary::mean);
    case Metric::P50:
        return figure(latency, &LatencySummary::p50);
    case Metric::P90:
        return figure(latency, &LatencySummary::p90);
    case Metric::P95:
        return figure(latency, &LatencySummary::p95);
    case Metric::P99:
        return figure(latency, &LatencySummary::p99);
    case Metric::P999:
        return figure(latency, &LatencySummary::p999);
    case Metric::Throughput:
        return requestClass.maxThroughput;
    case Metric::Utilisation:
        return busiestOf(report, requestClass);
    case Metric::Freshness:
        return figure(processed, &LatencySummary::p99);
    case Metric::FreshnessP50:
        return figure(processed, &LatencySummary::p50);
    case Metric::FreshnessP90:
        return figure(processed, &LatencySummary::p90);
    case Metric::FreshnessP95:
        return figure(processed, &LatencySummary::p95);
    case Metric::FreshnessP999:
        return figure(processed, &LatencySummary::p999);
    case Metric::Cost:
        return report.monthlyCost;
    case Metric::Durability:
        return requestClass.yearlyLoss ? std::optional(1 - *requestClass.yearlyLoss) : std::nullopt;
    case Metric::Staleness:
        return requestClass.staleness;
    case Metric::DataLoss:
        return requestClass.lossWindow;
    }
    return std::nullopt;
}

std::string formatMetric(Metric metric, double value)
{
    switch (metric) {
    case Metric::Availability:
    case Metric::SuccessRate:
        return availabilityText(value);
    case Metric::Durability:
        return formatAvailability(value);
    case Metric::Throughput:
        return formatRate(value);
    case Metric::Utilisation:
        return formatShare(value);
    case Metric::Cost:
        return formatDollars(value) + " a month";
    default:
        return formatSeconds(value);
    }
}

std::string actualText(const TargetResult &result)
{
    if (!result.actual)
        return result.unanswered ? isFreshness(result.metric) ? "nothing processed" : "no answer"
               : result.missed() ? "saturated"
                                 : "unknown";
    if (result.metric == Metric::Throughput && *result.actual <= 0)
        return "nothing beside the other requests";
    return (result.atLeast ? "at least " : "") + formatMetric(result.metric, *result.actual);
}

std::string metricName(Metric metric)
{
    switch (metric) {
    case Metric::Availability:
        return "availability";
    case Metric::SuccessRate:
        return "success rate";
    case Metric::Mean:
        return "mean latency";
    case Metric::P999:
        return "p99.9 latency";
    case Metric::Throughput:
        return "throughput";
    case Metric::Utilisation:
        return "utilisation";
    case Metric::Freshness:
        return "time until processed (p99)";
    case Metric::FreshnessP50:
        return "time until processed (p50)";
    case Metric::FreshnessP90:
        return "time until processed (p90)";
    case Metric::FreshnessP95:
        return "time until processed (p95)";
    case Metric::FreshnessP999:
        return "time until processed (p99.9)";
    case Metric::Cost:
        return "cost";
    case Metric::Durability:
        return "durability over a year";
    case Metric::Staleness:
        return "staleness";
    case Metric::DataLoss:
        return "data loss (RPO)";
    default:
        return std::string(metricKey(metric)) + " latency";
    }
}

void judgeTargets(const Design &design, Report &report)
{
    for (std::size_t t = 0; t < design.targets.size(); ++t) {
        const Target &target = design.targets[t];
        for (const ClassReport &requestClass : report.classes) {
            const bool wholeDesign = target.metric == Metric::Cost && target.classId.empty();
            if (!target.classId.empty() && target.classId != requestClass.id)
                continue;
            // a target for every class that is about stored writes does not concern classes that store nothing
            if (target.classId.empty() && ((target.metric == Metric::DataLoss && !requestClass.lossWindow) ||
                                           (target.metric == Metric::Durability && !requestClass.yearlyLoss)))
                continue;
            TargetResult result;
            result.target = t;
            result.classId = wholeDesign ? std::string() : requestClass.id;
            result.metric = target.metric;
            result.wanted = target.value;
            result.actual = figureOf(report, requestClass, target.metric);
            if (const auto least = requestClass.stalenessAtLeast;
                target.metric == Metric::Staleness && least && *least > target.value) {
                result.actual = least;
                result.atLeast = true;
            }
            if (result.actual) {
                result.met = meets(target.metric, *result.actual, target.value);
                result.margin = marginOf(target.metric, target.value, *result.actual);
            } else if (isOfLoad(target.metric) &&
                       (requestClass.saturated || (isFreshness(target.metric) && fullOnTheWay(report, requestClass)))) {
                result.margin = -1; // saturated: there is no finite latency
            } else if (requestClass.unanswered() && isLatency(target.metric)) {
                result.unanswered = true;
                result.margin = -1;
            }
            const auto dead = !result.actual && result.margin >= 0 && isFreshness(target.metric)
                                  ? deadConsumer(design, requestClass)
                                  : std::nullopt;
            if (dead) {
                result.unanswered = true;
                result.margin = -1;
                result.blame = "\"" + report.components[*dead].name + "\" is switched off";
                result.blamed = {*dead};
            } else if (!result.met) {
                const Metric missed = result.unanswered ? Metric::SuccessRate : result.metric;
                Blame blame = Accuser(design, report, requestClass).blameFor(missed);
                result.blame = std::move(blame.sentence);
                result.blamed = std::move(blame.components);
            }
            if (!result.actual && target.metric == Metric::Staleness)
                blameKeeper(design, report, requestClass, result);
            report.targets.push_back(std::move(result));
            if (wholeDesign)
                break;
        }
    }
}

} // namespace ninesketch
