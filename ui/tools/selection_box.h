// SPDX-License-Identifier: GPL-3.0-or-later
// The box around what is selected, with its grips: where they are, what the pointer is on, how they look. Sizes and
// colours are Excalidraw's.
#pragma once
#include "model/scene/edits.h"
#include "ui/tools/tool.h"

namespace ninesketch
{

using ToScreen = std::function<Point(Point)>;

/// A selection's box. One element's is turned with it.
struct SelectionBox {
    Rect box; ///< before turning, scene px
    double angle = 0;
    bool resizable = true, rotatable = true;
    double border = 4; ///< px on screen between the thing and its border
    double grips = 4;  ///< px on screen between its corner and the middle of the grip there
    /// From scene to the box's own frame and back.
    Point toLocal(Point scene) const { return rotated(scene, box.centre(), -angle); }
    Point toScene(Point local) const { return rotated(local, box.centre(), angle); }
};

QColor selectionColor(bool dark);

/// Nothing when nothing is selected, or only a two-point line (which has end points instead).
std::optional<SelectionBox> selectionBox(const Scene &scene, const Selection &selection);

/// Around the middle of the knob that turns the selection, scene px.
Point rotationKnob(const SelectionBox &box, double zoom);
std::optional<Grip> gripAt(const SelectionBox &box, Point at, const ToolContext &context);
/// The corner, or the middle of the side, that a grip of the selection's box pulls, scene px.
Point pulledPoint(const Scene &scene, const Selection &selection, const SelectionBox &box, Grip grip);
bool isOnKnob(const SelectionBox &box, Point at, const ToolContext &context);
/// The cursor over a grip of a box turned by that angle.
Qt::CursorShape gripCursor(Grip grip, double angle);

/// Borders of each selected thing, and the box with its grips.
void paintSelection(QPainter &painter, const ToolContext &context, const ToScreen &toScreen, bool grips);
/// The outline of the shape that an arrow's end would hold on to.
void paintBindingHighlight(QPainter &painter, const Element &target, const ToolContext &context,
                           const ToScreen &toScreen);
/// The box that is being dragged to select what lies in it.
void paintSelectingBox(QPainter &painter, Point from, Point to, const ToScreen &toScreen);

} // namespace ninesketch
