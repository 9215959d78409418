// SPDX-License-Identifier: GPL-3.0-or-later
// What the terminal prints about other designs: the order in which this one breaks, what more load needs, and
// trade-offs with what each option changes.
#pragma once
#include "model/json.h"
#include "model/scenario/capacity_plan.h"
#include "model/tradeoffs/tradeoff.h"

#include <string>

namespace ninesketch
{

/// "1  Orders DB  ×3.4  1.2 k/s  servers", one line a component.
std::string breakingTable(const Design &design);
Json breakingJson(const Design &design);

std::string planText(const Design &design, const CapacityPlan &plan);
Json planJson(const Design &design, const CapacityPlan &plan);

/// All that fit, one line each: which switch, at which component, what is in use.
std::string tradeoffList(const Design &design);
Json tradeoffListJson(const Design &design);
std::string tradeoffText(const TradeoffResult &result);
Json tradeoffJson(const TradeoffResult &result);

} // namespace ninesketch
