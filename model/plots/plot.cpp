// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plots/plot.h"

#include "model/design/limit_counter.h"
#include "model/design/retention.h"
#include "model/estimates/downtime.h"
#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "model/queueing/queueing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ninesketch
{
namespace
{

using Shape = PlotSeries::Shape;
constexpr std::size_t mostBars = 8;
constexpr double day = 86400, year = 365 * day;

PlotTone toneOf(std::size_t i)
{
    return static_cast<PlotTone>(i % 5);
}

std::string cut(const std::string &name)
{
    constexpr std::size_t longest = 16;
    std::size_t bytes = 0, letters = 0;
    while (bytes < name.size() && letters < longest) {
        ++bytes;
        while (bytes < name.size() && (static_cast<unsigned char>(name[bytes]) & 0xc0) == 0x80)
            ++bytes;
        ++letters;
    }
    return bytes == name.size() ? name : name.substr(0, bytes) + "…";
}

Plot nothing(Plot plot, std::string why)
{
    plot.series.clear();
    plot.note = std::move(why);
    return plot;
}

const char *const unknownYet = "Nothing known yet.", *const saturated = "Saturated: there is no latency to show.";

bool isDown(const ClassReport &one)
{
    return one.availability && *one.availability <= 0;
}

/// Why there is no latency of the class to show.
const char *whyNoLatency(const ClassReport &one)
{
    return isDown(one) ? "Down: no request is answered." : one.saturated ? saturated : unknownYet;
}

/// Share answered within a time; or, as a density, the share of requests per decade of time.
std::vector<CurvePoint> curveOf(const ClassReport &one, bool density)
{
    std::vector<CurvePoint> points;
    for (const CurvePoint &point : one.latencyCurve)
        if (point.x > 0)
            points.push_back(point);
    if (!density)
        return points;
    std::vector<CurvePoint> steps;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const CurvePoint &a = points[i - 1], &b = points[i];
        if (b.x > a.x)
            steps.push_back({std::sqrt(a.x * b.x), std::max(0.0, (b.y - a.y) / std::log10(b.x / a.x))});
    }
    return steps;
}

Plot latencyDistribution(Plot plot, const ClassReport &one, bool density)
{
    if (!one.latency || one.latencyCurve.size() < 3)
        return nothing(std::move(plot), whyNoLatency(one));
    plot.x = {"", Unit::Seconds, true, 0, 1, {}};
    plot.y = {"", Unit::Share, false, 0, 1.06, {}};
    PlotSeries curve{one.name, Shape::Area, PlotTone::First, curveOf(one, density), {}};
    const auto seen =
        std::ranges::find_if(one.latencyCurve, [](const CurvePoint &p) { return p.x > 0 && p.y > 0.001; });
    const double least = seen == one.latencyCurve.end() ? 0 : seen->x;
    if (density) {
        // an atom (a constant time) is a spike without an end; what is around it stays readable
        double most = 0;
        std::vector<double> heights;
        for (const CurvePoint &step : curve.points) {
            most = std::max(most, step.y);
            if (step.y > 0)
                heights.push_back(step.y);
        }
        if (heights.empty())
            return nothing(std::move(plot), "All requests take the same time.");
        std::ranges::nth_element(heights, heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2));
        most = std::min(most, heights[heights.size() / 2] * 40);
        plot.y = {"share per decade", Unit::None, false, 0, most * 1.1, {}};
    }
    const double most = std::max(one.latency->p999 * 1.3, least * 2);
    plot.x.low = std::max(least * 0.7, most * 1e-5);
    plot.x.high = most;
    for (const auto &[name, at] : {std::pair{"p50", one.latency->p50}, std::pair{"p90", one.latency->p90},
                                   std::pair{"p99", one.latency->p99}, std::pair{"p99.9", one.latency->p999}})
        plot.marks.push_back({true, at, std::string(name) + " " + formatSeconds(at), PlotTone::Muted});
    plot.series.push_back(std::move(curve));
    plot.note = one.simulated                            ? "Simulated: no analysis holds here; the findings say why."
                : one.latencyTrust == Trust::Exact       ? "Exact for this design."
                : one.latencyTrust == Trust::Approximate ? "Analysed, not measured: a simulation shows how close it is."
                                                         : "Doubtful: no analysis holds here; the findings say why.";
    return plot;
}

