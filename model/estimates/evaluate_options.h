// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of an evaluation (model/evaluation/evaluate.h), and what it keeps for the next.
#pragma once
#include "model/estimates/report.h"

#include <memory>
#include <stop_token>

namespace ninesketch
{

class EvaluationMemory;
struct SimulatedFigures;

struct EvaluateOptions {
    bool loadCurve = false;                      ///< fill Report::loadCurve (about forty evaluations of the cheap kind)
    bool latencyCurve = true;                    ///< fill ClassReport::latencyCurve
    bool componentPercentiles = true;            ///< fill ComponentReport::response
    bool importance = true;                      ///< fill importance and cut sets of classes
    double loadFactor = 1;                       ///< multiplies the rate of every class
    const SimulatedFigures *simulated = nullptr; ///< take the place of what the analysis says
    /// Kept from one evaluation to the next it makes the next cheap; results are the same without. One at a time.
    std::shared_ptr<EvaluationMemory> memory{};
    std::stop_token stop{}; ///< asks it to give up soon; Report::cancelled says that it did
};

std::shared_ptr<EvaluationMemory> makeEvaluationMemory();

} // namespace ninesketch
