// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/figure_text.h"

#include "model/quantities.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

std::string simulatedText(double value, double halfWidth)
{
    return "\u2248 " + formatMeasuredSeconds(value, halfWidth);
}

} // namespace

std::string availabilityText(double availability)
{
    // beyond this the assumption that parts fail independently is weaker than the figure
    constexpr double leastMissing = 1e-9 * (1 - 1e-6);
    return availability < 1 && 1 - availability < leastMissing ? "over 99.9999999 %" : formatAvailability(availability);
}

std::string latencyText(const ClassReport &one, double LatencySummary::*figure)
{
    if (one.saturated)
        return "saturated";
    if (!one.latency)
        return {};
    const double value = (*one.latency).*figure;
    if (one.simulated)
        return simulatedText(value, one.simulated->halfWidth.*figure);
    return formatSeconds(value) + (one.latencyTrust == Trust::Doubtful ? " ?" : "");
}

std::string responseText(const ComponentReport &one, double LatencySummary::*figure)
{
    if (one.backlogGrowth)
        return "saturated";
    if (!one.response)
        return {};
    const double value = (*one.response).*figure;
    if (one.responseHalfWidth)
        return simulatedText(value, (*one.responseHalfWidth).*figure);
    return formatSeconds(value) + (one.responseTrust == Trust::Doubtful ? " ?" : "");
}

std::string maxThroughputText(const ClassReport &one)
{
    if (!one.maxThroughput)
        return {};
    const std::string known = one.maxThroughputIsBound ? "at most " : "";
    if (*one.maxThroughput <= 0 && one.maxWithMix)
        return known + formatRate(*one.maxWithMix) + " in this mix";
    const std::string most = known + formatRate(*one.maxThroughput);
    return pilesUp(one) ? most + ", " + formatRate(*one.safeThroughput) + " once piled up" : most;
}

bool pilesUp(const ClassReport &one)
{
    return one.saturated && one.rate && one.maxThroughput && *one.rate < *one.maxThroughput && one.safeThroughput &&
           *one.rate > *one.safeThroughput;
}

std::string headroomText(const Report &report)
{
    const bool bound = std::ranges::any_of(report.classes, &ClassReport::maxThroughputIsBound);
    return (bound ? "at most " : "") + formatQuantity(*report.headroom, Unit::None);
}

std::string headroomEndText(const Design &design, const Report &report)
{
    const std::string &name = design.components[*report.bottleneck].name;
    const bool retried =
        std::ranges::any_of(report.classes, [](const ClassReport &one) { return one.mixSettlesUpTo.has_value(); });
    return retried ? "retries bring " + name + " down" : name + " is full";
}

} // namespace ninesketch
