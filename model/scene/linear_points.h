// SPDX-License-Identifier: GPL-3.0-or-later
// Putting points into a line or an arrow so that its origin, size and rotation stay true.
#pragma once
#include "model/scene/element.h"

#include <span>
#include <vector>

namespace ninesketch
{

/// The line with these points, given in scene px: x, y, width, height and relative points follow; a turned line stays
/// turned and still goes through them.
Element withScenePoints(Element line, std::span<const Point> points);

/// The line with these relative points (the first need not be 0, 0), not turned anew.
Element withLocalPoints(Element line, std::vector<Point> points);

} // namespace ninesketch
