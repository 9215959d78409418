// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/report_json.h"

#include "model/estimates/service_credits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

double rounded(double value)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.12g", value);
    return std::strtod(buffer, nullptr);
}

/// Near one the digits are in what is missing.
Json availabilityToJson(const std::optional<double> &unavailability)
{
    return unavailability ? Json(1 - rounded(*unavailability)) : Json(nullptr);
}

/// Intervals of the simulated figures, and what the analysis says.
Json simulatedToJson(const ClassReport &one)
{
    if (!one.simulated)
        return nullptr;
    const SimulatedMark &mark = *one.simulated;
    return Json{{"halfWidth", one.latency ? latencyToJson(mark.halfWidth) : Json(nullptr)},
                {"successHalfWidth", numberToJson(mark.successHalfWidth)},
                {"analysis", latencyToJson(mark.analysed)},
                {"requests", mark.requests},
                {"precise", mark.precise},
                {"pilesUp", mark.pilesUp}};
}

Json classToJson(const Design &design, const ClassReport &one)
{
    const auto key = [&](std::size_t i) { return design.components[i].key; };
    Json json{{"id", one.id}, {"name", one.name}};
    json["rate"] = numberToJson(one.rate);
    json["availability"] = availabilityToJson(one.unavailability);
    json["unavailability"] = numberToJson(one.unavailability);
    json["availabilityTrust"] = trustKey(one.availabilityTrust);
    json["successRate"] = numberToJson(one.successRate);
    json["latency"] = latencyToJson(one.latency);
    json["latencyTrust"] = trustKey(one.latencyTrust);
    json["latencySource"] = one.simulated ? "simulated" : "analysis";
    json["simulated"] = simulatedToJson(one);
    json["processed"] = latencyToJson(one.processed);
    json["staleness"] = numberToJson(one.staleness);
    json["lossWindow"] = numberToJson(one.lossWindow);
    json["yearlyLossProbability"] = numberToJson(one.yearlyLoss);
    json["maxThroughput"] = numberToJson(one.maxThroughput);
    json["maxWithMix"] = numberToJson(one.maxWithMix);
    json["maxThroughputIsBound"] = one.maxThroughputIsBound;
    json["safeThroughput"] = numberToJson(one.safeThroughput);
    json["bottleneck"] = one.bottleneck ? Json(key(*one.bottleneck)) : Json(nullptr);
    json["saturated"] = one.saturated;
    Json &path = json["path"] = Json::array();
    for (const std::size_t i : one.path)
        path.push_back(key(i));
    Json &budget = json["budget"] = Json::array();
    for (const BudgetShare &share : one.budget)
        budget.push_back({{"component", key(share.component)},
                          {"mean", numberToJson(share.mean)},
                          {"waiting", numberToJson(share.waiting)},
                          {"shareOfMean", numberToJson(share.shareOfMean)},
                          {"shareOfP99", numberToJson(share.shareOfP99)}});
    Json &importance = json["importance"] = Json::array();
    for (const Importance &part : one.importance)
        importance.push_back({{"part", part.part},
                              {"component", part.component ? Json(key(*part.component)) : Json(nullptr)},
                              {"birnbaum", numberToJson(part.birnbaum)},
                              {"criticality", numberToJson(part.criticality)},
                              {"fussellVesely", numberToJson(part.fussellVesely)},
                              {"singlePointOfFailure", part.singlePointOfFailure}});
    json["cutSets"] = one.cutSets;
    json["outages"] = one.outages ? Json{{"perMonth", numberToJson(one.outages->perMonth)},
                                         {"meanSeconds", numberToJson(one.outages->meanSeconds)},
                                         {"assumedShare", numberToJson(one.outages->assumedShare)},
                                         {"target", numberToJson(one.outages->target)},
                                         {"allowedSeconds", numberToJson(one.outages->allowed)},
                                         {"monthlyBreachProbability", numberToJson(one.outages->breach)},
                                         {"expectedCredit", numberToJson(one.outages->credit)}}
                                  : Json(nullptr);
    return json;
}

