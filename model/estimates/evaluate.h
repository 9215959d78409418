// SPDX-License-Identifier: GPL-3.0-or-later
// Design -> Report: every estimate there is. Pure, deterministic, safe on any thread.
#pragma once
#include "model/estimates/report.h"

#include <stop_token>

namespace ninesketch
{

struct SimulatedFigures;

struct EvaluateOptions {
    bool loadCurve = false;                      ///< fill Report::loadCurve (about forty evaluations of the cheap kind)
    bool latencyCurve = true;                    ///< fill ClassReport::latencyCurve
    bool componentPercentiles = true;            ///< fill ComponentReport::response
    bool importance = true;                      ///< fill importance and cut sets of classes
    double loadFactor = 1;                       ///< multiplies the rate of every class
    const SimulatedFigures *simulated = nullptr; ///< take the place of what the analysis says
    std::stop_token stop{};                      ///< asks it to give up soon; Report::cancelled says that it did
};

Report evaluate(const Design &design, const EvaluateOptions &options = {});

} // namespace ninesketch
