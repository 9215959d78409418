// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/recognise.h"

#include <array>
#include <numbers>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr double smallest = 10;         // px
constexpr double closedWithin = 0.25;   // of the length around the box: the gap between the ends
constexpr double nearEnough = 0.1;      // of the mean side: the mean distance from an outline
constexpr double straightWithin = 0.05; // of the length: the farthest from a straight line
constexpr double longestHead = 0.75;    // of the shaft: what is drawn behind an arrow's tip
constexpr std::size_t samples = 96;

double lengthOf(std::span<const Point> points)
{
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += distance(points[i - 1], points[i]);
    return length;
}

/// Points at equal distances along the stroke.
std::vector<Point> resampled(std::span<const Point> stroke)
{
    const double step = lengthOf(stroke) / double(samples - 1);
    std::vector<Point> points{stroke.front()};
    double due = step;
    for (std::size_t i = 1; i < stroke.size(); ++i) {
        Point from = stroke[i - 1];
        double piece = distance(from, stroke[i]);
        while (piece >= due && points.size() < samples) {
            from = from + (stroke[i] - from) * (due / piece);
            points.push_back(from);
            piece = distance(from, stroke[i]);
            due = step;
        }
        due -= piece;
    }
    points.push_back(stroke.back());
    return points;
}

double distanceToSegment(Point p, Point a, Point b)
{
    const Point d = b - a;
    const double square = d.x * d.x + d.y * d.y;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
    return distance(p, a + d * t);
}

double meanDistance(std::span<const Point> points, std::span<const Point> outline)
{
    double sum = 0;
    for (const Point p : points) {
        double nearest = distanceToSegment(p, outline.back(), outline.front());
        for (std::size_t i = 1; i < outline.size(); ++i)
            nearest = std::min(nearest, distanceToSegment(p, outline[i - 1], outline[i]));
        sum += nearest;
    }
    return sum / double(points.size());
}

Rect boxOf(std::span<const Point> points)
{
    Rect box{points.front().x, points.front().y, 0, 0};
    for (const Point p : points)
        box = box.united({p.x, p.y, 0, 0});
    return box;
}

std::optional<RecognisedShape> closedShape(std::span<const Point> points, const Rect &box)
{
    const Point middle = box.centre();
    const std::array rectangle{Point{box.x, box.y}, Point{box.right(), box.y}, Point{box.right(), box.bottom()},
                               Point{box.x, box.bottom()}};
    const std::array diamond{Point{middle.x, box.y}, Point{box.right(), middle.y}, Point{middle.x, box.bottom()},
                             Point{box.x, middle.y}};
    std::vector<Point> ellipse;
    for (int i = 0; i < 48; ++i) {
        const double t = 2 * std::numbers::pi * i / 48;
        ellipse.push_back({middle.x + box.width / 2 * std::cos(t), middle.y + box.height / 2 * std::sin(t)});
    }
    using Kind = RecognisedShape::Kind;
    std::optional<RecognisedShape> best;
    double nearest = nearEnough * (box.width + box.height) / 2;
    const auto hold = [&](Kind kind, std::span<const Point> outline) {
        if (const double away = meanDistance(points, outline); away < nearest) {
            nearest = away;
            best = RecognisedShape{kind, box, {}, {}};
        }
    };
    hold(Kind::Rectangle, rectangle);
    hold(Kind::Diamond, diamond);
    hold(Kind::Ellipse, ellipse);
    return best;
}

bool isStraight(std::span<const Point> points)
{
    const double length = distance(points.front(), points.back());
    for (const Point p : points)
        if (distanceToSegment(p, points.front(), points.back()) > straightWithin * length)
            return false;
    return length > 0;
}

std::optional<RecognisedShape> openShape(const std::vector<Point> &points)
{
    using Kind = RecognisedShape::Kind;
    if (isStraight(points))
        return RecognisedShape{Kind::Line, {}, points.front(), points.back()};
    // the first time that it is about as far away as it gets is the tip
    double farthest = 0;
    for (const Point p : points)
        farthest = std::max(farthest, distance(points.front(), p));
    constexpr double about = 0.97;
    std::size_t tip = 0;
    while (distance(points.front(), points[tip]) < about * farthest)
        ++tip;
    while (tip + 1 < points.size() && distance(points.front(), points[tip + 1]) > distance(points.front(), points[tip]))
        ++tip;
    const std::span all(points);
    const double shaft = distance(points.front(), points[tip]);
    if (tip < points.size() / 3 || tip + 2 >= points.size() || !isStraight(all.first(tip + 1)))
        return std::nullopt;
    for (std::size_t i = tip; i < points.size(); ++i)
        if (distance(points[tip], points[i]) > longestHead / 2 * shaft)
            return std::nullopt;
    return RecognisedShape{Kind::Arrow, {}, points.front(), points[tip]};
}

} // namespace

std::optional<RecognisedShape> recognisedShape(std::span<const Point> stroke)
{
    if (stroke.size() < 2)
        return std::nullopt;
    const Rect box = boxOf(stroke);
    if (std::max(box.width, box.height) < smallest)
        return std::nullopt;
    const auto points = resampled(stroke);
    const bool closed = distance(stroke.front(), stroke.back()) < closedWithin * 2 * (box.width + box.height) / 2 &&
                        lengthOf(stroke) > 1.2 * (box.width + box.height) &&
                        std::min(box.width, box.height) >= smallest;
    if (closed)
        if (const auto shape = closedShape(points, box))
            return shape;
    return openShape(points);
}

} // namespace ninesketch
