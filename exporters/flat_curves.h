// SPDX-License-Identifier: GPL-3.0-or-later
// Curves that hardly bend, as Chromium's rasteriser (Skia) strokes them where it has no GPU, and so as Excalidraw's
// pictures have them: what lies within 0.32 % of its length of a straight line is drawn straight, between the points
// where its speed is least or greatest. Nearly all long, level lines of a hand-drawn box are.
#pragma once
#include "model/sketch/picture.h"

namespace ninesketch
{

/// Appends the curve from there as what is stroked of it: itself, or lines.
void appendAsStroked(Path &path, Point from, const PathStep &curve);

} // namespace ninesketch
