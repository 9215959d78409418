// SPDX-License-Identifier: GPL-3.0-or-later
// Drags the view.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeHandTool();

} // namespace ninesketch
