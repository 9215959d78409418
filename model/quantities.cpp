// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr double secondsOfDay = 86400, daysOfMonth = 30, daysOfYear = 365;

struct UnitWord {
    std::string_view word;
    double factor;
};

constexpr UnitWord times[] = {
    {"ns", 1e-9},        {"us", 1e-6},        {"\xC2\xB5s", 1e-6},
    {"\xCE\xBCs", 1e-6}, {"ms", 1e-3},        {"s", 1},
    {"sec", 1},          {"second", 1},       {"seconds", 1},
    {"m", 60},           {"min", 60},         {"mins", 60},
    {"minute", 60},      {"minutes", 60},     {"h", 3600},
    {"hr", 3600},        {"hour", 3600},      {"hours", 3600},
    {"d", 86400},        {"day", 86400},      {"days", 86400},
    {"w", 604800},       {"week", 604800},    {"weeks", 604800},
    {"month", 2592000},  {"months", 2592000}, {"y", 31536000},
    {"yr", 31536000},    {"year", 31536000},  {"years", 31536000},
};

constexpr UnitWord multiples[] = {
    {"", 1},     {"k", 1e3},  {"K", 1e3},       {"thousand", 1e3}, {"m", 1e6},
    {"M", 1e6},  {"mn", 1e6}, {"million", 1e6}, {"b", 1e9},        {"B", 1e9},
    {"bn", 1e9}, {"G", 1e9},  {"billion", 1e9}, {"T", 1e12},       {"trillion", 1e12},
};

constexpr UnitWord sizes[] = {
    {"", 1},        {"B", 1},        {"byte", 1},     {"bytes", 1},    {"k", 1e3},     {"K", 1e3},
    {"kB", 1e3},    {"KB", 1e3},     {"kb", 1e3},     {"M", 1e6},      {"MB", 1e6},    {"mb", 1e6},
    {"G", 1e9},     {"GB", 1e9},     {"gb", 1e9},     {"T", 1e12},     {"TB", 1e12},   {"tb", 1e12},
    {"P", 1e15},    {"PB", 1e15},    {"KiB", 0x1p10}, {"kiB", 0x1p10}, {"Ki", 0x1p10}, {"MiB", 0x1p20},
    {"Mi", 0x1p20}, {"GiB", 0x1p30}, {"Gi", 0x1p30},  {"TiB", 0x1p40}, {"Ti", 0x1p40}, {"PiB", 0x1p50},
    {"bit", 0.125}, {"kbit", 125},   {"Mbit", 125e3}, {"Gbit", 125e6},
};

constexpr UnitWord bitRates[] = {{"bps", 0.125}, {"kbps", 125}, {"Mbps", 125e3}, {"mbps", 125e3}, {"Gbps", 125e6}};

constexpr std::string_view rateNouns[] = {"requests", "request", "reqs",  "req",    "r",      "ops",  "messages",
                                          "msgs",     "msg",     "calls", "events", "writes", "reads"};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '.'))
        text.remove_suffix(1);
    return text;
}

template <typename Words> std::optional<double> factorOf(const Words &words, std::string_view word)
{
    for (const auto &known : words)
        if (known.word == word)
            return known.factor;
    return std::nullopt;
}

/// Takes a number off the front: "1,000.5", "1e3", "2,5" (a comma before anything but three digits is a decimal point).
std::optional<double> takeNumber(std::string_view &text)
{
    text = trimmed(text);
    std::string plain;
    std::size_t i = 0;
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) {
        if (text[i] == '-')
            plain += '-';
        ++i;
    }
    bool any = false, point = false;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (digit(i)) {
            plain += c;
            any = true;
        } else if (c == '.' && !point && (digit(i + 1) || any)) {
            plain += c;
            point = true;
        } else if (c == ',' && any && !point && digit(i + 1)) {
            const bool thousands = digit(i + 2) && digit(i + 3) && !digit(i + 4);
            if (!thousands) {
                plain += '.';
                point = true;
            }
        } else if (c == '_' && any && digit(i + 1)) {
            continue;
        } else {
            break;
        }
    }
    if (!any)
        return std::nullopt;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        const std::size_t sign = i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 1 : 0;
        if (digit(i + 1 + sign)) {
            plain += 'e';
            if (sign && text[i + 1] == '-')
                plain += '-';
            for (i += 1 + sign; digit(i); ++i)
                plain += text[i];
        }
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value))
        return std::nullopt;
    text = trimmed(text.substr(i));
    return value;
}

