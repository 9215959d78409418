// SPDX-License-Identifier: GPL-3.0-or-later
// Square cells over a part of the drawing, on which paint spreads until walls hold it.
#pragma once
#include "model/scene/outline.h"

#include <cstdint>
#include <vector>

namespace ninesketch
{

/// A part of the drawing as square cells: which are boundary, which are full of paint.
class PaintGrid
{
public:
    /// `cell`: px
    PaintGrid(const Rect &box, double cell);

    /// A wall of the cells whose middle is nearer than `reach` to the piece.
    void build(const LineSegment &wall, double reach);

    /// Walls strictly within the outline vanish, as what covers them hides them.
    void hideWithin(const std::vector<LineSegment> &outline);

    /// Pours from the cell of the point. False: it is a wall, or the paint reached the edge.
    bool pour(Point from);

    /// Paint within `reach` px of the point, as the cells see it.
    bool hasFullNear(Point point, double reach) const;

    /// The borders of the full cells, each closed: full cells lie on the right hand.
    std::vector<std::vector<Point>> borders() const;

private:
    enum class Cell : std::uint8_t { Free, Wall, Full };

    Point middle(int x, int y) const { return {m_box.x + (x - 0.5) * m_cell, m_box.y + (y - 0.5) * m_cell}; }
    Point corner(int x, int y) const { return {m_box.x + (x - 1) * m_cell, m_box.y + (y - 1) * m_cell}; }
    bool isFull(int x, int y) const { return isWithin(x, y) && at(x, y) == Cell::Full; }
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

} // namespace ninesketch
