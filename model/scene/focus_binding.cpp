// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/focus_binding.h"

#include "model/scene/outline.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr double farthestFocus = 2; // half diagonals

double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}

/// The corners of the box (left top first) or the tips of a diamond (left first), clockwise, turned with it.
std::array<Point, 4> tipsOf(const Element &target)
{
    const Rect box = target.box();
    const Point centre = box.centre();
    std::array<Point, 4> tips =
        target.type == ElementType::Diamond
            ? std::array<Point, 4>{Point{box.x, centre.y},
                                   {centre.x, box.y},
                                   {box.right(), centre.y},
                                   {centre.x, box.bottom()}}
            : std::array<Point, 4>{
                  Point{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    for (Point &tip : tips)
        tip = rotated(tip, centre, target.angle);
    return tips;
}

/// What an arrow from `adjacent` aims at: a point on the half diagonal at one or the other end of the side that it
/// sees.
Point aimOf(const Element &target, double focus, Point adjacent)
{
    const Point centre = target.centre();
    if (focus == 0)
        return centre;
    std::array<Point, 4> tips = tipsOf(target);
    for (Point &tip : tips)
        tip = centre + (tip - centre) * std::abs(focus);
    // is `adjacent` on the outer side of the edge that starts at that tip?
    const auto beyond = [&](std::size_t i) { return cross(adjacent - tips[i], tips[(i + 1) % 4] - tips[i]); };
    for (std::size_t i = 0; i < 3; ++i)
        if (beyond(i) > 0 && beyond(focus > 0 ? (i + 1) % 4 : (i + 3) % 4) < 0)
            return focus > 0 ? tips[i + 1] : tips[i];
    return focus > 0 ? tips[0] : tips[3];
}

/// Aims on the line that the arrow lies on: the middle, and where it crosses the half diagonals.
std::vector<double> focusesAlong(const Element &target, Point adjacent, Point end)
{
    std::vector<double> found{0};
    const Point centre = target.centre(), along = end - adjacent;
    for (const Point tip : tipsOf(target)) {
        const double slope = cross(along, tip - centre);
        const double ratio = slope == 0 ? 0 : cross(along, adjacent - centre) / slope;
        if (ratio > 0 && ratio < farthestFocus) {
            found.push_back(ratio);
            found.push_back(-ratio);
        }
    }
    return found;
}

} // namespace

Point endByFocus(const Element &target, const FocusAndGap &binding, Point adjacent, Point end)
{
    const Point aim = aimOf(target, binding.focus, adjacent);
    const double away = distance(adjacent, aim);
    if (binding.gap == 0 || away == 0)
        return aim;
    const double reach =
        distance(adjacent, end) + distance(adjacent, target.centre()) + std::max(target.width, target.height) * 2;
    const auto met = Outline(target, binding.gap).crossings({adjacent, adjacent + (aim - adjacent) * (reach / away)});
    if (met.size() < 2)
        return met.empty() ? end : aim;
    return *std::ranges::min_element(met, {}, [&](Point p) { return distance(p, adjacent); });
}

FocusAndGap focusAndGap(const Element &target, Point adjacent, Point end)
{
    const Outline outline(target);
    FocusAndGap best{0, outline.contains(end) ? 0 : std::max(1.0, outline.distanceTo(end))};
    double least = std::numeric_limits<double>::infinity();
    for (const double focus : focusesAlong(target, adjacent, end)) {
        // of two that fit alike the one that aims nearer to the middle keeps its hold when the arrow turns
        const double off = distance(end, endByFocus(target, {focus, best.gap}, adjacent, end)) + std::abs(focus);
        if (off < least) {
            best.focus = focus;
            least = off;
        }
    }
    return best;
}

} // namespace ninesketch
