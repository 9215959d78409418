// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/number_words.h"

#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

/// 1e6 of "10^6", 1048576 of "2^20".
std::optional<std::string> powerIn(const std::string &word)
{
    const auto cut = word.find('^');
    double base = 0, exponent = 0;
    const char *middle = word.data() + std::min(cut, word.size()), *end = word.data() + word.size();
    if (cut == std::string::npos || std::from_chars(word.data(), middle, base).ptr != middle ||
        std::from_chars(middle + 1, end, exponent).ptr != end)
        return std::nullopt;
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", std::pow(base, exponent));
    return text;
}

/// The digits of a number in words that begins at `at`, and how many words it takes; 0: none does.
std::pair<std::string, std::size_t> numberAt(const Words &words, std::size_t at)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> names = {{
        {"one", "1"},      {"two", "2"},       {"three", "3"},   {"four", "4"},   {"five", "5"},      {"six", "6"},
        {"seven", "7"},    {"eight", "8"},     {"nine", "9"},    {"ten", "10"},   {"eleven", "11"},   {"twelve", "12"},
        {"fifteen", "15"}, {"twenty", "20"},   {"thirty", "30"}, {"forty", "40"}, {"seventy", "70"},  {"eighty", "80"},
        {"ninety", "90"},  {"nineteen", "19"}, {"fifty", "50"},  {"sixty", "60"}, {"hundred", "100"}, {"dozen", "12"},
    }};
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const std::size_t first = isOneOf(word(at), {"a", "an"}) ? at + 1 : at;
    if (word(first) == "few")
        return {"2-5", first - at + 1};
    if (word(first) == "several")
        return {"3-7", first - at + 1};
    if (word(first) == "couple")
        return {"2", first - at + (word(first + 1) == "of" ? 2 : 1)};
    if (word(at) == "half" && isOneOf(word(at + 1), {"a", "an"}) &&
        (isScale(word(at + 2)) || isSize("1 " + word(at + 2)))) // "half a megabyte"
        return {"0.5", 2};
    if (first > at && isScale(word(first)))
        return isOneOf(word(first), {"hundred", "dozen"})
                   ? std::pair(word(first) == "dozen" ? "12" : "100", std::size_t(2))
                   : std::pair("1", std::size_t(1));
    const auto found =
        std::ranges::find(names, std::string_view(word(at)), [](const auto &name) { return name.first; });
    if (found == names.end())
        return {"", 0};
    const bool hundreds = isOneOf(word(at + 1), {"hundred"}) && found->second.size() == 1;
    return {std::string(found->second) + (hundreds ? "00" : ""), hundreds ? 2 : 1};
}

/// "a" of "post a comment per minute" is a number.
bool countsOne(const Words &words, std::size_t at)
{
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    return at > 0 && isOneOf(word(at), {"a", "an"}) && !verbIn(word(at - 1)).empty() && !isTime(word(at + 1)) &&
           !(at > 1 && startsWithDigit(words[at - 2])) && // "12 requests a minute per client"
           (isOneOf(word(at + 2), {"per", "every", "a", "an", "each", "/"}) ||
            word(at + 1).find('/') != std::string::npos);
}

} // namespace

Words withDigits(const Words &words)
{
    Words made;
    for (std::size_t i = 0; i < words.size();) {
        const std::string plain = lowered(words[i]);
        if (const auto power = powerIn(words[i])) {
            made.push_back(*power);
            ++i;
        } else if (isOneOf(plain, {"once", "twice", "thrice"})) {
            made.insert(made.end(), {plain == "once" ? "1" : plain == "twice" ? "2" : "3", "times"});
            ++i;
        } else if (countsOne(words, i)) {
            made.push_back("1");
            ++i;
        } else if (const auto [digits, count] = numberAt(words, i); count > 0) {
            made.push_back(digits);
            i += count;
        } else {
            made.push_back(words[i]);
            ++i;
        }
        std::string &last = made.back(); // "5k+"
        if (last.size() > 1 && last.ends_with('+') && startsWithDigit(last))
            last.pop_back();
    }
    return made;
}

WordShare shareAt(const Words &words, std::size_t at)
{
    static constexpr std::array<std::pair<std::string_view, int>, 6> parts = {
        {{"half", 2}, {"third", 3}, {"quarter", 4}, {"fifth", 5}, {"tenth", 10}, {"hundredth", 100}}};
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const auto isWhole = [](const std::string &text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    };
    const auto number = [&](std::size_t i) { return std::atof(word(i).c_str()); };
    const auto percent = [](double share) {
        char text[32];
        std::snprintf(text, sizeof text, "%.6g%%", 100 * share);
        return std::string(text);
    };
    if (startsWithDigit(word(at)) && word(at).ends_with('%'))
        return {word(at), 1};
    if (startsWithDigit(word(at)) && word(at + 1) == "percent")
        return {word(at) + "%", 2};
    const std::size_t of = at + (word(at + 1) == "out" ? 2 : 1);
    if (isWhole(word(at)) && isOneOf(word(of), {"of", "in"}) && isWhole(word(of + 1)) && number(at) > 0 &&
        number(at) < number(of + 1) && !isTime(word(of + 2))) // no "5 in 24 hours"
        return {percent(number(at) / number(of + 1)), of + 2 - at};
    const bool counted = isWhole(word(at)) || word(at) == "a";
    const std::size_t name = at + (counted ? 1 : 0);
    const auto part =
        std::ranges::find(parts, std::string_view(singular(word(name))), [](const auto &one) { return one.first; });
    const bool alone = word(at) == "half" && !isOneOf(word(at + 1), {"a", "an"}); // no "half a day"
    if (part == parts.end() || !(counted || alone))
        return {};
    return {percent((isWhole(word(at)) ? number(at) : 1) / part->second), name + 1 - at};
}

} // namespace ninesketch
