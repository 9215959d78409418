// SPDX-License-Identifier: GPL-3.0-or-later
// Many variants of one design, each evaluated for a few figures, on all cores.
#pragma once
#include "model/whatif/figures.h"
#include "model/whatif/inputs.h"

#include <functional>
#include <stop_token>

namespace ninesketch
{

/// Values of figures, in their order; nothing where one is unknown or does not exist.
using FigureValues = std::vector<std::optional<double>>;

struct VariantOptions {
    double loadFactor = 1; ///< multiplies the rate of every class
    std::stop_token stop{};
    /// Called from the threads that work, after each variant: how many of how many are done.
    std::function<void(std::size_t done, std::size_t of)> progress{};
};

/// `settingsOf(i)` says what variant i changes, for i < count; the answer is in their order, whatever the number of
/// cores. Empty when it was asked to stop.
std::vector<FigureValues> evaluateVariants(const Design &design, std::size_t count,
                                           const std::function<std::vector<Setting>(std::size_t)> &settingsOf,
                                           std::span<const Figure> figures, const VariantOptions &options = {});

} // namespace ninesketch
