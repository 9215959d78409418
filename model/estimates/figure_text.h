// SPDX-License-Identifier: GPL-3.0-or-later
// A figure of a report as people read it: an availability as far as it can be defended, a latency with what is known
// about its trust, the rate that a class may reach.
#pragma once
#include "model/design/design.h"
#include "model/estimates/report.h"

namespace ninesketch
{

/// "99.95 %"; "over 99.9999999 %" where no model of independent parts can be believed to the digit (as `formatNines`).
std::string availabilityText(double availability);

/// "48 ms"; simulated "≈ 48.2 ms ± 1.9 ms"; doubtful and not (yet) simulated "48 ms ?"; "saturated"; empty: unknown.
std::string latencyText(const ClassReport &requestClass, double LatencySummary::*figure);
/// The same of one visit to a component.
std::string responseText(const ComponentReport &component, double LatencySummary::*figure);

/// "9.6 k/s", the largest rate of the class with the others as they are. Where those alone are too many, its part of
/// the largest mix: "2.5 k/s in this mix". "at most 9.6 k/s" where no more is known. Empty: unknown.
std::string maxThroughputText(const ClassReport &requestClass);
/// The load could be carried, but work that has once piled up keeps it from being carried: retries add more than is
/// done.
bool pilesUp(const ClassReport &requestClass);
/// "1.9", "at most 1.9": the factor by which all load can grow, which must be known.
std::string headroomText(const Report &report);
/// What ends that, which must be known: "Orders is full", "retries bring Orders down".
std::string headroomEndText(const Design &design, const Report &report);

} // namespace ninesketch
