// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/shape.h"

#include "model/sketch/arrowheads.h"
#include "model/sketch/freedraw.h"
#include "model/sketch/marks.h"

namespace ninesketch
{
namespace
{

using rough::curveTo;
using rough::lineTo;
using rough::moveTo;
using rough::quadraticTo;

constexpr double defaultAdaptiveRadius = 32;
constexpr double proportionalRadius = 0.25;
constexpr double loopDistance = 8;
constexpr double elbowRadius = 16;
constexpr double mostElbowCoordinate = 1e6; // Excalidraw draws no elbow arrow beyond it

constexpr double largestShape = 1e6; // px; Excalidraw itself drops lines beyond 75,000
constexpr double farthest = 1e9;     // px from the origin
constexpr double thinnestPen = 0.05, thickestPen = 1000, roughest = 50;
constexpr double largestFont = 1e5, largestLineHeight = 100;

bool hasDrawableShape(const Element &element)
{
    const auto within = [](double value, double limit) { return std::abs(value) <= limit; }; // false for NaN
    if (!within(element.x, farthest) || !within(element.y, farthest) || !within(element.width, largestShape) ||
        !within(element.height, largestShape) || !within(element.angle, 1e6))
        return false;
    if (element.roundness && element.roundness->value && !within(*element.roundness->value, largestShape))
        return false;
    const auto *linear = element.linear();
    const auto *stroke = element.freedraw();
    if (linear || stroke)
        for (const auto &point : linear ? linear->points : stroke->points)
            if (!within(point.x, largestShape) || !within(point.y, largestShape))
                return false;
    return true;
}

bool roundsItsCorners(ElementType type)
{
    switch (type) {
    case ElementType::Rectangle:
    case ElementType::Diamond:
    case ElementType::Line:
    case ElementType::Image:
    case ElementType::Iframe:
    case ElementType::Embeddable:
        return true;
    default:
        return false;
    }
}

/// Small shapes get steadier lines, or they would be scribbles.
double adjustedRoughness(const Element &element)
{
    const double larger = std::max(element.width, element.height), smaller = std::min(element.width, element.height);
    const bool linear = element.type == ElementType::Line || element.type == ElementType::Arrow;
    if ((smaller >= 20 && larger >= 50) || (smaller >= 15 && element.roundness && roundsItsCorners(element.type)) ||
        (linear && larger >= 50))
        return element.roughness;
    return std::min(element.roughness / (larger < 10 ? 3 : 2), 2.5);
}

MarkStyle markStyle(const Element &element, const rough::Options &options)
{
    MarkStyle style;
    style.stroke = element.strokeColor;
    style.fill = element.backgroundColor;
    style.strokeWidth = options.strokeWidth;
    style.fillWeight = element.strokeWidth / 2;
    if (element.strokeStyle == StrokeStyle::Dashed)
        style.dash = dashedPattern(element.strokeWidth);
    else if (element.strokeStyle == StrokeStyle::Dotted)
        style.dash = dottedPattern(element.strokeWidth);
    return style;
}

/// Embedded pages that name no colours get Excalidraw's grey ones.
Element withEmbedColors(const Element &element)
{
    Element result = element;
    const bool noBackground = isTransparentColor(element.backgroundColor);
    const bool noStroke = isTransparentColor(element.strokeColor);
    if (noBackground && noStroke) {
        result.roughness = 0;
        result.backgroundColor = "#d3d3d3";
        result.fillStyle = FillStyle::Solid;
    } else if (element.type == ElementType::Iframe) {
        if (noStroke)
            result.strokeColor = "#000000";
        if (noBackground)
            result.backgroundColor = "#f4f4f6";
    }
    return result;
}

std::vector<PathMark> boxMarks(const Element &element)
{
    std::vector<PathMark> marks;
    const bool continuous = element.roundness.has_value();
    const auto options = roughOptions(element, continuous);
    auto style = markStyle(element, options);
    style.evenOdd = continuous;
    appendMarks(marks,
                continuous ? rough::path(roundedOutline(element), options)
                           : rough::rectangle({0, 0, element.width, element.height}, options),
                style);
    return marks;
}

std::vector<PathMark> diamondMarks(const Element &element)
{
    std::vector<PathMark> marks;
    const bool continuous = element.roundness.has_value();
    const auto options = roughOptions(element, continuous);
    auto style = markStyle(element, options);
    style.evenOdd = true;
    appendMarks(marks,
                continuous ? rough::path(roundedOutline(element), options)
                           : rough::polygon(diamondCorners(element), options),
                style);
    return marks;
}

std::vector<PathMark> ellipseMarks(const Element &element)
{
    std::vector<PathMark> marks;
    const auto options = roughOptions(element);
    appendMarks(marks, rough::ellipse({element.width / 2, element.height / 2}, element.width, element.height, options),
                markStyle(element, options));
    return marks;
}

rough::Drawable linearDrawable(const Element &element, const rough::Options &options)
{
    const auto &linear = *element.linear();
    const Point origin[] = {{0, 0}};
    const std::span<const Point> points = linear.points.empty() ? std::span<const Point>(origin) : linear.points;
    if (element.isArrow() && linear.elbowed) {
        for (const auto &point : points)
            if (!(std::abs(point.x) <= mostElbowCoordinate && std::abs(point.y) <= mostElbowCoordinate))
                return {};
        auto continuous = roughOptions(element, true);
        continuous.outlineOnly = options.outlineOnly;
        return rough::path(elbowOutline(points, elbowRadius), continuous);
    }
    if (element.roundness)
        return rough::curve(points, options);
    return options.fill ? rough::polygon(points, options) : rough::linearPath(points, options);
}

std::vector<PathMark> linearMarks(const Element &element, const std::string &background)
{
    std::vector<PathMark> marks;
    const auto options = roughOptions(element);
    auto drawable = linearDrawable(element, options);
    const Path strokes = drawable.empty() ? Path{} : drawable.back().path;
    auto style = markStyle(element, options);
    style.evenOdd = true;
    appendMarks(marks, std::move(drawable), style);
    if (element.isArrow())
        for (const auto end : {ArrowEnd::Start, ArrowEnd::End})
            for (auto &mark : arrowheadMarks(element, strokes, end, options, background))
                marks.push_back(std::move(mark));
    return marks;
}

std::vector<PathMark> freedrawMarks(const Element &element)
{
    std::vector<PathMark> marks;
    const auto &stroke = *element.freedraw();
    const auto options = roughOptions(element);
    if (options.fill) {
        auto style = markStyle(element, options);
        style.stroke.clear();
        style.evenOdd = true;
        appendMarks(marks, rough::curve(rough::simplified(stroke.points, 0.75), options), style);
    }
    PathMark mark;
    if (stroke.constantWidth) {
        mark.path = freedrawMiddle(stroke);
        mark.stroke = element.strokeColor;
        mark.strokeWidth = 2.8 * element.strokeWidth;
    } else {
        mark.path = freedrawOutline(stroke, element.strokeWidth);
        mark.fill = element.strokeColor;
    }
    if (!mark.path.empty())
        marks.push_back(std::move(mark));
    return marks;
}

/// The least and greatest value of a cubic Bezier in one coordinate.
void extendByCubic(double a, double b, double c, double d, double &low, double &high)
{
    const auto include = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    const auto at = [&](double t) {
        const double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    };
    include(a);
    include(d);
    // Roots of the derivative: qa t^2 + qb t + qc = 0.
    const double qa = -a + 3 * b - 3 * c + d, qb = 2 * (a - 2 * b + c), qc = b - a;
    double roots[2] = {-1, -1};
    if (std::abs(qa) < 1e-12) {
        if (qb != 0)
            roots[0] = -qc / qb;
    } else if (const double discriminant = qb * qb - 4 * qa * qc; discriminant >= 0) {
        const double root = std::sqrt(discriminant);
        roots[0] = (-qb + root) / (2 * qa);
        roots[1] = (-qb - root) / (2 * qa);
    }
    for (const double t : roots)
        if (t > 0 && t < 1)
            include(at(t));
}

} // namespace

bool isTransparentColor(const std::string &color)
{
    return color == "transparent" || color.empty() || (color.size() == 5 && color[0] == '#' && color[4] == '0') ||
           (color.size() == 9 && color[0] == '#' && color.ends_with("00"));
}

bool isClosedLoop(std::span<const Point> points)
{
    return points.size() >= 3 && distance(points.front(), points.back()) <= loopDistance;
}

double cornerRadius(double side, const Element &element)
{
    if (!element.roundness)
        return 0;
    if (element.roundness->type != 3)
        return side * proportionalRadius;
    const double radius = element.roundness->value.value_or(defaultAdaptiveRadius);
    return side <= radius / proportionalRadius ? side * proportionalRadius : radius;
}

rough::Options roughOptions(const Element &element, bool continuous)
{
    rough::Options options;
    options.seed = element.seed;
    options.roughness = adjustedRoughness(element);
    options.disableMultiStroke = element.strokeStyle != StrokeStyle::Solid;
    options.strokeWidth = element.strokeWidth + (options.disableMultiStroke ? 0.5 : 0);
    options.hachureGap = element.strokeWidth * 4;
    options.preserveVertices = continuous || element.roughness < 2;
    switch (element.type) {
    case ElementType::Ellipse:
        options.curveFitting = 1;
        [[fallthrough]];
    case ElementType::Rectangle:
    case ElementType::Iframe:
    case ElementType::Embeddable:
    case ElementType::Diamond:
        if (!isTransparentColor(element.backgroundColor))
            options.fill = element.fillStyle;
        break;
    case ElementType::Line:
        if (isClosedLoop(element.linear()->points) && element.backgroundColor != "transparent")
            options.fill = element.fillStyle;
        break;
    case ElementType::Freedraw:
        if (isClosedLoop(element.freedraw()->points) && element.backgroundColor != "transparent")
            options.fill = element.fillStyle;
        break;
    default:
        break;
    }
    return options;
}

std::array<Point, 4> diamondCorners(const Element &element)
{
    // Excalidraw adds 1 so that a one pixel wide diamond keeps four corners.
    const double middleX = std::floor(element.width / 2) + 1, middleY = std::floor(element.height / 2) + 1;
    return {Point{middleX, 0}, Point{element.width, middleY}, Point{middleX, element.height}, Point{0, middleY}};
}

Path roundedOutline(const Element &element)
{
    const double w = element.width, h = element.height;
    if (element.type == ElementType::Diamond) {
        const auto [top, right, bottom, left] = diamondCorners(element);
        const double v = cornerRadius(std::abs(top.x - left.x), element);
        const double q = cornerRadius(std::abs(right.y - top.y), element);
        return {moveTo({top.x + v, top.y + q}),
                lineTo({right.x - v, right.y - q}),
                curveTo(right, right, {right.x - v, right.y + q}),
                lineTo({bottom.x + v, bottom.y - q}),
                curveTo(bottom, bottom, {bottom.x - v, bottom.y - q}),
                lineTo({left.x + v, left.y + q}),
                curveTo(left, left, {left.x + v, left.y - q}),
                lineTo({top.x - v, top.y + q}),
                curveTo(top, top, {top.x + v, top.y + q})};
    }
    const double r = cornerRadius(std::min(w, h), element);
    return {moveTo({r, 0}),
            lineTo({w - r, 0}),
            quadraticTo({w - r, 0}, {w, 0}, {w, r}),
            lineTo({w, h - r}),
            quadraticTo({w, h - r}, {w, h}, {w - r, h}),
            lineTo({r, h}),
            quadraticTo({r, h}, {0, h}, {0, h - r}),
            lineTo({0, r}),
            quadraticTo({0, r}, {0, 0}, {r, 0})};
}

Path elbowOutline(std::span<const Point> points, double radius)
{
    Path path{moveTo(points.front())};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point before = points[i - 1], corner = points[i], after = points[i + 1];
        const double k = std::min({radius, distance(corner, after) / 2, distance(corner, before) / 2});
        const auto towards = [&](Point other, Point direction) {
            const bool horizontal = direction.x > std::abs(direction.y) || direction.x <= -std::abs(direction.y);
            if (horizontal)
                return Point{other.x < corner.x ? corner.x - k : corner.x + k, corner.y};
            return Point{corner.x, other.y < corner.y ? corner.y - k : corner.y + k};
        };
        const Point from = towards(before, corner - before), to = towards(after, after - corner);
        path.push_back(lineTo(from));
        path.push_back(quadraticTo(from, corner, to));
    }
    path.push_back(lineTo(points.back()));
    return path;
}

