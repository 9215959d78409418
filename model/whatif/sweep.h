// SPDX-License-Identifier: GPL-3.0-or-later
// Any figures over a range of any input.
#pragma once
#include "model/whatif/batch.h"

namespace ninesketch
{

/// Values of an input, as written after its address:
///     1..10        from here to there in `steps` steps; whole inputs take each whole number once
///     1ms..1s log  by even factors
///     10, 20, 50   these
/// The error says what can't be read, or lies outside of what the input can be.
Result<std::vector<double>> parseSweepValues(const Input &input, std::string_view text, int steps);

/// As parseSweepValues(), by even factors where a range is wide (isWide()), in rising order.
Result<std::vector<double>> sweepValues(const Input &input, std::string_view text, int steps);
/// A range around today's value that is worth a look, as people write it ("1\u2013100 ms"): the design's own, else a
/// tenth to ten times (availabilities: of what is missing to 1), shares from 0 to 1, whole numbers from 1 to a few
/// times as many. Empty where there is no value to start from.
std::string usualSweep(const Input &input);

struct SweepRow {
    double value = 0;    ///< of the input
    FigureValues values; ///< in the order of the figures
};
std::vector<SweepRow> sweep(const Design &design, const Input &input, std::span<const double> values,
                            std::span<const Figure> figures, const VariantOptions &options = {});

} // namespace ninesketch
