// SPDX-License-Identifier: GPL-3.0-or-later
// A text as words: what stands between two of them does not matter.
#pragma once
#include "model/lowered.h"

#include <vector>

namespace ninesketch
{

/// In small letters: runs of letters of any language and of digits.
inline std::vector<std::string> smallWords(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : lowered(text)) {
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80u);
        if (part)
            words.back().push_back(c);
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

/// "OrdersDB" -> "Orders DB"
inline std::string withWordsApart(std::string_view text)
{
    const auto isSmall = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::string apart;
    for (const char c : text) {
        if (!apart.empty() && isSmall(apart.back()) && isCapital(c))
            apart.push_back(' ');
        apart.push_back(c);
    }
    return apart;
}

} // namespace ninesketch
