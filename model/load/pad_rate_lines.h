// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that say rates, and ratios beside them.
#pragma once
#include "model/load/load_pad.h"
#include "model/load/pad_options.h"
#include "model/load/pad_ratio.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Takes a ratio out of a line that has a rate as well: "500 writes/s, 20:1 read heavy", "80% reads, 10k rps".
std::optional<PadRatio> takeRatio(std::vector<std::string_view> &parts);
/// A ratio that is all that the line says; what it is told by is taken out of the line but for its first part: "read
/// heavy, 100:1", "reads 95%, writes 5%".
std::optional<PadRatio> ratioAlone(std::vector<std::string_view> &parts);
/// "2MB photos, 200M per week": the rate, which counts what the size is of, goes first.
void rateFirst(std::vector<std::string_view> &parts);

/// Rates of line `at`; a ratio in their line is of one of them, whatever stands above.
void readRates(LoadPad &pad, PadLine &line, std::vector<std::string_view> parts, const std::optional<PadRatio> &ratio,
               const PadOptions &common, std::size_t at);

} // namespace ninesketch
