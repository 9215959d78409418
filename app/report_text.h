// SPDX-License-Identifier: GPL-3.0-or-later
// A report as a terminal shows it, and as another program reads it (docs/command-line.md).
#pragma once
#include "model/estimates/report.h"
#include "model/json.h"

namespace ninesketch
{

std::string estimatesAsTable(const Design &design, const Report &report);
/// One line a target: "met     redirect p99: 41.2 ms, wanted at most 100 ms".
std::string targetsAsLines(const Design &design, const Report &report);
Json estimatesAsJson(const Design &design, const Report &report);

} // namespace ninesketch
