// SPDX-License-Identifier: GPL-3.0-or-later
// Bands as a part of a written report.
#pragma once
#include "model/report/document.h"
#include "model/whatif/uncertainty.h"

#include <vector>

namespace ninesketch
{

/// The figures that stated ranges move, with what they leave open, and how often their targets are met. Empty when no
/// figure moves.
std::vector<Block> bandsInReport(const Bands &bands);

} // namespace ninesketch
