// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/flat_curves.h"

#include "exporters/cubic.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

double dot(Point a, Point b)
{
    return a.x * b.x + a.y * b.y;
}

double largestPart(Point way)
{
    return std::max(std::abs(way.x), std::abs(way.y));
}

/// Square of the distance to a line, or to the point where both its ends are.
double distance2(Point point, Point from, Point to)
{
    const Point along = to - from, away = point - from;
    const double length2 = dot(along, along);
    const double t = length2 > 0 ? dot(along, away) / length2 : 0;
    const Point aside = t >= 0 && t <= 1 ? away - along * t : away;
    return dot(aside, aside);
}

/// All of its points lie almost on the line between the two of them that are farthest apart.
bool isFlat(const Cubic &points)
{
    std::size_t first = 0, last = 3;
    double most = -1;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = i + 1; j < 4; ++j)
            if (const double apart = largestPart(points[j] - points[i]); apart > most) {
                most = apart;
                first = i;
                last = j;
            }
    constexpr double slope2 = 1e-5;
    for (std::size_t i = 0; i < 4; ++i)
        if (i != first && i != last && distance2(points[i], points[first], points[last]) > most * most * slope2)
            return false;
    return true;
}

} // namespace

std::optional<Path> asStroked(const Path &path)
{
    std::optional<Path> stroked;
    Point at;
    for (auto step = path.begin(); step != path.end(); at = step++->to) {
        const Cubic points{at, step->c1, step->c2, step->to};
        if (step->kind != PathStep::Kind::Curve || !isFlat(points)) {
            if (stroked)
                stroked->push_back(*step);
            continue;
        }
        if (!stroked)
            stroked.emplace(path.begin(), step);
        for (const double t : turningPoints(points))
            stroked->push_back({PathStep::Kind::Line, {}, {}, pointAt(points, t)});
        stroked->push_back({PathStep::Kind::Line, {}, {}, step->to});
    }
    return stroked;
}

} // namespace ninesketch
