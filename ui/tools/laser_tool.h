// SPDX-License-Identifier: GPL-3.0-or-later
// A red trail that points at things and fades within a second. Changes nothing.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeLaserTool();

} // namespace ninesketch
