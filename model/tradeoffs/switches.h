// SPDX-License-Identifier: GPL-3.0-or-later
// The ready trade-offs, each in a file of its own.
#pragma once
#include "model/tradeoffs/tradeoff.h"

namespace ninesketch
{

Tradeoff signInSwitch();      ///< session store, JWT
Tradeoff cachePolicySwitch(); ///< aside, read-through, write-through, write-back, around
Tradeoff durabilitySwitch();  ///< committed log, append-only file always or every second, memory only
Tradeoff databaseSwitch();    ///< SQL, key-value table with eventual or strong reads
Tradeoff streamSwitch();      ///< partitioned log, Redis stream
Tradeoff limiterSwitch();     ///< token bucket in each replica, or one in a store, failing open or closed

} // namespace ninesketch