/// "3 min 20 s": numbers and units of time until nothing is left.
std::optional<double> timeFrom(std::string_view text)
{
    double total = 0;
    bool first = true;
    while (first || !text.empty()) {
        const auto value = takeNumber(text);
        if (!value)
            return std::nullopt;
        std::size_t length = 0;
        while (length < text.size() && text[length] != ' ' && !(text[length] >= '0' && text[length] <= '9'))
            ++length;
        const std::string_view word = text.substr(0, length);
        const auto factor = word.empty() && first ? std::optional(1.0) : factorOf(times, word);
        if (!factor)
            return std::nullopt;
        total += *value * *factor;
        text = trimmed(text.substr(length));
        first = false;
    }
    return total;
}

/// Seconds of the time in "/day", "per second", "a month"; strips it from the text. Nothing when there is none.
std::optional<double> takePer(std::string_view &text)
{
    for (const std::string_view mark : {"/", "per ", "a "}) {
        const std::size_t at = text.rfind(mark);
        if (at == std::string_view::npos || (mark != "/" && at > 0 && text[at - 1] != ' '))
            continue;
        const std::string_view word = trimmed(text.substr(at + mark.size()));
        if (const auto seconds = factorOf(times, word)) {
            text = trimmed(text.substr(0, at));
            return seconds;
        }
    }
    return std::nullopt;
}

std::optional<double> rateFrom(std::string_view text)
{
    const auto value = takeNumber(text);
    if (!value)
        return std::nullopt;
    double perSeconds = takePer(text).value_or(1);
    for (const std::string_view word : {"rps", "qps", "tps", "Hz"})
        if (text == word || (text.size() > 3 && text.ends_with(word)))
            text = trimmed(text.substr(0, text.size() - word.size()));
    for (const std::string_view noun : rateNouns)
        if (text.ends_with(noun) && (text.size() == noun.size() || text[text.size() - noun.size() - 1] == ' ')) {
            text = trimmed(text.substr(0, text.size() - noun.size()));
            break;
        }
    const auto multiple = factorOf(multiples, text);
    if (!multiple)
        return std::nullopt;
    return *value * *multiple / perSeconds;
}

std::optional<double> bytesFrom(std::string_view text, bool perSecond)
{
    const auto value = takeNumber(text);
    if (!value)
        return std::nullopt;
    const double seconds = perSecond ? takePer(text).value_or(1) : 1;
    if (perSecond)
        if (const auto factor = factorOf(bitRates, text))
            return *value * *factor;
    const auto factor = factorOf(sizes, text);
    if (!factor)
        return std::nullopt;
    return *value * *factor / seconds;
}

std::optional<double> shareFrom(std::string_view text, bool availability)
{
    if (availability)
        for (std::size_t count = 0; const std::string_view word :
                                    {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}) {
            if (text.starts_with(word) && trimmed(text.substr(word.size())).starts_with("nine"))
                return 1 - std::pow(10.0, -static_cast<double>(count));
            ++count;
        }
    const auto value = takeNumber(text);
    if (!value)
        return std::nullopt;
    if (text == "%" || text == "percent")
        return *value / 100;
    if (availability && (text == "nines" || text == "nine" || text == "N" || text == "9s"))
        return *value >= 0 ? std::optional(1 - std::pow(10.0, -*value)) : std::nullopt;
    constexpr double leastBarePercent = 50; // of an availability: "5" may mean nines, and "1.0009" is a slip
    if (!text.empty() || (availability && *value > 1 && *value < leastBarePercent))
        return std::nullopt;
    return *value > 1 ? *value / 100 : *value;
}

std::optional<double> flagFrom(std::string_view text)
{
    for (const std::string_view yes : {"yes", "true", "on", "1"})
        if (text == yes)
            return 1;
    for (const std::string_view no : {"no", "false", "off", "0"})
        if (text == no)
            return 0;
    return std::nullopt;
}

std::optional<double> plainFrom(std::string_view text)
{
    const auto value = takeNumber(text);
    if (!value)
        return std::nullopt;
    const auto multiple = factorOf(multiples, text);
    return multiple ? std::optional(*value * *multiple) : std::nullopt;
}

