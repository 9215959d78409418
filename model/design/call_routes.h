// SPDX-License-Identifier: GPL-3.0-or-later
// How calls between the same two components are kept apart, and whether one passes through something.
#pragma once
#include "model/design/design.h"
#include "model/geometry.h"

#include <vector>

namespace ninesketch
{

/// 0: straight; -1, 1, -2, ...: to which side, and how far. One there and one back bend to different sides.
int bendOf(const Design &design, const Call &call);

/// Where a bent call goes through: beside the middle, 40 px a step to the left of its direction.
Point bentMiddle(Point start, Point end, int bend);

/// Does a part of the straight way lie in the box? (Liang and Barsky 1984)
bool passesThrough(const Rect &box, Point start, Point end);

/// Points between both ends so that the way keeps clear of the boxes: none when the straight way does, else `proposed`
/// when that does, else round a corner of a box that is in the way, else `proposed` all the same.
std::vector<Point> wayAround(const std::vector<Rect> &boxes, Point start, Point end,
                             const std::vector<Point> &proposed = {});

} // namespace ninesketch
