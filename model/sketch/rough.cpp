// SPDX-License-Identifier: GPL-3.0-or-later
// Every draw from the generator is a statement of its own: the order of draws is the drawing.
#include "model/sketch/rough.h"

#include "model/sketch/hachure.h"
#include "model/sketch/random.h"
#include "model/sketch/sampling.h"

#include <numbers>

namespace ninesketch::rough
{
namespace
{

constexpr double maxRandomnessOffset = 2;
constexpr double fillRoughnessGain = 0.8;
constexpr double curveStepCount = 9;
constexpr double pi = std::numbers::pi;

/// The options and the generator of one drawable. Copies of the options share the generator.
struct Pen {
    Options options;
    Random *random;

    double between(double low, double high, double gain = 1) const
    {
        return options.roughness * gain * (random->next() * (high - low) + low);
    }
    double around(double offset, double gain = 1) const { return between(-offset, offset, gain); }
    Point jitter(double offset, double gain = 1) const
    {
        const double x = around(offset, gain);
        const double y = around(offset, gain);
        return {x, y};
    }
};

void append(Path &to, const Path &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

void strokeOnce(Path &path, Point from, Point to, const Pen &pen, bool over)
{
    const double squared = std::pow(from.x - to.x, 2) + std::pow(from.y - to.y, 2);
    const double length = std::sqrt(squared);
    const double gain = length < 200 ? 1 : length > 500 ? 0.4 : -0.0016668 * length + 1.233334;
    double offset = maxRandomnessOffset;
    if (offset * offset * 100 > squared)
        offset = length / 10;
    const double half = offset / 2;

    const double diverge = 0.2 + pen.random->next() * 0.2;
    const double bowX = pen.around(pen.options.bowing * maxRandomnessOffset * (to.y - from.y) / 200, gain);
    const double bowY = pen.around(pen.options.bowing * maxRandomnessOffset * (from.x - to.x) / 200, gain);
    const double reach = over ? half : offset;
    const bool exact = pen.options.preserveVertices;

    const Point startJitter = exact ? Point{} : pen.jitter(reach, gain);
    path.push_back(moveTo(from + startJitter));
    const Point first = pen.jitter(reach, gain);
    const Point second = pen.jitter(reach, gain);
    const Point endJitter = exact ? Point{} : pen.jitter(reach, gain);
    path.push_back(curveTo(
        {bowX + from.x + (to.x - from.x) * diverge + first.x, bowY + from.y + (to.y - from.y) * diverge + first.y},
        {bowX + from.x + 2 * (to.x - from.x) * diverge + second.x,
         bowY + from.y + 2 * (to.y - from.y) * diverge + second.y},
        to + endJitter));
}

void strokeTwice(Path &path, Point from, Point to, const Pen &pen, bool filling = false)
{
    strokeOnce(path, from, to, pen, false);
    if (filling || !pen.options.disableMultiStroke)
        strokeOnce(path, from, to, pen, true);
}

Path strokedPoints(std::span<const Point> points, bool close, const Pen &pen)
{
    Path path;
    if (points.size() > 2) {
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            strokeTwice(path, points[i], points[i + 1], pen);
        if (close)
            strokeTwice(path, points.back(), points.front(), pen);
    } else if (points.size() == 2) {
        strokeTwice(path, points[0], points[1], pen);
    }
    return path;
}

/// Through all points but the first and last, which only bend the ends.
Path spline(std::span<const Point> points, const Pen &pen)
{
    Path path;
    const auto count = points.size();
    if (count > 3) {
        path.push_back(moveTo(points[1]));
        for (std::size_t i = 1; i + 2 < count; ++i) {
            const Point before = points[i - 1], from = points[i], to = points[i + 1], after = points[i + 2];
            path.push_back(curveTo({from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6},
                                   {to.x + (from.x - after.x) / 6, to.y + (from.y - after.y) / 6}, to));
        }
    } else if (count == 3) {
        path.push_back(moveTo(points[1]));
        path.push_back(curveTo(points[1], points[2], points[2]));
    } else if (count == 2) {
        strokeTwice(path, points[0], points[1], pen);
    }
    return path;
}

Path jitteredCurve(std::span<const Point> points, double offset, const Pen &pen)
{
    std::vector<Point> moved;
    const auto add = [&](Point point) { moved.push_back(point + pen.jitter(offset)); };
    add(points[0]);
    add(points[0]);
    for (std::size_t i = 1; i < points.size(); ++i) {
        add(points[i]);
        if (i + 1 == points.size())
            add(points[i]);
    }
    return spline(moved, pen);
}

Path strokedCurve(std::span<const Point> points, const Pen &pen)
{
    Path path = jitteredCurve(points, 1 * (1 + pen.options.roughness * 0.2), pen);
    if (!pen.options.disableMultiStroke) {
        Random other(static_cast<std::int32_t>(static_cast<std::uint32_t>(pen.options.seed) + 1u));
        append(path, jitteredCurve(points, 1.5 * (1 + pen.options.roughness * 0.22), Pen{pen.options, &other}));
    }
    return path;
}

struct EllipseShape {
    double rx, ry, increment;
};

struct EllipsePoints {
    std::vector<Point> all, core;
};

EllipsePoints ellipsePoints(Point centre, const EllipseShape &shape, double offset, double overlap, const Pen &pen)
{
    EllipsePoints points;
    const auto at = [&](double scale, double angle) {
        return Point{centre.x + scale * shape.rx * std::cos(angle), centre.y + scale * shape.ry * std::sin(angle)};
    };
    if (pen.options.roughness == 0) {
        const double increment = shape.increment / 4;
        points.all.push_back(at(1, -increment));
        for (double angle = 0; angle <= pi * 2; angle += increment) {
            points.core.push_back(at(1, angle));
            points.all.push_back(points.core.back());
        }
        points.all.push_back(at(1, 0));
        points.all.push_back(at(1, increment));
        return points;
    }
    const double start = pen.around(0.5) - pi / 2;
    const auto add = [&](double scale, double angle) {
        const Point jitter = pen.jitter(offset);
        points.all.push_back(Point{jitter.x + centre.x + scale * shape.rx * std::cos(angle),
                                   jitter.y + centre.y + scale * shape.ry * std::sin(angle)});
    };
    add(0.9, start - shape.increment);
    const double end = pi * 2 + start - 0.01;
    for (double angle = start; angle < end; angle += shape.increment) {
        add(1, angle);
        points.core.push_back(points.all.back());
    }
    add(1, start + pi * 2 + overlap * 0.5);
    add(0.98, start + overlap);
    add(0.9, start + overlap * 0.5);
    return points;
}

Path strokedEllipse(Point centre, const EllipseShape &shape, const Pen &pen, std::vector<Point> *core = nullptr)
{
    const double inner = pen.between(0.4, 1);
    const double overlap = shape.increment * pen.between(0.1, inner);
    auto first = ellipsePoints(centre, shape, 1, overlap, pen);
    Path path = spline(first.all, pen);
    if (!pen.options.disableMultiStroke && pen.options.roughness != 0)
        append(path, spline(ellipsePoints(centre, shape, 1.5, 0, pen).all, pen));
    if (core)
        *core = std::move(first.core);
    return path;
}

void strokedBezier(Path &path, Point current, const PathStep &step, const Pen &pen)
{
    const double reach[] = {maxRandomnessOffset, maxRandomnessOffset + 0.3};
    const bool exact = pen.options.preserveVertices;
    for (int i = 0; i < (pen.options.disableMultiStroke ? 1 : 2); ++i) {
        path.push_back(moveTo(i == 0 || exact ? current : current + pen.jitter(reach[0])));
        const Point end = exact ? step.to : step.to + pen.jitter(reach[i]);
        const Point c1 = step.c1 + pen.jitter(reach[i]);
        const Point c2 = step.c2 + pen.jitter(reach[i]);
        path.push_back(curveTo(c1, c2, end));
    }
}

Path strokedPath(const Path &outline, const Pen &pen)
{
    Path path;
    Point first, current;
    for (const auto &step : outline) {
        switch (step.kind) {
        case PathStep::Kind::Move:
            first = step.to;
            break;
        case PathStep::Kind::Line:
            strokeTwice(path, current, step.to, pen);
            break;
        case PathStep::Kind::Curve:
            strokedBezier(path, current, step, pen);
            break;
        case PathStep::Kind::Close:
            strokeTwice(path, current, first, pen);
            current = first;
            continue;
        }
        current = step.to;
    }
    return path;
}

/// Pieces drawn one after the other become one outline that can be filled.
Path merged(const Path &path)
{
    Path result;
    for (const auto &step : path)
        if (result.empty() || step.kind != PathStep::Kind::Move)
            result.push_back(step);
    return result;
}

StrokeSet solidPolygons(const std::vector<std::vector<Point>> &polygons, const Pen &pen)
{
    StrokeSet set{StrokeSet::Kind::SolidFill, {}};
    for (const auto &polygon : polygons) {
        if (polygon.size() < 3)
            continue;
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const Point at = polygon[i] + pen.jitter(maxRandomnessOffset);
            set.path.push_back(i == 0 ? moveTo(at) : lineTo(at));
        }
    }
    return set;
}

std::vector<Segment> hatching(std::vector<std::vector<Point>> &polygons, double angle, const Pen &pen)
{
    const double gap = std::max(pen.options.hachureGap < 0 ? pen.options.strokeWidth * 4 : pen.options.hachureGap, 0.1);
    double step = 1;
    if (pen.options.roughness >= 1 && pen.random->next() > 0.7)
        step = gap;
    return hachureLines(polygons, gap, angle + 90, step);
}

StrokeSet hatched(std::vector<std::vector<Point>> polygons, const Pen &pen)
{
    StrokeSet set{StrokeSet::Kind::HatchFill, {}};
    const double angle = pen.options.hachureAngle;
    auto lines = hatching(polygons, angle, pen);
    if (pen.options.fill == FillStyle::Zigzag) {
        const double gap =
            std::max(pen.options.hachureGap < 0 ? pen.options.strokeWidth * 4 : pen.options.hachureGap, 0.1);
        const double dx = gap * 0.5 * std::cos(pi / 180 * angle), dy = gap * 0.5 * std::sin(pi / 180 * angle);
        std::vector<Segment> zigzag;
        for (const auto &[from, to] : lines) {
            if (from == to)
                continue;
            zigzag.push_back({{from.x - dx, from.y + dy}, to});
            zigzag.push_back({{from.x + dx, from.y - dy}, to});
        }
        lines = std::move(zigzag);
    }
    for (const auto &[from, to] : lines)
        strokeTwice(set.path, from, to, pen, true);
    if (pen.options.fill == FillStyle::CrossHatch)
        for (const auto &[from, to] : hatching(polygons, angle + 90, pen))
            strokeTwice(set.path, from, to, pen, true);
    return set;
}

StrokeSet filledPolygon(std::vector<std::vector<Point>> polygons, const Pen &pen)
{
    return pen.options.fill == FillStyle::Solid ? solidPolygons(polygons, pen) : hatched(std::move(polygons), pen);
}

Pen fillPen(const Pen &pen)
{
    Pen result = pen;
    result.options.disableMultiStroke = true;
    if (result.options.roughness != 0)
        result.options.roughness += fillRoughnessGain;
    return result;
}

Drawable drawable(std::optional<StrokeSet> fill, Path outline)
{
    Drawable result;
    if (fill)
        result.push_back(*std::move(fill));
    result.push_back({StrokeSet::Kind::Outline, std::move(outline)});
    return result;
}

Drawable outlined(std::span<const Point> points, bool close, const Options &options)
{
    Random random(options.seed);
    const Pen pen{options, &random};
    Path outline = strokedPoints(points, close, pen);
    std::optional<StrokeSet> fill;
    if (close && options.fill && !options.outlineOnly)
        fill = filledPolygon({{points.begin(), points.end()}}, pen);
    return drawable(std::move(fill), std::move(outline));
}

} // namespace

PathStep moveTo(Point to)
{
    return {PathStep::Kind::Move, {}, {}, to};
}

PathStep lineTo(Point to)
{
    return {PathStep::Kind::Line, {}, {}, to};
}

PathStep curveTo(Point c1, Point c2, Point to)
{
    return {PathStep::Kind::Curve, c1, c2, to};
}

PathStep quadraticTo(Point from, Point control, Point to)
{
    return curveTo({from.x + 2 * (control.x - from.x) / 3, from.y + 2 * (control.y - from.y) / 3},
                   {to.x + 2 * (control.x - to.x) / 3, to.y + 2 * (control.y - to.y) / 3}, to);
}

Drawable line(Point from, Point to, const Options &options)
{
    const Point points[] = {from, to};
    return outlined(points, false, options);
}

Drawable linearPath(std::span<const Point> points, const Options &options)
{
    return outlined(points, false, options);
}

Drawable polygon(std::span<const Point> points, const Options &options)
{
    return outlined(points, true, options);
}

Drawable rectangle(const Rect &box, const Options &options)
{
    const Point points[] = {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    return outlined(points, true, options);
}

Drawable ellipse(Point centre, double width, double height, const Options &options)
{
    Random random(options.seed);
    const Pen pen{options, &random};
    const double perimeter = std::sqrt(pi * 2 * std::sqrt((std::pow(width / 2, 2) + std::pow(height / 2, 2)) / 2));
    const double steps = std::ceil(std::max(curveStepCount, curveStepCount / std::sqrt(200) * perimeter));
    EllipseShape shape{std::abs(width / 2), std::abs(height / 2), pi * 2 / steps};
    const double misfit = 1 - options.curveFitting;
    shape.rx += pen.around(shape.rx * misfit);
    shape.ry += pen.around(shape.ry * misfit);

    std::vector<Point> core;
    Path outline = strokedEllipse(centre, shape, pen, &core);
    std::optional<StrokeSet> fill;
    if (options.outlineOnly)
        fill = std::nullopt;
    else if (options.fill == FillStyle::Solid)
        fill = StrokeSet{StrokeSet::Kind::SolidFill, strokedEllipse(centre, shape, pen)};
    else if (options.fill)
        fill = hatched({std::move(core)}, pen);
    return drawable(std::move(fill), std::move(outline));
}

Drawable curve(std::span<const Point> points, const Options &options)
{
    if (points.empty())
        return {};
    Random random(options.seed);
    const Pen pen{options, &random};
    Path outline = strokedCurve(points, pen);
    std::optional<StrokeSet> fill;
    if (options.fill && !options.outlineOnly && points.size() >= 3) {
        if (options.fill == FillStyle::Solid) {
            fill = StrokeSet{StrokeSet::Kind::SolidFill, merged(strokedCurve(points, fillPen(pen)))};
        } else {
            const auto bezier = points.size() == 3 ? std::vector<Point>{points[0], points[1], points[2], points[2]}
                                                   : smoothCurve(points);
            fill = hatched({simplified(sampledCurve(bezier, 10), (1 + options.roughness) / 2)}, pen);
        }
    }
    return drawable(std::move(fill), std::move(outline));
}

Drawable path(const Path &outline, const Options &options)
{
    Random random(options.seed);
    const Pen pen{options, &random};
    Path stroked = strokedPath(outline, pen);
    std::optional<StrokeSet> fill;
    if (options.fill && !options.outlineOnly) {
        auto polygons = sampledPath(outline, 1, (1 + options.roughness) / 2);
        if (options.fill == FillStyle::Solid && polygons.size() == 1)
            fill = StrokeSet{StrokeSet::Kind::SolidFill, merged(strokedPath(outline, fillPen(pen)))};
        else
            fill = filledPolygon(std::move(polygons), pen);
    }
    return drawable(std::move(fill), std::move(stroked));
}

} // namespace ninesketch::rough
