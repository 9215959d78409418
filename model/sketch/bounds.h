// SPDX-License-Identifier: GPL-3.0-or-later
// Where elements are, as Excalidraw reckons it for rotation, selection and the size of an export.
#pragma once
#include "model/scene/scene.h"

#include <span>
#include <vector>

namespace ninesketch
{

/// The box of the element before its rotation, scene px. Lines and arrows: of the strokes really drawn; freehand: of
/// its points.
Rect unrotatedBox(const Element &element);

/// The axis-aligned box of the rotated element, without stroke widths, scene px.
Rect rotatedBox(const Element &element);

/// The box of everything, as an export has it: what lies in frames does not count beyond them, frames count with their
/// names, arrows with their labels. Empty for an empty scene.
Rect exportBounds(const Scene &scene);

/// The middle of an arrow's (or line's) label, scene px. `label` may say where along the arrow it sits.
Point arrowLabelCentre(const Element &arrow, const Element &label);

struct SegmentMiddle {
    Point at;      ///< half-way, scene px
    double length; ///< of the segment, px
};

/// Of each segment of a line or an arrow, along its curve if it is curved, without hand-drawn wobble.
std::vector<SegmentMiddle> segmentMiddles(const Element &line);

/// How far along an arrow, as a share of its length, the place nearest to a scene point is: 0 ... 1.
double positionAlongArrow(const Element &arrow, Point near);

/// The text bound to the element, or null.
const Element *boundTextOf(const Element &element, const Scene &scene);

/// From the top of a frame to the bottom of its name, and the name's height, px.
inline constexpr double frameNameOffset = 3, frameNameSize = 14, frameNameHeight = 17.5;
/// What stands above a frame: its name, or what Excalidraw calls one without.
std::string shownFrameName(const Element &frame);

} // namespace ninesketch
