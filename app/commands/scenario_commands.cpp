// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/scenario_commands.h"

#include "app/commands/report_table.h"
#include "model/estimates/report_json.h"
#include "model/quantities.h"
#include "model/scenario/breaking.h"
#include "model/scenario/capacity_plan.h"
#include "model/scenario/scenario.h"
#include "model/tradeoffs/tradeoff.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

std::string breakingTable(const Design &design)
{
    std::vector<std::vector<std::string>> rows{{"Breaks", "component", "at load", "with", "limited by"}};
    for (const BreakingPoint &point : breakingPoints(design))
        rows.push_back({std::to_string(rows.size()), design.components[point.component].name,
                        (point.atMost ? "at most \u00d7" : "\u00d7") + formatQuantity(point.load, Unit::None),
                        formatRate(point.rate), point.limitedBy});
    return rows.size() == 1 ? "Nothing here is limited by load.\n"
                            : alignedTable(rows, {true, false, true, true, false});
}

Json breakingJson(const Design &design)
{
    Json points = Json::array();
    for (const BreakingPoint &point : breakingPoints(design))
        points.push_back({{"component", design.components[point.component].key},
                          {"load", numberToJson(point.load)},
                          {"loadIsBound", point.atMost},
                          {"rate", numberToJson(point.rate)},
                          {"limitedBy", point.limitedBy}});
    return points;
}

std::string planText(const Design &design, const CapacityPlan &plan)
{
    const auto rows = planTable(design, plan);
    std::vector<bool> right(rows.front().size(), true);
    right.front() = false;
    return "For at most " + formatShare(plan.targetUtilisation) + " busy:\n\n" + alignedTable(rows, right);
}

Json planJson(const Design &design, const CapacityPlan &plan)
{
    Json steps = Json::array();
    for (const PlanStep &step : plan.steps) {
        Json item{{"load", numberToJson(step.factor)},
                  {"instances", numberToJson(step.instances)},
                  {"monthlyCost", numberToJson(step.monthlyCost)}};
        Json &components = item["components"] = Json::array();
        for (std::size_t i = 0; i < step.components.size(); ++i) {
            const PlannedComponent &one = step.components[i];
            if (!one.replicas && !one.partitions && one.stuck.empty())
                continue;
            components.push_back({{"key", design.components[i].key},
                                  {"replicas", numberToJson(one.replicas)},
                                  {"partitions", numberToJson(one.partitions)},
                                  {"utilisation", numberToJson(one.utilisation)},
                                  {"monthlyCost", numberToJson(one.monthlyCost)}});
            if (!one.stuck.empty())
                components.back()["stuck"] = one.stuck;
        }
        steps.push_back(std::move(item));
    }
    return Json{{"targetUtilisation", plan.targetUtilisation}, {"steps", std::move(steps)}};
}

std::string tradeoffList(const Design &design)
{
    std::vector<std::vector<std::string>> rows{{"--switch", "--at", "as drawn", "options"}};
    for (std::size_t i = 0; i < design.components.size(); ++i)
        for (const Tradeoff *one : tradeoffsFor(design, i)) {
            const auto inUse = one->inUse(design, i);
            std::string options;
            for (const TradeoffOption &option : one->options)
                options += (options.empty() ? "" : ", ") + std::string(option.id);
            rows.push_back({one->id, design.components[i].key, inUse ? one->options[*inUse].id : "none", options});
        }
    return rows.size() == 1 ? "None of the ready trade-offs fits this design.\n"
                            : alignedTable(rows, {false, false, false, false});
}

Json tradeoffListJson(const Design &design)
{
    Json offers = Json::array();
    for (std::size_t i = 0; i < design.components.size(); ++i)
        for (const Tradeoff *one : tradeoffsFor(design, i)) {
            const auto inUse = one->inUse(design, i);
            Json item{{"switch", one->id}, {"title", one->title}, {"at", design.components[i].key}};
            item["inUse"] = inUse ? Json(one->options[*inUse].id) : Json(nullptr);
            for (const TradeoffOption &option : one->options)
                item["options"].push_back({{"id", option.id}, {"name", option.name}});
            offers.push_back(std::move(item));
        }
    return offers;
}

