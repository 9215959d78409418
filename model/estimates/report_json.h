// SPDX-License-Identifier: GPL-3.0-or-later
// A report as JSON, documented and stable (docs/json-output.md): base units, null for unknown, components by key.
#pragma once
#include "model/estimates/report.h"
#include "model/json.h"

namespace ninesketch
{

/// Numbers keep 12 significant digits, so that the last bits of sums in another order do not show.
Json reportToJson(const Design &design, const Report &report);

/// One number as reports write it; null when absent or not finite.
Json numberToJson(std::optional<double> value);
Json latencyToJson(const std::optional<LatencySummary> &latency);
std::string_view trustKey(Trust trust); ///< "exact", "approximate", "doubtful"

} // namespace ninesketch
