// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/service_credits.h"

#include "model/quantities.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr const char *parameterKey = "sla";

/// The numbers of one step; each in percent, or as a share when it has no percent sign and is at most 1.
std::vector<double> sharesIn(std::string_view step)
{
    std::vector<double> shares;
    const char *at = step.data(), *const end = at + step.size();
    while (at != end) {
        double value = 0;
        const auto [after, error] = std::from_chars(at, end, value);
        if (error != std::errc()) {
            ++at;
            continue;
        }
        at = after;
        while (at != end && *at == ' ')
            ++at;
        const bool percent = at != end && *at == '%';
        shares.push_back(percent || value > 1 ? value / 100 : value);
    }
    return shares;
}

std::string percentText(double share)
{
    char text[32];
    const double percent = std::round(share * 1e8) / 1e6;
    const auto end = std::to_chars(text, text + sizeof text, percent).ptr;
    return std::string(text, end) + "%";
}

} // namespace

Result<std::vector<ServiceCredit>> parseLadder(std::string_view text)
{
    std::vector<ServiceCredit> ladder;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i != text.size() && text[i] != ',' && text[i] != ';' && text[i] != '\n')
            continue;
        const std::string_view step = text.substr(start, i - start);
        start = i + 1;
        if (std::ranges::all_of(step, [](char c) { return std::isspace(static_cast<unsigned char>(c)); }))
            continue;
        const auto shares = sharesIn(step);
        if (shares.size() != 2)
            return Error{"a step is an uptime and a credit, like 99.95% 10%"};
        const ServiceCredit made{shares[0], shares[1]};
        if (!(made.below > 0 && made.below < 1))
            return Error{"an uptime lies between 0 and 100 %"};
        if (!(made.credit > 0 && made.credit <= 1))
            return Error{"a credit is more than nothing and at most 100 % of the bill"};
        if (!ladder.empty() && made.below >= ladder.back().below)
            return Error{"uptimes fall from step to step"};
        if (!ladder.empty() && made.credit < ladder.back().credit)
            return Error{"credits rise from step to step"};
        ladder.push_back(made);
    }
    if (ladder.empty())
        return Error{"a ladder has at least one step, like 99.95% 10%"};
    return ladder;
}

std::string ladderText(std::span<const ServiceCredit> ladder)
{
    std::string text;
    for (const ServiceCredit &step : ladder)
        text += (text.empty() ? "" : ", ") + percentText(step.below) + " " + percentText(step.credit);
    return text;
}

bool statesCredits(const Component &component)
{
    return !component.text(parameterKey).empty();
}

std::vector<KnownLadder> knownLadders()
{
    std::vector<KnownLadder> known;
    for (const Preset &preset : allPresets())
        for (const Preset::Value &value : preset.values)
            if (value.key == parameterKey && parseLadder(value.text))
                known.push_back({preset.name, value.text, value.source});
    return known;
}

std::optional<CreditOutlook> creditOutlook(const Design &design, const Report &report, std::size_t component)
{
    const Component &stated = design.components[component];
    if (!statesCredits(stated) || !report.components[component].unavailability)
        return std::nullopt;
    auto ladder = parseLadder(stated.text(parameterKey));
    if (!ladder)
        return std::nullopt;
    CreditOutlook made;
    const double month = design.settings.daysOfMonth * 86400;
    made.ladder = std::move(ladder).value();
    const std::vector<OutageKind> &outages = report.components[component].outages;
    double perSecond = 0, down = 0;
    for (const OutageKind &one : outages) {
        perSecond += one.perSecond;
        down += one.perSecond * one.meanSeconds;
    }
    made.outagesPerMonth = perSecond * month;
    made.meanOutage = perSecond > 0 ? down / perSecond : 0;
    made.allowed = (1 - made.ladder.front().below) * month;
    made.breach = monthlyBreachProbability(outages, made.ladder.front().below, month);
    made.credit = expectedCredit(made.ladder, outages, month);
    if (const auto cost = report.components[component].monthlyCost)
        made.dollars = *cost * made.credit;
    return made;
}

std::string creditSentence(const CreditOutlook &outlook)
{
    std::string sentence =
        "A month may be down " + formatSeconds(outlook.allowed) + "; " + formatShare(outlook.breach) +
        " of the months are down longer. Expected credit: " + formatShare(outlook.credit) + " of the bill";
    if (outlook.dollars)
        sentence += ", " + formatDollars(*outlook.dollars) + " a month";
    return sentence + ".";
}

} // namespace ninesketch
