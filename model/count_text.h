// SPDX-License-Identifier: GPL-3.0-or-later
// Counted things in words.
#pragma once
#include "model/quantities.h"

#include <string>

namespace ninesketch
{

/// "1 shard", "12 shards", "24,912 shards".
inline std::string countText(double count, const char *one)
{
    std::string number = formatQuantity(count, Unit::None);
    if (number.size() >= 5 && number.find_first_not_of("0123456789") == std::string::npos)
        for (std::size_t at = number.size() - 3; at > 0; at -= at > 3 ? 3 : at)
            number.insert(at, ",");
    return number + " " + one + (count == 1 ? "" : "s");
}

} // namespace ninesketch
