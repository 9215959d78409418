// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under the pointer, and what lies in a box.
#pragma once
#include "model/scene/edit_context.h"

#include <functional>
#include <vector>

namespace ninesketch
{

struct HitOptions {
    double zoom = 1;
    bool includeLocked = false;
};

/// How far beside a stroke still counts, scene px.
double hitDistance(const Element &element, double zoom);

/// The point is on the element's stroke (within `threshold` px), on its text, or inside what is filled or labelled.
/// What lies outside the frame that clips the element does not count.
bool hits(const Element &element, Point point, double threshold, const Scene &scene, double zoom = 1);

/// The topmost element there; the one below when the top one is only brushed. A label counts as its container. Null:
/// none.
const Element *elementAt(const Scene &scene, Point point, const HitOptions &options = {});
/// All elements there, topmost first.
std::vector<const Element *> elementsAt(const Scene &scene, Point point, const HitOptions &options = {});

/// All elements that an eraser takes on its short way there, topmost first: what it crosses (lines and strokes also a
/// little beside them), what is filled or labelled where it is, and the words of labels. A frame not by its name.
std::vector<const Element *> elementsErased(const Scene &scene, Point from, Point to, double zoom = 1);

/// The container whose label is meant by a point near its middle, though nothing of it may be hit there (Excalidraw's
/// 30 px): of what holds the point in its box the topmost, or an arrow there. Null: none.
const Element *containerAround(const Scene &scene, Point point, double zoom = 1);

/// Distance from the point to the outline (or stroke) of the element, px; 0 on it, positive inside and outside.
double distanceToOutline(const Element &element, Point point);
/// Within the closed outline of a shape (filled or not).
bool isInside(const Element &element, Point point);

/// Unlocked elements wholly within the box (labels with their container).
Ids elementsWithin(const Scene &scene, const Rect &box);
/// Unlocked elements that the box touches.
Ids elementsTouching(const Scene &scene, const Rect &box);
/// Unlocked elements that a closed free-form loop surrounds or crosses.
Ids elementsInLoop(const Scene &scene, const std::vector<Point> &loop);

} // namespace ninesketch
