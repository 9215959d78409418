// SPDX-License-Identifier: GPL-3.0-or-later
// Latency against load.
#pragma once
#include "model/estimates/evaluate_options.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Fills Report::loadCurve, from nearly nothing to just beyond the headroom, which must be known. False: asked to stop.
bool estimateLoadCurve(const Design &design, const Prepared &prepared, const EvaluateOptions &options, Report &report);

} // namespace ninesketch
