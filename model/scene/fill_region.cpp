// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/fill_region.h"

#include "model/scene/outline.h"
#include "model/scene/paint_grid.h"
#include "model/sketch/bounds.h"
#include "model/sketch/color.h"
#include "model/sketch/shape.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ninesketch
{
namespace
{

constexpr double gap = 6;              // px that hold the paint: Excalidraw's
constexpr double wallReach = gap / 2;  // half the width of a boundary on the grid, px
constexpr double leastArea = 4;        // square px: Excalidraw's
constexpr int mostCells = 2048;        // of the grid, each way
constexpr double firstReach = 512;     // px around the point that are looked at first
constexpr int widenings = 4;           // each time twice as far
constexpr double simplification = 0.3; // px

bool isBoundaryType(ElementType type)
{
    switch (type) {
    case ElementType::Rectangle:
    case ElementType::Diamond:
    case ElementType::Ellipse:
    case ElementType::Frame:
    case ElementType::MagicFrame:
    case ElementType::Line:
    case ElementType::Freedraw:
        return true;
    default:
        return false;
    }
}

bool bounds(const Element &element)
{
    return isBoundaryType(element.type) && element.opacity > 0 && !isTransparentColor(element.strokeColor);
}

bool isClosed(const Element &element)
{
    if (const LinearData *line = element.linear())
        return line->polygon || isClosedLoop(line->points);
    return !element.freedraw() || isClosedLoop(element.freedraw()->points);
}

/// What lies under it is not seen.
bool covers(const Element &element)
{
    if (!isBoundaryType(element.type) || element.isFrame() || !isClosed(element) ||
        element.fillStyle != FillStyle::Solid || element.opacity < 100)
        return false;
    const auto color = parseColor(element.backgroundColor);
    return color && color->alpha == 255;
}

struct Wall {
    const Element *element;
    std::vector<LineSegment> pieces;
};

double signedArea(const std::vector<Point> &ring)
{
    double twice = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    return twice / 2;
}

/// Ramer, Douglas and Peucker, between two points of the ring that stay.
void simplify(const std::vector<Point> &points, std::size_t from, std::size_t to, std::vector<Point> &out)
{
    double farthest = simplification;
    std::size_t split = 0;
    for (std::size_t i = from + 1; i < to; ++i)
        if (const double away = distanceToSegment(points[i], {points[from], points[to]}); away > farthest) {
            farthest = away;
            split = i;
        }
    if (split == 0) {
        out.push_back(points[to]);
        return;
    }
    simplify(points, from, split, out);
    simplify(points, split, to, out);
}

std::vector<Point> simplified(std::vector<Point> ring)
{
    if (ring.size() < 4)
        return ring;
    ring.push_back(ring.front());
    // halved at the farthest point, so that neither half is a point
    std::size_t far = 1;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        if (distance(ring[i], ring[0]) > distance(ring[far], ring[0]))
            far = i;
    std::vector<Point> out{ring[0]};
    simplify(ring, 0, far, out);
    simplify(ring, far, ring.size() - 1, out);
    out.pop_back();
    return out;
}

/// The piece nearest to a point.
class Nearest
{
public:
    explicit Nearest(const std::vector<Wall> &walls)
    {
        for (const Wall &wall : walls)
            for (const LineSegment &piece : wall.pieces)
                m_pieces.push_back(&piece);
    }
    const LineSegment *to(Point point, double reach) const
    {
        const LineSegment *best = nullptr;
        double least = reach;
        for (const LineSegment *piece : m_pieces) {
            if (!Rect::around(piece->from, piece->to).grown(least).contains(point))
                continue;
            if (const double away = distanceToSegment(point, *piece); away < least) {
                least = away;
                best = piece;
            }
        }
        return best;
    }

private:
    std::vector<const LineSegment *> m_pieces;
};

Point nearestOn(const LineSegment &piece, Point point)
{
    const Point along = piece.to - piece.from, away = point - piece.from;
    const double length2 = along.x * along.x + along.y * along.y;
    const double t = length2 == 0 ? 0 : std::clamp((away.x * along.x + away.y * along.y) / length2, 0.0, 1.0);
    return piece.from + along * t;
}

/// Where two straight lines meet, if that is near.
std::optional<Point> meeting(const LineSegment &a, const LineSegment &b, double reach)
{
    const Point r = a.to - a.from, s = b.to - b.from, between = b.from - a.from;
    const double cross = r.x * s.y - r.y * s.x;
    if (std::abs(cross) < 1e-9)
        return std::nullopt;
    const Point at = a.from + r * ((between.x * s.y - between.y * s.x) / cross);
    return distanceToSegment(at, a) < reach && distanceToSegment(at, b) < reach ? std::optional(at) : std::nullopt;
}

/// From the cells' borders to the outlines that held the paint.
std::vector<Point> drawnTo(const std::vector<Point> &border, const Nearest &nearest, double reach)
{
    std::vector<Point> ring;
    const LineSegment *before = border.empty() ? nullptr : nearest.to(border.back(), reach);
    for (const Point point : border) {
        const LineSegment *piece = nearest.to(point, reach);
        if (piece && before && piece != before)
            if (const auto corner = meeting(*before, *piece, reach); corner && distance(*corner, point) < 2 * reach)
                ring.push_back(*corner);
        ring.push_back(piece ? nearestOn(*piece, point) : point);
        before = piece;
    }
    return simplified(std::move(ring));
}

/// The island becomes part of the ring's border, reached and left by the same cut.
void cutTo(std::vector<Point> &ring, const std::vector<Point> &island)
{
    std::size_t here = 0, there = 0;
    double least = distance(ring[0], island[0]);
    for (std::size_t i = 0; i < ring.size(); ++i)
        for (std::size_t j = 0; j < island.size(); ++j)
            if (const double away = distance(ring[i], island[j]); away < least) {
                least = away;
                here = i;
                there = j;
            }
    std::vector<Point> cut;
    for (std::size_t k = 0; k <= island.size(); ++k)
        cut.push_back(island[(there + k) % island.size()]);
    cut.push_back(ring[here]);
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(here) + 1, cut.begin(), cut.end());
}

bool isWithin(const std::vector<Point> &polygon, Point p)
{
    bool inside = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++)
        if ((polygon[i].y > p.y) != (polygon[j].y > p.y) &&
            p.x < (polygon[j].x - polygon[i].x) * (p.y - polygon[i].y) / (polygon[j].y - polygon[i].y) + polygon[i].x)
            inside = !inside;
    return inside;
}

