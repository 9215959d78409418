// SPDX-License-Identifier: GPL-3.0-or-later
// How the load grows: said in years, and not reckoned.
#pragma once
#include "model/load/load_pad.h"
#include "model/load/sentence_tokens.h"

#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// "we expect to double every year", "growing to 10 million users within two years", "20% more each month", in the
/// words that the pad is written in: "grows 2 times in 1 year", "grows to 10 million in 2 years". Nothing: it says no
/// growth, or something else as well.
std::optional<std::string> growthSaid(const Tokens &tokens);

/// What it is then in one year and in five. Answers whether the line says how all of it grows, as the others do.
bool answerGrowth(const LoadPad &pad, PadLine &line, std::string_view text);

} // namespace ninesketch
