// SPDX-License-Identifier: GPL-3.0-or-later
// Erases what the pointer is drawn through: seen at a fifth of its opacity until release; Alt takes back, groups go
// whole.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeEraserTool();

} // namespace ninesketch
