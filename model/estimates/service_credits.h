// SPDX-License-Identifier: GPL-3.0-or-later
// Service level agreements as providers write them: a ladder of monthly uptimes with the share of the bill that comes
// back below each, and what is to be expected of it. The parameter "sla" of a component holds the ladder as a text:
//
//     99.95% 10%, 99% 25%, 95% 100%
#pragma once
#include "model/estimates/availability.h"
#include "model/estimates/report.h"
#include "model/result.h"

#include <span>

namespace ninesketch
{

/// Steps from the highest uptime down. The error says what is wrong: uptimes fall and credits rise from step to step.
Result<std::vector<ServiceCredit>> parseLadder(std::string_view text);
std::string ladderText(std::span<const ServiceCredit> ladder);
/// Whether something stands there as its ladder, be it one or not.
bool statesCredits(const Component &component);

/// A ladder that the catalogue knows.
struct KnownLadder {
    std::string product; ///< "Amazon RDS (Multi-AZ)"
    std::string ladder;  ///< as text
    std::string source;
};
std::vector<KnownLadder> knownLadders();

/// What a billing month (DesignSettings::daysOfMonth) makes of a component's outages by its ladder.
struct CreditOutlook {
    std::vector<ServiceCredit> ladder;
    double outagesPerMonth = 0;
    double meanOutage = 0;         ///< s: of replicas that stand in for one another less than a time to repair
    double allowed = 0;            ///< s that a month may be down before the first step
    double breach = 0;             ///< chance that a month falls below the first step
    double credit = 0;             ///< expected share of the bill
    std::optional<double> dollars; ///< expected, a month; absent without a price
};
/// Nothing without a ladder that can be read, or when nothing is known of the component's availability. Outages are
/// those of the whole component (ComponentReport::outages), by whatever takes it down; see monthlyBreachProbability().
std::optional<CreditOutlook> creditOutlook(const Design &design, const Report &report, std::size_t component);
/// The outlook in two sentences.
std::string creditSentence(const CreditOutlook &outlook);

} // namespace ninesketch
