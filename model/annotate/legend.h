// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of an annotated drawing: a table with a row a request class, and how to read the badges.
#pragma once
#include "model/estimates/report.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// A table by columns: the heading, then a cell a request class. Unknown is written out.
struct LegendColumn {
    std::string heading;
    std::vector<std::string> cells;
};
std::vector<LegendColumn> legendColumns(const Design &design, const Report &report);

/// How to read the badges, a few lines.
std::string badgeKey(const Design &design);

} // namespace ninesketch
