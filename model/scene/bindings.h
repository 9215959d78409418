// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows that hold on to shapes. An arrow's end is described twice, once for each generation of Excalidraw:
//   * fixedPoint and mode: a point in ratios of the shape's unrotated box. "inside": the end is that point; "orbit":
//   the
//     arrow aims at that point and ends on the shape's outline, a gap away from it.
//   * focus and gap: how far beside the middle the arrow aims, and its distance from the outline (focus_binding.h).
// The first is what this program follows when both are there; both are kept true by every edit.
#pragma once
#include "model/scene/edit_context.h"

#include <functional>
#include <optional>
#include <string>

namespace ninesketch
{

enum class LinearEnd { Start, End };

/// May arrows hold on to it? Shapes, images, embedded pages, frames and texts that are not labels.
bool isBindable(const Element &element);

/// A part of a system, or a shape of several lines: the one element of a group that says what the group is, and that
/// holds its arrows.
bool isComponentBody(const Element &element);

/// From an outline to the arrows that end at it, px: 5 and half the stroke width.
double bindingGap(const Element &target);
/// How near to an outline an arrow's end starts to hold on to it, px.
double bindingDistance(double zoom);

/// The point of the shape's box named by ratios, in scene px.
Point fixedPointToScene(const Element &target, Point fixedPoint);
/// The ratios that name the scene point, a hair beside 0.5 where they would be 0.5.
Point sceneToFixedPoint(const Element &target, Point point);

/// The middle of the side that a point outside of the shape is near to, if any.
std::optional<Point> sideMiddleNear(const Element &target, Point point, double zoom);

/// The shape that an arrow's end at `point` would hold on to: the smallest of those that contain it or whose outline is
/// near, never one that a filled shape covers. Of a component's parts always its body. Null: none.
const Element *bindingTargetAt(const Scene &scene, Point point, double zoom, const std::string &exceptId = {});

const std::optional<Binding> &bindingOf(const Element &arrow, LinearEnd end);
std::optional<Binding> &bindingOf(Element &arrow, LinearEnd end);
/// The end's point, and the point next to it, in scene px.
Point endPoint(const Element &arrow, LinearEnd end);
Point pointBesideEnd(const Element &arrow, LinearEnd end);

/// Elements by id at some moment.
using FindElement = std::function<const Element *(const std::string &)>;
FindElement finderIn(const Scene &scene);

/// Where an arrow's end is put. `zoom`: how near is near. `inside`: it holds on exactly there in any case (Alt).
/// `toMiddles`: the middle of a side that is near attracts. `hand`: where the pointer is, if it is not there: it says
/// whether the end lies within.
struct EndPlace {
    Point at;
    double zoom = 1;
    bool inside = false, toMiddles = true;
    std::optional<Point> hand = {};
};
/// How an arrow whose end lies there holds on to the target. A point within the shape is kept exactly; outside, the
/// arrow aims through the outline. focus and gap are those of the arrow as it lies: `followedArrow` brings them up to
/// date.
Binding makeBinding(const Element &arrow, LinearEnd end, const Element &target, const EndPlace &place,
                    const FindElement &find);
/// Where an arrow that comes from its other end and points to that place, outside the target, aims: the middle of a
/// side that is near, else where its ray meets a diagonal within the target. Nothing where it passes by.
std::optional<Point> aimThrough(const Element &arrow, LinearEnd end, const Element &target, const EndPlace &place,
                                const FindElement &find);
/// Where an end beside the target comes to lie on a grid: at its outline, on the grid's line that is next to the
/// pointer and runs into it. `beside`: the arrow's next point.
Point besideOnGrid(const Element &target, Point hand, double gridSize, Point beside);
/// As `makeBinding`, with the aim given, in scene px.
Binding bindingAimedAt(const Element &target, Point aim, bool inside);

/// The binding with what one generation does not say worked out from what the other does, as Excalidraw migrates it.
Binding completedBinding(const Element &arrow, LinearEnd end, const Element &target, const FindElement &find);

/// The arrow with its bound ends where its shapes now have them, other points unchanged; focus and gap are brought up
/// to date. Elbow arrows are routed anew. `before`: the elements before the shapes changed, for bindings of the older
/// kind.
Element followedArrow(const Element &arrow, const FindElement &now, const FindElement &before);
Element followedArrow(const Element &arrow, const Scene &scene);

} // namespace ninesketch
