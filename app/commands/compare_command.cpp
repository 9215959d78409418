// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/compare_command.h"

#include "model/estimates/report_json.h"
#include "model/report/compare.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

struct NamedLines {
    const char *title, *key;
    const std::vector<std::string> Comparison::*lines;
    bool sentences = false; ///< one a line below the title; else names behind it
};
constexpr NamedLines lists[] = {{"Added", "componentsAdded", &Comparison::componentsAdded},
                                {"Removed", "componentsRemoved", &Comparison::componentsRemoved},
                                {"Met now", "targetsWon", &Comparison::targetsWon},
                                {"Missed now", "targetsLost", &Comparison::targetsLost},
                                {"Findings that are gone", "findingsGone", &Comparison::findingsGone, true},
                                {"New findings", "findingsNew", &Comparison::findingsNew, true}};

std::string comparisonText(const Comparison &comparison)
{
    std::string text;
    for (const ClassComparison &one : comparison.classes)
        text += one.name + ": " + one.line + "\n";
    if (!comparison.costLine.empty())
        text += "Cost: " + comparison.costLine + "\n";
    for (const NamedLines &list : lists) {
        std::string lines;
        for (const std::string &line : comparison.*list.lines)
            lines += list.sentences ? "\n  " + line : (lines.empty() ? " " : ", ") + line;
        if (!lines.empty())
            text += (list.sentences ? "\n" : "") + std::string(list.title) + ":" + lines + "\n";
    }
    return text;
}

Json classToJson(const ClassComparison &one)
{
    Json figures = Json::array();
    for (const FigureDifference &figure : one.figures)
        figures.push_back({{"metric", metricKey(figure.metric)},
                           {"before", numberToJson(figure.before)},
                           {"after", numberToJson(figure.after)},
                           {"verdict", figure.verdict},
                           {"difference", figure.sentence}});
    return Json{{"id", one.id},
                {"name", one.name},
                {"in", one.onlyBefore  ? "before"
                       : one.onlyAfter ? "after"
                                       : "both"},
                {"figures", figures},
                {"line", one.line}};
}

std::string comparisonJson(const Comparison &comparison)
{
    Json json{{"ninesketch", "compare"}, {"version", 1}, {"classes", Json::array()}};
    for (const ClassComparison &one : comparison.classes)
        json["classes"].push_back(classToJson(one));
    json["monthlyCost"] = {{"before", numberToJson(comparison.costBefore)},
                           {"after", numberToJson(comparison.costAfter)},
                           {"difference", comparison.costLine}};
    for (const NamedLines &list : lists)
        json[list.key] = comparison.*list.lines;
    return json.dump(2) + "\n";
}

} // namespace

int compareFiles(const CommandOptions &options)
{
    const Opened before = open(options.files[0], options), after = open(options.files[1], options);
    const Comparison comparison =
        compare(before.design, evaluated(before.design, options), after.design, evaluated(after.design, options));
    print(options.json ? comparisonJson(comparison) : comparisonText(comparison));
    return done;
}

} // namespace ninesketch
