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

/// Walks along the samples, lays points to both sides of them, and closes the ends with round caps.
class StrokeOutline
{
public:
    StrokeOutline(const std::vector<Sample> &samples, double size, bool simulatePressure)
        : m_samples(samples), m_size(size), m_simulatePressure(simulatePressure),
          m_radius(radiusFor(size, samples.back().pressure)), m_previousVector(samples[0].vector),
          m_lastLeft(samples[0].point), m_lastRight(samples[0].point)
    {
        m_previousPressure = samples[0].pressure;
        for (std::size_t i = 0; i < std::min<std::size_t>(10, samples.size()); ++i)
            m_previousPressure = (m_previousPressure + pressureAt(samples[i])) / 2;
    }

    std::vector<Point> outline()
    {
        const double total = m_samples.back().runningLength;
        for (std::size_t i = 0; i < m_samples.size(); ++i)
            if (i + 1 == m_samples.size() || total - m_samples[i].runningLength >= 3)
                lay(i);
        return m_samples.size() == 1 ? dotOutline() : closedOutline();
    }

private:
    double pressureAt(const Sample &sample) const
    {
        return m_simulatePressure ? simulated(m_previousPressure, sample.distance, m_size) : sample.pressure;
    }

    void lay(std::size_t index)
    {
        const Sample &sample = m_samples[index];
        const bool last = index + 1 == m_samples.size();
        const double pressure = pressureAt(sample);
        m_radius = radiusFor(m_size, pressure);
        if (!m_firstRadius)
            m_firstRadius = m_radius;
        m_radius = std::max(0.01, m_radius);
        const Point nextVector = last ? sample.vector : m_samples[index + 1].vector;
        const double nextDot = last ? 1 : dot(sample.vector, nextVector);
        const bool sharp = dot(sample.vector, m_previousVector) < 0 && !m_afterSharpCorner;
        const bool nextSharp = nextDot < 0;
        if (sharp || nextSharp) {
            layCorner(sample.point);
            m_afterSharpCorner = m_afterSharpCorner || nextSharp;
            return;
        }
        m_afterSharpCorner = false;
        if (last) {
            const Point offset = perpendicular(sample.vector) * m_radius;
            m_left.push_back(sample.point - offset);
            m_right.push_back(sample.point + offset);
            return;
        }
        laySides(sample.point, perpendicular(mixed(nextVector, sample.vector, nextDot)) * m_radius, index <= 1);
        m_previousPressure = pressure;
        m_previousVector = sample.vector;
    }

    void layCorner(Point point)
    {
        const Point offset = perpendicular(m_previousVector) * m_radius;
        for (double t = 0, stepSize = 1.0 / 13; t <= 1; t += stepSize) {
            m_lastLeft = turned(point - offset, point, halfTurn * t);
            m_left.push_back(m_lastLeft);
            m_lastRight = turned(point + offset, point, halfTurn * -t);
            m_right.push_back(m_lastRight);
        }
    }

    /// Points too near to the last ones are left out, unless they begin the stroke.
    void laySides(Point point, Point offset, bool begins)
    {
        const double nearest = std::pow(m_size * smoothing, 2);
        const Point toLeft = point - offset, toRight = point + offset;
        if (begins || squaredDistance(m_lastLeft, toLeft) > nearest) {
            m_left.push_back(toLeft);
            m_lastLeft = toLeft;
        }
        if (begins || squaredDistance(m_lastRight, toRight) > nearest) {
            m_right.push_back(toRight);
            m_lastRight = toRight;
        }
    }

    std::vector<Point> dotOutline() const
    {
        const Point middle = m_samples[0].point;
        const Point away = unit(perpendicular(middle - (middle + Point{1, 1})));
        const Point start = middle + away * -m_firstRadius.value_or(m_radius);
        std::vector<Point> outline;
        for (double t = 1.0 / 13; t <= 1; t += 1.0 / 13)
            outline.push_back(turned(start, middle, halfTurn * 2 * t));
        return outline;
    }

    /// There on the left, back on the right.
    std::vector<Point> closedOutline()
    {
        const Point first = m_samples[0].point, end = m_samples.back().point;
        const Point direction = perpendicular({-m_samples.back().vector.x, -m_samples.back().vector.y});
        const Point endCap = end + direction * m_radius;
        std::vector<Point> outline = std::move(m_left);
        for (double t = 1.0 / 29; t < 1; t += 1.0 / 29)
            outline.push_back(turned(endCap, end, halfTurn * 3 * t));
        const Point startCap = m_right.empty() ? first : m_right.front();
        outline.insert(outline.end(), m_right.rbegin(), m_right.rend());
        for (double t = 1.0 / 13; t <= 1; t += 1.0 / 13)
            outline.push_back(turned(startCap, first, halfTurn * t));
        return outline;
    }

    const std::vector<Sample> &m_samples;
    const double m_size;
    const bool m_simulatePressure;
    double m_radius; ///< at the sample last laid
    double m_previousPressure = 0;
    std::optional<double> m_firstRadius;
    Point m_previousVector, m_lastLeft, m_lastRight;
    bool m_afterSharpCorner = false;
    std::vector<Point> m_left, m_right;
};

} // namespace

std::vector<Point> freedrawPolygon(const FreedrawData &stroke, double strokeWidth)
{
    const double size = strokeWidth * 4.25;
    if (stroke.points.empty() || !(size > 0))
        return {};
    const std::vector<Sample> samples = streamlined(inputs(stroke), stroke.streamline, size);
    return StrokeOutline(samples, size, stroke.simulatePressure).outline();
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
