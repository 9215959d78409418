// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <vector>

namespace ninesketch
{

/// On a line, `after` stands at least `least` px behind `before`.
struct Separation {
    std::size_t before = 0, after = 0;
    double least = 0;
};

/// Places on a line that keep all separations, near to where they are wanted: what is in each other's way stands around
/// the weighted mean of its wishes (the first half of Dwyer, Marriott, Stuckey: Fast node overlap removal, 2006). The
/// separations form no circle.
std::vector<double> separated(const std::vector<double> &wanted, const std::vector<double> &weights,
                              const std::vector<Separation> &separations);

} // namespace ninesketch
