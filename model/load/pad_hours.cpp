// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_hours.h"

#include "model/load/line_words.h"
#include "model/load/number_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace ninesketch
{
namespace
{

constexpr double hoursOfADay = 24;

/// 9.5 of "9:30", 18 of "6pm", 17 of "17h"; `rest` is what stands behind.
std::optional<double> clockTime(std::string_view &rest)
{
    const auto isDigit = [&](std::size_t i) {
        return i < rest.size() && std::isdigit(static_cast<unsigned char>(rest[i])) != 0;
    };
    std::size_t end = 0;
    double hour = 0;
    for (; isDigit(end); ++end)
        hour = 10 * hour + (rest[end] - '0');
    if (end == 0 || end > 2 || hour > hoursOfADay)
        return std::nullopt;
    if (end < rest.size() && rest[end] == ':' && isDigit(end + 1) && isDigit(end + 2)) {
        hour += (10 * (rest[end + 1] - '0') + (rest[end + 2] - '0')) / 60.;
        end += 3;
    }
    while (end < rest.size() && rest[end] == ' ')
        ++end;
    const std::string half = lowered(rest.substr(end, 2));
    if (half == "pm" || half == "am") {
        hour = std::fmod(hour, 12) + (half == "pm" ? 12 : 0);
        end += 2;
    } else if (half.starts_with('h') && half != "ho") {
        ++end;
    }
    rest.remove_prefix(std::min(end, rest.size()));
    return hour;
}

void skip(std::string_view &rest, std::string_view characters)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size()));
}

/// The hours of "9:30 - 16:00", "12-14, 18-21 and 23-24", and what stands behind them; 0: there are none.
double rangesAt(std::string_view &rest)
{
    double hours = 0;
    for (std::string_view next = rest;;) {
        skip(next, " ,(");
        if (next.starts_with("and "))
            next.remove_prefix(4);
        const std::string_view start = next;
        auto from = clockTime(next);
        const bool half = start.substr(0, start.size() - next.size()).find_first_of("mMhH:") != start.npos;
        skip(next, " ");
        const std::size_t dash = next.starts_with("-")              ? 1
                                 : next.starts_with("\xe2\x80\x93") ? 3 // –
                                 : next.starts_with("to ")          ? 3
                                                                    : 0;
        if (!from || dash == 0)
            return hours;
        next.remove_prefix(dash);
        skip(next, " ");
        const std::string behind = lowered(next);
        const auto to = clockTime(next);
        const bool saysAfternoon = behind.substr(0, behind.size() - next.size()).ends_with("pm");
        if (!to || *to == *from)
            return hours;
        constexpr double noon = 12;
        if (!half && *from<noon && * to> * from + noon && saysAfternoon)
            from = *from + noon;
        hours += std::fmod(*to - *from + hoursOfADay, hoursOfADay);
        skip(next, ")");
        rest = next;
    }
}

std::string number(double value)
{
    return formatQuantity(value, Unit::None, 6);
}

std::string peakOf(double percent, double hours)
{
    const double factor = percent / 100 / (hours / hoursOfADay);
    return factor > 1 && percent <= 100 ? "peak " + number(factor) + "x" : std::string();
}

bool isBusy(const std::string &word)
{
    return isOneOf(word, {"peak", "busy", "busiest", "rush"});
}

/// "20% of orders come in the peak hour", "80% of traffic in 4 hours".
std::string shareInHours(const Words &words)
{
    if (words.size() < 5 || !startsWithDigit(words[0]) || !words[0].ends_with('%') || words[1] != "of")
        return {};
    const auto in = std::ranges::find_if(words, [](const std::string &word) {
        return isOneOf(word, {"in", "within", "during"});
    });
    double hours = 0;
    bool others = false;
    for (auto word = in == words.end() ? in : in + 1; word != words.end(); ++word)
        if (isOneOf(*word, {"hour", "hours"}))
            hours = hours > 0 ? hours : 1;
        else if (startsWithDigit(*word) && word->find_first_not_of("0123456789.") == std::string::npos)
            hours = std::strtod(word->c_str(), nullptr);
        else
            others = others || !(isBusy(*word) || isOneOf(*word, {"the", "a", "one", "of", "day", "per"}));
    const bool said = words.back() == "hour" || words.back() == "hours" || words.back() == "day";
    return hours > 0 && hours < hoursOfADay && said && !others ? peakOf(std::strtod(words[0].c_str(), nullptr), hours)
                                                               : std::string();
}

