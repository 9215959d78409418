// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/line_breaking.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace ninesketch
{
namespace
{

struct Range {
    char32_t first, last;
};

template <std::size_t size> bool within(const Range (&ranges)[size], char32_t c)
{
    const auto after =
        std::upper_bound(std::begin(ranges), std::end(ranges), c, [](char32_t p, Range r) { return p < r.first; });
    return after != std::begin(ranges) && c <= std::prev(after)->last;
}

/// Scripts Han, Hiragana, Katakana and Hangul (Unicode 15, Scripts.txt) and wide symbols written among them.
constexpr Range cjkCharacters[] = {
    {0x1100, 0x11FF},   {0x2E80, 0x2E99},  {0x2E9B, 0x2EF3}, {0x2F00, 0x2FD5},   {0x3003, 0x3003},   {0x3005, 0x3007},
    {0x3012, 0x3012},   {0x3021, 0x3029},  {0x302E, 0x3030}, {0x3038, 0x303B},   {0x3041, 0x3096},   {0x309D, 0x309F},
    {0x30A1, 0x30FA},   {0x30FC, 0x30FF},  {0x3131, 0x318E}, {0x31F0, 0x321E},   {0x3260, 0x327E},   {0x32D0, 0x32FE},
    {0x3300, 0x3357},   {0x3400, 0x4DBF},  {0x4E00, 0x9FFF}, {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xD7B0, 0xD7C6},
    {0xD7CB, 0xD7FB},   {0xF900, 0xFA6D},  {0xFA70, 0xFAD9}, {0xFF03, 0xFF03},   {0xFF06, 0xFF07},   {0xFF0A, 0xFF0B},
    {0xFF0D, 0xFF0D},   {0xFF0F, 0xFF0F},  {0xFF1D, 0xFF1D}, {0xFF3C, 0xFF3C},   {0xFF3E, 0xFF3E},   {0xFF40, 0xFF40},
    {0xFF5C, 0xFF5C},   {0xFF66, 0xFF6F},  {0xFF71, 0xFF9D}, {0xFFA0, 0xFFBE},   {0xFFC2, 0xFFC7},   {0xFFCA, 0xFFCF},
    {0xFFD2, 0xFFD7},   {0xFFDA, 0xFFDC},  {0xFFE2, 0xFFE4}, {0x16FE2, 0x16FE3}, {0x16FF0, 0x16FF1}, {0x1AFF0, 0x1B167},
    {0x1F200, 0x1F200}, {0x20000, 0x323AF}};

/// Extended_Pictographic and Emoji_Presentation (Unicode 15, emoji-data.txt).
constexpr Range pictographs[] = {
    {0xA9, 0xA9},       {0xAE, 0xAE},       {0x203C, 0x203C},   {0x2049, 0x2049},   {0x2122, 0x2122},
    {0x2139, 0x2139},   {0x2194, 0x2199},   {0x21A9, 0x21AA},   {0x231A, 0x231B},   {0x2328, 0x2328},
    {0x2388, 0x2388},   {0x23CF, 0x23CF},   {0x23E9, 0x23F3},   {0x23F8, 0x23FA},   {0x24C2, 0x24C2},
    {0x25AA, 0x25AB},   {0x25B6, 0x25B6},   {0x25C0, 0x25C0},   {0x25FB, 0x25FE},   {0x2600, 0x2605},
    {0x2607, 0x2612},   {0x2614, 0x2685},   {0x2690, 0x2705},   {0x2708, 0x2712},   {0x2714, 0x2714},
    {0x2716, 0x2716},   {0x271D, 0x271D},   {0x2721, 0x2721},   {0x2728, 0x2728},   {0x2733, 0x2734},
    {0x2744, 0x2744},   {0x2747, 0x2747},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2763, 0x2767},   {0x2795, 0x2797},   {0x27A1, 0x27A1},   {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},   {0x2934, 0x2935},   {0x2B05, 0x2B07},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},   {0x3030, 0x3030},   {0x303D, 0x303D},   {0x3297, 0x3297},   {0x3299, 0x3299},
    {0x1F000, 0x1F0FF}, {0x1F10D, 0x1F10F}, {0x1F12F, 0x1F12F}, {0x1F16C, 0x1F171}, {0x1F17E, 0x1F17F},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F1AD, 0x1F1FF}, {0x1F201, 0x1F20F}, {0x1F21A, 0x1F21A},
    {0x1F22F, 0x1F22F}, {0x1F232, 0x1F23A}, {0x1F23C, 0x1F23F}, {0x1F249, 0x1F53D}, {0x1F546, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F774, 0x1F77F}, {0x1F7D5, 0x1F7FF}, {0x1F80C, 0x1F80F}, {0x1F848, 0x1F84F},
    {0x1F85A, 0x1F85F}, {0x1F888, 0x1F88F}, {0x1F8AE, 0x1F8FF}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945},
    {0x1F947, 0x1FAFF}, {0x1FC00, 0x1FFFD}};

