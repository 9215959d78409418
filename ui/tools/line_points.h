// SPDX-License-Identifier: GPL-3.0-or-later
// The points of a line or an arrow under the pointer and on the screen.
#pragma once
#include "model/scene/edits/points.h"
#include "ui/tools/selection_box.h"

namespace ninesketch
{

/// A point of a line, or the middle of a segment, from which a new point (of an elbow arrow, the segment) is pulled.
struct LinePoint {
    std::size_t index = 0;
    bool isNew = false; ///< to be inserted before `index`
};

/// The line or arrow that shows its points: the only one selected.
const Element *selectedLine(const Scene &scene, const Selection &selection);

/// Of an elbow arrow only ends and segments can be taken, and middles of a line of more than two points only while its
/// points are being edited.
std::optional<LinePoint> linePointAt(const Element &line, Point at, double zoom, bool editing);
bool isEnd(const Element &line, LinePoint point);

/// How an end of the line is put to a point, by the keys that are held and the grid.
EndDrag endDrag(const Element &line, Point to, const PointerEvent &event, const ToolContext &context);

/// `selected`: while the points are being edited, those that are selected; null otherwise. Points are then larger.
void paintPoints(QPainter &painter, const Element &line, const ToolContext &context, const ToScreen &toScreen,
                 const PointSet *selected = nullptr);

} // namespace ninesketch
