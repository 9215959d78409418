// SPDX-License-Identifier: GPL-3.0-or-later
// The ideal outline of an element (without hand-drawn wobble), moved outwards by some px where asked: what the pointer
// hits and what arrows end at.
#pragma once
#include "model/scene/element.h"

#include <optional>
#include <vector>

namespace ninesketch
{

struct LineSegment {
    Point from, to;
};

double distanceToSegment(Point point, const LineSegment &segment);
/// Where two segments cross; nothing when they don't, or run side by side.
std::optional<Point> crossing(const LineSegment &a, const LineSegment &b);

/// What is nearer to an outline lies on it, px.
inline constexpr double onOutline = 1e-3;

class Outline
{
public:
    /// Lines, arrows and freehand strokes are not moved outwards.
    explicit Outline(const Element &element, double outwards = 0);

    /// To the nearest point of it, px.
    double distanceTo(Point point) const;
    /// All points where the segment crosses it.
    std::vector<Point> crossings(const LineSegment &segment) const;
    /// Strictly within a closed outline.
    bool contains(Point point) const;
    /// It as straight pieces, end to end; an ellipse in pieces of a few px.
    std::vector<LineSegment> pieces() const;

private:
    void addPolyline(const std::vector<Point> &points);
    void addRoundedBox(const Element &element, double outwards);
    void addDiamond(const Element &element, double outwards);

    Point m_centre;
    double m_angle = 0;
    bool m_closed = true;
    std::vector<LineSegment> m_segments; ///< not turned
    std::optional<Point> m_radii;        ///< of an ellipse around m_centre
};

/// The four corners of a diamond's outline as cubic curves (right, bottom, left, top; four points each), not turned.
std::vector<std::array<Point, 4>> diamondCornerCurves(const Element &diamond);

Point onCubic(const std::array<Point, 4> &curve, double t);

} // namespace ninesketch
