// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts that fail say of every component and class.
#pragma once
#include "model/estimates/evaluate_options.h"
#include "model/estimates/evaluation_memory.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Fills availabilities, importance, cut sets, single points of failure and what a month makes of the outages, and
/// takes the availability into the success rates; the throughput must be known. False: asked to stop.
bool estimateAvailability(const Design &design, const Prepared &prepared, const Solution &solution,
                          const EvaluateOptions &options, EvaluationMemory &memory, Report &report);

/// Several replicas that fail one by one, which something may take down all at once (`commonCause`).
bool hasReplicasThatFail(const Component &component);

} // namespace ninesketch
