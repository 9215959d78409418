// SPDX-License-Identifier: GPL-3.0-or-later
// Ways of saying things that are no product of numbers with units.
#pragma once
#include "model/load/line_words.h"

namespace ninesketch
{

/// Numbers are digits by now. What says nothing of a rate is gone ("24/7"); "half of them" is a percentage, "5k ± 1k" a
/// range, "8x a day" is "8 times a day", "between 8 and 9 am" is "per 1 hours", "at 300 bytes" and "/ 20k peak" stand
/// behind commas, "at 5 Mbit/s" is a factor, "5x on Black Friday" is a peak, "polled every 5 s for 30 min per order"
/// are 360 polls of each, and "500M users of which 1% post" are "1% of 500M users".
Words withoutIdioms(Words words);

} // namespace ninesketch
