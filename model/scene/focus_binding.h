// SPDX-License-Identifier: GPL-3.0-or-later
// The older description of an arrow's end (Excalidraw up to 0.18): `focus` says how far beside the shape's middle the
// arrow aims, in half diagonals (of a diamond: half axes), `gap` how many px before the outline it ends.
#pragma once
#include "model/scene/element.h"

namespace ninesketch
{

struct FocusAndGap {
    double focus = 0, gap = 1;
};

/// Of an arrow whose last segment runs from `adjacent` to `end`: those with which the older versions leave the end
/// where it is, or as near to it as can be. The gap is 0 where the end lies within: they then end the arrow at its aim.
FocusAndGap focusAndGap(const Element &target, Point adjacent, Point end);

/// Where the older versions put an arrow's end that lay at `end`.
Point endByFocus(const Element &target, const FocusAndGap &binding, Point adjacent, Point end);

} // namespace ninesketch
