// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_idioms.h"

#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace ninesketch
{

namespace
{

/// The words from `at` on, in small letters; empty beyond the last.
class Reader
{
public:
    explicit Reader(const Words &words) : m_words(words) {}
    std::string operator()(std::size_t at) const { return at < m_words.size() ? lowered(m_words[at]) : std::string(); }

private:
    const Words &m_words;
};

void replace(Words &words, std::size_t from, std::size_t count, const Words &by)
{
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(from);
    words.insert(words.erase(at, at + static_cast<std::ptrdiff_t>(count)), by.begin(), by.end());
}

bool isPercent(std::string_view word)
{
    return startsWithDigit(word) && word.ends_with('%');
}

std::string digits(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

/// How many words at `at` say that it is always so: "24/7", "around the clock", "all day long".
std::size_t alwaysAt(const Reader &word, std::size_t at)
{
    if (isOneOf(word(at), {"24/7", "24x7", "nonstop", "non-stop", "steadily", "continuously"}))
        return 1;
    if (word(at) == "around" && word(at + 1) == "the" && word(at + 2) == "clock")
        return 3;
    if (word(at) == "all" && word(at + 1) == "day")
        return word(at + 2) == "long" ? 3 : 2;
    return 0;
}

/// "half of", "a third of", "two thirds of", "1 in 10": a percentage, and how many words say it.
std::pair<std::string, std::size_t> shareAt(const Reader &word, std::size_t at)
{
    const bool counted = startsWithDigit(word(at)) || word(at) == "a";
    const std::size_t name = at + (counted ? 1 : 0);
    std::string part = word(name);
    if (part.size() > 4 && part.ends_with('s'))
        part.pop_back();
    const double parts = part == "half" ? 2 : part == "third" ? 3 : part == "quarter" ? 4 : part == "tenth" ? 10 : 0;
    if (parts > 0 && word(name + 1) == "of") {
        const double count = startsWithDigit(word(at)) ? std::atof(word(at).c_str()) : 1;
        return {digits(100 * count / parts) + "%", name + 1 - at};
    }
    const bool plain = word(at).find_first_not_of("0123456789") == std::string::npos && startsWithDigit(word(at + 2)) &&
                       word(at + 2).find_first_not_of("0123456789") == std::string::npos;
    const double whole = plain ? std::atof(word(at + 2).c_str()) : 0;
    if (plain && !word(at).empty() && isOneOf(word(at + 1), {"in", "of"}) && whole > std::atof(word(at).c_str()) &&
        (word(at + 3) == "is" || word(at + 3) == "are" || word(at + 3) == "of"))
        return {digits(100 * std::atof(word(at).c_str()) / whole) + "%", 3};
    return {"", 0};
}

/// "4k-6k" of "5k±1k" and of "5k", "±", "20%".
std::optional<std::string> rangeAround(const std::string &middle, const std::string &by)
{
    const auto value = readLoadTerm(middle), around = readLoadTerm(by);
    if (!value || !around || value->dimension != Dimension{} || around->dimension != Dimension{})
        return std::nullopt;
    const double least = isPercent(by) ? value->value.likely * around->value.likely : around->value.likely;
    if (!(least < value->value.likely))
        return std::nullopt;
    return digits(value->value.likely - least) + "-" + digits(value->value.likely + least);
}

/// The hour of "8", "8am", "17:00"; `afternoon` where what stands behind says so.
std::optional<double> hourIn(const std::string &word, bool afternoon)
{
    char *end = nullptr;
    const double hour = std::strtod(word.c_str(), &end);
    const std::string rest = end;
    if (!startsWithDigit(word) || hour > 24 || !isOneOf(rest, {"", "am", "pm", ":00", "h"}))
        return std::nullopt;
    return hour < 12 && (rest == "pm" || (rest.empty() && afternoon)) ? hour + 12 : hour;
}

/// "between 8 and 9 am", "from 9am to 5pm": the hours, and how many words say so.
std::pair<double, std::size_t> hoursAt(const Reader &word, std::size_t at)
{
    if (!(word(at) == "between" && word(at + 2) == "and") && !(word(at) == "from" && word(at + 2) == "to"))
        return {0, 0};
    const bool noon = isOneOf(word(at + 4), {"am", "pm"});
    const auto from = hourIn(word(at + 1), noon && word(at + 4) == "pm"),
               to = hourIn(word(at + 3), noon && word(at + 4) == "pm");
    const bool clock = noon || word(at + 3).find_first_of("mh:") != std::string::npos;
    if (!from || !to || !clock || *from == *to)
        return {0, 0};
    return {std::fmod(*to - *from + 24, 24), noon ? 5 : 4};
}

/// "in the morning hour", "during rush hour": how many words say so.
std::size_t oneHourAt(const Reader &word, std::size_t at)
{
    if (!isOneOf(word(at), {"in", "during", "within"}))
        return 0;
    const std::size_t name = at + (isOneOf(word(at + 1), {"the", "a", "1", "one"}) ? 2 : 1);
    return isOneOf(word(name), {"morning", "evening", "lunch", "rush", "busy", "busiest", "peak", "first", "last"}) &&
                   word(name + 1) == "hour"
               ? name + 2 - at
               : 0;
}

/// "500M users of which 1% post" are "1% of 500M users post"; of a rate the share stands behind a comma.
void takeOfWhich(Words &words)
{
    for (std::size_t at = 1; at + 2 < words.size(); ++at) {
        const Reader word(words);
        if (word(at) != "of" || !isOneOf(word(at + 1), {"which", "whom", "those", "these"}) || !isPercent(word(at + 2)))
            continue;
        std::size_t from = at;
        while (from > 0 && !endsPart(words, from - 1))
            --from;
        const std::size_t before = at > from && endsPart(words, at - 1) ? at - 1 : at; // ", of which"
        if (before > from && countsPeople(words[before - 1])) {
            Words made{words[at + 2], "of"};
            std::copy(words.begin() + static_cast<std::ptrdiff_t>(from),
                      words.begin() + static_cast<std::ptrdiff_t>(before), std::back_inserter(made));
            replace(words, from, at + 3 - from, made);
        } else {
            replace(words, before, at + 2 - before, {","});
        }
        return;
    }
}

/// "99% of 10k rps are reads" is "10k rps, 99% reads".
void takeShareOfRate(Words &words)
{
    const Reader word(words);
    const auto are = static_cast<std::size_t>(
        std::ranges::find_if(words, [](const std::string &one) { return one == "are" || one == "is"; }) -
        words.begin());
    if (!isPercent(word(0)) || word(1) != "of" || !startsWithDigit(word(2)) || are < 4 || are + 1 >= words.size() ||
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(are),
                    [](const std::string &one) { return one == "," || countsPeople(one); }))
        return;
    const std::string share = words[0];
    replace(words, are, 1, {",", share});
    replace(words, 0, 2, {});
}

/// "each connected client pings every 30 s" is "1 ping every 30 s".
void takeEachDoes(Words &words)
{
    const Reader word(words);
    if (!isOneOf(word(0), {"each", "every"}))
        return;
    for (std::size_t i = 2; i < words.size() && i < 5 && !startsWithDigit(words[i]); ++i)
        if (isOneOf(word(i + 1), {"every", "per"}) && countsPeople(words[i - 1])) {
            std::string action = words[i];
            if (action.size() > 3 && action.ends_with('s'))
                action.pop_back();
            replace(words, 0, i + 1, {"1", action});
            return;
        }
}

} // namespace

Words withoutIdioms(Words words)
{
    takeEachDoes(words);
    takeShareOfRate(words);
    takeOfWhich(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Reader word(words);
        const bool counted =
            std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), startsWithDigit);
        const bool opens = i == 0 || endsPart(words, i - 1);
        const std::string here = words[i];
        if (const std::size_t count = counted ? alwaysAt(word, i) : 0; count > 0) {
            replace(words, i, count, {});
            if (opens && i > 0) // the comma before it
                replace(words, --i, 1, {});
            --i;
        } else if (const auto [share, said] = shareAt(word, i); said > 0) {
            replace(words, i, said, {share});
        } else if (const auto sign = here.find("\xc2\xb1"); sign != std::string::npos && sign > 0) { // ±
            if (const auto range = rangeAround(here.substr(0, sign), here.substr(sign + 2)))
                words[i] = *range;
        } else if (word(i + 1) == "\xc2\xb1") {
            if (const auto range = rangeAround(here, word(i + 2)))
                replace(words, i, 3, {*range});
        } else if (const auto times = here.find('x');
                   startsWithDigit(here) && times != std::string::npos &&
                   here.find_first_not_of("0123456789.") == times &&
                   (times + 1 < here.size()
                        ? here[times + 1] == '/'
                        : isOneOf(word(i + 1), {"per", "a", "an", "each", "every", "daily", "hourly", "weekly"}))) {
            const std::string per = here.substr(times + 1);
            replace(words, i, 1, {here.substr(0, times), "times"});
            if (!per.empty())
                replace(words, i + 2, 0, {"per", per.substr(1)});
        } else if (times != std::string::npos && startsWithDigit(here) && times + 1 == here.size() && opens &&
                   counted && isOneOf(word(i + 1), {"on", "during", "in", "at", "for"}) &&
                   !startsWithDigit(word(i + 2)) && word(i + 2) != "peak") { // "5x on Black Friday"
            std::size_t end = i + 1;
            while (!endsPart(words, end))
                ++end;
            replace(words, i, end - i, {"peak", here});
        } else if (opens && counted && isOneOf(word(i), {"doubles", "double", "triples", "triple"}) &&
                   isOneOf(word(i + 1), {"on", "during", "in", "at"})) {
            std::size_t end = i + 1;
            while (!endsPart(words, end))
                ++end;
            replace(words, i, end - i, {"peak", word(i).starts_with("d") ? "2x" : "3x"});
        } else if (const auto [hours, many] = counted ? hoursAt(word, i) : std::pair<double, std::size_t>(0, 0);
                   many > 0) {
            replace(words, i, many, {"per", digits(hours), "hours"});
        } else if (const std::size_t hour = counted ? oneHourAt(word, i) : 0; hour > 0) {
            const bool rush = isOneOf(word(i + hour - 2), {"rush", "busy", "busiest", "peak"});
            replace(words, i, hour, rush ? Words{"per", "hour", ",", "at", "peak"} : Words{"per", "hour"});
        } else if (opens && !here.empty() && std::isalpha(static_cast<unsigned char>(here[0])) != 0 &&
                   word(i + 1) == "every" && (startsWithDigit(word(i + 2)) || isTime(word(i + 2)))) {
            Words once{"1", here}; // "heartbeats every 30 s"
            if (here.size() > 3 && here.ends_with('s'))
                once.back().pop_back();
            replace(words, i, 1, once);
        } else if (counted && !opens && isOneOf(word(i), {"from", "by", "across"}) && startsWithDigit(word(i + 1)) &&
                   (countsPeople(word(i + 2)) || countsPeople(word(i + 3)))) {
            words[i] = "x"; // "1 poll every 5 s from 1M clients"
        } else if (counted && !opens && word(i) == "at" && word(i + 1).size() > 1 && word(i + 1)[0] == 'p' &&
                   startsWithDigit(word(i + 1).substr(1))) {
            words[i] = ","; // "5k rps at p99 < 50 ms"
        } else if (counted && word(i) == "at" && startsWithDigit(word(i + 1)) && !opens) {
            const std::string amount = words[i + 1], more = i + 2 < words.size() ? amount + " " + words[i + 2] : amount;
            if (isFlow(amount) || isFlow(more)) // "1M streams at 4 Mbit/s"
                words[i] = "x";
            else if (isSize(amount) || isSize(more))
                words[i] = ",";
        } else if (counted && word(i) == "with" &&
                   (word(i + 1) == "a" || word(i + 1).find("ratio") != std::string::npos)) {
            std::size_t end = i + 1;
            bool ratio = false;
            for (; !endsPart(words, end); ++end)
                ratio = ratio || word(end) == "ratio";
            if (ratio)
                replace(words, i, word(i + 1) == "a" ? 2 : 1, {","});
        } else if (here == "/" && startsWithDigit(word(i + 1)) && counted &&
                   (word(i + 2) == "peak" || word(i + 3) == "peak")) {
            words[i] = ",";
        }
    }
    return words;
}

} // namespace ninesketch
