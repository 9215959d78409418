// SPDX-License-Identifier: GPL-3.0-or-later
// How much downtime it is, and whose, by what is drawn: replicas, common causes and failovers of a component are one.
#pragma once
#include "model/estimates/report.h"

#include <optional>
#include <span>
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

/// Windows that downtime is told of: those of the usual tables of nines, a Julian year and a month of 30 days.
struct DowntimeWindow {
    const char *name; ///< "a year"
    double days;
};
std::span<const DowntimeWindow> downtimeWindows();

struct DowntimeRow {
    double unavailability = 0;
    std::string name;    ///< "3 nines", or the class's
    std::string classId; ///< empty: a number of nines
};
/// One to six nines, and the classes whose availability is known among them: most downtime first.
std::vector<DowntimeRow> downtimeTable(const Report &report);
/// One unit and three digits, as tables of nines have it: "8.77 h", "52.6 min".
std::string formatTableTime(double seconds);

} // namespace ninesketch
