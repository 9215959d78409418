// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/annotate/legend.h"

#include "model/estimates/figure_text.h"
#include "model/quantities.h"

namespace ninesketch
{
namespace
{

const char *unknown = "unknown";

std::string latency(const ClassReport &one, double LatencySummary::*percentile)
{
    if (one.latency)
        return formatSeconds((*one.latency).*percentile);
    return one.saturated ? "saturated" : one.unanswered() ? "no answer" : unknown;
}

std::string targetsOf(const Report &report, const std::string &classId)
{
    std::string missed, open;
    bool any = false;
    for (const auto &target : report.targets) {
        if (target.classId != classId)
            continue;
        any = true;
        auto &list = target.missed() ? missed : open;
        if (!target.met)
            list += (list.empty() ? "" : ", ") + std::string(metricKey(target.metric));
    }
    if (!any)
        return "none set";
    if (missed.empty() && open.empty())
        return "all met";
    std::string words = missed.empty() ? "" : missed + " missed";
    if (!open.empty())
        words += (words.empty() ? "" : "; ") + open + " unknown";
    return words;
}

} // namespace

std::vector<LegendColumn> legendColumns(const Design &design, const Report &report)
{
    std::vector<LegendColumn> columns{{"Requests", {}}, {"At peak", {}},     {"Available", {}},  {"p50", {}},
                                      {"p99", {}},      {"Holds up to", {}}, {"Limited by", {}}, {"Targets", {}}};
    for (const auto &one : report.classes) {
        const std::string cells[] = {
            one.name.empty() ? one.id : one.name,
            one.rate ? formatRate(*one.rate) : unknown,
            one.availability ? availabilityText(*one.availability) : unknown,
            latency(one, &LatencySummary::p50),
            latency(one, &LatencySummary::p99),
            one.maxThroughput ? maxThroughputText(one) : unknown,
            one.bottleneck && *one.bottleneck < design.components.size() ? design.components[*one.bottleneck].name
                                                                         : unknown,
            targetsOf(report, one.id),
        };
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i].cells.push_back(cells[i]);
    }
    return columns;
}

std::string badgeKey(const Design &design)
{
    return "Badges: nines of the part, how busy it is at peak, its share of the p99 of the requests that it slows "
           "most.\n"
           "Orange: more than " +
           formatShare(design.settings.targetUtilisation, 2) +
           " busy, or a single point of failure. Red: 90 % busy or more. Estimated by Ninesketch.";
}

} // namespace ninesketch