Path linearStrokes(const Element &element)
{
    auto options = roughOptions(element);
    options.outlineOnly = true;
    auto drawable = linearDrawable(element, options);
    return drawable.empty() ? Path{} : std::move(drawable.back().path);
}

Rect linearBox(const Element &element)
{
    const Path strokes = linearStrokes(element);
    std::optional<Rect> box;
    Point from;
    for (const auto &step : strokes) {
        if (step.kind == PathStep::Kind::Curve) {
            const Rect piece = cubicBox(from, step.c1, step.c2, step.to);
            box = box ? box->united(piece) : piece;
        }
        from = step.to;
    }
    return box ? Rect{element.x + box->x, element.y + box->y, box->width, box->height}
               : Rect{element.x, element.y, 0, 0};
}

Rect cubicBox(Point from, Point c1, Point c2, Point to)
{
    double left = from.x, right = from.x, top = from.y, bottom = from.y;
    extendByCubic(from.x, c1.x, c2.x, to.x, left, right);
    extendByCubic(from.y, c1.y, c2.y, to.y, top, bottom);
    return {left, top, right - left, bottom - top};
}

bool isDrawable(const Element &element)
{
    if (!hasDrawableShape(element) || element.strokeWidth < thinnestPen || element.strokeWidth > thickestPen ||
        element.roughness < 0 || element.roughness > roughest)
        return false;
    if (const auto *text = element.text())
        return text->fontSize > 0 && text->fontSize <= largestFont && std::abs(text->lineHeight) <= largestLineHeight;
    if (const auto *stroke = element.freedraw())
        return stroke->streamline >= 0 && stroke->streamline <= 1;
    return true;
}