Plot latencyAgainstLoad(Plot plot, const Design &design, const Report &report)
{
    if (report.loadCurve.empty())
        return nothing(std::move(plot), report.classes.empty() ? unknownYet : "Being computed …");
    double most = 0, farthest = 0;
    for (std::size_t c = 0; c < report.classes.size(); ++c) {
        if (isDown(report.classes[c]))
            continue; // how fast it fails is no question
        PlotSeries tail{report.classes[c].name + " p99", Shape::Line, toneOf(c), {}, {}},
            mean{report.classes[c].name + " mean", Shape::Dashed, toneOf(c), {}, {}};
        std::vector<double> heights;
        for (const LoadPoint &point : report.loadCurve) {
            if (c >= point.p99.size() || !point.p99[c] || !point.mean[c])
                continue;
            tail.points.push_back({point.factor, *point.p99[c]});
            mean.points.push_back({point.factor, *point.mean[c]});
            heights.push_back(*point.p99[c]);
            farthest = std::max(farthest, point.factor);
        }
        if (heights.empty())
            continue;
        std::ranges::sort(heights);
        most = std::max(most, std::min(heights.back(), heights[heights.size() / 2] * 12));
        plot.series.push_back(std::move(tail));
        plot.series.push_back(std::move(mean));
    }
    if (plot.series.empty())
        return nothing(std::move(plot),
                       std::ranges::all_of(report.classes, isDown) ? "Down: no request is answered." : unknownYet);
    const double wall = report.headroom.value_or(farthest);
    plot.x = {"times the load now", Unit::None, false, 0, std::max(farthest, wall) * 1.08 + 1e-9, {}};
    plot.y = {"", Unit::Seconds, false, 0, most > 0 ? most * 1.15 : 1, {}};
    plot.marks.push_back({true, 1, "now", PlotTone::Muted});
    plot.note = "Lines: p99; dashed: mean.";
    if (report.headroom && report.bottleneck) {
        const std::string &name = design.components[*report.bottleneck].name;
        plot.marks.push_back({true, wall, cut(name), PlotTone::Bad});
        plot.note += " \"" + name + "\" gives way first: " + headroomText(report) + " times the load now.";
    }
    return plot;
}

/// Bars from a list of named lengths, longest on top.
Plot bars(Plot plot, Unit unit, std::vector<std::pair<std::string, std::vector<double>>> rows,
          std::vector<PlotSeries> series, double high)
{
    const std::size_t count = std::min(rows.size(), mostBars);
    plot.horizontalBars = true;
    plot.x = {"", unit, false, 0, high, {}};
    plot.y.low = -0.6;
    plot.y.high = static_cast<double>(count) - 0.4;
    for (std::size_t i = 0; i < count; ++i) {
        const auto &[name, lengths] = rows[count - 1 - i];
        plot.y.categories.push_back(cut(name));
        for (std::size_t s = 0; s < series.size(); ++s)
            series[s].points.push_back({static_cast<double>(i), lengths[s]});
    }
    plot.series = std::move(series);
    return plot;
}

Plot utilisation(Plot plot, const Design &design, const Report &report)
{
    std::vector<std::pair<std::string, std::vector<double>>> rows;
    for (const ComponentReport &one : report.components)
        if (one.utilisation)
            rows.push_back({one.name, {*one.utilisation}});
    if (rows.empty())
        return nothing(std::move(plot), unknownYet);
    std::ranges::stable_sort(rows, std::greater<>(), [](const auto &row) { return row.second.front(); });
    const std::size_t all = rows.size();
    const double busiest = rows.front().second.front();
    std::vector<PlotTone> tones;
    for (std::size_t i = std::min(all, mostBars); i-- > 0;) {
        const double busy = rows[i].second.front();
        tones.push_back(busy >= 0.9                                       ? PlotTone::Bad
                        : busy > design.settings.targetUtilisation + 1e-9 ? PlotTone::Warning
                                                                          : PlotTone::Good);
    }
    plot =
        bars(std::move(plot), Unit::Share, std::move(rows), {{"utilisation", Shape::Bars, PlotTone::Good, {}, tones}},
             std::min(std::max(1.05, busiest * 1.15), 3.0));
    plot.marks = {{true, design.settings.targetUtilisation, "target", PlotTone::Warning},
                  {true, 1, "full", PlotTone::Bad}};
    plot.note =
        all > mostBars ? "The " + std::to_string(mostBars) + " busiest of " + std::to_string(all) + "." : std::string();
    return plot;
}

