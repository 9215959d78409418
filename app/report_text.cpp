// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_text.h"

#include "model/quantities.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

using Row = std::vector<std::string>;

std::size_t widthOf(const std::string &text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

/// Columns as wide as their widest cell; the first is set left, numbers right.
std::string table(const std::vector<Row> &rows)
{
    std::vector<std::size_t> widths;
    for (const Row &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    std::string out;
    for (const Row &row : rows) {
        std::string line = "  ";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - widthOf(row[i]), ' ');
            line += i == 0 ? row[i] + gap : "   " + gap + row[i];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

template <typename Value, typename Format> std::string known(const std::optional<Value> &value, Format format)
{
    return value ? format(*value) : "unknown";
}

std::string value(Metric metric, double number)
{
    switch (metric) {
    case Metric::Availability:
    case Metric::SuccessRate:
        return formatAvailability(number);
    case Metric::Throughput:
        return formatRate(number);
    case Metric::Utilisation:
        return formatShare(number);
    case Metric::Cost:
        return formatDollars(number);
    default:
        return formatSeconds(number);
    }
}

std::string nameOf(const Design &design, std::optional<std::size_t> component)
{
    return component && *component < design.components.size() ? design.components[*component].name : "none known";
}

template <typename Value> Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json latencyAsJson(const std::optional<LatencySummary> &latency)
{
    if (!latency)
        return nullptr;
    return {{"mean", latency->mean}, {"p50", latency->p50}, {"p90", latency->p90},
            {"p95", latency->p95},   {"p99", latency->p99}, {"p99.9", latency->p999}};
}

Json keyOf(const Design &design, std::optional<std::size_t> component)
{
    return component && *component < design.components.size() ? Json(design.components[*component].key) : Json();
}

} // namespace

std::string estimatesAsTable(const Design &design, const Report &report)
{
    std::string out;
    std::vector<Row> rows{{"Request class", "rate", "availability", "down a year", "mean", "p50", "p99", "p99.9",
                           "at most", "bottleneck"}};
    for (const ClassReport &one : report.classes) {
        const auto latency = [&](double LatencySummary::*part) {
            if (one.saturated)
                return std::string("saturated");
            return one.latency ? formatSeconds((*one.latency).*part) : std::string("unknown");
        };
        rows.push_back(
            {one.name, known(one.rate, [](double v) { return formatRate(v); }),
             known(one.availability, formatAvailability),
             known(one.availability, [](double v) { return formatDowntime(v, 365); }), latency(&LatencySummary::mean),
             latency(&LatencySummary::p50), latency(&LatencySummary::p99), latency(&LatencySummary::p999),
             known(one.maxThroughput, [](double v) { return formatRate(v); }), nameOf(design, one.bottleneck)});
    }
    out += table(rows) + "\n";
    rows = {{"Component", "replicas", "arrivals", "busy", "availability", "saturates at"}};
    for (const ComponentReport &one : report.components)
        rows.push_back({one.name, known(one.replicas, [](double v) { return formatQuantity(v, Unit::None); }),
                        formatRate(one.arrivalRate), known(one.utilisation, [](double v) { return formatShare(v); }),
                        known(one.availability, formatAvailability),
                        known(one.saturatesAt, [](double v) { return formatQuantity(v, Unit::None) + " x"; })});
    out += table(rows);
    if (!report.targets.empty())
        out += "\n" + targetsAsLines(design, report);
    if (!report.findings.empty())
        out += "\n";
    for (const Finding &finding : report.findings)
        out += "  " + std::string(severityKey(finding.severity)) + ": " + finding.sentence + "\n";
    return out;
}

std::string targetsAsLines(const Design &design, const Report &report)
{
    std::vector<Row> rows;
    for (const TargetResult &one : report.targets) {
        const RequestClass *of = design.findClass(one.classId);
        std::string sentence = (of ? of->name : "Design") + " " + std::string(metricKey(one.metric)) + ": " +
                               (one.actual ? value(one.metric, *one.actual) : "unknown") + ", wanted at " +
                               (moreIsBetter(one.metric) ? "least " : "most ") + value(one.metric, one.wanted);
        if (!one.blame.empty())
            sentence += " (" + one.blame + ")";
        rows.push_back({one.met ? "met" : one.actual ? "MISSED" : "UNKNOWN", sentence});
    }
    std::string out;
    for (const Row &row : rows)
        out += "  " + row[0] + std::string(9 - row[0].size(), ' ') + row[1] + "\n";
    return out;
}

Json estimatesAsJson(const Design &design, const Report &report)
{
    Json out{{"classes", Json::array()},
             {"components", Json::array()},
             {"targets", Json::array()},
             {"findings", Json::array()}};
    for (const ClassReport &one : report.classes)
        out["classes"].push_back({{"id", one.id},
                                  {"name", one.name},
                                  {"rate", orNull(one.rate)},
                                  {"availability", orNull(one.availability)},
                                  {"successRate", orNull(one.successRate)},
                                  {"latency", latencyAsJson(one.latency)},
                                  {"processed", latencyAsJson(one.processed)},
                                  {"maxThroughput", orNull(one.maxThroughput)},
                                  {"maxWithMix", orNull(one.maxWithMix)},
                                  {"bottleneck", keyOf(design, one.bottleneck)},
                                  {"saturated", one.saturated}});
    for (std::size_t i = 0; i < report.components.size(); ++i) {
        const ComponentReport &one = report.components[i];
        out["components"].push_back(
            {{"id", one.id},
             {"key", one.key},
             {"name", one.name},
             {"kind", i < design.components.size() ? Json(design.components[i].kind->id) : Json()},
             {"replicas", orNull(one.replicas)},
             {"arrivalRate", one.arrivalRate},
             {"utilisation", orNull(one.utilisation)},
             {"capacity", orNull(one.capacity)},
             {"availability", orNull(one.availability)},
             {"response", latencyAsJson(one.response)},
             {"saturatesAt", orNull(one.saturatesAt)},
             {"singlePointOfFailure", one.singlePointOfFailure},
             {"storageBytes", orNull(one.storageBytes)},
             {"monthlyCost", orNull(one.monthlyCost)}});
    }
    for (const TargetResult &one : report.targets)
        out["targets"].push_back({{"class", one.classId},
                                  {"metric", metricKey(one.metric)},
                                  {"wanted", one.wanted},
                                  {"actual", orNull(one.actual)},
                                  {"met", one.met}});
    for (const Finding &one : report.findings)
        out["findings"].push_back({{"id", one.id},
                                   {"severity", severityKey(one.severity)},
                                   {"sentence", one.sentence},
                                   {"elements", one.elements}});
    out["headroom"] = orNull(report.headroom);
    out["bottleneck"] = keyOf(design, report.bottleneck);
    out["monthlyCost"] = orNull(report.monthlyCost);
    return out;
}

} // namespace ninesketch
