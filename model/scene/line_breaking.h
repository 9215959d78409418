// SPDX-License-Identifier: GPL-3.0-or-later
// Where a line of text may be broken, as Excalidraw breaks it: around white space, after hyphens, around emoji, and
// around Chinese, Japanese and Korean characters, but not between those and the punctuation that belongs to them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// A piece of a line that stays together unless it alone is too wide.
struct LineToken {
    std::string text;
    bool isSpace = false;           ///< a white-space character
    bool isEmoji = false;           ///< never broken
    bool isSingleCharacter = false; ///< one UTF-16 unit
};

std::vector<LineToken> lineTokens(std::string_view line);

/// UTF-8 text as code points; bytes that are not UTF-8 count one each.
std::u32string codePoints(std::string_view text);
void appendUtf8(std::string &text, char32_t codePoint);

bool isWhiteSpace(char32_t codePoint);
/// The text without white space at its end.
std::string_view withoutTrailingSpace(std::string_view text);

} // namespace ninesketch
