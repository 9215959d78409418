// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/paint_grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ninesketch
{

PaintGrid::PaintGrid(const Rect &box, double cell)
    : m_box(box), m_cell(cell), m_columns(static_cast<int>(std::ceil(box.width / cell)) + 2),
      m_rows(static_cast<int>(std::ceil(box.height / cell)) + 2),
      m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), Cell::Free)
{
}

void PaintGrid::build(const LineSegment &wall, double reach)
{
    const Rect near = Rect::around(wall.from, wall.to).grown(reach);
    const int fromX = std::max(0, column(near.x)), toX = std::min(m_columns - 1, column(near.right()) + 1);
    const int fromY = std::max(0, row(near.y)), toY = std::min(m_rows - 1, row(near.bottom()) + 1);
    for (int y = fromY; y <= toY; ++y) {
        // of a slanting piece only a part of the row is near
        const double top = middle(0, y).y - reach - m_cell, bottom = middle(0, y).y + reach + m_cell;
        double left = near.x, right = near.right();
        if (const double dy = wall.to.y - wall.from.y; std::abs(dy) > m_cell) {
            const auto xAt = [&](double at) {
                const double t = std::clamp((at - wall.from.y) / dy, 0.0, 1.0);
                return wall.from.x + (wall.to.x - wall.from.x) * t;
            };
            left = std::max(left, std::min(xAt(top), xAt(bottom)) - reach);
            right = std::min(right, std::max(xAt(top), xAt(bottom)) + reach);
        }
        for (int x = std::max(fromX, column(left) - 1); x <= std::min(toX, column(right) + 1); ++x)
            if (distanceToSegment(middle(x, y), wall) < reach)
                at(x, y) = Cell::Wall;
    }
}

void PaintGrid::hideWithin(const std::vector<LineSegment> &outline)
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
            for (int x = std::max(0, column(crossings[i])); x <= std::min(m_columns - 1, column(crossings[i + 1])); ++x)
                if (const double at = middle(x, y).x; at > crossings[i] && at < crossings[i + 1])
                    this->at(x, y) = Cell::Free;
    }
}

bool PaintGrid::pour(Point from)
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

bool PaintGrid::hasFullNear(Point point, double reach) const
{
    const int r = static_cast<int>(std::ceil(reach / m_cell));
    const int cx = column(point.x), cy = row(point.y);
    for (int y = cy - r; y <= cy + r; ++y)
        for (int x = cx - r; x <= cx + r; ++x)
            if (isFull(x, y))
                return true;
    return false;
}

std::vector<std::vector<Point>> PaintGrid::borders() const
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
                    const int left = before == East ? North : before == South ? East : before == West ? South : West;
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

} // namespace ninesketch
