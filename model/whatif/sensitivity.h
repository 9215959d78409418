// SPDX-License-Identifier: GPL-3.0-or-later
// Which inputs move a figure, and how much: the derivative at today's values and the swing over each input's range,
// one input at a time (a tornado).
#pragma once
#include "model/whatif/batch.h"

namespace ninesketch
{

/// What one input does to one figure.
struct Influence {
    Input input;
    Range range;                      ///< of the input
    bool stated = false;              ///< the range is the design's own; else 20 % up and down, see usualRange()
    std::optional<double> low, high;  ///< the figure at both ends; absent where it does not exist (saturated)
    std::optional<double> derivative; ///< d figure / d input, in base units
    /// Percent by which the figure changes when the input changes by one percent. Of availabilities and success rates,
    /// input or figure, it is what is missing to 1 that changes by percents.
    std::optional<double> elasticity;
    double swing = 0; ///< from the lower to the higher end of the figure; infinite when an end has no figure
};

struct Tornado {
    Figure figure;
    std::optional<double> value;         ///< with the inputs as they are
    std::vector<Influence> influences;   ///< largest swing first
    std::vector<Input> withoutInfluence; ///< varied, and the figure stayed (to a millionth)
    std::vector<Input>
        notVaried; ///< 0 without a range, so that there is nothing to take 20 % of, or follows from others
};

/// The range of an input that has none: 20 % up and down; whole numbers by at least one; of availabilities 20 % of what
/// is missing to 1; of shares above one half too. Nothing for 0, for yes or no and for what is unknown.
std::optional<Range> usualRange(const Input &input);

/// One tornado a figure, in their order. Each input costs five evaluations, two when it has no influence; numbers of
/// calls that nobody stated are left out. Empty when it was asked to stop.
std::vector<Tornado> sensitivity(const Design &design, const std::vector<Figure> &figures,
                                 const VariantOptions &options = {});

} // namespace ninesketch
