// SPDX-License-Identifier: GPL-3.0-or-later
// What the drawing tools share: a fresh element in the current style, the box that is dragged, the way out.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

/// Edges are round only where Excalidraw rounds them: rectangles adaptively, diamonds, ellipses and lines
/// proportionally. Points and texts are the caller's to fill.
Element styledElement(ElementType type, const ToolContext &context, Point at);

/// Of the grid, px; 0 when it is off (Ctrl switches it off for a moment).
double gridSize(const ToolContext &context, Qt::KeyboardModifiers modifiers);
/// `at` on the grid, when it is on.
Point onGrid(Point at, const ToolContext &context, Qt::KeyboardModifiers modifiers);

/// Where a text begins that a click at `pointer` writes: its first line's middle is there; with the grid, the left top
/// corner of the cell.
Point freshTextAt(Point pointer, const ToolContext &context);

/// The box from `from` to `to`: Shift makes it square, Alt grows it from its centre.
Rect draggedBox(Point from, Point to, Qt::KeyboardModifiers modifiers);

/// The answer of a tool whose drawing is given up: what `press` began is gone.
template <typename Begun> ToolAnswer putAway(std::optional<Begun> &begun)
{
    ToolAnswer answer;
    if (begun)
        answer.outcome = ToolAnswer::Outcome::Cancel;
    begun.reset();
    return answer;
}

/// Pixels on screen that the hand may tremble before pressing becomes dragging.
inline constexpr double dragThreshold = 3;

} // namespace ninesketch
