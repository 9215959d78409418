// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/cubic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

double dot(Point a, Point b)
{
    return a.x * b.x + a.y * b.y;
}

} // namespace

Point pointAt(const Cubic &p, double t)
{
    const double s = 1 - t;
    return p[0] * (s * s * s) + p[1] * (3 * s * s * t) + p[2] * (3 * s * t * t) + p[3] * (t * t * t);
}

Cubic partOf(const Cubic &p, double from, double to)
{
    const auto slope = [&](double t) {
        const double s = 1 - t;
        return (p[1] - p[0]) * (s * s) + (p[2] - p[1]) * (2 * s * t) + (p[3] - p[2]) * (t * t);
    };
    const Point first = pointAt(p, from), last = pointAt(p, to);
    return {first, first + slope(from) * (to - from), last - slope(to) * (to - from), last};
}

std::vector<double> turningPoints(const Cubic &p)
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

} // namespace ninesketch
