// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings of very many lines, as hatched areas are, in tiles of pixels. Qt's rasteriser looks along all edges in a row
// of pixels for each edge that it adds, so the time for a hatched area grows with the cube of its size; drawn tile by
// tile, with what passes each, the pixels are the same and the time grows with what is drawn.
#pragma once
#include <QPainter>

#include <functional>
#include <span>

namespace ninesketch
{

/// Calls `draw` with the pieces, of 0 … `count` - 1, that pass a tile, in their order, while the painter is clipped to
/// that tile; with all of them at once where they are few, or drawn as vectors.
/// `boxOf`: what a piece's ink lies within, in device px.
void inTiles(QPainter &painter, std::size_t count, const std::function<QRectF(std::size_t)> &boxOf,
             const std::function<void(std::span<const std::size_t>)> &draw);

/// Draws the lines of a path with the painter's pen.
void drawLines(QPainter &painter, const QPainterPath &path);

} // namespace ninesketch
