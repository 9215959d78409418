// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a hatching: polygons are turned, cut by horizontal scan lines, and the pieces turned back.
#pragma once
#include "model/geometry.h"

#include <vector>

namespace ninesketch::rough
{

struct Segment {
    Point from, to;
};

/// Lines at `angle` degrees, a scan line every `step` px of which every `gap`-th is kept when `step` is 1. The
/// vertices come back after turning there and back, last digits changed: a second hatching starts from those.
std::vector<Segment> hachureLines(std::vector<std::vector<Point>> &polygons, double gap, double angle, double step);

} // namespace ninesketch::rough
