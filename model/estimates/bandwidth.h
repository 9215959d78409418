// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes per second that components send and receive, at peak.
#pragma once
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Fills in what is known of each component's traffic: calls x bytes (model/design/payloads.h), of the request to who
/// is called and of the answer back. Of calls of which no size is known nothing is counted.
void estimateBandwidth(const Design &design, const Prepared &prepared, const Solution &solution, Report &report);

} // namespace ninesketch
