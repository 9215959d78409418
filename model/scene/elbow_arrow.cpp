// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/elbow_arrow.h"

#include "model/scene/bounds.h"
#include "model/scene/elbow_routing.h"
#include "model/scene/linear_points.h"
#include "model/scene/outline.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double stub = 40; // px of the first and last segment that stay where they are when the rest is moved

/// An end beside a corner of a box is brought beside a side.
Point awayFromCorner(const Element &target, Point point)
{
    const Point centre = target.centre();
    const Point p = rotated(point, centre, -target.angle);
    const Rect box = target.box();
    const double gap = bindingGap(target);
    const bool left = p.x<box.x, right = p.x> box.right(), above = p.y<box.y, below = p.y> box.bottom();
    if (!(left || right) || !(above || below))
        return point;
    const double x = left ? box.x : box.right(), y = above ? box.y : box.bottom();
    const double outX = left ? x - gap : x + gap, outY = above ? y - gap : y + gap;
    bool beside = false; // the level side, else above or below
    if (left && above)
        beside = p.y - box.y > -gap;
    else if (left && below)
        beside = !(p.x - box.x > -gap);
    else
        beside = !(p.x - box.x < box.width + gap);
    return rotated(beside ? Point{outX, y} : Point{x, outY}, centre, target.angle);
}

/// The middle of a side (of a diamond also of its slopes) where the point is near to its axis.
std::optional<Point> snappedToMiddle(const Element &target, Point point)
{
    const Rect box = target.box();
    const Point centre{box.x + box.width / 2 - 0.1, box.y + box.height / 2 - 0.1}; // beside 0.5: headings stay stable
    const Point p = rotated(point, centre, -target.angle);
    const double gap = bindingGap(target);
    const double nearY = std::clamp(0.05 * box.height, 5.0, 80.0), nearX = std::clamp(0.05 * box.width, 5.0, 80.0);
    if (distance(centre, p) < gap)
        return std::nullopt;
    const bool level = std::abs(p.y - centre.y) < nearY, upright = std::abs(p.x - centre.x) < nearX;
    const auto back = [&](Point q) { return rotated(q, centre, target.angle); };
    if (p.x <= box.x + box.width / 2 && level)
        return back({box.x - gap, centre.y});
    if (p.y <= box.y + box.height / 2 && upright)
        return back({centre.x, box.y - gap});
    if (p.x >= box.x + box.width / 2 && level)
        return back({box.right() + gap, centre.y});
    if (p.y >= box.y + box.height / 2 && upright)
        return back({centre.x, box.bottom() + gap});
    if (target.type == ElementType::Diamond) {
        for (const double sx : {-1.0, 1.0})
            for (const double sy : {-1.0, 1.0}) {
                const Point slope{box.centre().x + sx * (box.width / 4 + gap),
                                  box.centre().y + sy * (box.height / 4 + gap)};
                if (distance(slope, p) < std::max(nearX, nearY))
                    return back(slope);
            }
    }
    return std::nullopt;
}

/// Fixed segments say where their points are: brought up to date. `segments` by index of their second point.
Element withFixedSegments(Element arrow, const std::vector<int> &segments)
{
    auto &linear = *arrow.linear();
    std::vector<FixedSegment> fixed;
    for (const int index : segments)
        fixed.push_back({index, linear.points[static_cast<std::size_t>(index) - 1],
                         linear.points[static_cast<std::size_t>(index)]});
    linear.fixedSegments = std::move(fixed);
    return arrow;
}

bool isInner(const LinearData &linear, int segment)
{
    return segment > 1 && segment + 1 < static_cast<int>(linear.points.size());
}

std::vector<int> fixedIndices(const LinearData &linear)
{
    std::vector<int> indices;
    for (const auto &segment : linear.fixedSegments.value_or(std::vector<FixedSegment>{}))
        if (isInner(linear, segment.index))
            indices.push_back(segment.index);
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    return indices;
}

/// The ends moved, the segments next to them longer or shorter, everything between where it was.
Element stretched(const Element &arrow, Point start, Point end)
{
    auto points = scenePoints(arrow);
    const std::size_t last = points.size() - 1;
    const auto drag = [&](std::size_t tip, std::size_t next, Point to) {
        const bool level = std::abs(points[tip].y - points[next].y) <= std::abs(points[tip].x - points[next].x);
        points[tip] = to;
        (level ? points[next].y : points[next].x) = level ? to.y : to.x;
    };
    drag(0, 1, start);
    drag(last, last - 1, end);
    return withFixedSegments(withScenePoints(arrow, points), fixedIndices(*arrow.linear()));
}

} // namespace

