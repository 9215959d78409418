// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/report_table.h"

#include "model/estimates/figure_text.h"
#include "model/estimates/targets.h"
#include "model/quantities.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

const char *const unknown = "\u2013";

std::size_t widthOf(const std::string &text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

template <typename Write> std::string shown(const std::optional<double> &value, Write write)
{
    return value ? write(*value) : std::string(unknown);
}

std::string known(std::string text)
{
    return text.empty() ? unknown : text;
}

std::string classTable(const Design &design, const Report &report)
{
    std::vector<std::vector<std::string>> rows{{"Request class", "rate", "availability", "down a month", "mean", "p50",
                                                "p99", "p99.9", "at most", "bottleneck"}};
    const double days = design.settings.daysOfMonth;
    for (const ClassReport &one : report.classes)
        rows.push_back({one.name, shown(one.rate, [](double v) { return formatRate(v); }),
                        shown(one.availability, [](double share) { return availabilityText(share); }),
                        shown(one.availability, [&](double v) { return formatDowntime(v, days); }),
                        known(latencyText(one, &LatencySummary::mean)), known(latencyText(one, &LatencySummary::p50)),
                        known(latencyText(one, &LatencySummary::p99)), known(latencyText(one, &LatencySummary::p999)),
                        known(maxThroughputText(one)),
                        one.bottleneck ? design.components[*one.bottleneck].name : unknown});
    return alignedTable(rows, {false, true, true, true, true, true, true, true, true, false});
}

std::string componentTable(const Design &design, const Report &report)
{
    std::vector<std::vector<std::string>> rows{
        {"Component", "kind", "replicas", "rate", "busy", "capacity", "availability", "p50", "p99", ""}};
    for (std::size_t i = 0; i < report.components.size(); ++i) {
        const ComponentReport &one = report.components[i];
        if (design.components[i].kind->behaviour == Behaviour::Client)
            continue;
        std::string marks = one.bottleneck ? "bottleneck" : "";
        if (one.singlePointOfFailure && one.unavailability.value_or(0) > 0)
            marks += marks.empty() ? "single point of failure" : ", single point of failure";
        rows.push_back({one.name, design.components[i].kind->name,
                        shown(one.replicas, [](double v) { return formatQuantity(v, Unit::None); }),
                        formatRate(one.arrivalRate), shown(one.utilisation, [](double v) { return formatShare(v); }),
                        shown(one.capacity, [](double v) { return formatRate(v); }),
                        shown(one.availability, [](double share) { return availabilityText(share); }),
                        known(responseText(one, &LatencySummary::p50)), known(responseText(one, &LatencySummary::p99)),
                        marks});
    }
    return alignedTable(rows, {false, false, true, true, true, true, true, true, true, false});
}

/// What a month makes of the availability, for classes that have a target of it.
std::string monthLines(const Report &report)
{
    std::string text;
    for (const ClassReport &one : report.classes)
        if (one.outages && one.outages->breach)
            text += "  " + one.name + ": " + formatQuantity(one.outages->perMonth, Unit::None, 2) +
                    " outages a month of " + formatSeconds(one.outages->meanSeconds) + "; " +
                    formatAvailability(*one.outages->target) + " allows " + formatSeconds(*one.outages->allowed) +
                    ", and a month breaches it with a chance of " + formatShare(*one.outages->breach) +
                    (one.outages->assumedShare > 0 ? " (times to repair partly assumed)" : "") + ".\n";
    return text;
}

} // namespace

std::string alignedTable(const std::vector<std::vector<std::string>> &rows, const std::vector<bool> &right)
{
    std::vector<std::size_t> widths(rows.empty() ? 0 : rows.front().size(), 0);
    for (const auto &row : rows)
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], widthOf(row[c]));
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line = "  ";
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string room(widths[c] - widthOf(rows[r][c]), ' ');
            line += right[c] ? room + rows[r][c] : rows[r][c] + room;
            line += "  ";
        }
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        text += line + "\n";
        if (r == 0) {
            std::size_t total = 0;
            for (const std::size_t width : widths)
                total += width + 2;
            text += "  ";
            for (std::size_t i = 2; i < total; ++i)
                text += "\u2500";
            text += "\n";
        }
    }
    return text;
}

std::string targetLines(const Design &design, const Report &report)
{
    std::string text;
    for (const TargetResult &one : report.targets) {
        const RequestClass *who = design.findClass(one.classId);
        text += one.met ? "  \u2713 " : one.missed() ? "  \u2717 " : "  ? ";
        text += (who ? who->name + ": " : std::string()) + metricName(one.metric) + " " + actualText(one) +
                (moreIsBetter(one.metric) ? ", at least " : ", at most ") + formatMetric(one.metric, one.wanted) +
                " wanted";
        text += one.blame.empty() ? "\n" : " \u2013 " + one.blame + "\n";
    }
    return text;
}

std::string reportTable(const Design &design, const Report &report, const std::string &title)
{
    std::string text = title + "\n\n";
    if (design.components.empty())
        return text + "  Nothing here says what it is yet: give a shape a kind, and its numbers appear.\n";
    if (!report.classes.empty())
        text += classTable(design, report) + "\n";
    text += componentTable(design, report);
    if (report.headroom)
        text += (*report.headroom < 1 ? "\n  Only " + formatShare(*report.headroom) + " of this load can be carried: "
                                      : "\n  All load can grow by a factor of " + headroomText(report) + " until ") +
                headroomEndText(design, report) + ".\n";
    for (const ClassReport &one : report.classes)
        if (pilesUp(one))
            text += "  Work of \"" + one.name + "\" that has piled up is made up for only below " +
                    formatRate(*one.safeThroughput) + ": late calls are made again.\n";
    if (report.monthlyCost)
        text += "  About " + formatDollars(*report.monthlyCost) + " a month.\n";
    if (!report.targets.empty())
        text += "\nTargets\n" + targetLines(design, report) + monthLines(report);
    if (!report.findings.empty())
        text += "\nFindings\n";
    for (const Finding &one : report.findings) {
        text += "  " + std::string(severityKey(one.severity)) + ": " + one.sentence;
        for (const Fix &fix : one.fixes)
            text += " [" + fix.title + "]";
        text += "\n";
    }
    return text;
}

} // namespace ninesketch
