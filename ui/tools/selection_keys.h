// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that change what is selected in place. A part of the selection tool.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

/// Arrow keys: one px, with Shift five; on a grid a step of it, with Shift one px. Other keys do nothing.
ToolAnswer movedByKey(int key, bool shift, const ToolContext &context);

} // namespace ninesketch
