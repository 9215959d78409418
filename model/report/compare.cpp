// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/compare.h"

#include "model/alike.h"
#include "model/estimates/figure_text.h"
#include "model/estimates/targets.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <set>

namespace ninesketch
{
namespace
{

/// Relative difference below which two figures count as the same.
constexpr double sameWithin = 1e-9;
/// Of latencies and rates: below it nobody would say it aloud.
constexpr double unsaidWithin = 0.002;

const char *shortName(Metric metric)
{
    switch (metric) {
    case Metric::Mean:
        return "mean";
    case Metric::P50:
        return "p50";
    case Metric::P99:
        return "p99";
    case Metric::Throughput:
        return "max";
    case Metric::Availability:
        return "availability";
    case Metric::SuccessRate:
        return "success";
    case Metric::DataLoss:
        return "writes at risk";
    case Metric::Staleness:
        return "age of reads";
    default:
        return "";
    }
}

bool isLatency(Metric metric)
{
    return metric == Metric::Mean || metric == Metric::P50 || metric == Metric::P99;
}

std::string signedText(double difference, const std::string &amount)
{
    return (difference > 0 ? "+" : "\u2212") + amount;
}

/// What may be lost, how old an answer may be.
std::string windowText(Metric metric, double seconds)
{
    if (metric == Metric::Staleness)
        return seconds > 0 ? "up to " + formatSeconds(seconds) + " old" : "current";
    return seconds > 0 ? "the last " + formatSeconds(seconds) : "none";
}

/// "reads", "writes at risk:": what windowText speaks of.
std::string windowSubject(Metric metric)
{
    return metric == Metric::Staleness ? "reads " : "writes at risk: ";
}

std::string describe(Metric metric, double before, double after)
{
    const double difference = after - before;
    if (metric == Metric::Availability && (before <= 0 || after <= 0))
        return after <= 0 ? "down all the time" : "up again, " + availabilityText(after);
    if (metric == Metric::Availability) {
        const double downBefore = 1 - before, downAfter = 1 - after;
        if (downBefore <= 0 || downAfter <= 0)
            return downAfter <= 0 ? "never down" : "down " + formatDowntime(after, 30) + " a month";
        const double nines = std::log10(downBefore / downAfter);
        char text[48];
        std::snprintf(text, sizeof text, "%.1f", std::abs(nines));
        if (std::string_view(text) != "0.0")
            return signedText(nines, std::string(text) + " nines");
        const std::string was = formatDowntime(before, 30), is = formatDowntime(after, 30);
        return was == is ? std::string() : "down " + was + " \u2192 " + is + " a month";
    }
    if (metric == Metric::SuccessRate) {
        const int digits = std::max(before, after) < 0.9 ? 3 : 4; // close to all, what is lacking counts
        return "success while up " + formatShare(before, digits) + " \u2192 " + formatShare(after, digits);
    }
    if (metric == Metric::DataLoss || metric == Metric::Staleness)
        return windowSubject(metric) + windowText(metric, before) + " \u2192 " + windowText(metric, after);
    if (metric == Metric::Throughput)
        return std::string("max ") + signedText(difference, formatRate(std::abs(difference)));
    return std::string(shortName(metric)) + " " + signedText(difference, formatSeconds(std::abs(difference)));
}

/// `noise`: half the 95 % interval of the difference, where figures are simulated.
FigureDifference differ(Metric metric, std::optional<double> before, std::optional<double> after, double noise = 0)
{
    FigureDifference result;
    result.metric = metric;
    result.before = before;
    result.after = after;
    if (before && after) {
        // Availabilities differ in their unavailability; everything else in itself.
        const bool availability = metric == Metric::Availability;
        const double a = availability ? 1 - *before : *before, b = availability ? 1 - *after : *after;
        const bool everyDigit = availability || metric == Metric::SuccessRate;
        const double same = (everyDigit ? sameWithin : unsaidWithin) * std::max(std::abs(a), std::abs(b));
        if (std::abs(a - b) <= std::max(same, noise))
            return result;
        result.verdict = (*after > *before) == moreIsBetter(metric) ? 1 : -1;
        result.sentence = describe(metric, *before, *after);
    } else if (metric == Metric::SuccessRate) {
        return result; // nothing succeeds or fails while everything is down
    } else if (before && !after) {
        result.sentence = isLatency(metric) ? std::string(shortName(metric)) + " no longer finite or known"
                                            : std::string(shortName(metric)) + " now unknown";
    } else if (after && (metric == Metric::DataLoss || metric == Metric::Staleness)) {
        if (metric == Metric::Staleness || *after > 0) // that nothing is at risk where nothing was is no news
            result.sentence = windowSubject(metric) + windowText(metric, *after);
    } else if (after) {
        result.sentence = std::string(shortName(metric)) + " now " +
                          (isLatency(metric)              ? formatSeconds(*after)
                           : metric == Metric::Throughput ? formatRate(*after)
                                                          : availabilityText(*after));
    }
    return result;
}

/// Both simulated, or both analysed: what one way says more than the other is no change.
FigureDifference differInLatency(Metric metric, const ClassReport *before, const ClassReport *after,
                                 double LatencySummary::*which)
{
    const auto isSimulated = [](const ClassReport *one) { return one && one->simulated && one->latency; };
    const bool bothSimulated = isSimulated(before) && isSimulated(after);
    const auto latencyOf = [&](const ClassReport *one) {
        const bool analysis = one && before && after && !bothSimulated && isSimulated(one) && one->simulated->analysed;
        const std::optional<LatencySummary> &said = analysis ? one->simulated->analysed
                                                    : one    ? one->latency
                                                             : std::nullopt;
        return said ? std::optional((*said).*which) : std::nullopt;
    };
    const double noise =
        bothSimulated ? std::hypot(before->simulated->halfWidth.*which, after->simulated->halfWidth.*which) : 0;
    return differ(metric, latencyOf(before), latencyOf(after), noise);
}

/// Of requests while the parts work: what availability takes is said by availability.
std::optional<double> successOf(const ClassReport *one)
{
    if (!one || !one->successRate || !one->availability || *one->availability <= 0)
        return std::nullopt;
    return std::min(1.0, *one->successRate / *one->availability);
}

FigureDifference differInSuccess(const ClassReport *before, const ClassReport *after)
{
    const auto halfWidth = [](const ClassReport *one) {
        return one && one->simulated ? one->simulated->successHalfWidth : 0;
    };
    return differ(Metric::SuccessRate, successOf(before), successOf(after),
                  std::hypot(halfWidth(before), halfWidth(after)));
}

/// A class for which the others leave no room is known by what the mix carries, as in the results.
FigureDifference differInThroughput(const ClassReport *before, const ClassReport *after)
{
    const auto isCrowdedOut = [](const ClassReport *one) {
        return one && one->maxThroughput && *one->maxThroughput <= 0 && one->maxWithMix;
    };
    if (isCrowdedOut(before) && isCrowdedOut(after)) {
        FigureDifference mixed = differ(Metric::Throughput, before->maxWithMix, after->maxWithMix);
        mixed.sentence += mixed.sentence.empty() ? "" : " in this mix";
        return mixed;
    }
    FigureDifference figure = differ(Metric::Throughput, before ? before->maxThroughput : std::nullopt,
                                     after ? after->maxThroughput : std::nullopt);
    if (before && isCrowdedOut(after))
        figure.sentence = "no room beside the others";
    if (isCrowdedOut(before) && figure.after)
        figure.sentence = "room for " + formatRate(*figure.after) + " beside the others";
    return figure;
}

ClassComparison compareClass(const ClassReport *before, const ClassReport *after)
{
    ClassComparison result;
    const ClassReport &either = after ? *after : *before;
    result.id = either.id;
    result.name = either.name;
    result.onlyBefore = !after;
    result.onlyAfter = !before;
    result.figures = {
        differ(Metric::Availability, before ? before->availability : std::nullopt,
               after ? after->availability : std::nullopt),
        differInLatency(Metric::Mean, before, after, &LatencySummary::mean),
        differInLatency(Metric::P50, before, after, &LatencySummary::p50),
        differInLatency(Metric::P99, before, after, &LatencySummary::p99),
        differInThroughput(before, after),
        differInSuccess(before, after),
        differ(Metric::DataLoss, before ? before->lossWindow : std::nullopt, after ? after->lossWindow : std::nullopt),
        differ(Metric::Staleness, before ? before->staleness : std::nullopt, after ? after->staleness : std::nullopt),
    };
    if (result.onlyBefore || result.onlyAfter) {
        result.line = result.onlyBefore ? "only in the first" : "only in the second";
        return result;
    }
    if (before->saturated != after->saturated) {
        // one word, at the mean, instead of a sentence for each percentile, which say nothing in this state
        for (FigureDifference &figure : result.figures)
            if (isLatency(figure.metric)) {
                figure.sentence.clear();
                figure.verdict = after->saturated ? -1 : 1;
                if (figure.metric == Metric::Mean)
                    figure.sentence = after->saturated ? "saturated" : "no longer saturated";
            }
    }
    if (after->availability && *after->availability <= 0) // nothing answers: how fast it did is no question
        for (FigureDifference &figure : result.figures)
            if (figure.metric != Metric::Availability)
                figure.sentence.clear();
    const auto isOfAnswers = [](const FigureDifference &figure) { // told first: the end of a long line may be cut off
        return figure.metric == Metric::Availability || figure.metric == Metric::SuccessRate;
    };
    std::vector<FigureDifference> told = result.figures;
    std::ranges::stable_partition(told, isOfAnswers);
    for (const FigureDifference &figure : told)
        if (!figure.sentence.empty())
            result.line += (result.line.empty() ? "" : ", ") + figure.sentence;
    if (result.line.empty())
        result.line = "no difference";
    return result;
}

const ClassReport *classOf(const Report &report, const std::string &id)
{
    const auto found = std::ranges::find(report.classes, id, &ClassReport::id);
    return found == report.classes.end() ? nullptr : &*found;
}

/// Those of `a` that `b` does not have, in order, each once.
std::vector<std::string> without(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    const std::set<std::string> other(b.begin(), b.end());
    std::set<std::string> seen;
    std::vector<std::string> result;
    for (const std::string &one : a)
        if (!other.contains(one) && seen.insert(one).second)
            result.push_back(one);
    return result;
}

} // namespace

Comparison compare(const Design &beforeDesign, const Report &before, const Design &afterDesign, const Report &after)
{
    Comparison comparison;
    for (const ClassReport &one : after.classes)
        comparison.classes.push_back(compareClass(classOf(before, one.id), &one));
    for (const ClassReport &one : before.classes)
        if (!classOf(after, one.id))
            comparison.classes.push_back(compareClass(&one, nullptr));

    comparison.costBefore = before.monthlyCost;
    comparison.costAfter = after.monthlyCost;
    if (before.monthlyCost && after.monthlyCost) {
        const double more = *after.monthlyCost - *before.monthlyCost;
        if (std::abs(more) >= 0.5)
            comparison.costLine = signedText(more, formatDollars(std::abs(more))) + " a month";
    }

    const auto names = [](const Design &design) {
        std::vector<std::string> result;
        for (const Component &component : design.components)
            result.push_back(component.name);
        return result;
    };
    comparison.componentsAdded = without(names(afterDesign), names(beforeDesign));
    comparison.componentsRemoved = without(names(beforeDesign), names(afterDesign));

    const auto sentences = [](const Report &report) {
        std::vector<std::string> result;
        for (const Finding &finding : report.findings)
            result.push_back(finding.sentence);
        return result;
    };
    comparison.findingsGone = without(sentences(before), sentences(after));
    comparison.findingsNew = without(sentences(after), sentences(before));

    const auto met = [](const Report &report, bool wanted) {
        std::vector<std::string> result;
        for (const TargetResult &target : report.targets) {
            const auto one = std::ranges::find(report.classes, target.classId, &ClassReport::id);
            if ((target.met || target.missed()) && target.met == wanted) // no latency misses it, too
                result.push_back(metricName(target.metric) + (target.classId.empty() ? "" : " of ") +
                                 (one == report.classes.end() ? target.classId : one->name));
        }
        return result;
    };
    const auto both = [](const std::vector<std::string> &a, const std::vector<std::string> &b) {
        const std::set<std::string> other(b.begin(), b.end());
        std::vector<std::string> result;
        std::ranges::copy_if(a, std::back_inserter(result),
                             [&](const std::string &one) { return other.contains(one); });
        return result;
    };
    comparison.targetsWon = both(met(after, true), met(before, false));
    comparison.targetsLost = both(met(after, false), met(before, true));
    return comparison;
}

std::vector<ClassesAlike> classesAlike(const Comparison &change)
{
    std::vector<ClassesAlike> groups;
    for (const auto &[line, classes] : alike(change.classes, [](const ClassComparison &one) { return one.line; })) {
        std::vector<std::string> names;
        for (const ClassComparison *one : classes)
            names.push_back(one->name);
        if (line != "no difference")
            groups.push_back({classes.front(), listedClasses(names, change.classes.size(), "All")});
    }
    return groups;
}

std::vector<std::string> changeLines(const Comparison &change)
{
    std::vector<std::string> lines;
    for (const ClassesAlike &some : classesAlike(change))
        lines.push_back(some.names + ": " + some.first->line);
    if (!change.costLine.empty())
        lines.push_back("Cost: " + change.costLine);
    if (lines.empty())
        lines.emplace_back("Availability, latency and throughput stay within 0.2 %.");
    return lines;
}

} // namespace ninesketch
