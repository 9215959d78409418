// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the shape that is chosen among the stencils (model/scene/stencils.h): by dragging, or its usual size by a
// click.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeStencilTool();

} // namespace ninesketch
