// SPDX-License-Identifier: GPL-3.0-or-later
// Things that are moved, drawn or resized snap to others: edges and middles in one line, gaps of equal size.
#pragma once
#include "ui/tools/selection_box.h"

namespace ninesketch
{

/// What a snap shows: a line, with crosses at the points that line up, or bars at the ends of a gap.
struct SnapLine {
    Point from, to;
    bool isGap = false;
};

struct Snap {
    Point by; ///< to be added to the movement
    std::vector<SnapLine> lines;
};

/// How a box that is being moved snaps to what else is seen. `moving`: elements that are not snapped to.
Snap snapBox(const Rect &box, const Ids &moving, const ToolContext &context);

/// How a point that is being dragged (a corner of what is drawn or resized, the middle of its side) snaps, across and
/// down where it may.
Snap snapPoint(Point point, const Ids &moving, const ToolContext &context, bool across = true, bool down = true);

/// Is there snapping to objects now? Ctrl turns it around; with a grid there is none.
bool snapsToObjects(const ToolContext &context, Qt::KeyboardModifiers modifiers);

void paintSnapLines(QPainter &painter, const std::vector<SnapLine> &lines, const ToScreen &toScreen);

} // namespace ninesketch
