// SPDX-License-Identifier: GPL-3.0-or-later
// Puts texts: a click starts one that grows, a drag one that wraps. On a shape or an arrow it edits the label.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeTextTool();

} // namespace ninesketch
