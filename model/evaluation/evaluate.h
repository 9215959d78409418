// SPDX-License-Identifier: GPL-3.0-or-later
// Design -> Report: every estimate there is. Pure, deterministic, safe on any thread.
#pragma once
#include "model/estimates/evaluate_options.h"

namespace ninesketch
{

Report evaluate(const Design &design, const EvaluateOptions &options = {});

} // namespace ninesketch
