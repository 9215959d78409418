// SPDX-License-Identifier: GPL-3.0-or-later
// What a stroke drawn by hand was meant to be.
#pragma once
#include "model/geometry.h"

#include <optional>
#include <span>

namespace ninesketch
{

struct RecognisedShape {
    enum class Kind { Rectangle, Diamond, Ellipse, Line, Arrow } kind = Kind::Line;
    Rect box;         ///< of closed shapes, scene px
    Point start, end; ///< of lines and arrows; an arrow's end is its head
};

/// Closed strokes are held against the outlines of a rectangle, a diamond and an ellipse of the same box: the nearest
/// wins if it is within a tenth of the box's mean side on average. Open strokes are lines when they hardly bend, arrows
/// when they turn back at their end. Nothing when it is none of these (or smaller than 10 px).
std::optional<RecognisedShape> recognisedShape(std::span<const Point> stroke);

} // namespace ninesketch
