// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/flat_curves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

using Curve = std::array<Point, 4>;

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
bool isFlat(const Curve &points)
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

/// Where in (0, 1) the speed of the curve is least or greatest, in order: B'(t) B''(t) = 0.
std::vector<double> turningPoints(const Curve &p)
{
    const Point a = p[1] - p[0], b = p[2] - p[1] * 2 + p[0], c = p[3] + (p[1] - p[2]) * 3 - p[0];
    const std::array poly{dot(c, c), 3 * dot(b, c), 2 * dot(b, b) + dot(c, a), dot(a, b)};
    std::vector<double> roots;
    constexpr double almostZero = 1.0 / 4096;
    if (std::abs(poly[0]) <= almostZero) { // at most a quadratic
        const double discriminant = poly[2] * poly[2] - 4 * poly[1] * poly[3];
        if (poly[1] == 0) {
            if (poly[2] != 0)
                roots = {-poly[3] / poly[2]};
        } else if (discriminant >= 0) {
            for (const double sign : {-1.0, 1.0})
                roots.push_back((-poly[2] + sign * std::sqrt(discriminant)) / (2 * poly[1]));
        }
    } else { // Cardano; three real roots by Viète's cosines
        const double k2 = poly[1] / poly[0], k1 = poly[2] / poly[0], k0 = poly[3] / poly[0];
        const double q = (k2 * k2 - 3 * k1) / 9, r = (2 * k2 * k2 * k2 - 9 * k2 * k1 + 27 * k0) / 54;
        const double q3 = q * q * q, rest = r * r - q3;
        if (rest < 0) {
            const double angle = std::acos(std::clamp(r / std::sqrt(q3), -1.0, 1.0)), turn = 2 * std::numbers::pi;
            for (const double one : {angle, angle + turn, angle - turn})
                roots.push_back(-2 * std::sqrt(q) * std::cos(one / 3) - k2 / 3);
        } else {
            double s = std::cbrt(std::abs(r) + std::sqrt(rest));
            s = r > 0 ? -s : s;
            roots.push_back((s != 0 ? s + q / s : s) - k2 / 3);
        }
    }
    std::erase_if(roots, [](double t) { return !(t > 0 && t < 1); });
    std::ranges::sort(roots);
    return roots;
}

Point pointAt(const Curve &p, double t)
{
    const double s = 1 - t;
    return p[0] * (s * s * s) + p[1] * (3 * s * s * t) + p[2] * (3 * s * t * t) + p[3] * (t * t * t);
}

} // namespace

std::optional<Path> asStroked(const Path &path)
{
    std::optional<Path> stroked;
    Point at;
    for (auto step = path.begin(); step != path.end(); at = step++->to) {
        const Curve points{at, step->c1, step->c2, step->to};
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
