// SPDX-License-Identifier: GPL-3.0-or-later
// Several rates that are told in one line.
#pragma once
#include "model/load/line_words.h"

namespace ninesketch
{

/// "writes 5k/s, reads 50k/s" names two rates as "5k writes/s, 50k reads/s" does, "5k writes, 50k reads per s" and "5k
/// writes and 50k reads per second" as well; "/" and "and" between them are commas. Any other line stays as it is.
Words ratesApart(const Words &words);

} // namespace ninesketch
