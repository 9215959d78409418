// SPDX-License-Identifier: GPL-3.0-or-later
// Whose downtime it is, by what is drawn: replicas, common causes and failovers of a component are one.
#pragma once
#include "model/estimates/report.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

struct DowntimeShare {
    std::string part;                     ///< "zone a", or the part of the component that causes most
    std::optional<std::size_t> component; ///< index into Report::components
    double share = 0;                     ///< 0 ... 1 of the class's downtime, about what goes when it never fails
    bool singlePointOfFailure = false;
};

/// Largest first. Parts of a component that each take the class down add up (rare failures hardly meet); of those that
/// fail only together the largest counts.
std::vector<DowntimeShare> downtimeShares(const ClassReport &requestClass);

} // namespace ninesketch