constexpr std::u32string_view cjkOpening = U"（［｛〈《｟｢「『【〖〔〘〚＜〝";
constexpr std::u32string_view cjkClosing = U"）］｝〉》｠｣」』】〗〕〙〛＞。．，、〟‥？！：；・〜〞";
constexpr std::u32string_view cjkCurrency = U"￥￦￡￠＄";
constexpr std::u32string_view opening = U"<([{";
constexpr std::u32string_view closing = U">)]}.,:;!?…/";

bool among(std::u32string_view set, char32_t c)
{
    return set.find(c) != std::u32string_view::npos;
}

bool isFlagLetter(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool isSkinTone(char32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool isCjk(char32_t c)
{
    return within(cjkCharacters, c);
}

/// One emoji from `at` on, joined ones and flags as a whole: its end, or `at` when there is none.
std::size_t emojiEnd(const std::u32string &text, std::size_t at)
{
    const auto codeAt = [&](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
    const auto afterModifier = [&](std::size_t i) {
        if (isSkinTone(codeAt(i)))
            return i + 1;
        if (codeAt(i) == 0xFE0F)
            return i + (codeAt(i + 1) == 0x20E3 ? 2u : 1u);
        std::size_t tag = i;
        while (codeAt(tag) >= 0xE0020 && codeAt(tag) <= 0xE007E)
            ++tag;
        return tag > i && codeAt(tag) == 0xE007F ? tag + 1 : i;
    };
    if (isFlagLetter(codeAt(at)) && isFlagLetter(codeAt(at + 1)))
        return at + 2;
    if (!within(pictographs, codeAt(at)))
        return at;
    std::size_t end = afterModifier(at + 1);
    while (codeAt(end) == 0x200D) {
        const char32_t next = codeAt(end + 1);
        if (isFlagLetter(next) && isFlagLetter(codeAt(end + 2)))
            end += 3;
        else if (within(pictographs, next) || next == U'#' || next == U'*' || (next >= U'0' && next <= U'9'))
            end = afterModifier(end + 2);
        else
            break;
    }
    return end;
}

bool mayBreakBetween(char32_t before, char32_t after)
{
    if (isWhiteSpace(after) || isWhiteSpace(before) || before == U'-')
        return true;
    if ((isCjk(after) || among(cjkCurrency, after)) && !among(opening, before) && !among(cjkOpening, before))
        return true;
    if (isCjk(before) && after != U'-' && !among(closing, after) && !among(cjkClosing, after))
        return true;
    if (among(cjkOpening, after) && !among(cjkOpening, before) && !among(opening, before))
        return true;
    if (among(cjkClosing, before) && !among(cjkClosing, after) && !among(closing, after))
        return true;
    return among(closing, before) && !among(closing, after) && among(opening, after);
}

} // namespace

bool isWhiteSpace(char32_t c)
{
    return c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::u32string codePoints(std::string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
        if (i + length > text.size()) {
            result.push_back(lead);
            ++i;
            continue;
        }
        for (std::size_t k = 1; k < length; ++k)
            c = (c << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        result.push_back(c);
        i += length;
    }
    return result;
}

void appendUtf8(std::string &text, char32_t c)
{
    const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

std::string_view withoutTrailingSpace(std::string_view text)
{
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80u)
            --start;
        if (!isWhiteSpace(codePoints(text.substr(start)).front()))
            break;
        text = text.substr(0, start);
    }
    return text;
}

std::vector<LineToken> lineTokens(std::string_view line)
{
    const std::u32string text = codePoints(line);
    std::vector<LineToken> tokens;
    const auto add = [&](std::size_t from, std::size_t to, bool emoji) {
        if (from == to)
            return;
        LineToken token;
        for (std::size_t i = from; i < to; ++i)
            appendUtf8(token.text, text[i]);
        token.isEmoji = emoji;
        token.isSpace = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                                    text.begin() + static_cast<std::ptrdiff_t>(to), isWhiteSpace);
        token.isSingleCharacter = to == from + 1 && text[from] < 0x10000;
        tokens.push_back(std::move(token));
    };
    std::size_t from = 0, at = 0;
    while (at < text.size()) {
        if (const std::size_t end = emojiEnd(text, at); end != at) {
            add(from, at, false);
            add(at, end, true);
            from = at = end;
            continue;
        }
        if (at > from && mayBreakBetween(text[at - 1], text[at])) {
            add(from, at, false);
            from = at;
        }
        ++at;
    }
    add(from, text.size(), false);
    return tokens;
}

} // namespace ninesketch
