// SPDX-License-Identifier: GPL-3.0-or-later
// A loop drawn by hand selects what lies in it; Shift adds to the selection. A part of the selection tool.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeLoop();

} // namespace ninesketch