Plot latencyBudget(Plot plot, const Design &design, const ClassReport &one)
{
    if (one.budget.empty())
        return nothing(std::move(plot), whyNoLatency(one));
    std::vector<std::pair<std::string, std::vector<double>>> rows;
    double most = 0;
    for (const BudgetShare &share : one.budget) {
        rows.push_back(
            {design.components[share.component].name, {std::max(0.0, share.mean - share.waiting), share.waiting}});
        most = std::max(most, share.mean);
    }
    plot = bars(std::move(plot), Unit::Seconds, std::move(rows),
                {{"served", Shape::Bars, PlotTone::First, {}, {}}, {"waiting", Shape::Bars, PlotTone::Warning, {}, {}}},
                most > 0 ? most * 1.25 : 1);
    plot.note = "Mean time per request; the other colour is waiting in queues.";
    return plot;
}

Plot availabilityContributions(Plot plot, const Design &design, const ClassReport &one)
{
    constexpr double worthSaying = 0.0005;
    std::vector<std::pair<std::string, std::vector<double>>> rows;
    std::vector<PlotTone> tones;
    const std::vector<DowntimeShare> shares = downtimeShares(one);
    for (const DowntimeShare &part : shares)
        if (part.share > worthSaying)
            rows.push_back({part.component ? design.components[*part.component].name : part.part, {part.share}});
    if (rows.empty())
        return nothing(std::move(plot), one.unavailability == 0.0 ? "Nothing fails." : unknownYet);
    for (std::size_t i = std::min(rows.size(), mostBars); i-- > 0;)
        tones.push_back(shares[i].singlePointOfFailure ? PlotTone::Bad : PlotTone::First);
    const double most = rows.front().second.front();
    plot = bars(std::move(plot), Unit::Share, std::move(rows), {{"downtime", Shape::Bars, PlotTone::First, {}, tones}},
                std::min(1.15, most * 1.25));
    plot.note = "Share of the downtime that would go if the part never failed. Red: a single point of failure.";
    return plot;
}

Plot storageGrowth(Plot plot, const Design &design, const Report &report)
{
    std::vector<std::size_t> stores;
    double longest = 0, most = 0;
    const auto kept = [&](std::size_t i) {
        return keptFor(design, design.components[i], report.components[i].classIds);
    };
    for (std::size_t i = 0; i < report.components.size(); ++i)
        if (report.components[i].storageBytes.value_or(0) > 0)
            stores.push_back(i);
    if (stores.empty())
        return nothing(std::move(plot), "Nothing is stored: no writes reach a store.");
    std::ranges::stable_sort(stores, std::greater<>(),
                             [&](std::size_t i) { return *report.components[i].storageBytes; });
    stores.resize(std::min<std::size_t>(stores.size(), 5));
    for (const std::size_t i : stores) {
        longest = std::max(longest, kept(i) * 1.2);
        most = std::max(most, *report.components[i].storageBytes);
    }
    const bool inYears = longest > 2 * year;
    const double unit = inYears ? year : day;
    for (std::size_t s = 0; s < stores.size(); ++s) {
        const double full = *report.components[stores[s]].storageBytes, level = kept(stores[s]);
        PlotSeries line{report.components[stores[s]].name, Shape::Line, toneOf(s), {}, {}};
        line.points = {{0, 0}, {level / unit, full}, {longest / unit, full}};
        plot.series.push_back(std::move(line));
    }
    plot.x = {
        inYears ? "years from an empty start" : "days from an empty start", Unit::None, false, 0, longest / unit, {}};
    plot.y = {"", Unit::Bytes, false, 0, most * 1.12, {}};
    plot.note = "At today's average rate, copies and overhead counted; level once the oldest is deleted.";
    return plot;
}

Plot lagAfterStop(Plot plot, const Design &design, const Report &report)
{
    constexpr double stopped = 60;
    double longest = 0, most = 0;
    std::size_t tone = 0;
    for (const Call &call : design.calls) {
        if (call.mode != CallMode::Consume)
            continue;
        const ComponentReport &one = report.components[call.to];
        const double rate = one.arrivalRate, capacity = one.capacity.value_or(0);
        if (rate <= 0 || capacity <= 0 || tone >= 5)
            continue;
        PlotSeries line{report.components[call.from].name, Shape::Line, toneOf(tone++), {}, {}};
        const double piled = rate * stopped;
        line.points = {{0, 0}, {stopped, piled}};
        if (capacity > rate) {
            const double drained = stopped + piled / (capacity - rate);
            line.points.push_back({drained, 0});
            longest = std::max(longest, std::min(drained, 3600.0));
        } else {
            line.points.push_back({2 * stopped, piled + (rate - capacity) * stopped});
            longest = std::max(longest, 2 * stopped);
        }
        most = std::max(most, line.points.back().y > piled ? line.points.back().y : piled);
        plot.series.push_back(std::move(line));
    }
    if (plot.series.empty())
        return nothing(std::move(plot), "No queue with consumers is in the design.");
    plot.x = {"", Unit::Seconds, false, 0, longest * 1.1, {}};
    plot.y = {"messages waiting", Unit::None, false, 0, most * 1.15, {}};
    plot.marks.push_back({true, stopped, "consumers are back", PlotTone::Muted});
    plot.note = "All consumers stop for a minute at peak, then work at full speed.";
    return plot;
}

