// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that say what one machine can do: how many of them it takes.
#pragma once
#include "model/load/load_pad.h"

#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// "each node handles 1,000 TPS", "65k connections per server", "a shard stores 1 TB".
struct PadCapacity {
    LoadTerm ofOne;
    std::string written; ///< "1,000 TPS"
    std::string machine; ///< "node"
};
std::optional<PadCapacity> readCapacity(std::string_view text, const LoadPad &pad);

/// "servers = 10k / 1k = 10", "10k QPS / 1k per server": what the line itself divides. False: it says something else.
bool answerDivision(PadLine &line, std::string_view text);

/// So many machines as the peak rate, the traffic, the things at once, or what is kept take.
void answerCapacity(const LoadPad &pad, PadLine &line, const PadCapacity &capacity);

} // namespace ninesketch
