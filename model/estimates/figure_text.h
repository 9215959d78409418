// SPDX-License-Identifier: GPL-3.0-or-later
// A latency of a report as people read it, with what is known about its trust.
#pragma once
#include "model/estimates/report.h"

namespace ninesketch
{

/// "48 ms"; simulated "≈ 48.2 ms ± 1.9 ms"; doubtful and not (yet) simulated "48 ms ?"; "saturated"; empty: unknown.
std::string latencyText(const ClassReport &requestClass, double LatencySummary::*figure);
/// The same of one visit to a component.
std::string responseText(const ComponentReport &component, double LatencySummary::*figure);

} // namespace ninesketch
