// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_words.h"

#include "model/framework/class_names.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <sstream>
#include <vector>

namespace ninesketch
{

namespace
{

using Words = std::vector<std::string>;

bool startsWithDigit(std::string_view text)
{
    return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front()));
}

/// Commas and semicolons behind a word stand alone.
Words wordsOf(std::string_view line)
{
    Words words;
    std::istringstream stream{std::string(line)};
    for (std::string word; stream >> word;) {
        const bool ends = word.size() > 1 && (word.back() == ',' || word.back() == ';');
        const std::string mark = ends ? std::string(1, word.back()) : "";
        if (ends)
            word.pop_back();
        words.push_back(word);
        if (ends)
            words.push_back(mark);
    }
    return words;
}

std::string joined(const Words &words)
{
    std::string line;
    for (const std::string &word : words)
        line += (line.empty() || word == "," || word == ";" ? "" : " ") + word;
    return line;
}

bool isScale(std::string_view word)
{
    return isOneOf(word, {"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"});
}

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
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> names = {{
        {"one", "1"},     {"two", "2"},     {"three", "3"},     {"four", "4"},    {"five", "5"},
        {"six", "6"},     {"seven", "7"},   {"eight", "8"},     {"nine", "9"},    {"ten", "10"},
        {"eleven", "11"}, {"twelve", "12"}, {"fifteen", "15"},  {"twenty", "20"}, {"thirty", "30"},
        {"fifty", "50"},  {"sixty", "60"},  {"hundred", "100"}, {"dozen", "12"},
    }};
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const std::size_t first = isOneOf(word(at), {"a", "an"}) ? at + 1 : at;
    if (word(first) == "few")
        return {"2-5", first - at + 1};
    if (word(first) == "several")
        return {"3-7", first - at + 1};
    if (word(first) == "couple")
        return {"2", first - at + (word(first + 1) == "of" ? 2 : 1)};
    if (word(at) == "half" && isOneOf(word(at + 1), {"a", "an"}) && isScale(word(at + 2)))
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
    return at > 0 && isOneOf(word(at), {"a", "an"}) && !verbIn(word(at - 1)).empty() &&
           (isOneOf(word(at + 2), {"per", "every", "a", "an", "each", "/"}) ||
            word(at + 1).find('/') != std::string::npos);
}

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

/// Without the words in front that only say how sure one is.
Words withoutHedge(Words words)
{
    std::size_t hedges = 0;
    while (hedges < words.size() && isOneOf(lowered(words[hedges]), {"approx",  "approx.", "approximately",
                                                                     "roughly", "around",  "about",
                                                                     "circa",   "ca.",     "ca",
                                                                     "up",      "to",      "at",
                                                                     "least",   "most",    "less",
                                                                     "more",    "than",    "over",
                                                                     "nearly",  "almost",  "assume",
                                                                     "say",     "~",       ">",
                                                                     "<",       ">=",      "<="}))
        ++hedges;
    if (hedges > 0 && hedges < words.size() && startsWithDigit(words[hedges]))
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(hedges));
    return words;
}

bool isPeople(const std::string &word)
{
    const auto term = readLoadTerm("1 " + word);
    return term && term->dimension == Dimension{.people = 1};
}

/// "DAU: 50M", "QPS = 5000", "TPS 300": the unit goes behind its number.
Words unitsBehind(Words words)
{
    if (words.size() < 2)
        return words;
    std::string unit = words[0];
    std::size_t number = 1;
    if (unit.ends_with(':') || unit.ends_with('='))
        unit.pop_back();
    else if (words[1] == ":" || words[1] == "=" || words[1] == "is")
        number = 2;
    if (number >= words.size() || !startsWithDigit(words[number]))
        return words;
    const auto term = readLoadTerm("1 " + unit);
    const bool rate = term && term->dimension == Dimension{.actions = 1, .seconds = -1};
    if (!rate && !isPeople(unit))
        return words;
    const bool scaled = number + 1 < words.size() && isScale(lowered(words[number + 1]));
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(number + (scaled ? 2 : 1)), unit);
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(number));
    return words;
}

