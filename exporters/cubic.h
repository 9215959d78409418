// SPDX-License-Identifier: GPL-3.0-or-later
// Cubic Bézier curves, as rasterisers take them apart.
#pragma once
#include "model/geometry.h"

#include <array>
#include <vector>

namespace ninesketch
{

/// From the first point to the last, towards the second and from the third.
using Cubic = std::array<Point, 4>;

Point pointAt(const Cubic &curve, double t);
/// The stretch from one place in [0, 1] to another.
Cubic partOf(const Cubic &curve, double from, double to);
/// Where in (0, 1) its speed is least or greatest, in order: B'(t) B''(t) = 0.
std::vector<double> turningPoints(const Cubic &curve);

} // namespace ninesketch
