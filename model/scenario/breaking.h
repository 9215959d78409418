// SPDX-License-Identifier: GPL-3.0-or-later
// What breaks first: the components of a design in the order in which they are full as all load grows together.
#pragma once
#include "model/estimates/report.h"

#include <stop_token>

namespace ninesketch
{

struct BreakingPoint {
    std::size_t component = 0; ///< index into Design::components
    double load = 1;           ///< factor on today's load at which it is 100 % busy, or retries bring it down
    double rate = 0;           ///< visits per second that come to it then
    std::string limitedBy;     ///< "servers", "threads", "hot key", "retries", ...
    bool atMost = false;       ///< retries bring it down before, at a load that is not known
};

/// Ascending by load; only what some request visits and something limits. Servers, quotas and partitions fill in
/// proportion to the load (utilisation law). Pools of blocking threads and everything behind retries fill faster, as
/// they follow latency: those are found on a grid of loads, ten to the decade, and between its points by power law; but
/// for what late calls bring down by being made again, as the estimates find it. Empty when stopped.
std::vector<BreakingPoint> breakingPoints(const Design &design, const std::stop_token &stop = {});

/// Of a component beyond its breaking point: what is full before it lets through only so much that it is this busy.
/// What is full itself may be a rounding error short of it.
inline bool isSpared(double busy)
{
    return busy < 1 - 1e-6;
}

} // namespace ninesketch