/// Paint lies under the lines that hold it and under what stands in it, but over what covers the place already.
void findPlace(FillRegion &region, const Scene &scene, Point point)
{
    for (const ElementPtr &element : scene.elements()) {
        if (covers(*element) && rotatedBox(*element).contains(point) && Outline(*element).contains(point))
            region.above = element->id;
        const bool stays = std::ranges::find(region.boundary, element->id) != region.boundary.end() ||
                           (!isFill(*element) && isWithin(region.polygon, rotatedBox(*element).centre()));
        if (region.below.empty() && stays)
            region.below = element->id;
    }
}

} // namespace

bool isFill(const Element &element)
{
    return element.type == ElementType::Line && element.linear()->polygon && element.opacity > 0 &&
           isTransparentColor(element.strokeColor) && !isTransparentColor(element.backgroundColor);
}

const Element *ownerAt(const Scene &scene, Point point)
{
    const auto elements = scene.elements();
    const Element *frame = nullptr;
    for (std::size_t i = elements.size(); i-- > 0;) {
        const Element &element = *elements[i];
        const bool seen = element.opacity > 0 && !isFill(element) &&
                          (!isTransparentColor(element.strokeColor) || !isTransparentColor(element.backgroundColor));
        if (!seen || !isBoundaryType(element.type) || !isClosed(element) || !rotatedBox(element).contains(point) ||
            !Outline(element).contains(point))
            continue;
        if (!element.isFrame())
            return &element;
        if (!frame)
            frame = &element;
    }
    return frame;
}

std::variant<FillRegion, NoRegion> fillRegionAt(const Scene &scene, Point point)
{
    bool any = false;
    const Element *owner = ownerAt(scene, point);
    double reach = firstReach;
    for (int widening = 0; widening < widenings; ++widening, reach *= 2) {
        Rect box{point.x - reach, point.y - reach, 2 * reach, 2 * reach};
        if (owner)
            box = rotatedBox(*owner).grown(gap + owner->strokeWidth);
        const double cell = std::max(1.0, std::max(box.width, box.height) / mostCells);
        const double thick = std::max(wallReach, 0.75 * cell);
        PaintGrid grid(box, cell);
        std::vector<Wall> walls;
        for (const ElementPtr &element : scene.elements()) {
            const bool isWall = bounds(*element) || element.get() == owner, hides = covers(*element);
            if ((!isWall && !hides) || !rotatedBox(*element).grown(thick).intersects(box))
                continue;
            Wall it{element.get(), Outline(*element).pieces()};
            if (hides)
                grid.hideWithin(it.pieces);
            if (!isWall)
                continue;
            for (const LineSegment &piece : it.pieces)
                grid.build(piece, thick);
            walls.push_back(std::move(it));
        }
        any = any || !walls.empty();
        if (!grid.pour(point)) {
            if (owner)
                return any ? NoRegion::TooSmall : NoRegion::Nothing;
            continue;
        }
        const double near = thick + 1.5 * cell;
        const Nearest nearest(walls);
        std::vector<std::vector<Point>> rings;
        for (const std::vector<Point> &border : grid.borders())
            if (auto ring = drawnTo(border, nearest, near); ring.size() > 2)
                rings.push_back(std::move(ring));
        std::ranges::sort(
            rings, [](const auto &a, const auto &b) { return std::abs(signedArea(a)) > std::abs(signedArea(b)); });
        if (rings.empty() || std::abs(signedArea(rings[0])) < leastArea)
            return NoRegion::TooSmall;
        FillRegion region;
        region.polygon = std::move(rings[0]);
        for (std::size_t i = 1; i < rings.size() && std::abs(signedArea(rings[i])) >= leastArea; ++i)
            cutTo(region.polygon, rings[i]);
        region.polygon.push_back(region.polygon.front());
        for (const Wall &it : walls)
            if (std::ranges::any_of(it.pieces, [&](const LineSegment &piece) {
                    const Point half = (piece.from + piece.to) * 0.5;
                    return grid.hasFullNear(piece.from, near) || grid.hasFullNear(half, near) ||
                           grid.hasFullNear(piece.to, near);
                }))
                region.boundary.push_back(it.element->id);
        findPlace(region, scene, point);
        return region;
    }
    return any ? NoRegion::Open : NoRegion::Nothing;
}

} // namespace ninesketch
