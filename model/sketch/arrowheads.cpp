// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/arrowheads.h"

#include "model/sketch/marks.h"

#include <numbers>

namespace ninesketch
{
namespace
{

/// Length of a whole head, px.
double headSize(Arrowhead head)
{
    switch (head) {
    case Arrowhead::Arrow:
        return 25;
    case Arrowhead::Diamond:
    case Arrowhead::DiamondOutline:
        return 12;
    case Arrowhead::CardinalityOne:
    case Arrowhead::CrowfootOne:
    case Arrowhead::CrowfootMany:
    case Arrowhead::CrowfootOneOrMany:
        return 20;
    default:
        return 15;
    }
}

/// Half the opening of the wings, radians.
double headAngle(Arrowhead head)
{
    const double degrees = head == Arrowhead::Arrow ? 20 : head == Arrowhead::Bar ? 90 : 25;
    return degrees * std::numbers::pi / 180;
}

/// Where a head sits: its tip, the direction it points in, and how much room the last segment leaves.
class Place
{
public:
    Place(const Element &arrow, const Path &strokes, ArrowEnd end)
    {
        const auto &points = arrow.linear()->points;
        const std::size_t at = end == ArrowEnd::Start ? 1 : strokes.size() - 1;
        if (points.empty() || strokes.size() < 2 || strokes[at].kind != PathStep::Kind::Curve)
            return;
        const Point p0 = strokes[at - 1].to, p1 = strokes[at].c1, p2 = strokes[at].c2, p3 = strokes[at].to;
        tip = end == ArrowEnd::Start ? p0 : p3;
        const double t = 0.3;
        const auto on = [t](double a, double b, double c, double d) {
            return std::pow(1 - t, 3) * d + 3 * t * std::pow(1 - t, 2) * c + 3 * std::pow(t, 2) * (1 - t) * b +
                   a * std::pow(t, 3);
        };
        const Point from{on(p0.x, p1.x, p2.x, p3.x), on(p0.y, p1.y, p2.y, p3.y)};
        const double length = std::hypot(tip.x - from.x, tip.y - from.y);
        if (length == 0)
            return;
        direction = {(tip.x - from.x) / length, (tip.y - from.y) / length};
        const std::size_t last = points.size() - 1;
        neighbour = points.size() > 1 ? points[end == ArrowEnd::Start ? 1 : last - 1] : Point{};
        room = distance(points[end == ArrowEnd::Start ? 0 : last], neighbour);
        known = true;
    }

    bool known = false;
    Point tip, direction, neighbour;
    double room = 0;
};

struct Head {
    Point tip, base, left, right; ///< wings: `left` turned by minus the angle, `right` by plus
    double size = 0;
};

Head headAt(const Place &place, Arrowhead head, double offset = 0)
{
    const bool diamond = head == Arrowhead::Diamond || head == Arrowhead::DiamondOutline;
    Head result;
    result.size = std::min(headSize(head), place.room * (diamond ? 0.25 : 0.5));
    result.tip = {place.tip.x - place.direction.x * result.size * offset,
                  place.tip.y - place.direction.y * result.size * offset};
    result.base = {result.tip.x - place.direction.x * result.size, result.tip.y - place.direction.y * result.size};
    const double angle = headAngle(head);
    const bool many =
        head == Arrowhead::CardinalityMany || head == Arrowhead::CrowfootMany || head == Arrowhead::CrowfootOneOrMany;
    const Point turning = many ? result.tip : result.base, around = many ? result.base : result.tip;
    result.left = rotated(turning, around, -angle);
    result.right = rotated(turning, around, angle);
    return result;
}

/// Draws the pieces of one head.
class HeadPen
{
public:
    HeadPen(const Element &arrow, const Place &place, const rough::Options &options, const std::string &background)
        : m_arrow(arrow), m_place(place), m_options(options), m_background(background)
    {
    }

    void wings(Arrowhead head)
    {
        const Head at = headAt(m_place, head);
        const bool many = head == Arrowhead::CardinalityMany || head == Arrowhead::CrowfootMany ||
                          head == Arrowhead::CrowfootOneOrMany;
        line(at.left, many ? at.base : at.tip);
        line(at.right, many ? at.base : at.tip);
    }

    void bar(Arrowhead head, double offset = 0)
    {
        const Head at = headAt(m_place, head, offset);
        line(at.left, at.right);
    }

    void triangle(Arrowhead head)
    {
        const Head at = headAt(m_place, head);
        const Point points[] = {at.tip, at.left, at.right, at.tip};
        polygon(points, head == Arrowhead::TriangleOutline);
    }

