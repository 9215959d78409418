// SPDX-License-Identifier: GPL-3.0-or-later
// Points of lines and arrows, and what arrows hold on to.
#pragma once
#include "model/scene/bindings.h"

#include <optional>

namespace ninesketch
{

/// Holds on to the target with that end, exactly so; both then name each other and the end moves to where it belongs.
Scene bindArrowEnd(const Scene &scene, const std::string &arrowId, LinearEnd end, const std::string &targetId,
                   const Binding &binding, const EditContext &context);
/// Holds on to the target, aimed as if the end were drawn to its present place.
Scene bindArrowEnd(const Scene &scene, const std::string &arrowId, LinearEnd end, const std::string &targetId,
                   const EditContext &context);

/// An arrow's end that holds on to nothing.
struct FreeEnd {
    std::string arrowId;
    LinearEnd end = LinearEnd::End;
};
/// The topmost such end within 10 px (on screen) of the point, not of elbow or locked arrows.
std::optional<FreeEnd> freeEndAt(const Scene &scene, Point point, double zoom);
/// The text put where that end points to: beyond it, a gap away, the middle of the side that faces it in line.
Element textBeyondEnd(const Scene &scene, const FreeEnd &free, Element text);
/// The end then holds on to it, by the middle of that side.
Scene holdTextBeyondEnd(const Scene &scene, const FreeEnd &free, const std::string &textId, const EditContext &context);

/// Moves one end of an arrow (or line) to a scene point, and binds it to what is there, or lets go when nothing is.
/// `zoom`: how far one may be off. `noBinding`: Ctrl is held. `inside`: Alt is held. `toMiddles`: middles of sides
/// attract. `aim`: where it aims from outside a shape, instead of what it finds there itself. `hand`: where the pointer
/// is, which says what shape is meant, when `to` was brought from there to a grid of `grid` px or turned to steps.
struct EndDrag {
    Point to;
    double zoom = 1;
    bool noBinding = false, inside = false, toMiddles = true;
    std::optional<Point> aim = {};
    std::optional<Point> hand = {};
    double grid = 0; ///< px; 0: none
};
Scene dragArrowEnd(const Scene &scene, const std::string &arrowId, LinearEnd end, const EndDrag &drag,
                   const EditContext &context);

/// Scene points of a line, arrow: at least two. x, y, width and height follow. Bindings stay.
Scene setPoints(const Scene &scene, const std::string &id, std::vector<Point> scenePoints, const EditContext &context);

/// Drags a segment (from point `segment` - 1 to `segment`) of an elbow arrow to run through `to`, and fixes it.
Scene dragElbowSegment(const Scene &scene, const std::string &arrowId, int segment, Point to,
                       const EditContext &context);
/// Lets the fixed segment go; with the last of them the arrow is routed anew.
Scene releaseElbowSegment(const Scene &scene, const std::string &arrowId, int segment, const EditContext &context);

/// Everything that holds on to these elements is brought to where it belongs: after an edit that was made by hand.
Scene arrowsFollow(const Scene &scene, const Ids &changed, const EditContext &context);

/// A closed line becomes a polygon, an open one is closed first; and back.
Scene setPolygon(const Scene &scene, const std::string &lineId, bool polygon, const EditContext &context);

} // namespace ninesketch