Plot tokenBucket(Plot plot, const Design &design, const Report &report)
{
    constexpr int steps = 60;
    double widest = 0;
    std::size_t tone = 0;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Serving serving = servingIn(design, i);
        const auto limit = serving.rateLimit;
        if (!limit || *limit <= 0 || tone >= 5)
            continue;
        const double now = report.components[i].arrivalRate, most = std::max(3 * *limit, 1.2 * now);
        PlotSeries line{design.components[i].name, Shape::Line, toneOf(tone++), {}, {}};
        for (int step = 0; step <= steps; ++step) {
            const double offered = most * step / steps;
            const double refused = queueing::tokenBucketRefusal(offered / serving.buckets, *limit / serving.buckets,
                                                                std::max(1.0, serving.burst / serving.buckets));
            line.points.push_back({offered, offered * (1 - refused)});
        }
        widest = std::max(widest, most);
        plot.marks.push_back({false, *limit, "limit " + formatRate(*limit), PlotTone::Warning});
        if (now > 0)
            plot.marks.push_back({true, now, "now", PlotTone::Muted});
        plot.series.push_back(std::move(line));
    }
    if (plot.series.empty())
        return nothing(std::move(plot), "No component limits its rate.");
    double highest = 0;
    for (const PlotSeries &line : plot.series)
        for (const CurvePoint &point : line.points)
            highest = std::max(highest, point.y);
    plot.x = {"offered", Unit::PerSecond, false, 0, widest, {}};
    plot.y = {"admitted", Unit::PerSecond, false, 0, highest * 1.2, {}};
    plot.note = "Exact for Poisson arrivals; the rest is answered 429.";
    return plot;
}

constexpr std::array kinds{
    PlotKindInfo{PlotKind::LatencyDistribution, "latency-distribution", "Latency: share of requests answered within",
                 true},
    PlotKindInfo{PlotKind::LatencyDensity, "latency-density", "Latency: which times are common", true},
    PlotKindInfo{PlotKind::LatencyAgainstLoad, "latency-load", "Latency against load", false},
    PlotKindInfo{PlotKind::LatencyBudget, "latency-budget", "Whose milliseconds", true},
    PlotKindInfo{PlotKind::Utilisation, "utilisation", "How busy each component is", false},
    PlotKindInfo{PlotKind::AvailabilityContributions, "availability", "Who causes the downtime", true},
    PlotKindInfo{PlotKind::StorageGrowth, "storage", "Storage as it grows", false},
    PlotKindInfo{PlotKind::LagAfterStop, "lag", "Backlog after a minute without consumers", false},
    PlotKindInfo{PlotKind::TokenBucket, "token-bucket", "What the rate limit admits", false},
    PlotKindInfo{PlotKind::Sensitivity, "sensitivity", "Which input moves it most", true},
    PlotKindInfo{PlotKind::Sweep, "sweep", "A figure over any input", false},
};

