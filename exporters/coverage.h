// SPDX-License-Identifier: GPL-3.0-or-later
// Fills and strokes of very many lines, as hatched areas are. Qt's rasteriser looks along all edges in a row of pixels
// for each edge that it adds, so its time for a hatched area grows with the cube of the area's size. Here what edges
// cover is summed up in a table of pixels, in one step an edge and pixel. But for rounding, and for curves that are
// broken into other straight pieces, what comes out is the same.
#pragma once
#include <QPainter>

#include <vector>

namespace ninesketch
{

/// Fills closed outlines by the winding rule with one colour, edges smooth. `outlines`: device px. The painter's clip
/// and opacity hold, its pen and brush do not.
void fillOutlines(QPainter &painter, const std::vector<QPolygonF> &outlines, const QColor &color);

/// Draws the lines of a path with the painter's pen.
void drawLines(QPainter &painter, const QPainterPath &path);

} // namespace ninesketch
