// SPDX-License-Identifier: GPL-3.0-or-later
// Strokes of at most one device pixel, as Chromium's rasteriser (Skia) draws them: a line covers one pixel across its
// steeper axis, whatever its slope, so a diagonal is as faint as a level line; what is thinner is as wide and fainter.
#pragma once
#include <QPainter>
#include <QPainterPath>

namespace ninesketch
{

/// Strokes that wide in device px, or thinner, are hairlines.
constexpr double widestHairline = 1;

/// Draws the path with the pen's colour and dashes, without a brush.
/// `width`: the pen's, in device px, above 0 and at most widestHairline.
void paintHairline(QPainter &painter, const QPainterPath &path, const QPen &pen, double width);

} // namespace ninesketch
