// SPDX-License-Identifier: GPL-3.0-or-later
// How much the design can take: capacity of every component, what saturates first, and how many replicas it needs.
#pragma once
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Fills utilisation, capacity, replicas wanted, order of saturation, headroom and the maximum rates of classes.
void estimateThroughput(const Design &design, const Prepared &prepared, const Solution &solution, Report &report);

/// Load on each limit of a component, fullest first, were nothing turned away by the one before it.
std::vector<Limit> openLimits(const Prepared &prepared, std::size_t component, double reads, double writes);

/// Order of saturation, bottleneck and headroom, by the loads at which components are full; `first` of those that are
/// at once.
void rankBySaturation(Report &report, std::optional<std::size_t> first = {});

/// Load on the servers of a component alone, in replicas that are wholly busy; 0: nothing limits it so.
double busyReplicas(const Serving &serving, const Arrivals &arrivals);

/// Replicas of each component without which today's load does not fit (k of n), at least 1. Of calls in copies each
/// replica that works gets one at most.
std::vector<int> neededForLoad(const Design &design, const Prepared &prepared, const Solution &solution);

} // namespace ninesketch
