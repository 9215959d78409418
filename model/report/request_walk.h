// SPDX-License-Identifier: GPL-3.0-or-later
// The way of one request through the drawing, call by call, with the latency it has added up: what a presenter shows
// while saying "and then it asks the cache".
#pragma once
#include "model/estimates/report.h"

#include <string_view>
#include <vector>

namespace ninesketch
{

/// Along one arrow, or a stay at a component.
struct WalkStep {
    std::optional<std::size_t> call; ///< index into Design::calls; absent: a stay at `component`
    bool back = false;               ///< along the arrow against its direction: the answer
    std::size_t component = 0;       ///< where the step ends
    double total = 0;                ///< s of the class's mean latency that have passed at the end of the step
    bool waited = true;              ///< false: nobody waits for this part (a queue and what is behind it)
};

/// From the client and back to it: depth first, stage by stage, each component once; what is asynchronous comes last.
/// The total grows by each component's share of the mean (waiting and its network hop included) and ends at the mean.
/// Empty when the class has no path or no latency, or is down.
std::vector<WalkStep> requestWalk(const Design &design, const Report &report, std::string_view classId);

} // namespace ninesketch
