// SPDX-License-Identifier: GPL-3.0-or-later
// Rectangle, diamond, ellipse and frame: press, drag, release. Shift keeps it square, Alt grows it from its centre,
// Escape gives up.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeRectangleTool();
std::unique_ptr<Tool> makeDiamondTool();
std::unique_ptr<Tool> makeEllipseTool();
std::unique_ptr<Tool> makeFrameTool();

} // namespace ninesketch