/// "60% of orders between 6pm and 9pm".
std::string shareOnTheClock(std::string_view line, const Words &words)
{
    const auto from = line.find(" between "), dash = line.find(" from ");
    if (words.size() < 5 || !startsWithDigit(words[0]) || !words[0].ends_with('%') || words[1] != "of" ||
        (from == std::string_view::npos && dash == std::string_view::npos))
        return {};
    std::string range(from != std::string_view::npos ? line.substr(from + 9) : line.substr(dash + 6));
    if (const auto both = range.find(" and "); both != std::string::npos)
        range.replace(both, 5, " - ");
    std::string_view rest = range;
    const double hours = rangesAt(rest);
    return hours > 0 && hours < hoursOfADay && rest.empty() ? peakOf(std::strtod(words[0].c_str(), nullptr), hours)
                                                            : std::string();
}

/// "peak hours (12-14, 18-21) have 60% of orders".
std::string hoursWithShare(std::string_view line)
{
    const auto word = line.find("hour");
    if (word == std::string_view::npos || !isBusy(std::string(line.substr(0, line.find(' ')))))
        return {};
    std::string_view rest = line.substr(word + 4);
    skip(rest, "s :(");
    const double hours = rangesAt(rest);
    const auto digit = rest.find_first_of("0123456789");
    if (!(hours > 0) || digit == std::string_view::npos)
        return {};
    const std::string_view share = rest.substr(digit);
    const auto end = share.find_first_not_of("0123456789.");
    return end != std::string_view::npos && share[end] == '%'
               ? peakOf(std::strtod(std::string(share).c_str(), nullptr), hours)
               : std::string();
}

/// "peak between 6pm and 9pm when half of the orders come in".
std::string busyBetween(std::string_view line)
{
    const auto between = line.find(" between "), from = line.find(" from ");
    if (!isBusy(std::string(line.substr(0, line.find(' ')))) || std::min(between, from) == line.npos)
        return {};
    std::string range(between != line.npos ? line.substr(between + 9) : line.substr(from + 6));
    if (const auto both = range.find(" and "); between != line.npos && both != range.npos)
        range.replace(both, 5, " - ");
    std::string_view rest = range;
    const double hours = rangesAt(rest);
    const Words behind = wordsOf(rest);
    for (std::size_t i = 0; i < behind.size() && hours > 0 && hours < hoursOfADay; ++i)
        if (const auto [share, count] = shareAt(behind, i); count > 0)
            return peakOf(std::strtod(share.c_str(), nullptr), hours);
    return {};
}

/// "trading hours: 9:30 - 16:00", "open 9am to 6pm", "8 business hours a day".
std::string openHours(std::string_view line, const Words &words)
{
    const bool opens = std::ranges::any_of(words, [](const std::string &word) {
        return isOneOf(
            word, {"trading", "business", "working", "office", "opening", "market", "active", "open", "operating"});
    });
    const bool named = line.find("hour") != std::string_view::npos || words.front() == "open";
    const auto digit = line.find_first_of("0123456789");
    if (!opens || !named || digit == std::string_view::npos || line.find('%') != std::string_view::npos)
        return {};
    std::string_view rest = line.substr(digit);
    double hours = rangesAt(rest);
    if (hours == 0 && std::ranges::any_of(words, [](const auto &word) { return word.starts_with("hour"); }) &&
        std::ranges::count_if(words, hasDigit) == 1)
        hours = std::atof(std::string(rest).c_str());
    const std::string more(rest.starts_with(',') ? rest : std::string_view()); // ", peak 2x"
    return hours > 0 && hours < hoursOfADay ? "open " + number(hours) + " hours" + more : std::string();
}

} // namespace

std::string hoursAsUsual(std::string_view line)
{
    const std::string plain = lowered(line);
    const Words words = wordsOf(plain);
    if (words.empty())
        return std::string(line);
    for (const std::string &usual : {shareInHours(words), shareOnTheClock(plain, words), hoursWithShare(plain),
                                     busyBetween(plain), openHours(plain, words)})
        if (!usual.empty())
            return usual;
    return std::string(line);
}

bool saysBusyHoursAlone(std::string_view line)
{
    const std::string plain = lowered(line);
    const auto digit = plain.find_first_of("0123456789");
    if (digit == std::string::npos || !isBusy(plain.substr(0, plain.find(' '))))
        return false;
    const Words words = wordsOf(std::string_view(plain).substr(0, digit));
    const bool named = std::ranges::any_of(
        words, [](const std::string &word) { return word.starts_with("hour") || word.starts_with("time"); });
    std::string_view rest = std::string_view(plain).substr(digit);
    return named && rangesAt(rest) > 0 && rest.empty();
}

} // namespace ninesketch
