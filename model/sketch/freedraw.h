// SPDX-License-Identifier: GPL-3.0-or-later
// Freehand strokes whose width follows pressure or speed: the outline of perfect-freehand 1.2.0 (Steve Ruiz), as
// Excalidraw calls it.
#pragma once
#include "model/sketch/picture.h"

namespace ninesketch
{

/// The outline polygon of the stroke, local coordinates, to be smoothed by `freedrawOutline`.
std::vector<Point> freedrawPolygon(const FreedrawData &stroke, double strokeWidth);

/// The closed outline to be filled with the stroke's colour (non-zero).
Path freedrawOutline(const FreedrawData &stroke, double strokeWidth);

/// The middle line of a stroke of constant width, streamlined; to be stroked 2.8 times the stroke width.
Path freedrawMiddle(const FreedrawData &stroke);

} // namespace ninesketch
