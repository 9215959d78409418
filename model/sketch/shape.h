// SPDX-License-Identifier: GPL-3.0-or-later
// The strokes and fills of one element, as Excalidraw chooses them (its generateElementShape): which shape, how rough,
// which dash. Coordinates are local to the element.
#pragma once
#include "model/sketch/rough.h"

namespace ninesketch
{

/// Everything drawn by pen for the element, in painting order. Texts, images and frames have none.
/// `background` is the canvas colour: outlined arrowheads are filled with it.
std::vector<PathMark> shapeMarks(const Element &element, const std::string &background);

/// How a pen draws this element: seed, roughness (less on small shapes), widths, fill.
/// `continuous`: the outline is one path with rounded corners.
rough::Options roughOptions(const Element &element, bool continuous = false);

/// The box of a line or an arrow: that of the strokes really drawn, so it depends on the seed. Scene px, not rotated.
/// Its middle is the centre of rotation.
Rect linearBox(const Element &element);

/// The box of a cubic Bezier, its extremes included.
Rect cubicBox(Point from, Point c1, Point c2, Point to);

/// The strokes of a line or an arrow without arrowheads, local coordinates.
Path linearStrokes(const Element &element);

/// The element can be drawn as it is: finite numbers, at most a million px large, a pen that makes lines.
bool isDrawable(const Element &element);
/// The same with a pen, a font size and a roughness that make lines; nothing when the shape itself can't be drawn.
std::optional<Element> madeDrawable(const Element &element);

/// The radius of rounded corners on a side of that length, px.
double cornerRadius(double side, const Element &element);

/// A line or freehand stroke of at least three points whose ends are no more than 8 px apart: it can be filled.
bool isClosedLoop(std::span<const Point> points);

/// Nothing of this CSS colour is seen.
bool isTransparentColor(const std::string &color);

/// The outline with rounded corners that a rough path follows; of a diamond or any box-like element with roundness.
Path roundedOutline(const Element &element);
/// The polyline of an elbow arrow with corners rounded by at most `radius` px.
Path elbowOutline(std::span<const Point> points, double radius);
/// Top, right, bottom and left corner of a diamond, local.
std::array<Point, 4> diamondCorners(const Element &element);

} // namespace ninesketch
