// SPDX-License-Identifier: GPL-3.0-or-later
// Counted things in words.
#pragma once
#include "model/quantities.h"

namespace ninesketch
{

/// "1 shard", "12 shards".
inline std::string countText(double count, const char *one)
{
    return formatQuantity(count, Unit::None) + " " + one + (count == 1 ? "" : "s");
}

} // namespace ninesketch
