// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of a trade-off were like that are not in use: who goes back to one finds it as it was left, with
// what was changed in the meantime. It is kept with the document (setting "setAside").
#pragma once
#include "model/tradeoffs/tradeoff.h"

namespace ninesketch
{

/// The design with that option in place of `inUse`.
Design switched(const TradeoffPoint &now, const Tradeoff &tradeoff, std::optional<std::size_t> inUse,
                std::size_t option);

} // namespace ninesketch
