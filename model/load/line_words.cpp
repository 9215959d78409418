// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/line_words.h"

#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace ninesketch
{

namespace
{

bool isOf(const std::string &text, const Dimension &dimension)
{
    const auto term = readLoadTerm(text);
    return term && term->dimension == dimension;
}

} // namespace

Words wordsOf(std::string_view line)
{
    std::string spaced;
    for (const char c : line) // "1B events/day @1KB"
        spaced += c == '@' ? std::string(" , ") : std::string(1, c);
    Words words;
    std::istringstream stream{spaced};
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

bool hasDigit(std::string_view text)
{
    return text.find_first_of("0123456789") != std::string_view::npos;
}

bool startsWithDigit(std::string_view text)
{
    return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front()));
}

bool isScale(std::string_view word)
{
    return isOneOf(word, {"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"});
}

bool isTime(const std::string &unit)
{
    return isOf("1 " + unit, {.seconds = 1});
}

bool isSize(const std::string &text)
{
    return isOf(text, {.bytes = 1});
}

bool isFlow(const std::string &text)
{
    return isOf(text, {.bytes = 1, .seconds = -1});
}

bool countsActions(const std::string &word)
{
    return isOf("1 " + word, {.actions = 1}) &&
           !isOneOf(lowered(word), {"peak", "avg", "average", "max", "mean", "keep", "about", "for"});
}

bool isRateUnit(const std::string &word)
{
    return isOf("1 " + word, {.actions = 1, .seconds = -1});
}

bool endsPart(const Words &words, std::size_t at)
{
    return at >= words.size() || words[at] == "," || words[at] == ";";
}

bool namesATime(std::string_view text)
{
    return std::ranges::any_of(smallWords(text), [](const std::string &word) {
        return isOneOf(word, {"second", "minute", "hour", "hourly", "day", "days", "daily", "week", "weeks", "weekly",
                              "month", "months", "monthly", "year"});
    });
}

std::string nounOf(const std::string &word)
{
    const auto term = readLoadTerm("1 " + word);
    return term && term->dimension == Dimension{.actions = 1} ? term->action : std::string();
}

bool saysAtOnce(std::string_view text)
{
    const std::string plain = lowered(text);
    return std::ranges::any_of(std::array{"concurrent", "simultaneous", "at once", "at the same time", "at any time",
                                          "at any moment", "at any given moment", "at any given time", "at a time",
                                          "online", "occupied"},
                               [&](const char *words) { return plain.find(words) != std::string::npos; });
}

std::optional<double> shareIn(std::string_view text)
{
    const auto percent = text.find('%');
    if (percent == std::string_view::npos || text.find('%', percent + 1) != std::string_view::npos)
        return std::nullopt;
    auto from = percent;
    while (from > 0 && std::string_view("0123456789. ").find(text[from - 1]) != std::string_view::npos)
        --from;
    const auto term = readLoadTerm(text.substr(from, percent + 1 - from));
    return term && term->value.likely > 0 ? std::optional(term->value.likely) : std::nullopt;
}

bool saysAny(const Words &words, std::initializer_list<std::string_view> some)
{
    return std::ranges::any_of(words, [&](const std::string &word) { return isOneOf(word, some); });
}

std::string_view lastWord(std::string_view text)
{
    return text.substr(text.rfind(' ') + 1);
}

bool isSummary(std::string_view word)
{
    return isOneOf(word, {"rollup", "rollups", "aggregate", "aggregates", "summaries", "summary"});
}

std::string machineIn(std::string_view typed)
{
    const std::string word = lowered(typed);
    for (const std::string machine :
         {"server", "node", "machine", "instance", "box", "shard", "broker", "pod", "worker", "replica", "partition",
          "core", "container", "vm", "host", "consumer", "gateway"})
        if (word == machine || word == machine + "s" || word == machine + "es")
            return machine;
    return isOneOf(word, {"gpu", "gpus"}) ? "GPU" : std::string();
}

std::string plural(std::string noun)
{
    if (noun.ends_with('s') && !noun.ends_with("ss"))
        return noun;
    const bool sibilant = noun.ends_with("ss") || noun.ends_with("ch") || noun.ends_with("sh") || noun.ends_with('x');
    const bool y = noun.size() > 1 && noun.ends_with('y') &&
                   std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos;
    if (y)
        noun.pop_back();
    return noun + (y ? "ies" : sibilant ? "es" : "s");
}

std::string plainNumber(double value)
{
    constexpr std::array scales{std::pair(1e9, " billion"), std::pair(1e6, "M"), std::pair(1e3, "k")};
    const auto scale = std::ranges::find_if(
        scales, [&](const auto &one) { return value >= one.first && std::fmod(value, one.first) == 0; });
    char text[32];
    std::snprintf(text, sizeof text, "%.12g", scale == scales.end() ? value : value / scale->first);
    return text + std::string(scale == scales.end() ? "" : scale->second);
}

std::optional<WordAmount> amountAt(const Words &words, std::size_t at, const Dimension &dimension)
{
    constexpr std::size_t most = 4; // "10 MB per minute"
    if (at >= words.size() || !startsWithDigit(words[at]))
        return std::nullopt;
    for (std::size_t count = 1; count <= std::min(most, words.size() - at); ++count) {
        const auto from = words.begin() + static_cast<std::ptrdiff_t>(at);
        const auto term = readLoadTerm(joined({from, from + static_cast<std::ptrdiff_t>(count)}));
        if (term && term->dimension == dimension && term->action.empty() && term->value.likely > 0)
            return WordAmount{term->value.likely, at, count};
    }
    return std::nullopt;
}

bool sharesALoad(std::string_view word)
{
    return isOneOf(word, {"regions", "zones", "countries", "cities", "datacenters", "shards", "partitions", "replicas",
                          "brokers", "topics", "consumers", "services", "languages", "channels"});
}

bool isFlowOfAll(std::string_view flow)
{
    constexpr double aDay = 86'400, ofOne = 1e9, inASecond = 1e8; // bytes
    const auto read = readLoadTerm(flow);
    const bool bytes = read && read->dimension.bytes == 1 && read->dimension.seconds == -1 && !read->ofEachPerson;
    const bool ofADay = namesATime(flow) && flow.find("second") == std::string_view::npos;
    return bytes && flow.find(" each") == std::string_view::npos &&
           (read->value.likely >= inASecond || (ofADay && read->value.likely * aDay >= ofOne));
}

std::optional<Begun> beginningOf(std::string_view text)
{
    for (auto cut = text.rfind(' '); cut != std::string_view::npos && cut > 0; cut = text.rfind(' ', cut - 1)) {
        const std::string_view begin = trimmed(text.substr(0, cut));
        const auto term = readLoadTerm(begin);
        if (!term || term->dimension == Dimension{}) // else many numbers would be tried in all ways
            continue;
        const std::string_view rest = trimmed(text.substr(cut));
        const auto more = startsWithDigit(rest) ? readLoadTerm(rest) : Result<LoadTerm>(Error{});
        const bool joins = !startsWithDigit(rest) || beginningOf(rest) || (more && more->dimension != Dimension{});
        if (joins)
            return Begun{*term, begin, rest};
    }
    return std::nullopt;
}

} // namespace ninesketch