const char *example(Unit unit)
{
    switch (unit) {
    case Unit::Seconds:
        return "a time like \"2ms\" or \"1.5 h\"";
    case Unit::PerSecond:
    case Unit::PerDay:
        return "a rate like \"5k/s\" or \"100M/day\"";
    case Unit::Share:
        return "a share like \"95%\" or \"0.95\"";
    case Unit::Probability:
        return "an availability like \"99.95%\" or \"3 nines\"";
    case Unit::Bytes:
        return "a size like \"4 KB\" or \"1 GiB\"";
    case Unit::BytesPerSecond:
        return "a bandwidth like \"80 Mbit/s\" or \"10 MB/s\"";
    case Unit::Dollars:
        return "an amount like \"$250\"";
    case Unit::Flag:
        return "\"yes\" or \"no\"";
    default:
        return "a number like \"12\" or \"5k\"";
    }
}

/// `value` to `digits` significant digits, without needless zeros and without an exponent.
std::string plain(double value, int digits)
{
    if (value == 0)
        return "0";
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    const int decimals = std::clamp(digits - 1 - magnitude, 0, 17);
    char buffer[400];
    if (magnitude > 20)
        std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    else
        std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
    std::string text = buffer;
    if (text.find('.') != std::string::npos && text.find('e') == std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

double roundedTo(double value, int digits)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*e", digits - 1, value);
    return std::strtod(buffer, nullptr);
}

struct Step {
    double from;
    double factor;
    const char *suffix;
};

template <typename Steps> std::string stepped(double value, int digits, const Steps &steps)
{
    const double rounded = roundedTo(value, digits);
    const Step *chosen = &steps[0];
    for (const Step &step : steps)
        if (std::abs(rounded) >= step.from)
            chosen = &step;
    return plain(value / chosen->factor, digits) + chosen->suffix; // rounded once: a year is no round number of seconds
}

constexpr Step counts[] = {{0, 1, ""}, {1e3, 1e3, " k"}, {1e6, 1e6, " M"}, {1e9, 1e9, " G"}, {1e12, 1e12, " T"}};

} // namespace

Result<double> parseQuantity(std::string_view text, Unit unit)
{
    std::string_view rest = trimmed(text);
    std::optional<double> value;
    switch (unit) {
    case Unit::Seconds:
        value = timeFrom(rest);
        break;
    case Unit::PerSecond:
        value = rateFrom(rest);
        break;
    case Unit::PerDay:
        value = rateFrom(rest);
        if (value && rest.find_first_of("/p") != std::string_view::npos)
            value = *value * secondsOfDay;
        break;
    case Unit::Share:
        value = shareFrom(rest, false);
        break;
    case Unit::Probability:
        value = shareFrom(rest, true);
        break;
    case Unit::Bytes:
        value = bytesFrom(rest, false);
        break;
    case Unit::BytesPerSecond:
        value = bytesFrom(rest, true);
        break;
    case Unit::Dollars:
        if (rest.starts_with("$"))
            rest.remove_prefix(1);
        value = plainFrom(rest);
        break;
    case Unit::Flag:
        value = flagFrom(rest);
        break;
    default:
        value = plainFrom(rest);
    }
    if (!value || !std::isfinite(*value)) {
        std::string shown(text.substr(0, 40));
        return Error{"\"" + shown + "\" is not " + example(unit) + "."};
    }
    return roundedTo(*value, 15); // 99.9 % is 0.999: without the digit that dividing adds
}

std::string formatQuantity(double value, Unit unit, int digits)
{
    switch (unit) {
    case Unit::Seconds:
        return formatSeconds(value, digits);
    case Unit::PerSecond:
        return formatRate(value, digits);
    case Unit::PerDay:
        return stepped(value, digits, counts) + "/day";
    case Unit::Share:
        return formatShare(value, digits);
    case Unit::Probability:
        return formatAvailability(value, digits);
    case Unit::Bytes:
        return formatBytes(value, digits);
    case Unit::BytesPerSecond:
        return formatBytes(value, digits) + "/s";
    case Unit::Dollars:
        return formatDollars(value);
    case Unit::Flag:
        return value != 0 ? "yes" : "no";
    default:
        return value < 1e6 && value == std::floor(value) ? plain(value, 7) : stepped(value, digits, counts);
    }
}

