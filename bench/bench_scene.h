// SPDX-License-Identifier: GPL-3.0-or-later
// Large drawings from a seed: what the canvas is measured with.
#pragma once
#include "model/scene/scene.h"
#include "model/text_metrics.h"

namespace ninesketch
{

/// `count` mixed elements in rows: rectangles with labels, ellipses, diamonds, texts, freehand strokes, and arrows
/// bound to neighbours; every fill, stroke and sloppiness. The same for the same count and seed.
Scene benchScene(int count, unsigned seed, const TextMetrics &metrics);

/// A labelled rectangle with bound arrows about in the middle of the drawing.
std::string boundShapeInTheMiddle(const Scene &scene);

} // namespace ninesketch
