// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/nines_command.h"

#include "app/commands/report_table.h"
#include "model/estimates/downtime.h"
#include "model/estimates/report_json.h"
#include "model/quantities.h"
#include "model/whatif/reinforcement.h"
#include "model/whatif/shared_failures.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr double secondsPerDay = 86400, leastShare = 0.01;

std::string downtimeText(const Report &report)
{
    std::vector<std::vector<std::string>> rows{{"Down at most"}};
    for (const DowntimeWindow &window : downtimeWindows())
        rows.front().emplace_back(window.name);
    for (const DowntimeRow &row : downtimeTable(report)) {
        rows.push_back({row.name});
        for (const DowntimeWindow &window : downtimeWindows())
            rows.back().push_back(formatTableTime(row.unavailability * window.days * secondsPerDay));
    }
    return alignedTable(rows, {false, true, true, true, true});
}

std::string helpText(const Design &design, const Report &report, const std::vector<Reinforcement> &all)
{
    std::string text;
    for (std::size_t r = 0; r < report.classes.size(); ++r) {
        const ClassReport &one = report.classes[r];
        if (!one.unavailability)
            continue;
        std::string causes;
        for (const DowntimeShare &part : downtimeShares(one))
            if (part.share >= leastShare)
                causes += (causes.empty() ? "" : ", ") +
                          (part.component ? design.components[*part.component].name : part.part) + " " +
                          formatShare(part.share, 2);
        text += "\n" + one.name + ": " + (causes.empty() ? "nothing that it needs fails" : causes) + "\n";
        std::vector<std::vector<std::string>> rows{{"would help", "down less a month", "price"}};
        for (const Reinforcement *best : worthTelling(all, report, r)) {
            const bool priced = best->monthlyCost && report.monthlyCost && best->kind != Reinforcement::Kind::Nine;
            rows.push_back({std::string(nameOf(best->kind)) + " of " + design.components[best->component].name,
                            formatSeconds((*one.unavailability - *best->unavailability[r]) * 30 * secondsPerDay, 2),
                            priced ? "+" + formatDollars(*best->monthlyCost - *report.monthlyCost) : "-"});
        }
        if (rows.size() > 1)
            text += alignedTable(rows, {false, true, true});
    }
    return text;
}

std::string sharedText(const Report &report, const std::vector<SharedFailures> &all)
{
    if (all.empty())
        return {};
    std::vector<std::vector<std::string>> rows{{"If replicas fail together"}};
    for (const SharedFailures &one : all)
        rows.front().push_back(formatShare(one.share));
    for (std::size_t r = 0; r < report.classes.size(); ++r) {
        if (!report.classes[r].unavailability)
            continue;
        rows.push_back({report.classes[r].name});
        for (const SharedFailures &one : all)
            rows.back().push_back(one.unavailability[r] ? formatNines(1 - *one.unavailability[r]) : "unknown");
    }
    return "\n" + alignedTable(rows, std::vector<bool>{false, true, true, true, true}) +
           "  So many of a component's failures take all its replicas at once; usual are 1 to 10 % (beta-factor "
           "model).\n";
}

Json ninesJson(const Design &design, const Report &report, const std::vector<Reinforcement> &helps,
               const std::vector<SharedFailures> &shared)
{
    Json json{{"ninesketch", "nines"}, {"version", 1}};
    Json &classes = json["classes"] = Json::array();
    for (std::size_t r = 0; r < report.classes.size(); ++r) {
        const ClassReport &one = report.classes[r];
        Json item{{"id", one.id},
                  {"unavailability", numberToJson(one.unavailability)},
                  {"causes", Json::array()},
                  {"helps", Json::array()},
                  {"shared", Json::array()}};
        for (const DowntimeShare &part : downtimeShares(one))
            item["causes"].push_back(
                {{"part", part.part},
                 {"component", part.component ? Json(design.components[*part.component].key) : Json(nullptr)},
                 {"share", numberToJson(part.share)}});
        if (one.unavailability)
            for (const Reinforcement *help : worthTelling(helps, report, r))
                item["helps"].push_back({{"what", nameOf(help->kind)},
                                         {"component", design.components[help->component].key},
                                         {"unavailability", numberToJson(help->unavailability[r])},
                                         {"monthlyCost", numberToJson(help->monthlyCost)}});
        for (const SharedFailures &some : shared)
            item["shared"].push_back({{"share", some.share}, {"unavailability", numberToJson(some.unavailability[r])}});
        classes.push_back(std::move(item));
    }
    return json;
}

} // namespace

int tellNines(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    const Report report = analysed(opened.design, options.load);
    const auto helps = reinforcements(opened.design, report);
    const auto shared = sharedFailures(opened.design, usualShares);
    if (options.json)
        print(ninesJson(opened.design, report, helps, shared).dump(2) + "\n");
    else
        print(titleOf(options.files.first(), opened) + "\n\n" + downtimeText(report) +
              helpText(opened.design, report, helps) + sharedText(report, shared));
    return done;
}

} // namespace ninesketch
