// SPDX-License-Identifier: GPL-3.0-or-later
// The way of an elbow arrow from one end to the other.
#pragma once
#include "model/scene/element.h"

#include <vector>

namespace ninesketch
{

/// Which way an arrow leaves a shape.
enum class Heading { Right, Down, Left, Up };

bool isLevel(Heading heading);
Heading headingOf(Point vector);
/// The side of the shape that a point lies to: by the diagonals of its box grown to the point, of a diamond by its
/// slopes.
Heading headingFromShape(const Element &shape, Point point);
/// The same by the diagonals of its box as it is: beside a corner the other side may be the nearer one.
Heading headingFromBox(const Element &shape, Point point);

struct ElbowEnd {
    Point point; ///< scene px
    const Element *target = nullptr;
    bool hasArrowhead = false;
};

/// Level and upright segments from start to end, corners only where it turns. Scene px, at least two points.
std::vector<Point> elbowRoute(const ElbowEnd &start, const ElbowEnd &end);

} // namespace ninesketch
