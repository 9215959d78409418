// SPDX-License-Identifier: GPL-3.0-or-later
// Hand-drawn strokes and fills, number for number those of rough.js 4.6.4 (the version Excalidraw uses), so that a seed
// draws the same lines here and there. The algorithms are described by Preet Shihn, "How to build a hand-drawn
// graphics library" (2020) and by the scan-line hachure of Wood et al., "Sketchy rendering for information
// visualization" (2012).
//
//     rough::Options options;
//     options.seed = element.seed;
//     for (const auto &set : rough::rectangle({0, 0, 200, 100}, options)) …
#pragma once
#include "model/sketch/picture.h"

#include <optional>

namespace ninesketch::rough
{

struct Options {
    std::int32_t seed = 1; ///< 0 is drawn as 1: a drawing must not change from run to run
    double roughness = 1;
    double bowing = 1;
    double curveFitting = 0.95;
    double strokeWidth = 1;
    double hachureGap = 4;         ///< px between hatching lines
    double hachureAngle = -41;     ///< degrees
    std::optional<FillStyle> fill; ///< none: outline only
    bool outlineOnly = false;      ///< what has a fill is drawn as such, but the fill itself is left out
    bool disableMultiStroke = false;
    bool preserveVertices = false;
};

struct StrokeSet {
    enum class Kind { Outline, SolidFill, HatchFill };
    Kind kind = Kind::Outline;
    Path path; ///< Move, Line and Curve steps
};

/// What one shape is made of, in painting order: at most one fill, then one outline.
using Drawable = std::vector<StrokeSet>;

/// A step of an outline given to `path`. Quadratic curves are given by `quadratic`.
PathStep moveTo(Point to);
PathStep lineTo(Point to);
PathStep curveTo(Point c1, Point c2, Point to);
PathStep quadraticTo(Point from, Point control, Point to);

Drawable line(Point from, Point to, const Options &options);
Drawable linearPath(std::span<const Point> points, const Options &options);
Drawable polygon(std::span<const Point> points, const Options &options);
Drawable rectangle(const Rect &box, const Options &options);
/// Around `centre`; width and height are diameters.
Drawable ellipse(Point centre, double width, double height, const Options &options);
/// A smooth curve through the points (Catmull-Rom).
Drawable curve(std::span<const Point> points, const Options &options);
/// One outline of moves, lines, curves and closes.
Drawable path(const Path &outline, const Options &options);

/// The Ramer-Douglas-Peucker simplification: no dropped point is farther than `tolerance` from the result.
std::vector<Point> simplified(std::span<const Point> points, double tolerance);

/// The Bezier segments of the smooth curve through the points: p0, then control, control, point for each further one.
std::vector<Point> smoothCurve(std::span<const Point> points);

} // namespace ninesketch::rough
