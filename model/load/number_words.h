// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/load/line_words.h"

namespace ninesketch
{

/// Numbers in words as digits, powers worked out: "twice" is "2 times", "a million" "1 million", "half a megabyte" "0.5
/// megabyte", "a few" "2-5", "10^6" "1000000".
Words withDigits(const Words &words);

} // namespace ninesketch
