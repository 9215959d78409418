// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of elements and of many elements, and their corners.
#pragma once
#include "model/scene/edit_context.h"
#include "model/sketch/bounds.h"

#include <array>
#include <optional>
#include <span>

namespace ninesketch
{

/// The box of several rotated elements together; nothing when there are none of these ids.
std::optional<Rect> commonBox(const Scene &scene, const Ids &ids);
Rect commonBox(std::span<const Element *const> elements);

/// The point around which the element turns.
Point rotationCentre(const Element &element);

/// Left top, right top, right bottom, left bottom of the unrotated box, turned with the element.
std::array<Point, 4> rotatedCorners(const Element &element);

/// Points of a line, arrow or freehand stroke in scene px, turned with the element. Empty for all others.
std::vector<Point> scenePoints(const Element &element);

/// The box of points; empty input gives an empty box.
Rect boxOf(std::span<const Point> points);

/// The unrotated extent of a line's or arrow's points: curves may reach beyond it.
Rect pointsBox(const Element &line);

} // namespace ninesketch
