// SPDX-License-Identifier: GPL-3.0-or-later
// Selects, moves, resizes and turns; moves points and ends of lines; enters groups and labels with a double-click.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeSelectionTool();
/// The same, but a loop drawn by hand takes the place of the box.
std::unique_ptr<Tool> makeLassoTool();

} // namespace ninesketch
