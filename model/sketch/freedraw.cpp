// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/freedraw.h"

#include "model/sketch/rough.h"

#include <numbers>

namespace ninesketch
{
namespace
{

constexpr double thinning = 0.6;
constexpr double smoothing = 0.5;
constexpr double rateOfPressureChange = 0.275;
constexpr double halfTurn = std::numbers::pi + 0.0001; // a little more, so that caps close

struct Sample {
    Point point;
    double pressure = 0.5;
    Point vector; ///< unit vector to the previous point
    double distance = 0;
    double runningLength = 0;
};

Point mixed(Point a, Point b, double t)
{
    return a + (b - a) * t;
}
Point unit(Point v)
{
    const double length = std::hypot(v.x, v.y);
    return {v.x / length, v.y / length};
}
Point perpendicular(Point v)
{
    return {v.y, -v.x};
}
double dot(Point a, Point b)
{
    return a.x * b.x + a.y * b.y;
}
double squaredDistance(Point a, Point b)
{
    return std::pow(a.x - b.x, 2) + std::pow(a.y - b.y, 2);
}
/// Turned by exactly that angle (geometry.h's `rotated` skips zero, this must not round differently).
Point turned(Point a, Point centre, double angle)
{
    const double s = std::sin(angle), c = std::cos(angle);
    const double x = a.x - centre.x, y = a.y - centre.y;
    return {x * c - y * s + centre.x, x * s + y * c + centre.y};
}

struct Input {
    Point point;
    std::optional<double> pressure;
};

std::vector<Input> inputs(const FreedrawData &stroke)
{
    std::vector<Input> result;
    result.reserve(stroke.points.size() + 4);
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        Input input{stroke.points[i], {}};
        if (!stroke.simulatePressure && i < stroke.pressures.size() && stroke.pressures[i] >= 0)
            input.pressure = stroke.pressures[i];
        result.push_back(input);
    }
    if (result.size() == 2) {
        const Point last = result[1].point;
        result.pop_back();
        for (int i = 1; i < 5; ++i)
            result.push_back({mixed(result[0].point, last, i / 4.0), {}});
    } else if (result.size() == 1) {
        result.push_back({result[0].point + Point{1, 1}, result[0].pressure});
    }
    return result;
}

std::vector<Sample> streamlined(const std::vector<Input> &points, double streamline, double size)
{
    const double t = 0.15 + (1 - streamline) * 0.85;
    std::vector<Sample> samples{{points[0].point, points[0].pressure.value_or(0.25), {1, 1}, 0, 0}};
    bool longEnough = false;
    double length = 0;
    Sample previous = samples[0];
    for (std::size_t i = 1; i < points.size(); ++i) {
        const bool last = i + 1 == points.size();
        const Point point = last ? points[i].point : mixed(previous.point, points[i].point, t);
        if (point == previous.point)
            continue;
        const double step = distance(point, previous.point);
        length += step;
        if (!last && !longEnough) {
            if (length < size)
                continue;
            longEnough = true;
        }
        previous = {point, points[i].pressure.value_or(0.5), unit(previous.point - point), step, length};
        samples.push_back(previous);
    }
    samples[0].vector = samples.size() > 1 ? samples[1].vector : Point{};
    return samples;
}

double simulated(double before, double step, double size)
{
    const double speed = std::min(1.0, step / size);
    const double pressure = std::min(1.0, 1 - speed);
    return std::min(1.0, before + (pressure - before) * (speed * rateOfPressureChange));
}

double radiusFor(double size, double pressure)
{
    return size * std::sin((0.5 - thinning * (0.5 - pressure)) * std::numbers::pi / 2);
}

std::vector<Point> outlineOf(const std::vector<Sample> &samples, double size, bool simulatePressure)
{
    const auto count = samples.size();
    const double total = samples.back().runningLength;
    const double minimum = std::pow(size * smoothing, 2);
    std::vector<Point> left, right;

    double previousPressure = samples[0].pressure;
    for (std::size_t i = 0; i < std::min<std::size_t>(10, count); ++i) {
        const double pressure =
            simulatePressure ? simulated(previousPressure, samples[i].distance, size) : samples[i].pressure;
        previousPressure = (previousPressure + pressure) / 2;
    }
    double radius = radiusFor(size, samples.back().pressure);
    std::optional<double> firstRadius;
    Point previousVector = samples[0].vector;
    Point lastLeft = samples[0].point, lastRight = lastLeft;
    bool afterSharpCorner = false;

    for (std::size_t i = 0; i < count; ++i) {
        const auto &[point, ownPressure, vector, step, runningLength] = samples[i];
        const bool last = i + 1 == count;
        if (!last && total - runningLength < 3)
            continue;
        const double pressure = simulatePressure ? simulated(previousPressure, step, size) : ownPressure;
        radius = radiusFor(size, pressure);
        if (!firstRadius)
            firstRadius = radius;
        radius = std::max(0.01, radius);

        const Point nextVector = last ? vector : samples[i + 1].vector;
        const double nextDot = last ? 1 : dot(vector, nextVector);
        const bool sharp = dot(vector, previousVector) < 0 && !afterSharpCorner;
        const bool nextSharp = nextDot < 0;
        if (sharp || nextSharp) {
            const Point offset = perpendicular(previousVector) * radius;
            for (double t = 0, stepSize = 1.0 / 13; t <= 1; t += stepSize) {
                lastLeft = turned(point - offset, point, halfTurn * t);
                left.push_back(lastLeft);
                lastRight = turned(point + offset, point, halfTurn * -t);
                right.push_back(lastRight);
            }
            if (nextSharp)
                afterSharpCorner = true;
            continue;
        }
        afterSharpCorner = false;
        if (last) {
            const Point offset = perpendicular(vector) * radius;
            left.push_back(point - offset);
            right.push_back(point + offset);
            continue;
        }
        const Point offset = perpendicular(mixed(nextVector, vector, nextDot)) * radius;
        const Point toLeft = point - offset, toRight = point + offset;
        if (i <= 1 || squaredDistance(lastLeft, toLeft) > minimum) {
            left.push_back(toLeft);
            lastLeft = toLeft;
        }
        if (i <= 1 || squaredDistance(lastRight, toRight) > minimum) {
            right.push_back(toRight);
            lastRight = toRight;
        }
        previousPressure = pressure;
        previousVector = vector;
    }

    const Point first = samples[0].point;
    std::vector<Point> outline;
    if (count == 1) {
        const Point away = unit(perpendicular(first - (first + Point{1, 1})));
        const Point start = first + away * -firstRadius.value_or(radius);
        for (double t = 1.0 / 13; t <= 1; t += 1.0 / 13)
            outline.push_back(turned(start, first, halfTurn * 2 * t));
        return outline;
    }
    const Point end = samples.back().point;
    const Point direction = perpendicular({-samples.back().vector.x, -samples.back().vector.y});
    const Point capStart = end + direction * radius;
    outline = std::move(left);
    for (double t = 1.0 / 29; t < 1; t += 1.0 / 29)
        outline.push_back(turned(capStart, end, halfTurn * 3 * t));
    const Point startCap = right.empty() ? first : right.front();
    outline.insert(outline.end(), right.rbegin(), right.rend());
    for (double t = 1.0 / 13; t <= 1; t += 1.0 / 13)
        outline.push_back(turned(startCap, first, halfTurn * t));
    return outline;
}

} // namespace

