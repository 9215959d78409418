// SPDX-License-Identifier: GPL-3.0-or-later
// Selects what lies inside a loop drawn by hand. Shift adds to the selection.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeLassoTool();

} // namespace ninesketch
