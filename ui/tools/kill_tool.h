// SPDX-License-Identifier: GPL-3.0-or-later
// The lightning: what it strikes is dead for a look, and alive again when struck once more.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeKillTool();

} // namespace ninesketch
