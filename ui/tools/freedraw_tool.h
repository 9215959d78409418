// SPDX-License-Identifier: GPL-3.0-or-later
// The pen: a freehand stroke, with the pressure of a stylus or a simulated one; or the shape that it was meant to be.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeFreedrawTool();
std::unique_ptr<Tool> makeDrawShapeTool();

} // namespace ninesketch
