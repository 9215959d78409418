// SPDX-License-Identifier: GPL-3.0-or-later
// How many replicas and partitions a design needs at several multiples of today's load, and what they cost.
#pragma once
#include "model/estimates/report.h"

#include <span>
#include <stop_token>

namespace ninesketch
{

struct PlannedComponent {
    std::optional<double> replicas;    ///< absent: nothing that replicas help with
    std::optional<double> partitions;  ///< shards of a store, partitions of a stream; absent: not split
    std::optional<double> utilisation; ///< with these, at that load
    std::optional<double> monthlyCost; ///< dollars
    std::string stuck;                 ///< what neither helps with: "hot key", "quota"; else empty
};

struct PlanStep {
    double factor = 1;                        ///< on today's load
    std::vector<PlannedComponent> components; ///< as Design::components
    double instances = 0;                     ///< replicas of all that run one by one (not managed services)
    std::optional<double> monthlyCost;
    Design design; ///< with those replicas and partitions; its load is still today's
};

struct CapacityPlan {
    double targetUtilisation = 0.7;
    std::vector<PlanStep> steps; ///< as asked for
    bool cancelled = false;      ///< stopped on request: incomplete
};

/// Replicas = load in busy replicas / target utilisation, rounded up (utilisation law); pools of blocking threads are
/// sized by Little's law with the latencies that the planned design has. Partitions = load in full partitions / target,
/// by the share of the hottest one, and a whole multiple of their consumers. What is drawn larger is made smaller, but
/// for one in each of its zones, and two of what is drawn several times: a load alone asks for no spare.
CapacityPlan planCapacity(const Design &design, std::span<const double> factors, double targetUtilisation,
                          const std::stop_token &stop = {});

/// Rows of cells for people: the first row is the header, the last ones the instances and the cost.
std::vector<std::vector<std::string>> planTable(const Design &design, const CapacityPlan &plan);
/// The same for spreadsheets: a line for each component and factor, numbers without units.
std::string planCsv(const Design &design, const CapacityPlan &plan);

} // namespace ninesketch
