// SPDX-License-Identifier: GPL-3.0-or-later
// Curves as polygons, sampled as rough.js does it (points-on-curve 0.2), so that hatchings meet the same edges.
#pragma once
#include "model/sketch/picture.h"

#include <span>

namespace ninesketch::rough
{

/// Points on the Bezier segments p0, (control, control, point)…, halved until each piece is flat.
std::vector<Point> sampledCurve(std::span<const Point> bezier, double tolerance);

/// One polygon for each Move of the outline, curves sampled, then simplified.
std::vector<std::vector<Point>> sampledPath(const Path &outline, double tolerance, double simplification);

} // namespace ninesketch::rough
