// SPDX-License-Identifier: GPL-3.0-or-later
// What the solution says of every component and class: loads, waits, percentiles, whose milliseconds they are.
#pragma once
#include "model/estimates/evaluate_options.h"
#include "model/estimates/evaluation_memory.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Fills the components, the rates of calls and the classes: rates, paths, latencies, budgets, success without
/// outages, and how far these can be trusted. False: asked to stop.
bool estimateLatency(const Design &design, const Prepared &prepared, const Solution &solution,
                     const EvaluateOptions &options, EvaluationMemory &memory, Report &report);

/// How far queues fall behind; the throughput must be known.
void estimateQueues(const Design &design, Report &report);

} // namespace ninesketch
