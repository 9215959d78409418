// SPDX-License-Identifier: GPL-3.0-or-later
// The region of a drawing around a point: what a bucket of paint poured there would fill. Bounded by the outlines of
// shapes, frames, lines and freehand strokes; arrows, texts and images bound nothing. Gaps of up to 6 px hold the
// paint.
#pragma once
#include "model/scene/scene.h"

#include <string>
#include <variant>
#include <vector>

namespace ninesketch
{

struct FillRegion {
    std::vector<Point> polygon;        ///< closed, scene px; islands in it are reached by cuts of no width
    std::vector<std::string> boundary; ///< what bounds it, in drawing order
    std::string above, below;          ///< where paint goes: right above that (what covers the place), else below that
};

enum class NoRegion { Nothing, Open, TooSmall }; ///< there is nothing; the paint runs out; no room for paint

std::variant<FillRegion, NoRegion> fillRegionAt(const Scene &scene, Point point);

/// The closed shape that the point lies in, the topmost of them, a frame only when there is no other; null: none.
const Element *ownerAt(const Scene &scene, Point point);

/// A polygon without a stroke, as filling makes it: it bounds no region, and is painted anew by filling it again.
bool isFill(const Element &element);

} // namespace ninesketch