Element withMovedSegment(const Element &arrow, int segment, Point to)
{
    auto points = scenePoints(arrow);
    const auto last = static_cast<int>(points.size()) - 1;
    if (!arrow.linear()->elbowed || segment < 1 || segment > last)
        return arrow;
    const auto at = static_cast<std::size_t>(segment);
    const Point from = points[at - 1], until = points[at];
    const bool level = std::abs(until.y - from.y) <= std::abs(until.x - from.x);
    const auto moved = [&](Point p) { return level ? Point{p.x, to.y} : Point{to.x, p.y}; };
    // an end stays: what is moved is tied to it, or to a short piece before a shape that holds it
    const double length = distance(from, until);
    const Point piece = length == 0 ? Point{} : (until - from) * ((length < stub + 5 ? length / 2 : stub) / length);
    std::vector<Point> before, behind;
    Point start = from, end = until;
    if (segment == 1) {
        before.push_back(from);
        if (arrow.linear()->startBinding)
            before.push_back(start = from + piece);
    }
    if (segment == last) {
        if (arrow.linear()->endBinding)
            behind.push_back(end = until - piece);
        behind.push_back(until);
    }
    points[at - 1] = moved(start);
    points[at] = moved(end);
    points.insert(points.end(), behind.begin(), behind.end());
    points.insert(points.begin(), before.begin(), before.end());
    auto indices = fixedIndices(*arrow.linear());
    if (std::find(indices.begin(), indices.end(), segment) == indices.end())
        indices.insert(std::upper_bound(indices.begin(), indices.end(), segment), segment);
    for (int &index : indices)
        index += static_cast<int>(before.size());
    return withFixedSegments(withScenePoints(arrow, points), indices);
}

Point elbowEndOn(const Element &target, Point point, bool toMiddles)
{
    const bool boxLike = target.type != ElementType::Ellipse && target.type != ElementType::Diamond;
    const Point edge = boxLike ? awayFromCorner(target, point) : point;
    const Point centre = rotatedBox(target).centre();
    const bool level = isLevel(headingFromBox(target, point));
    const Point resolved = toMiddles ? snappedToMiddle(target, edge).value_or(point) : point;
    const double gap = bindingGap(target);
    if (resolved == centre) // no side is nearer than another: the right one, as mostly in Excalidraw
        return rotated({target.box().right() + gap, centre.y - 0.1}, centre, target.angle);
    const auto outward = [&](Point from, double distanceOut) -> std::optional<Point> {
        const double length = distance(from, resolved);
        if (length == 0)
            return std::nullopt;
        const Point to = from + (resolved - from) * (std::max(target.width, target.height) * 2 / length);
        const auto met = Outline(target, distanceOut).crossings({from, to});
        if (met.empty())
            return std::nullopt;
        return met.front();
    };
    auto met = outward({level ? centre.x : resolved.x, level ? resolved.y : centre.y}, gap);
    if (!met)
        met = outward({level ? resolved.x : centre.x, level ? centre.y : resolved.y}, 5);
    if (!met || distance(edge, *met) < 1e-4)
        return edge;
    return *met;
}

Element followedElbowArrow(const Element &arrow, const FindElement &find, bool always)
{
    const auto &linear = *arrow.linear();
    const auto place = [&](LinearEnd end) {
        const auto &binding = bindingOf(arrow, end);
        const Element *target = binding ? find(binding->elementId) : nullptr;
        return target && binding->fixedPoint ? fixedPointToScene(*target, *binding->fixedPoint) : endPoint(arrow, end);
    };
    const Point start = place(LinearEnd::Start), end = place(LinearEnd::End);
    const auto points = scenePoints(arrow);
    const bool still = distance(points.front(), start) < 1e-6 && distance(points.back(), end) < 1e-6;
    return still && !always && linear.points.size() > 1 ? arrow : routedElbowArrow(arrow, start, end, find);
}

Element routedElbowArrow(const Element &arrow, Point start, Point end, const FindElement &find)
{
    if (!fixedIndices(*arrow.linear()).empty())
        return stretched(arrow, start, end);
    const auto side = [&](LinearEnd which, Point at) {
        const auto &binding = bindingOf(arrow, which);
        const auto &linear = *arrow.linear();
        ElbowEnd result;
        result.point = at;
        result.target = binding ? find(binding->elementId) : nullptr;
        result.hasArrowhead =
            (which == LinearEnd::Start ? linear.startArrowhead : linear.endArrowhead) != Arrowhead::None;
        return result;
    };
    Element routed = withScenePoints(arrow, elbowRoute(side(LinearEnd::Start, start), side(LinearEnd::End, end)));
    routed.linear()->fixedSegments.reset();
    routed.linear()->startIsSpecial.reset();
    routed.linear()->endIsSpecial.reset();
    return routed;
}

} // namespace ninesketch
