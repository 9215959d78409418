// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/focus_binding.h"

#include "model/scene/outline.h"

#include <array>
#include <vector>

namespace ninesketch
{
namespace
{

double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}

/// Beyond that distance the older versions do not believe that an arrow holds on, px.
double largestGap(const Element &target)
{
    const double ratio = target.type == ElementType::Diamond ? std::sqrt(0.5) : 1;
    return std::max(16.0, std::min(0.25 * ratio * std::min(target.width, target.height), 32.0));
}

double focusOf(const Element &target, Point adjacent, Point end)
{
    if (distance(adjacent, end) < 1e-4)
        return 0;
    const Point centre = target.centre();
    const Point a = rotated(adjacent, centre, -target.angle), b = rotated(end, centre, -target.angle);
    const double side = cross(b - a, b - centre);
    const double sign = side > 0 ? -1 : side < 0 ? 1 : 0;
    const double length = std::max(target.width, target.height) * 2;
    const LineSegment ray{b, b + (b - a) * (length / distance(a, b))};
    const double w = target.width, h = target.height;
    const bool diamond = target.type == ElementType::Diamond;
    const std::array<LineSegment, 2> axes =
        diamond ? std::array<LineSegment, 2>{LineSegment{{centre.x, target.y - h}, {centre.x, target.y + 2 * h}},
                                             LineSegment{{target.x - w, centre.y}, {target.x + 2 * w, centre.y}}}
                : std::array<LineSegment, 2>{
                      LineSegment{{target.x - w, target.y - h}, {target.x + 2 * w, target.y + 2 * h}},
                      LineSegment{{target.x + 2 * w, target.y - h}, {target.x - w, target.y + 2 * h}}};
    std::vector<Point> met;
    for (const auto &axis : axes)
        if (const auto point = crossing(ray, axis))
            met.push_back(*point);
    std::stable_sort(met.begin(), met.end(), [&](Point p, Point q) { return distance(p, b) < distance(q, b); });
    double best = 0;
    for (std::size_t i = 0; i < met.size(); ++i) {
        const double half = diamond ? (i == 0 ? h : w) / 2 : std::hypot(w, h) / 2;
        const double ratio = half > 0 ? sign * distance(centre, met[i]) / half : 0;
        if (i == 0 || std::abs(ratio) < std::abs(best))
            best = ratio;
    }
    return best;
}

} // namespace

FocusAndGap focusAndGap(const Element &target, Point adjacent, Point end)
{
    constexpr double fallback = 14;
    double gap = std::max(1.0, Outline(target).distanceTo(end));
    if (gap > largestGap(target))
        gap = fallback;
    return {focusOf(target, adjacent, end), gap};
}

} // namespace ninesketch
