// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep as curves: one figure of each request class over the values of one input, with today's value, the targets,
// and up to where each of them is met.
#pragma once
#include "model/plots/plot.h"
#include "model/whatif/sweep.h"

namespace ninesketch
{

/// `rows` in rising order of the input, their values in the order of `figures`, which are of one kind. Availabilities
/// are shown as the downtime of a year. A line ends where its figure does not exist (saturated).
Plot sweepPlot(const Design &design, const Input &input, std::span<const Figure> figures,
               std::span<const SweepRow> rows);

/// Asks for it: the question's figure of every class over `values` of its input. Empty with a note that says what can't
/// be asked; empty without one when it was asked to stop.
Plot sweepPlot(const Design &design, const PlotQuestion &question, const VariantOptions &options = {});

} // namespace ninesketch
