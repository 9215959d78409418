// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/import/drawn_design.h"

#include <vector>

namespace ninesketch
{

/// Lets every call point from who asks to who is asked, and marks answers and copies among stores. Arrows with
/// `bothWays` (two heads, or none) tell nothing themselves: clients come first, and what only answers last.
void orient(DrawnDesign &design, const std::vector<char> &bothWays);

} // namespace ninesketch
