// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/fill_region.h"

#include "model/scene/outline.h"
#include "model/sketch/bounds.h"
#include "model/sketch/color.h"
#include "model/sketch/shape.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
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

/// A part of the drawing as square cells: which are boundary, which are full of paint.
class Grid
{
public:
    Grid(const Rect &box, double cell)
        : m_box(box), m_cell(cell), m_columns(static_cast<int>(std::ceil(box.width / cell)) + 2),
          m_rows(static_cast<int>(std::ceil(box.height / cell)) + 2),
          m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), Cell::Free)
    {
    }

    enum class Cell : std::uint8_t { Free, Wall, Full };

    Point middle(int x, int y) const { return {m_box.x + (x - 0.5) * m_cell, m_box.y + (y - 0.5) * m_cell}; }
    Point corner(int x, int y) const { return {m_box.x + (x - 1) * m_cell, m_box.y + (y - 1) * m_cell}; }

    /// Cells whose middle is nearer than `reach` to the piece.
    void build(const LineSegment &piece, double reach, Cell as)
    {
        const Rect near = Rect::around(piece.from, piece.to).grown(reach);
        const int fromX = std::max(0, column(near.x)), toX = std::min(m_columns - 1, column(near.right()) + 1);
        const int fromY = std::max(0, row(near.y)), toY = std::min(m_rows - 1, row(near.bottom()) + 1);
        for (int y = fromY; y <= toY; ++y) {
            // of a slanting piece only a part of the row is near
            const double top = middle(0, y).y - reach - m_cell, bottom = middle(0, y).y + reach + m_cell;
            double left = near.x, right = near.right();
            if (const double dy = piece.to.y - piece.from.y; std::abs(dy) > m_cell) {
                const auto xAt = [&](double at) {
                    const double t = std::clamp((at - piece.from.y) / dy, 0.0, 1.0);
                    return piece.from.x + (piece.to.x - piece.from.x) * t;
                };
                left = std::max(left, std::min(xAt(top), xAt(bottom)) - reach);
                right = std::min(right, std::max(xAt(top), xAt(bottom)) + reach);
            }
            for (int x = std::max(fromX, column(left) - 1); x <= std::min(toX, column(right) + 1); ++x)
                if (distanceToSegment(middle(x, y), piece) < reach)
                    at(x, y) = as;
        }
    }

    /// Walls strictly within the outline vanish, as what covers them hides them.
    void hideWithin(const std::vector<LineSegment> &outline)
    {
        std::vector<double> crossings;
        for (int y = 0; y < m_rows; ++y) {
            const double line = middle(0, y).y;
            crossings.clear();
            for (const auto &[from, to] : outline)
                if ((from.y > line) != (to.y > line))
                    crossings.push_back(from.x + (to.x - from.x) * (line - from.y) / (to.y - from.y));
            std::ranges::sort(crossings);
            for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
                for (int x = std::max(0, column(crossings[i])); x <= std::min(m_columns - 1, column(crossings[i + 1]));
                     ++x)
                    if (const double at = middle(x, y).x; at > crossings[i] && at < crossings[i + 1])
                        this->at(x, y) = Cell::Free;
        }
    }

    /// Pours from the cell of the point. False: it is a wall, or the paint reached the edge.
    bool pour(Point from)
    {
        std::vector<std::pair<int, int>> waiting{{column(from.x), row(from.y)}};
        if (!isWithin(waiting[0].first, waiting[0].second) || at(waiting[0].first, waiting[0].second) != Cell::Free)
            return false;
        at(waiting[0].first, waiting[0].second) = Cell::Full;
        bool held = true;
        while (!waiting.empty()) {
            const auto [x, y] = waiting.back();
            waiting.pop_back();
            for (const auto &[dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                if (!isWithin(x + dx, y + dy)) {
                    held = false;
                    continue;
                }
                if (Cell &next = at(x + dx, y + dy); next == Cell::Free) {
                    next = Cell::Full;
                    waiting.emplace_back(x + dx, y + dy);
                }
            }
        }
        return held;
    }

    bool isFull(int x, int y) const { return isWithin(x, y) && at(x, y) == Cell::Full; }
    bool hasFullNear(Point point, double reach) const
    {
        const int r = static_cast<int>(std::ceil(reach / m_cell));
        const int cx = column(point.x), cy = row(point.y);
        for (int y = cy - r; y <= cy + r; ++y)
            for (int x = cx - r; x <= cx + r; ++x)
                if (isFull(x, y))
                    return true;
        return false;
    }

    /// The borders of the full cells, each closed: full cells lie on the right hand.
    std::vector<std::vector<Point>> borders() const
    {
        // an edge goes out of each corner; where two do, it turns so that the border stays one piece
        enum : std::uint8_t { East = 1, South = 2, West = 4, North = 8 };
        const auto cornerAt = [&](int x, int y) {
            return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns + 1) + static_cast<std::size_t>(x);
        };
        std::vector<std::uint8_t> edges(static_cast<std::size_t>(m_columns + 1) * static_cast<std::size_t>(m_rows + 1));
        for (int y = 0; y < m_rows; ++y)
            for (int x = 0; x < m_columns; ++x) {
                if (!isFull(x, y))
                    continue;
                if (!isFull(x, y - 1))
                    edges[cornerAt(x, y)] |= East;
                if (!isFull(x + 1, y))
                    edges[cornerAt(x + 1, y)] |= South;
                if (!isFull(x, y + 1))
                    edges[cornerAt(x + 1, y + 1)] |= West;
                if (!isFull(x - 1, y))
                    edges[cornerAt(x, y + 1)] |= North;
            }
        constexpr int often = 4; // cells
        std::vector<std::vector<Point>> all;
        for (int startY = 0; startY <= m_rows; ++startY)
            for (int startX = 0; startX <= m_columns; ++startX)
                while (edges[cornerAt(startX, startY)]) {
                    std::vector<Point> border;
                    int x = startX, y = startY, before = 0, straight = 0;
                    do {
                        std::uint8_t &out = edges[cornerAt(x, y)];
                        // of two ways out the one to the left keeps cells that touch at a corner together
                        const int left = before == East    ? North
                                         : before == South ? East
                                         : before == West  ? South
                                                           : West;
                        const int way = out & left     ? left
                                        : out & before ? before
                                        : out & East   ? East
                                        : out & South  ? South
                                        : out & West   ? West
                                                       : North;
                        out = static_cast<std::uint8_t>(out & ~way);
                        straight = way == before ? straight + 1 : 0;
                        if (straight % often == 0) // also on straight ways: each place has a boundary of its own
                            border.push_back(corner(x, y));
                        before = way;
                        x += way == East ? 1 : way == West ? -1 : 0;
                        y += way == South ? 1 : way == North ? -1 : 0;
                    } while (x != startX || y != startY);
                    all.push_back(std::move(border));
                }
        return all;
    }

private:
    int column(double x) const { return static_cast<int>(std::floor((x - m_box.x) / m_cell)) + 1; }
    int row(double y) const { return static_cast<int>(std::floor((y - m_box.y) / m_cell)) + 1; }
    bool isWithin(int x, int y) const { return x >= 0 && y >= 0 && x < m_columns && y < m_rows; }
    Cell &at(int x, int y)
    {
        return m_cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x)];
    }
    Cell at(int x, int y) const
    {
        return m_cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x)];
    }

    Rect m_box;
    double m_cell;
    int m_columns, m_rows;
    std::vector<Cell> m_cells;
};

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
        Grid grid(box, cell);
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
                grid.build(piece, thick, Grid::Cell::Wall);
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