std::vector<Point> freedrawPolygon(const FreedrawData &stroke, double strokeWidth)
{
    const double size = strokeWidth * 4.25;
    if (stroke.points.empty() || !(size > 0))
        return {};
    return outlineOf(streamlined(inputs(stroke), stroke.streamline, size), size, stroke.simulatePressure);
}

Path freedrawOutline(const FreedrawData &stroke, double strokeWidth)
{
    const auto points = freedrawPolygon(stroke, strokeWidth);
    if (points.empty())
        return {};
    Path path{rough::moveTo(points[0])};
    path.reserve(points.size() + 3);
    Point from = points[0];
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point next = points[(i + 1) % points.size()];
        const Point middle{(points[i].x + next.x) / 2, (points[i].y + next.y) / 2};
        path.push_back(rough::quadraticTo(from, points[i], middle));
        from = middle;
    }
    path.push_back(rough::lineTo(points[0]));
    path.push_back({PathStep::Kind::Close, {}, {}, points[0]});
    return path;
}

Path freedrawMiddle(const FreedrawData &stroke)
{
    Path path;
    Point last;
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        if (i == 0) {
            last = stroke.points[0];
            path.push_back(rough::moveTo(last));
            continue;
        }
        last = i + 1 == stroke.points.size() ? stroke.points[i] : mixed(last, stroke.points[i], 1 - stroke.streamline);
        path.push_back(rough::lineTo(last));
    }
    if (path.size() == 1)
        path.push_back(rough::lineTo(last));
    return path;
}

} // namespace ninesketch