std::string csvCell(const std::string &words)
{
    if (words.find_first_of(",\"\n\r") == std::string::npos)
        return words;
    std::string quoted = "\"";
    for (const char c : words)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csvNumber(double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

/// What is plotted and its unit: "offered (1/s)".
std::string csvHead(const PlotAxis &axis, const char *fallback)
{
    const char *unit = "";
    switch (axis.unit) {
    case Unit::Seconds:
        unit = "s";
        break;
    case Unit::PerSecond:
        unit = "1/s";
        break;
    case Unit::PerDay:
        unit = "1/day";
        break;
    case Unit::Bytes:
        unit = "B";
        break;
    case Unit::BytesPerSecond:
        unit = "B/s";
        break;
    case Unit::Dollars:
        unit = "USD";
        break;
    case Unit::Share:
    case Unit::Probability:
        unit = "0 to 1";
        break;
    case Unit::None:
    case Unit::Choice:
    case Unit::Text:
    case Unit::Flag:
        break;
    }
    const std::string name = axis.label.empty() ? fallback : axis.label;
    return csvCell(axis.categories.empty() && *unit != '\0' ? name + " (" + unit + ")" : name);
}

} // namespace

std::span<const PlotKindInfo> plotKinds()
{
    return kinds;
}

bool isAskedFor(PlotKind kind)
{
    return kind == PlotKind::Sensitivity || kind == PlotKind::Sweep;
}

std::optional<PlotKind> plotKindOf(std::string_view id)
{
    const auto at = std::ranges::find_if(kinds, [&](const PlotKindInfo &info) { return info.id == id; });
    return at == kinds.end() ? std::nullopt : std::optional(at->kind);
}

Plot makePlot(PlotKind kind, const Design &design, const Report &report, std::string_view classId)
{
    Plot plot;
    plot.kind = kind;
    const PlotKindInfo &info = *std::ranges::find(kinds, kind, &PlotKindInfo::kind);
    plot.title = info.title;
    const ClassReport *one = report.classes.empty() ? nullptr : &report.classes.front();
    for (const ClassReport &made : report.classes)
        if (made.id == classId)
            one = &made;
    if (info.byClass && !one)
        return nothing(std::move(plot), unknownYet);
    if (info.byClass && report.classes.size() > 1)
        plot.title += " (" + one->name + ")";
    switch (kind) {
    case PlotKind::LatencyDistribution:
        return latencyDistribution(std::move(plot), *one, false);
    case PlotKind::LatencyDensity:
        return latencyDistribution(std::move(plot), *one, true);
    case PlotKind::LatencyAgainstLoad:
        return latencyAgainstLoad(std::move(plot), design, report);
    case PlotKind::Utilisation:
        return utilisation(std::move(plot), design, report);
    case PlotKind::LatencyBudget:
        return latencyBudget(std::move(plot), design, *one);
    case PlotKind::AvailabilityContributions:
        return availabilityContributions(std::move(plot), design, *one);
    case PlotKind::StorageGrowth:
        return storageGrowth(std::move(plot), design, report);
    case PlotKind::LagAfterStop:
        return lagAfterStop(std::move(plot), design, report);
    case PlotKind::TokenBucket:
        return tokenBucket(std::move(plot), design, report);
    case PlotKind::Sensitivity:
        return nothing(std::move(plot), "Tries a lower and a higher value of every input, one at a time.");
    case PlotKind::Sweep:
        return nothing(std::move(plot), "Each request class while one number of the drawing goes from here to there.");
    }
    return plot;
}

void addSimulated(Plot &plot, const ClassReport &simulated)
{
    if (!simulated.simulated || !simulated.latency)
        return;
    plot.series.push_back(
        {"simulated", Shape::Line, PlotTone::Third, curveOf(simulated, plot.kind == PlotKind::LatencyDensity), {}});
    if (!plot.series.empty())
        plot.series.front().name = "analysed";
    const SimulatedMark &mark = *simulated.simulated;
    plot.note = "Simulated: p99 " + formatMeasuredSeconds(simulated.latency->p99, mark.halfWidth.p99);
    if (mark.analysed)
        plot.note += ", analysed " + formatSeconds(mark.analysed->p99);
    plot.note += "; mean " + formatMeasuredSeconds(simulated.latency->mean, mark.halfWidth.mean);
    if (mark.analysed)
        plot.note += ", analysed " + formatSeconds(mark.analysed->mean);
    plot.note += ". " + formatQuantity(static_cast<double>(mark.requests), Unit::None, 2) + " requests.";
}

std::string plotCsv(const Plot &plot)
{
    const PlotAxis &along = plot.horizontalBars ? plot.y : plot.x, &value = plot.horizontalBars ? plot.x : plot.y;
    const auto known = [](const PlotAxis &axis, const char *otherwise) {
        return axis.unit == Unit::Seconds ? "time" : axis.unit == Unit::Share ? "share" : otherwise;
    };
    std::string csv = "series," + csvHead(along, along.categories.empty() ? known(along, "x") : "name") + "," +
                      csvHead(value, known(value, "y")) + "\r\n";
    const std::vector<std::string> &categories = plot.horizontalBars ? plot.y.categories : plot.x.categories;
    for (const PlotSeries &series : plot.series) {
        const bool bars = series.shape == Shape::Bars || series.shape == Shape::Spans;
        for (const CurvePoint &point : series.points) {
            if (std::isnan(point.y))
                continue;
            const auto place = static_cast<std::size_t>(point.x);
            const std::string x = bars && place < categories.size() ? csvCell(categories[place]) : csvNumber(point.x);
            csv += csvCell(series.name) + "," + x + "," + csvNumber(point.y) + "\r\n";
        }
    }
    return csv;
}

} // namespace ninesketch
