// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/outline.h"

#include "model/scene/bounds.h"
#include "model/sketch/rough.h"
#include "model/sketch/shape.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numbers>

namespace ninesketch
{
namespace
{

using Cubic = std::array<Point, 4>;

Point tangent(const Cubic &c, double t)
{
    const double u = 1 - t;
    return (c[1] - c[0]) * (3 * u * u) + (c[2] - c[1]) * (6 * u * t) + (c[3] - c[2]) * (3 * t * t);
}

/// The curve as a polyline, moved sideways (to the left of its direction on a screen) by `outwards`.
std::vector<Point> sampled(const Cubic &curve, double outwards)
{
    constexpr int steps = 50;
    std::vector<Point> points;
    points.reserve(steps + 1);
    for (int i = 0; i <= steps; ++i) {
        const double t = double(i) / steps;
        Point point = onCubic(curve, t);
        if (outwards > 0) {
            const Point along = tangent(curve, t);
            const double length = std::hypot(along.x, along.y);
            if (length > 0)
                point = point + Point{along.y, -along.x} * (outwards / length);
        }
        points.push_back(point);
    }
    return points;
}

void appendCurve(std::vector<Point> &points, const Cubic &curve)
{
    constexpr int steps = 16;
    for (int i = points.empty() ? 0 : 1; i <= steps; ++i)
        points.push_back(onCubic(curve, double(i) / steps));
}

/// After David Eberly's geometric iteration ("Distance from a point to an ellipse", 2013), in the simplified form that
/// converges in a few steps.
double distanceToEllipse(Point p, Point radii)
{
    const double a = radii.x, b = radii.y;
    if (a <= 0 || b <= 0)
        return std::hypot(std::max(0.0, std::abs(p.x) - a), std::max(0.0, std::abs(p.y) - b));
    const double px = std::abs(p.x), py = std::abs(p.y);
    double tx = 0.707, ty = 0.707;
    for (int i = 0; i < 3; ++i) {
        const double ex = (a * a - b * b) * tx * tx * tx / a, ey = (b * b - a * a) * ty * ty * ty / b;
        const double r = std::hypot(b * ty - ey, a * tx - ex), q = std::hypot(py - ey, px - ex);
        if (q == 0)
            break;
        tx = std::clamp(((px - ex) * r / q + ex) / a, 0.0, 1.0);
        ty = std::clamp(((py - ey) * r / q + ey) / b, 0.0, 1.0);
        const double t = std::hypot(tx, ty);
        if (t == 0)
            break;
        tx /= t;
        ty /= t;
    }
    return std::hypot(px - a * tx, py - b * ty);
}

} // namespace

Point onCubic(const std::array<Point, 4> &c, double t)
{
    const double u = 1 - t;
    return c[0] * (u * u * u) + c[1] * (3 * u * u * t) + c[2] * (3 * u * t * t) + c[3] * (t * t * t);
}

double distanceToSegment(Point point, const LineSegment &segment)
{
    const Point along = segment.to - segment.from, away = point - segment.from;
    const double length2 = along.x * along.x + along.y * along.y;
    const double t = length2 == 0 ? 0 : std::clamp((away.x * along.x + away.y * along.y) / length2, 0.0, 1.0);
    return distance(point, segment.from + along * t);
}

std::optional<Point> crossing(const LineSegment &a, const LineSegment &b)
{
    const Point r = a.to - a.from, s = b.to - b.from, gap = b.from - a.from;
    const double cross = r.x * s.y - r.y * s.x;
    if (cross == 0)
        return std::nullopt;
    const double t = (gap.x * s.y - gap.y * s.x) / cross, u = (gap.x * r.y - gap.y * r.x) / cross;
    constexpr double slack = 1e-9;
    if (t < -slack || t > 1 + slack || u < -slack || u > 1 + slack)
        return std::nullopt;
    return a.from + r * t;
}

std::vector<std::array<Point, 4>> diamondCornerCurves(const Element &diamond)
{
    const auto corners = diamondCorners(diamond); // top, right, bottom, left
    const Point origin{diamond.x, diamond.y};
    const Point top = corners[0] + origin, right = corners[1] + origin, bottom = corners[2] + origin,
                left = corners[3] + origin;
    const double across = diamond.roundness ? cornerRadius(std::abs(top.x - left.x), diamond) : (top.x - left.x) * 0.01;
    const double down = diamond.roundness ? cornerRadius(std::abs(right.y - top.y), diamond) : (right.y - top.y) * 0.01;
    return {{Point{right.x - across, right.y - down}, right, right, Point{right.x - across, right.y + down}},
            {Point{bottom.x + across, bottom.y - down}, bottom, bottom, Point{bottom.x - across, bottom.y - down}},
            {Point{left.x + across, left.y + down}, left, left, Point{left.x + across, left.y - down}},
            {Point{top.x - across, top.y + down}, top, top, Point{top.x + across, top.y + down}}};
}

Outline::Outline(const Element &element, double outwards)
    // of a line that is not turned nobody asks, and it costs its strokes
    : m_centre(element.linear() && element.angle == 0 ? element.centre() : rotationCentre(element)),
      m_angle(element.angle)
{
    const Point origin{element.x, element.y};
    if (const auto *linear = element.linear()) {
        m_closed = isClosedLoop(linear->points);
        std::vector<Point> points;
        if (element.roundness && !linear->elbowed && linear->points.size() > 1) {
            const auto chain = rough::smoothCurve(linear->points);
            for (std::size_t i = 0; i + 3 < chain.size(); i += 3)
                appendCurve(points, {chain[i], chain[i + 1], chain[i + 2], chain[i + 3]});
        } else {
            points = linear->points;
        }
        for (Point &point : points)
            point = point + origin;
        if (m_closed && !points.empty())
            points.push_back(points.front());
        addPolyline(points);
    } else if (const auto *freedraw = element.freedraw()) {
        m_closed = isClosedLoop(freedraw->points);
        std::vector<Point> points = freedraw->points;
        for (Point &point : points)
            point = point + origin;
        if (points.size() == 1)
            points.push_back(points.front());
        if (m_closed)
            points.push_back(points.front());
        addPolyline(points);
    } else if (element.type == ElementType::Ellipse) {
        m_radii = Point{element.width / 2 + outwards, element.height / 2 + outwards};
    } else if (element.type == ElementType::Diamond) {
        addDiamond(element, outwards);
    } else {
        addRoundedBox(element, outwards);
    }
}

void Outline::addPolyline(const std::vector<Point> &points)
{
    for (std::size_t i = 1; i < points.size(); ++i)
        m_segments.push_back({points[i - 1], points[i]});
}

void Outline::addRoundedBox(const Element &element, double outwards)
{
    const Rect box = element.box();
    double radius = cornerRadius(std::min(box.width, box.height), element);
    if (radius == 0)
        radius = 0.01;
    const auto corner = [&](Point from, Point tip, Point to) {
        return sampled({from, from + (tip - from) * (2.0 / 3), to + (tip - to) * (2.0 / 3), to}, outwards);
    };
    std::vector<Point> points;
    const auto add = [&](const std::vector<Point> &more) { points.insert(points.end(), more.begin(), more.end()); };
    add(corner({box.x, box.y + radius}, {box.x, box.y}, {box.x + radius, box.y}));
    add(corner({box.right() - radius, box.y}, {box.right(), box.y}, {box.right(), box.y + radius}));
    add(corner({box.right(), box.bottom() - radius}, {box.right(), box.bottom()},
               {box.right() - radius, box.bottom()}));
    add(corner({box.x + radius, box.bottom()}, {box.x, box.bottom()}, {box.x, box.bottom() - radius}));
    points.push_back(points.front());
    addPolyline(points);
}

void Outline::addDiamond(const Element &element, double outwards)
{
    std::vector<Point> points;
    for (const auto &curve : diamondCornerCurves(element)) {
        const auto more = sampled(curve, outwards);
        points.insert(points.end(), more.begin(), more.end());
    }
    points.push_back(points.front());
    addPolyline(points);
}

double Outline::distanceTo(Point point) const
{
    const Point p = rotated(point, m_centre, -m_angle);
    if (m_radii)
        return distanceToEllipse(p - m_centre, *m_radii);
    double least = std::numeric_limits<double>::infinity();
    for (const auto &segment : m_segments)
        least = std::min(least, distanceToSegment(p, segment));
    return least;
}

std::vector<Point> Outline::crossings(const LineSegment &segment) const
{
    const LineSegment turned{rotated(segment.from, m_centre, -m_angle), rotated(segment.to, m_centre, -m_angle)};
    std::vector<Point> found;
    const auto add = [&](Point point) {
        const Point back = rotated(point, m_centre, m_angle);
        for (const Point other : found)
            if (distance(other, back) < 1e-4)
                return;
        found.push_back(back);
    };
    if (m_radii) {
        const Point way = turned.to - turned.from, start = turned.from - m_centre;
        const double rx2 = m_radii->x * m_radii->x, ry2 = m_radii->y * m_radii->y;
        const double a = way.x * way.x / rx2 + way.y * way.y / ry2;
        const double b = way.x * start.x / rx2 + way.y * start.y / ry2;
        const double c = start.x * start.x / rx2 + start.y * start.y / ry2 - 1;
        const double root = b * b - a * c;
        if (!(root >= 0) || a == 0)
            return found;
        for (const double t : {(-b - std::sqrt(root)) / a, (-b + std::sqrt(root)) / a})
            if (t >= 0 && t <= 1)
                add(turned.from + way * t);
        return found;
    }
    for (const auto &side : m_segments)
        if (const auto point = crossing(turned, side))
            add(*point);
    return found;
}

std::vector<LineSegment> Outline::pieces() const
{
    std::vector<LineSegment> pieces = m_segments;
    if (m_radii) {
        const int steps = std::clamp(static_cast<int>(std::max(m_radii->x, m_radii->y)), 32, 512);
        const auto at = [&](int i) {
            const double t = 2 * std::numbers::pi * i / steps;
            return m_centre + Point{m_radii->x * std::cos(t), m_radii->y * std::sin(t)};
        };
        for (int i = 0; i < steps; ++i)
            pieces.push_back({at(i), at(i + 1)});
    }
    for (LineSegment &piece : pieces)
        piece = {rotated(piece.from, m_centre, m_angle), rotated(piece.to, m_centre, m_angle)};
    return pieces;
}

bool Outline::contains(Point point) const
{
    if (!m_closed)
        return false;
    const Point p = rotated(point, m_centre, -m_angle);
    if (m_radii) {
        const Point d = p - m_centre;
        return m_radii->x > 0 && m_radii->y > 0 &&
               d.x * d.x / (m_radii->x * m_radii->x) + d.y * d.y / (m_radii->y * m_radii->y) < 1;
    }
    bool inside = false; // even-odd, by a ray to the right
    for (const auto &[from, to] : m_segments)
        if ((from.y > p.y) != (to.y > p.y) && p.x < (to.x - from.x) * (p.y - from.y) / (to.y - from.y) + from.x)
            inside = !inside;
    constexpr double onIt = 1e-9; // px
    return inside &&
           std::ranges::none_of(m_segments, [&](const LineSegment &side) { return distanceToSegment(p, side) < onIt; });
}

} // namespace ninesketch
