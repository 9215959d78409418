// SPDX-License-Identifier: GPL-3.0-or-later
// Draws arrows and lines: dragged from end to end, or clicked point by point and ended with a click on the last point,
// Enter or Escape. Arrows hold on to the shapes they start and end at.
#pragma once
#include "ui/tools/tool.h"

#include <optional>

namespace ninesketch
{

/// `to` brought to the nearest direction from `from` that is a multiple of 15 degrees, or to the one in which it `was`
/// before, when that is within 2.5 degrees. As Excalidraw's getLockedLinearCursorAlignSize.
Point turnedToSteps(Point from, Point to, std::optional<Point> was = {});

/// What the arrow tool draws when it is taken once more: sharp, then round, then elbow arrows.
ArrowType nextArrowType(ArrowType type);

std::unique_ptr<Tool> makeArrowTool();
std::unique_ptr<Tool> makeLineTool();

} // namespace ninesketch
