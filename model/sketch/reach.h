// SPDX-License-Identifier: GPL-3.0-or-later
// How far the picture of an element reaches, found without drawing it: a scene of many thousand elements is laid out
// at once, and each is sketched when it is first seen.
#pragma once
#include "model/scene/element.h"

#include <optional>

namespace ninesketch
{

/// A box (scene px, rotated) that holds everything `sketch` will paint of the element; it may be some px too large.
/// Nothing where only the sketch can tell: frames, images, rotated lines, shapes that can't be drawn as they are.
/// Not for an arrow's label, which is painted where its arrow says.
std::optional<Rect> reachOf(const Element &element);

/// How far pen strokes may stray from the plain outline of a shape, px: its roughness, and the bow of long lines.
double wobbleOf(const Element &element);

} // namespace ninesketch
