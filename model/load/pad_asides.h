// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that add a figure to what other lines say.
#pragma once
#include "model/load/load_pad.h"

#include <string_view>

namespace ninesketch
{

/// "86400 s/day ~ 10^5": how long a day is.
bool answerDay(PadLine &line, std::string_view text);

/// "avg channel has 30 members": how many of each, where nobody says how many channels there are.
bool answerMembers(const LoadPad &pad, PadLine &line, std::string_view text);

/// "20% of queries are new", "2% are clicked", "90% of orders are cancels", "2% conversion": a class of them.
bool answerPartOfClass(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at);

} // namespace ninesketch
