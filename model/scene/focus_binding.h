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

/// Of an arrow whose last segment runs from `adjacent` to `end`.
FocusAndGap focusAndGap(const Element &target, Point adjacent, Point end);

} // namespace ninesketch
