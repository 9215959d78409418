// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that are answered when all others are: they speak of all that is asked for or kept.
#pragma once
#include "model/load/load_pad.h"

#include <functional>
#include <string_view>

namespace ninesketch
{

/// Gives the line its answer, once the pad knows the rest.
using AnsweredAfterwards = std::function<void(const LoadPad &pad, PadLine &line)>;

/// "each node handles 1,000 TPS": how many machines; "cache 20% of daily reads", "80/20 rule for caching": how much
/// memory; "cache hit rate 90%", "95% from CDN": how much of what is read goes further; "compression 10x", "index 30%
/// of data", "20% overhead": how much is kept with it. Empty: the line says something else. `pad`: of the lines above.
AnsweredAfterwards answeredAfterwards(std::string_view text, const LoadPad &pad);

} // namespace ninesketch