std::optional<Element> madeDrawable(const Element &element)
{
    if (!hasDrawableShape(element))
        return {};
    Element made = element;
    const auto within = [](double value, double low, double high, double otherwise) {
        return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
    };
    made.strokeWidth = within(made.strokeWidth, thinnestPen, thickestPen, 2);
    made.roughness = within(made.roughness, 0, roughest, 1);
    if (auto *text = made.text()) {
        text->fontSize = within(text->fontSize, 1, largestFont, 20);
        text->lineHeight = within(text->lineHeight, 0, largestLineHeight, 1.25);
    }
    if (auto *stroke = made.freedraw())
        stroke->streamline = within(stroke->streamline, 0, 1, 0.5);
    return made;
}

std::vector<PathMark> shapeMarks(const Element &element, const std::string &background)
{
    switch (element.type) {
    case ElementType::Rectangle:
        return boxMarks(element);
    case ElementType::Iframe:
    case ElementType::Embeddable:
        return boxMarks(withEmbedColors(element));
    case ElementType::Diamond:
        return diamondMarks(element);
    case ElementType::Ellipse:
        return ellipseMarks(element);
    case ElementType::Line:
    case ElementType::Arrow:
        return linearMarks(element, background);
    case ElementType::Freedraw:
        return freedrawMarks(element);
    default:
        return {};
    }
}

} // namespace ninesketch
