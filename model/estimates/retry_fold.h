// SPDX-License-Identifier: GPL-3.0-or-later
// Where retries bring a design down before its parts are full: late calls are made again, which makes more of them
// late.
#pragma once
#include "model/estimates/evaluate.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Lowers headroom, the largest rates of classes and the loads at which components are full to where the attempts still
/// settle, to within 1e-4 of them; the throughput must be known. Designs of more than 300 components are left as they
/// are, since that takes a dozen solutions. False: asked to stop.
bool boundByRetries(const Design &design, const Prepared &prepared, const Solution &solution,
                    const EvaluateOptions &options, Report &report);

} // namespace ninesketch
