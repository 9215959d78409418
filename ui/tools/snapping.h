// SPDX-License-Identifier: GPL-3.0-or-later
// Moving things snap to others: edges and middles in one line, gaps of equal size.
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

void paintSnapLines(QPainter &painter, const std::vector<SnapLine> &lines, const ToScreen &toScreen);

} // namespace ninesketch