Json componentToJson(const Design &design, const Report &report, std::size_t i)
{
    const ComponentReport &one = report.components[i];
    Json json{{"key", one.key}, {"name", one.name}, {"kind", design.components[i].kind->id}};
    json["trust"] = trustKey(one.trust);
    json["arrivalRate"] = numberToJson(one.arrivalRate);
    json["readRate"] = numberToJson(one.readRate);
    json["writeRate"] = numberToJson(one.writeRate);
    json["servedRate"] = numberToJson(one.served);
    json["utilisation"] = numberToJson(one.utilisation);
    json["limitedBy"] = one.limitedBy.empty() ? Json(nullptr) : Json(one.limitedBy);
    json["capacity"] = numberToJson(one.capacity);
    json["availability"] = availabilityToJson(one.unavailability);
    json["unavailability"] = numberToJson(one.unavailability);
    json["replicas"] = numberToJson(one.replicas);
    json["replicasNeededForLoad"] = numberToJson(one.neededForLoad);
    json["replicasProposed"] = numberToJson(one.proposedReplicas);
    json["replicasProposedWithOneLost"] = numberToJson(one.proposedWithOneLost);
    json["replicasProposedWithZoneLost"] = numberToJson(one.proposedWithZoneLost);
    json["utilisationWithOneLost"] = numberToJson(one.utilisationWithOneLost);
    json["utilisationWithZoneLost"] = numberToJson(one.utilisationWithZoneLost);
    json["response"] = latencyToJson(one.response);
    json["responseTrust"] = trustKey(one.responseTrust);
    json["responseSource"] = one.responseHalfWidth ? "simulated" : "analysis";
    json["responseHalfWidth"] = latencyToJson(one.responseHalfWidth);
    json["meanWaiting"] = numberToJson(one.waiting);
    json["queueLength"] = numberToJson(one.queueLength);
    json["rejectedShare"] = numberToJson(one.rejected);
    json["backlogGrowth"] = numberToJson(one.backlogGrowth);
    json["drainTime"] = numberToJson(one.drainTime);
    json["lag"] = numberToJson(one.lag);
    json["lagMessages"] = numberToJson(one.lagMessages);
    json["surgeBacklog"] = numberToJson(one.surgeBacklog);
    json["surgeDrainTime"] = numberToJson(one.surgeDrain);
    json["storageBytes"] = numberToJson(one.storageBytes);
    json["egressBytesPerSecond"] = numberToJson(one.egressBytesPerSecond);
    json["ingressBytesPerSecond"] = numberToJson(one.ingressBytesPerSecond);
    json["monthlyCost"] = numberToJson(one.monthlyCost);
    json["yearlyLossProbability"] = numberToJson(one.yearlyLoss);
    json["writesAtRisk"] = numberToJson(one.writesAtRisk);
    json["lossWindow"] = numberToJson(one.lossWindow);
    json["staleness"] = numberToJson(one.staleness);
    json["saturatesAt"] = numberToJson(one.saturatesAt);
    json["bottleneck"] = one.bottleneck;
    json["singlePointOfFailure"] = one.singlePointOfFailure;
    json["classes"] = one.classIds;
    if (const auto outlook = creditOutlook(design, report, i))
        json["serviceCredits"] = {{"ladder", ladderText(outlook->ladder)},
                                  {"outagesPerMonth", numberToJson(outlook->outagesPerMonth)},
                                  {"meanSeconds", numberToJson(outlook->meanOutage)},
                                  {"allowedSeconds", numberToJson(outlook->allowed)},
                                  {"monthlyBreachProbability", numberToJson(outlook->breach)},
                                  {"expectedCredit", numberToJson(outlook->credit)},
                                  {"expectedDollars", numberToJson(outlook->dollars)}};
    return json;
}

Json valueToJson(const ParameterValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return numberToJson(*number);
    if (const auto *range = std::get_if<Range>(&value))
        return Json{{"low", range->low}, {"high", range->high}};
    return std::get<std::string>(value);
}