std::string tradeoffText(const TradeoffResult &result)
{
    std::string text =
        std::string(result.tradeoff->title) + ", at " + result.componentName + "\n" + result.tradeoff->about + "\n";
    for (const TradeoffSide &side : result.sides) {
        text += "\n" + std::string(side.option.name) + (side.inUse ? " (as drawn)" : "") + "\n";
        if (!side.inUse)
            for (const std::string &line : changeLines(side.change))
                text += "  " + line + "\n";
        for (const std::string &sentence : side.says)
            text += "  - " + sentence + "\n";
    }
    return text;
}

Json tradeoffJson(const TradeoffResult &result)
{
    Json json{{"switch", result.tradeoff->id}, {"title", result.tradeoff->title}, {"at", result.componentName}};
    for (const TradeoffSide &side : result.sides) {
        Json item{{"id", side.option.id}, {"name", side.option.name}, {"inUse", side.inUse}};
        item["changes"] = side.inUse ? Json::array() : Json(changeLines(side.change));
        item["says"] = side.says;
        item["monthlyCost"] = numberToJson(side.report.monthlyCost);
        for (const ClassReport &one : side.report.classes)
            item["classes"].push_back({{"id", one.id},
                                       {"availability", numberToJson(one.availability)},
                                       {"latency", latencyToJson(one.latency)},
                                       {"maxThroughput", numberToJson(one.maxThroughput)}});
        json["options"].push_back(std::move(item));
    }
    return json;
}

} // namespace

int listBreaks(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    print(options.json
              ? Json{{"ninesketch", "breaks"}, {"version", 1}, {"order", breakingJson(opened.design)}}.dump(2) + "\n"
              : breakingTable(opened.design));
    return done;
}

int planFile(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    std::vector<double> factors;
    for (const QString &word : options.factors.split(',', Qt::SkipEmptyParts))
        factors.push_back(numberOf(word.trimmed(), "--factors", leastLoadFactor, 1e6));
    const CapacityPlan plan = planCapacity(opened.design, factors, options.busy);
    if (options.csv)
        print(planCsv(opened.design, plan));
    else if (options.json)
        print(Json{{"ninesketch", "plan"}, {"version", 1}, {"plan", planJson(opened.design, plan)}}.dump(2) + "\n");
    else
        print(planText(opened.design, plan));
    return done;
}

int tradeoffFile(const CommandOptions &options)
{
    const Design design = open(options.files.first(), options).design;
    if (options.tradeoff.isEmpty() && options.at.isEmpty()) {
        print(options.json
                  ? Json{{"ninesketch", "tradeoffs"}, {"version", 1}, {"offers", tradeoffListJson(design)}}.dump(2) +
                        "\n"
                  : tradeoffList(design));
        return done;
    }
    const Tradeoff *tradeoff = findTradeoff(options.tradeoff.toStdString());
    if (!tradeoff) {
        std::string known;
        for (const Tradeoff &one : allTradeoffs())
            known += (known.empty() ? "" : ", ") + std::string(one.id);
        throw Complaint{"--switch wants one of " + known + "."};
    }
    auto at = design.indexOf(options.at.toStdString());
    if (options.at.isEmpty())
        for (std::size_t i = 0; i < design.components.size() && !at; ++i)
            if (tradeoff->fits(design, i))
                at = i;
    if (!at || !tradeoff->fits(design, *at))
        throw Complaint{at ? "That choice does not come up at \"" + design.components[*at].name + "\"."
                        : options.at.isEmpty() ? "That choice does not come up in this design."
                                               : "There is no component \"" + options.at.toStdString() + "\"."};
    const TradeoffResult result = tryTradeoff(design, *tradeoff, *at);
    print(options.json
              ? Json{{"ninesketch", "tradeoff"}, {"version", 1}, {"result", tradeoffJson(result)}}.dump(2) + "\n"
              : tradeoffText(result));
    return done;
}

} // namespace ninesketch
