// SPDX-License-Identifier: GPL-3.0-or-later
// What the threads of a blocking service can carry: each thread is a token that goes round the stations it waits for,
// so the pool is a closed network (Reiser and Lavenberg 1980; Rolia and Sevcik 1995), well below what the processor
// and the database alone would give.
#pragma once
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Visits per second of `component` with all of its threads busy; absent when it does not block, nothing visits it, or
/// one of the stations that it waits for is full before its threads are. Other work at a station slows it by what it
/// takes (the station's share left over); calls in parallel count as made one after another.
std::optional<double> threadPoolCapacity(const Design &design, const Prepared &prepared, const Solution &solution,
                                         std::size_t component);

} // namespace ninesketch