/// Components by key; arrows as "from->to".
Json elementsToJson(const Design &design, const std::vector<std::string> &elements)
{
    Json json = Json::array();
    for (const std::string &id : elements) {
        if (const auto index = design.indexOf(id)) {
            json.push_back(design.components[*index].key);
            continue;
        }
        const auto call = std::ranges::find(design.calls, id, &Call::id);
        if (call != design.calls.end())
            json.push_back(design.components[call->from].key + "->" + design.components[call->to].key);
    }
    return json;
}

} // namespace

Json numberToJson(std::optional<double> value)
{
    return value && std::isfinite(*value) ? Json(rounded(*value)) : Json(nullptr);
}

Json latencyToJson(const std::optional<LatencySummary> &latency)
{
    if (!latency)
        return nullptr;
    return Json{{"mean", numberToJson(latency->mean)}, {"p50", numberToJson(latency->p50)},
                {"p90", numberToJson(latency->p90)},   {"p95", numberToJson(latency->p95)},
                {"p99", numberToJson(latency->p99)},   {"p99.9", numberToJson(latency->p999)}};
}

std::string_view trustKey(Trust trust)
{
    return trust == Trust::Exact ? "exact" : trust == Trust::Approximate ? "approximate" : "doubtful";
}

Json reportToJson(const Design &design, const Report &report)
{
    Json json = Json::object();
    Json &classes = json["classes"] = Json::array();
    for (const ClassReport &one : report.classes)
        classes.push_back(classToJson(design, one));
    Json &components = json["components"] = Json::array();
    for (std::size_t i = 0; i < report.components.size(); ++i)
        components.push_back(componentToJson(design, report, i));
    Json &calls = json["calls"] = Json::array();
    for (std::size_t c = 0; c < report.callRates.size(); ++c)
        calls.push_back({{"from", design.components[design.calls[c].from].key},
                         {"to", design.components[design.calls[c].to].key},
                         {"mode", modeKey(design.calls[c].mode)},
                         {"rate", numberToJson(report.callRates[c])}});
    Json &targets = json["targets"] = Json::array();
    for (const TargetResult &one : report.targets)
        targets.push_back({{"class", one.classId},
                           {"metric", metricKey(one.metric)},
                           {"wanted", numberToJson(one.wanted)},
                           {"actual", numberToJson(one.actual)},
                           {"atLeast", one.atLeast},
                           {"met", one.met},
                           {"margin", numberToJson(one.margin)},
                           {"blame", one.blame}});
    Json &findings = json["findings"] = Json::array();
    for (const Finding &one : report.findings) {
        Json item{{"id", one.id},
                  {"severity", severityKey(one.severity)},
                  {"sentence", one.sentence},
                  {"elements", elementsToJson(design, one.elements)},
                  {"class", one.classId.empty() ? Json(nullptr) : Json(one.classId)},
                  {"number", numberToJson(one.number)},
                  {"source", one.source}};
        Json &fixes = item["fixes"] = Json::array();
        for (const Fix &fix : one.fixes) {
            Json settings = Json::array();
            for (const FixSetting &setting : fix.settings)
                settings.push_back({{"element", elementsToJson(design, {setting.elementId})[0]},
                                    {"parameter", setting.key},
                                    {"value", valueToJson(setting.value)}});
            fixes.push_back({{"title", fix.title}, {"settings", std::move(settings)}});
        }
        findings.push_back(std::move(item));
    }
    json["headroom"] = numberToJson(report.headroom);
    json["bottleneck"] = report.bottleneck ? Json(design.components[*report.bottleneck].key) : Json(nullptr);
    Json &order = json["saturationOrder"] = Json::array();
    for (const std::size_t i : report.saturationOrder)
        order.push_back(
            {{"component", design.components[i].key}, {"loadFactor", numberToJson(report.components[i].saturatesAt)}});
    json["monthlyCost"] = numberToJson(report.monthlyCost);
    return json;
}

} // namespace ninesketch