std::string formatSeconds(double seconds, int digits)
{
    if (!std::isfinite(seconds))
        return "unknown";
    const double size = std::abs(roundedTo(seconds, digits));
    if (size >= 60) {
        // two neighbouring units say enough
        constexpr Step steps[] = {
            {60, 60, " min"}, {3600, 3600, " h"}, {86400, 86400, " d"}, {31536000, 31536000, " y"}};
        constexpr Step smaller[] = {{0, 1, " s"}, {0, 60, " min"}, {0, 3600, " h"}, {0, 86400, " d"}};
        std::size_t at = 0;
        while (at + 1 < std::size(steps) && size >= steps[at + 1].from)
            ++at;
        double whole = std::floor(std::abs(seconds) / steps[at].factor + 1e-9);
        double rest = std::round((std::abs(seconds) - whole * steps[at].factor) / smaller[at].factor);
        if (rest * smaller[at].factor >= steps[at].factor) {
            whole += 1;
            rest = 0;
        }
        std::string text = plain(whole, 15) + steps[at].suffix;
        if (rest > 0)
            text += " " + plain(rest, 15) + smaller[at].suffix;
        return seconds < 0 ? "-" + text : text;
    }
    constexpr Step steps[] = {{0, 1e-9, " ns"}, {1e-6, 1e-6, " \xC2\xB5s"}, {1e-3, 1e-3, " ms"}, {1, 1, " s"}};
    return seconds == 0 ? "0 s" : stepped(seconds, digits, steps);
}

std::string formatMeasuredSeconds(double seconds, double halfWidth)
{
    if (!(halfWidth > 0) || !(seconds > 0) || !std::isfinite(seconds))
        return formatSeconds(seconds);
    if (!std::isfinite(halfWidth))
        return formatSeconds(seconds, 2) + " (too few seen to say how sure)";
    const double more = std::floor(std::log10(seconds)) - std::floor(std::log10(halfWidth));
    const std::string value = formatSeconds(seconds, static_cast<int>(std::clamp(more + 2, 2.0, 5.0)));
    constexpr std::pair<std::string_view, double> units[] = {
        {" ns", 1e-9}, {" \xC2\xB5s", 1e-6}, {" ms", 1e-3}, {" s", 1}};
    for (const auto &[unit, size] : units) // both in one unit, as they are compared
        if (value.ends_with(unit) && seconds < 60)
            return value + " \u00b1 " + plain(halfWidth / size, 2) + std::string(unit);
    return value + " \u00b1 " + formatSeconds(halfWidth, 2);
}

std::string formatRate(double perSecond, int digits)
{
    return std::isfinite(perSecond) ? stepped(perSecond, digits, counts) + "/s" : "unlimited";
}

std::string formatBytes(double bytes, int digits)
{
    constexpr const char *binary[] = {" KiB", " MiB", " GiB", " TiB", " PiB"};
    double unit = 1024;
    for (const char *name : binary) {
        const double count = bytes / unit;
        if (count >= 1 && count < 1024 && count == std::floor(count) && std::fmod(bytes, 1000) != 0)
            return plain(count, 4) + name; // as somebody said it
        unit *= 1024;
    }
    constexpr Step steps[] = {{0, 1, " B"},        {1e3, 1e3, " kB"},   {1e6, 1e6, " MB"},  {1e9, 1e9, " GB"},
                              {1e12, 1e12, " TB"}, {1e15, 1e15, " PB"}, {1e18, 1e18, " EB"}};
    return stepped(bytes, digits, steps);
}

std::string formatShare(double share, int digits)
{
    return plain(share * 100, digits) + " %";
}

std::string formatDollars(double dollars)
{
    if (std::abs(dollars) >= 999'500) {
        constexpr Step steps[] = {{0, 1e6, " M"}, {1e9, 1e9, " B"}};
        return (dollars < 0 ? "-$" : "$") + stepped(std::abs(dollars), 3, steps);
    }
    if (const double cents = std::round(dollars * 100) / 100; std::abs(dollars) < 1 && dollars != cents) {
        char digits[32]; // "$0.023" a GB is not "$0.02"
        const int places = 2 - static_cast<int>(std::floor(std::log10(std::abs(dollars))));
        std::snprintf(digits, sizeof digits, "%.*f", std::min(places, 9), std::abs(dollars));
        std::string text = digits;
        while (text.ends_with('0') && text.size() - text.find('.') > 3)
            text.pop_back();
        return (dollars < 0 ? "-$" : "$") + text;
    }
    const double shown = std::abs(dollars) >= 100 ? std::round(dollars) : std::round(dollars * 100) / 100;
    char buffer[400];
    std::snprintf(buffer, sizeof buffer, shown == std::floor(shown) ? "%.0f" : "%.2f", std::abs(shown));
    std::string text = buffer;
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > 3; at -= 3)
        text.insert(at - 3, ",");
    return (shown < 0 ? "-$" : "$") + text;
}

