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

struct SweepRow {
    double value = 0;    ///< of the input
    FigureValues values; ///< in the order of the figures
};
std::vector<SweepRow> sweep(const Design &design, const Input &input, std::span<const double> values,
                            std::span<const Figure> figures, const VariantOptions &options = {});

} // namespace ninesketch
