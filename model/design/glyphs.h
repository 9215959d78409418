// SPDX-License-Identifier: GPL-3.0-or-later
// The small pictures by which kinds are recognised: a few strokes each in a unit square, y downwards.
#pragma once
#include "model/geometry.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

struct GlyphStroke {
    enum class Shape { Line, Ellipse, Rectangle };
    Shape shape = Shape::Line;
    std::vector<Point> points; ///< of a line, or two opposite corners (left top first)
    bool filled = false;       ///< a line whose last point is its first can be filled
    bool curved = false;
    std::string fill; ///< colour; empty: white
};

/// In drawing order; a plain square for a kind without a picture.
std::vector<GlyphStroke> glyphOf(std::string_view kindId);

} // namespace ninesketch
