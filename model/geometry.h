// SPDX-License-Identifier: GPL-3.0-or-later
// Points and boxes in scene pixels; y grows downwards, angles are radians clockwise.
#pragma once
#include <algorithm>
#include <cmath>

namespace ninesketch
{

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point &, const Point &) = default;
};

inline Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double k)
{
    return {a.x * k, a.y * k};
}
inline double distance(Point a, Point b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// `point` turned by `angle` around `centre`.
inline Point rotated(Point point, Point centre, double angle)
{
    if (angle == 0)
        return point;
    const double c = std::cos(angle), s = std::sin(angle);
    const double dx = point.x - centre.x, dy = point.y - centre.y;
    return {centre.x + dx * c - dy * s, centre.y + dx * s + dy * c};
}

/// An axis-aligned box. Width and height are never negative.
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const Rect &, const Rect &) = default;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    bool contains(const Rect &r) const
    {
        return r.x >= x && r.right() <= right() && r.y >= y && r.bottom() <= bottom();
    }
    bool intersects(const Rect &r) const
    {
        return r.x <= right() && r.right() >= x && r.y <= bottom() && r.bottom() >= y;
    }
    Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    Rect united(const Rect &r) const
    {
        const double left = std::min(x, r.x), top = std::min(y, r.y);
        return {left, top, std::max(right(), r.right()) - left, std::max(bottom(), r.bottom()) - top};
    }
    static Rect around(Point a, Point b)
    {
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    }
};

} // namespace ninesketch
