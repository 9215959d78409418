// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes, money and safety of data: what is stored and sent, what a month costs, what a year may lose.
#pragma once
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

void estimateData(const Design &design, const Prepared &prepared, const Solution &solution, Report &report);

} // namespace ninesketch