    void diamond(Arrowhead head, ArrowEnd end)
    {
        const Head at = headAt(m_place, head);
        const Point next = m_place.neighbour;
        const Point far =
            end == ArrowEnd::Start
                ? rotated({at.tip.x + at.size * 2, at.tip.y}, at.tip, std::atan2(next.y - at.tip.y, next.x - at.tip.x))
                : rotated({at.tip.x - at.size * 2, at.tip.y}, at.tip, std::atan2(at.tip.y - next.y, at.tip.x - next.x));
        const Point points[] = {at.tip, at.left, far, at.right, at.tip};
        polygon(points, head == Arrowhead::DiamondOutline);
    }

    void circle(Arrowhead head, bool outline, double offset = 0, double scale = 1)
    {
        const Head at = headAt(m_place, head, offset);
        const double diameter = (distance(at.base, at.tip) + m_arrow.strokeWidth - 2) * scale;
        auto options = m_options;
        options.roughness = std::min(0.5, options.roughness);
        options.fill = FillStyle::Solid;
        auto style = solid(outline);
        style.evenOdd = false;
        appendMarks(marks, rough::ellipse(at.tip, diameter, diameter, options), style);
    }

    std::vector<PathMark> marks;

private:
    MarkStyle solid(bool outline) const
    {
        MarkStyle style;
        style.stroke = m_arrow.strokeColor;
        style.fill = outline ? m_background : m_arrow.strokeColor;
        style.strokeWidth = m_options.strokeWidth;
        style.fillWeight = m_arrow.strokeWidth / 2;
        style.evenOdd = true;
        return style;
    }

    void line(Point from, Point to)
    {
        auto options = m_options;
        options.roughness = std::min(1.0, options.roughness);
        MarkStyle style = solid(false);
        if (m_arrow.strokeStyle == StrokeStyle::Dotted)
            style.dash = {1.5, 4 + m_arrow.strokeWidth};
        appendMarks(marks, rough::line(from, to, options), style);
    }

    void polygon(std::span<const Point> points, bool outline)
    {
        auto options = m_options;
        options.roughness = std::min(1.0, options.roughness);
        options.fill = FillStyle::Solid;
        appendMarks(marks, rough::polygon(points, options), solid(outline));
    }

    const Element &m_arrow;
    const Place &m_place;
    const rough::Options &m_options;
    const std::string &m_background;
};

} // namespace

std::vector<PathMark> arrowheadMarks(const Element &arrow, const Path &strokes, ArrowEnd end,
                                     const rough::Options &options, const std::string &background)
{
    const auto &linear = *arrow.linear();
    const Arrowhead head = end == ArrowEnd::Start ? linear.startArrowhead : linear.endArrowhead;
    if (head == Arrowhead::None || strokes.size() < 2)
        return {};
    const Place place(arrow, strokes, end);
    if (!place.known)
        return {};
    HeadPen pen(arrow, place, options, background);
    switch (head) {
    case Arrowhead::None:
        break;
    case Arrowhead::Arrow:
    case Arrowhead::Bar:
    case Arrowhead::CardinalityMany:
    case Arrowhead::CrowfootMany:
        pen.wings(head);
        break;
    case Arrowhead::Dot:
    case Arrowhead::Circle:
    case Arrowhead::CircleOutline:
        pen.circle(head, head == Arrowhead::CircleOutline);
        break;
    case Arrowhead::Triangle:
    case Arrowhead::TriangleOutline:
        pen.triangle(head);
        break;
    case Arrowhead::Diamond:
    case Arrowhead::DiamondOutline:
        pen.diamond(head, end);
        break;
    case Arrowhead::CardinalityOne:
    case Arrowhead::CrowfootOne:
        pen.bar(head);
        break;
    case Arrowhead::CrowfootOneOrMany:
        pen.wings(head);
        pen.bar(Arrowhead::CrowfootOne);
        break;
    case Arrowhead::CardinalityOneOrMany:
        pen.wings(Arrowhead::CardinalityMany);
        pen.bar(Arrowhead::CardinalityOne, -0.25);
        break;
    case Arrowhead::CardinalityExactlyOne:
        pen.bar(Arrowhead::CardinalityOne, -0.5);
        pen.bar(Arrowhead::CardinalityOne);
        break;
    case Arrowhead::CardinalityZeroOrOne:
        pen.circle(Arrowhead::CircleOutline, true, 1.5, 0.8);
        pen.bar(Arrowhead::CardinalityOne, -0.5);
        break;
    case Arrowhead::CardinalityZeroOrMany:
        pen.wings(Arrowhead::CardinalityMany);
        pen.circle(Arrowhead::CircleOutline, true, 1.5, 0.8);
        break;
    }
    return std::move(pen.marks);
}

} // namespace ninesketch
