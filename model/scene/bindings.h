// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows that hold on to shapes. An arrow's end is described twice, once for each generation of Excalidraw:
//   * fixedPoint and mode: a point in ratios of the shape's unrotated box. "inside": the end is that point; "orbit":
//   the
//     arrow aims at that point and ends on the shape's outline, a gap away from it.
//   * focus and gap: how far beside the middle the arrow aims, and its distance from the outline.
// The first is what this program follows when both are there; both are kept true by every edit.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>
#include <string>

namespace ninesketch
{

enum class LinearEnd { Start, End };

/// May arrows hold on to it? Shapes, images, embedded pages, frames and texts that are not labels.
bool isBindable(const Element &element);

/// From an outline to the arrows that end at it, px: 5 and half the stroke width.
double bindingGap(const Element &target);
/// How near to an outline an arrow's end starts to hold on to it, px.
double bindingDistance(double zoom);

/// The point of the shape's box named by ratios, in scene px.
Point fixedPointToScene(const Element &target, Point fixedPoint);
/// The ratios that name the scene point, a hair beside 0.5 where they would be 0.5.
Point sceneToFixedPoint(const Element &target, Point point);

/// The shape that an arrow's end at `point` would hold on to: the smallest of those that contain it or whose outline is
/// near, never one that a filled shape covers. Null: none.
const Element *bindingTargetAt(const Scene &scene, Point point, double zoom, const std::string &exceptId = {});

/// How an arrow whose end is at `point` would hold on to the target. `inside`: exactly there (Alt).
Binding makeBinding(const Element &arrow, LinearEnd end, const Element &target, Point point, double zoom,
                    bool inside = false);

/// The arrow with its bound ends where its shapes now have them (the shapes of `scene`), other points unchanged;
/// focus and gap are brought up to date. Elbow arrows are routed anew. The same arrow when nothing moves.
Element followedArrow(const Element &arrow, const Scene &scene);

/// The binding with what one generation does not say worked out from what the other does. A binding that has both is
/// returned as it is.
Binding completedBinding(const Element &arrow, LinearEnd end, const Element &target);

/// The end's point in scene px.
Point endPoint(const Element &arrow, LinearEnd end);

} // namespace ninesketch
