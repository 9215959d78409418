// SPDX-License-Identifier: GPL-3.0-or-later
// Moving, resizing, turning and flipping.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>

namespace ninesketch
{

/// Moves with company. Arrows that hold on to what moves follow; an arrow that moves away from a shape which stays
/// lets it go.
Scene moveElements(const Scene &scene, const Ids &ids, Point by, const EditContext &context);

/// A grip on the selection's box; two letters are corners.
enum class Grip { North, South, East, West, NorthEast, NorthWest, SouthEast, SouthWest };
constexpr bool pullsEast(Grip grip)
{
    return grip == Grip::East || grip == Grip::NorthEast || grip == Grip::SouthEast;
}
constexpr bool pullsWest(Grip grip)
{
    return grip == Grip::West || grip == Grip::NorthWest || grip == Grip::SouthWest;
}
constexpr bool pullsNorth(Grip grip)
{
    return grip == Grip::North || grip == Grip::NorthEast || grip == Grip::NorthWest;
}
constexpr bool pullsSouth(Grip grip)
{
    return grip == Grip::South || grip == Grip::SouthEast || grip == Grip::SouthWest;
}

struct ResizeOptions {
    bool keepAspect = false; ///< Shift (for images: without Shift)
    bool fromCentre = false; ///< Alt
};

/// Drags a grip of the elements' common box (of the one element's own box, which may be rotated) to `pointer`.
/// Labels wrap anew, font sizes of texts follow, arrows follow. Pulling a grip across mirrors.
/// Nothing when a side would have no length, or a text no size.
std::optional<Scene> resizedElements(const Scene &scene, const Ids &ids, Grip grip, Point pointer,
                                     const ResizeOptions &options, const EditContext &context);
/// The same, or the scene as it is.
Scene resizeElements(const Scene &scene, const Ids &ids, Grip grip, Point pointer, const ResizeOptions &options,
                     const EditContext &context);

/// The element's unrotated box becomes this (points are scaled, text is wrapped or scaled).
Scene setElementBox(const Scene &scene, const std::string &id, const Rect &box, const EditContext &context);

/// Turns around the middle of their common box, radians clockwise. Frames and elbow arrows don't turn.
Scene rotateElements(const Scene &scene, const Ids &ids, double by, const EditContext &context);

enum class Axis { Horizontal, Vertical };
/// Mirrors within their common box.
Scene flipElements(const Scene &scene, const Ids &ids, Axis axis, const EditContext &context);

/// An angle as 0 <= a < 2 pi.
double normalisedAngle(double angle);

} // namespace ninesketch
