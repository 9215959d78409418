// SPDX-License-Identifier: GPL-3.0-or-later
// A report for a terminal: tables that line up, targets with a mark, findings in order of weight.
#pragma once
#include "model/estimates/report.h"

#include <string>

namespace ninesketch
{

std::string reportTable(const Design &design, const Report &report, const std::string &title);
std::string targetLines(const Design &design, const Report &report);

/// Rows of cells as lines; the first row is the header. Columns of `right` are right aligned (by index).
std::string alignedTable(const std::vector<std::vector<std::string>> &rows, const std::vector<bool> &right);

} // namespace ninesketch
