// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/load/line_words.h"

namespace ninesketch
{

/// Numbers in words as digits, powers worked out: "twice" is "2 times", "a million" "1 million", "half a megabyte" "0.5
/// megabyte", "a few" "2-5", "10^6" "1000000".
Words withDigits(const Words &words);

/// A percentage in words, and how many they are; 0: there stands none.
struct WordShare {
    std::string percent; ///< "33.3333%"
    std::size_t words = 0;
};
/// "half", "a third", "2 fifths", "9 out of 10", "1 in 200", "20 percent" and "20%" at `at`, whose numbers are digits.
WordShare shareAt(const Words &words, std::size_t at);

} // namespace ninesketch
