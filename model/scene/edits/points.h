// SPDX-License-Identifier: GPL-3.0-or-later
// Several points of a line or an arrow at once. Points are named by their place in it. Elbow arrows are left alone:
// their points follow from their segments.
#pragma once
#include "model/scene/edits/arrows.h"

#include <set>

namespace ninesketch
{

using PointSet = std::set<std::size_t>;

/// What an edit of points answers: the scene, and where the points that were meant are now.
struct EditedPoints {
    Scene scene;
    PointSet points;
};

/// Moves them. An arrow's end among them binds to what is where the first such end comes to, or lets go (`drag.to` is
/// not used). A polygon stays closed.
Scene movePoints(const Scene &scene, const std::string &id, const PointSet &points, Point by, const EndDrag &drag,
                 const EditContext &context);

/// Takes them out; a line without two points goes, three points of a polygon stay. An end that goes lets go of its
/// shape.
Scene removePoints(const Scene &scene, const std::string &id, const PointSet &points, const EditContext &context);

/// One more point behind each: half-way to the next, behind the last one 30 px further.
EditedPoints duplicatePoints(const Scene &scene, const std::string &id, const PointSet &points,
                             const EditContext &context);

/// A point between `index` - 1 and `index`; at the very end, or the start, the line grows and lets go there.
Scene insertPoint(const Scene &scene, const std::string &id, std::size_t index, Point at, const EditContext &context);

} // namespace ninesketch