/// "each user posts 2 photos" is "2 photos"; "post 2 times" is "post 2 posts"; "100 tickets in 2 hours" is "per 2
/// hours".
Words turnedRound(const Words &words)
{
    Words made;
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const auto firstComma = static_cast<std::size_t>(std::ranges::find(words, ",") - words.begin());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool opens = made.empty() || made.back() == "," || made.back() == ";";
        std::size_t next = i;
        if (opens && isOneOf(word(next), {"each", "every"})) {
            ++next;
            next += isPeople(word(next)) ? 1 : 0;
        }
        const std::string verb = verbIn(word(next));
        const bool does = !verb.empty() && startsWithDigit(word(next + 1));
        const bool times = does && isOneOf(word(next + 2), {"times", "time", "x"});
        const bool reads = does && !times && meansReading(verb);
        if (times) { // what is done is what is counted
            if (next == i && !opens)
                made.push_back(words[next]);
            made.insert(made.end(), {words[next + 1], verb + (word(next + 1) == "1" ? "" : "s")});
            i = next + 2;
        } else if (reads && (next > i || (i > 0 && isPeople(word(i - 1))))) { // "read 10 posts": they are no posts made
            if (next == i)
                made.push_back("x");
            std::size_t what = next + 2; // behind the number
            what += isScale(word(what)) ? 1 : 0;
            const auto term = readLoadTerm("1 " + word(what));
            made.insert(made.end(), words.begin() + static_cast<std::ptrdiff_t>(next + 1),
                        words.begin() + static_cast<std::ptrdiff_t>(std::min(what, words.size())));
            if (term && term->dimension == Dimension{.actions = 1} && word(what) != "to")
                made.push_back(verb);
            i = what - 1;
        } else if (next > i && (does || startsWithDigit(word(next)))) {
            i = does ? next : next - 1;
        } else if (isOneOf(word(i), {"in", "within"}) && i > 0 && i < firstComma && startsWithDigit(word(i + 1)) &&
                   startsWithDigit(word(0))) {
            made.push_back("per");
        } else {
            made.push_back(words[i]);
        }
    }
    return made;
}

/// "10k/s avg 50k/s peak" and "avg 10k/s peak 50k/s" with commas between what is told of the average and of the peak.
Words averageApart(Words words)
{
    const auto tells = [](const std::string &word) { return isOneOf(lowered(word), {"avg", "average", "peak"}); };
    const auto parts = [](const std::string &word) { return word == "," || word == ";"; };
    const auto first = std::ranges::find_if(words, tells);
    const auto second = std::find_if(first == words.end() ? first : first + 1, words.end(), tells);
    if (second == words.end() || lowered(*first) == lowered(*second) || std::any_of(words.begin(), second, parts))
        return words;
    const bool behind = second + 1 == words.end() || parts(*(second + 1)); // the number it tells of stands before it
    Words made;
    for (auto word = words.begin(); word != words.end(); ++word) {
        const bool begins = behind ? word == first + 1 : word == first || word == second;
        if (begins && std::any_of(words.begin(), word, startsWithDigit))
            made.push_back(",");
        const bool needless = !behind && word == words.begin() && word == first && lowered(*word) != "peak";
        if (!needless)
            made.push_back(*word);
    }
    return made;
}

} // namespace

std::string verbIn(std::string_view word)
{
    static constexpr std::array verbs = {
        "watch",  "make",    "send",   "post",  "do",    "open",     "read",   "write",    "upload",  "view",
        "play",   "take",    "create", "see",   "get",   "with",     "search", "book",     "order",   "click",
        "submit", "comment", "like",   "share", "edit",  "pay",      "buy",    "report",   "query",   "request",
        "visit",  "listen",  "stream", "have",  "has",   "perform",  "issue",  "generate", "produce", "emit",
        "place",  "check",   "scroll", "load",  "fetch", "download", "tweet"};
    const std::string plain = lowered(word);
    for (const std::string verb : verbs) {
        const std::string stem = verb.ends_with('e') ? verb.substr(0, verb.size() - 1) : verb;
        if (plain == verb || plain == verb + "s" || plain == verb + "es" || plain == stem + "ing")
            return verb;
    }
    return {};
}

std::string inPlainTerms(std::string_view line)
{
    return joined(turnedRound(unitsBehind(averageApart(withoutHedge(withDigits(wordsOf(line)))))));
}

} // namespace ninesketch