std::string formatAvailability(double availability, int digits)
{
    const double missing = 1 - availability;
    if (missing <= 0)
        return "100 %";
    if (availability <= 0)
        return "0 %";
    // what is missing, rounded up: that cuts the availability
    const int magnitude = static_cast<int>(std::floor(std::log10(missing) + 1e-12));
    const int decimals = std::clamp(digits - 1 - magnitude, 2, 15);
    const double scale = std::pow(10.0, decimals);
    constexpr double roundOff = 2.3e-16; // of a number near one
    const double cut = std::ceil((missing - roundOff) * scale * (1 - 1e-9)) / scale;
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals - 2, 100 - cut * 100);
    std::string text = buffer;
    if (text.find('.') != std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.')
            text.pop_back();
    }
    return text + " %";
}

std::string formatNines(double availability)
{
    if (availability <= 0)
        return "0 nines";
    const double nines = availability < 1 ? -std::log10(1 - availability) : 16;
    // beyond this the assumption that parts fail independently is weaker than the figure
    constexpr double mostDefensible = 9;
    if (nines > mostDefensible + 0.1)
        return "over 9 nines";
    const std::string count = plain(std::floor(nines * 10 + 1e-6) / 10, 3);
    return count + (count == "1" ? " nine" : " nines");
}

std::string formatDowntime(double availability, double days)
{
    return formatSeconds((1 - availability) * days * secondsOfDay);
}

/// "about 3 seconds", "about 1 second"
template <typename Steps> std::string about(double value, const Steps &steps)
{
    std::string said = stepped(value, 2, steps);
    if (said.starts_with("1 ") && said.ends_with('s'))
        said.pop_back();
    return "about " + said;
}

std::string sayAloud(double value, Unit unit)
{
    constexpr Step spoken[] = {
        {0, 1, ""}, {1e3, 1e3, " thousand"}, {1e6, 1e6, " million"}, {1e9, 1e9, " billion"}, {1e12, 1e12, " trillion"}};
    switch (unit) {
    case Unit::Seconds: {
        constexpr Step steps[] = {{0, 1e-9, " nanoseconds"},
                                  {1e-6, 1e-6, " microseconds"},
                                  {1e-3, 1e-3, " milliseconds"},
                                  {1, 1, " seconds"},
                                  {60, 60, " minutes"},
                                  {3600, 3600, " hours"},
                                  {secondsOfDay, secondsOfDay, " days"},
                                  {secondsOfDay * daysOfMonth * 2, secondsOfDay * daysOfMonth, " months"},
                                  {secondsOfDay * daysOfYear, secondsOfDay * daysOfYear, " years"}};
        return about(value, steps);
    }
    case Unit::PerSecond:
        return about(value, spoken) + " per second";
    case Unit::PerDay:
        return about(value, spoken) + " a day";
    case Unit::Bytes:
    case Unit::BytesPerSecond: {
        constexpr Step steps[] = {{0, 1, " bytes"},         {1e3, 1e3, " kilobytes"},   {1e6, 1e6, " megabytes"},
                                  {1e9, 1e9, " gigabytes"}, {1e12, 1e12, " terabytes"}, {1e15, 1e15, " petabytes"}};
        return about(value, steps) + (unit == Unit::BytesPerSecond ? " per second" : "");
    }
    case Unit::Share:
        return "about " + plain(value * 100, 2) + " percent";
    case Unit::Probability:
        return formatNines(value);
    case Unit::Dollars: {
        constexpr Step steps[] = {{0, 0.01, " cents"},
                                  {1, 1, " dollars"},
                                  {1e3, 1e3, " thousand dollars"},
                                  {1e6, 1e6, " million dollars"},
                                  {1e9, 1e9, " billion dollars"},
                                  {1e12, 1e12, " trillion dollars"}};
        return value == 0 ? "nothing" : about(value, steps);
    }
    case Unit::Flag:
        return value != 0 ? "yes" : "no";
    default:
        return about(value, spoken);
    }
}

} // namespace ninesketch
