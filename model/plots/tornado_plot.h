// SPDX-License-Identifier: GPL-3.0-or-later
// The tornado: a bar an input from the figure at its lower to the figure at its higher end, widest on top.
#pragma once
#include "model/plots/plot.h"
#include "model/whatif/sensitivity.h"

namespace ninesketch
{

/// The inputs that move the figure most. Availabilities are shown as downtime, seconds of a year: their digits cannot
/// be told apart on an axis. An end where the figure does not exist (saturated) reaches the edge.
Plot tornadoPlot(const Tornado &tornado);

} // namespace ninesketch
