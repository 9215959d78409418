// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/sampling.h"

#include "model/sketch/rough.h"

namespace ninesketch::rough
{
namespace
{

Point mixed(Point a, Point b, double t)
{
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

double squaredDistance(Point a, Point b)
{
    const double dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

double squaredDistanceToSegment(Point point, Point a, Point b)
{
    const double length = squaredDistance(a, b);
    if (length == 0)
        return squaredDistance(point, a);
    double t = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length;
    t = std::max(0.0, std::min(1.0, t));
    return squaredDistance(point, mixed(a, b, t));
}

/// How far the cubic strays from its chord, squared and scaled (Roger Willcocks, "Flattening Bezier curves").
double flatness(Point p1, Point p2, Point p3, Point p4)
{
    double ux = 3 * p2.x - 2 * p1.x - p4.x, uy = 3 * p2.y - 2 * p1.y - p4.y;
    double vx = 3 * p3.x - 2 * p4.x - p1.x, vy = 3 * p3.y - 2 * p4.y - p1.y;
    ux *= ux;
    uy *= uy;
    vx *= vx;
    vy *= vy;
    return std::max(ux, vx) + std::max(uy, vy);
}

void sample(Point p1, Point p2, Point p3, Point p4, double tolerance, int depth, std::vector<Point> &out)
{
    // The depth is only a guard: a curve of 1e5 px is flat to 1e-5 px after thirty halvings.
    if (flatness(p1, p2, p3, p4) < tolerance || depth == 0) {
        if (out.empty() || std::sqrt(squaredDistance(out.back(), p1)) > 1)
            out.push_back(p1);
        out.push_back(p4);
        return;
    }
    const Point q1 = mixed(p1, p2, 0.5), q2 = mixed(p2, p3, 0.5), q3 = mixed(p3, p4, 0.5);
    const Point r1 = mixed(q1, q2, 0.5), r2 = mixed(q2, q3, 0.5);
    const Point middle = mixed(r1, r2, 0.5);
    sample(p1, q1, r1, middle, tolerance, depth - 1, out);
    sample(middle, r2, q3, p4, tolerance, depth - 1, out);
}

void simplify(std::span<const Point> points, double tolerance, std::vector<Point> &out)
{
    const Point first = points.front(), last = points.back();
    double farthest = 0;
    std::size_t at = 1;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const double squared = squaredDistanceToSegment(points[i], first, last);
        if (squared > farthest) {
            farthest = squared;
            at = i;
        }
    }
    if (std::sqrt(farthest) > tolerance) {
        simplify(points.subspan(0, at + 1), tolerance, out);
        simplify(points.subspan(at), tolerance, out);
        return;
    }
    if (out.empty())
        out.push_back(first);
    out.push_back(last);
}

} // namespace

std::vector<Point> simplified(std::span<const Point> points, double tolerance)
{
    std::vector<Point> result;
    if (!points.empty())
        simplify(points, tolerance, result);
    return result;
}

std::vector<Point> smoothCurve(std::span<const Point> points)
{
    const auto count = points.size();
    if (count < 2)
        return {points.begin(), points.end()};
    if (count == 2)
        return {points[0], points[0] + (points[1] - points[0]) * (1.0 / 6),
                points[1] - (points[1] - points[0]) * (1.0 / 6), points[1]};
    const auto at = [&](std::size_t i) { return points[std::min(i == 0 ? 0 : i - 1, count - 1)]; }; // ends doubled
    std::vector<Point> result{points[0]};
    for (std::size_t i = 1; i < count; ++i) {
        const Point before = at(i - 1), from = at(i), to = at(i + 1), after = at(i + 2);
        result.push_back({from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6});
        result.push_back({to.x + (from.x - after.x) / 6, to.y + (from.y - after.y) / 6});
        result.push_back(to);
    }
    return result;
}

std::vector<Point> sampledCurve(std::span<const Point> bezier, double tolerance)
{
    std::vector<Point> result;
    for (std::size_t i = 0; i + 3 < bezier.size(); i += 3)
        sample(bezier[i], bezier[i + 1], bezier[i + 2], bezier[i + 3], tolerance, 24, result);
    return result;
}

std::vector<std::vector<Point>> sampledPath(const Path &outline, double tolerance, double simplification)
{
    std::vector<std::vector<Point>> sets;
    std::vector<Point> current, pending;
    Point start;
    const auto flushCurve = [&] {
        if (pending.size() >= 4) {
            const auto points = sampledCurve(pending, tolerance);
            current.insert(current.end(), points.begin(), points.end());
        }
        pending.clear();
    };
    const auto flush = [&] {
        flushCurve();
        if (!current.empty())
            sets.push_back(std::move(current));
        current.clear();
    };
    for (const auto &step : outline) {
        switch (step.kind) {
        case PathStep::Kind::Move:
            flush();
            start = step.to;
            current.push_back(start);
            break;
        case PathStep::Kind::Line:
            flushCurve();
            current.push_back(step.to);
            break;
        case PathStep::Kind::Curve:
            if (pending.empty())
                pending.push_back(current.empty() ? start : current.back());
            pending.insert(pending.end(), {step.c1, step.c2, step.to});
            break;
        case PathStep::Kind::Close:
            flushCurve();
            current.push_back(start);
            break;
        }
    }
    flush();
    for (auto &set : sets)
        set = simplified(set, simplification);
    return sets;
}

} // namespace ninesketch::rough
