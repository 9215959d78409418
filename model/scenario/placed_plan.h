// SPDX-License-Identifier: GPL-3.0-or-later
// A capacity plan on the canvas, as a table that follows the numbers: customData.ninesketch.plan of each cell tells its
// row and column, that of the first one also what was asked for and what stood in all of them.
#pragma once
#include "model/import/table.h"
#include "model/scene/edits/content.h"

namespace ninesketch
{

/// What a plan is made for.
struct PlanQuestion {
    std::vector<double> factors; ///< on today's load
    double targetUtilisation = 0.7;
    friend bool operator==(const PlanQuestion &, const PlanQuestion &) = default;
};

struct PlacedPlan {
    std::string cornerId; ///< of its first cell
    PlanQuestion question;
    TextTable rows;      ///< as it was last written
    bool edited = false; ///< a cell was written in, taken out or taken apart from the others since
};

/// The tables that follow the numbers, in drawing order.
std::vector<PlacedPlan> placedPlans(const Scene &scene);

/// `rows`: those of `planTable`. From `leftTop` on, as one group.
Copied placePlan(const Scene &scene, const PlanQuestion &question, const TextTable &rows, Point leftTop,
                 const EditContext &context);

/// The same table with other figures: cells that stay keep their looks, others come and go. It stays where its first
/// cell is.
Scene withPlanRows(const Scene &scene, const PlacedPlan &plan, const TextTable &rows, const EditContext &context);

/// It becomes a table like any other.
Scene unlinkPlan(const Scene &scene, const PlacedPlan &plan, const EditContext &context);

} // namespace ninesketch
