// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of quantities as people write them (declared in quantities.h).
#include "model/mixed_shares.h"
#include "model/quantities.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <optional>

namespace ninesketch
{
namespace
{

struct Halves {
    std::string_view low, high;
};

bool isNumeric(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '_';
}

std::optional<Halves> halvesAt(std::string_view text, std::size_t at, std::size_t length)
{
    const Halves halves{trimmed(text.substr(0, at)), trimmed(text.substr(at + length))};
    // both sides begin with a number: "us-east" and "read-through" are no ranges
    const auto begins = [](std::string_view side) {
        return !side.empty() && (isNumeric(side.front()) || side.front() == '$');
    };
    return begins(halves.low) && begins(halves.high) ? std::optional(halves) : std::nullopt;
}

std::optional<Halves> halvesOf(std::string_view text)
{
    for (const std::string_view mark : {"\u2013", "\u2014", "..", "\u2026", " to "})
        if (const std::size_t at = text.find(mark); at != std::string_view::npos)
            return halvesAt(text, at, mark.size());
    for (std::size_t at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
        const bool exponent = at >= 2 && (text[at - 1] == 'e' || text[at - 1] == 'E') && isNumeric(text[at - 2]);
        if (!exponent)
            return halvesAt(text, at, 1);
    }
    return std::nullopt;
}

/// What follows the number: "ms" of "8 ms".
std::string_view unitWords(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size() && isNumeric(text[i]))
        ++i;
    if (i + 1 < text.size() && (text[i] == 'e' || text[i] == 'E') && (isNumeric(text[i + 1]) || text[i + 1] == '-'))
        for (i += 2; i < text.size() && isNumeric(text[i]);)
            ++i;
    return trimmed(text.substr(i));
}

} // namespace

bool mixesShares(std::span<const std::string_view> texts)
{
    bool shares = false, percents = false;
    for (const std::string_view text : texts)
        if (const auto bare = parseQuantity(text, Unit::None)) {
            shares = shares || (*bare > 0 && *bare <= 1);
            percents = percents || *bare > 1;
        }
    return shares && percents;
}

Error mixedShares()
{
    return Error{"Without a sign, numbers up to 1 are shares and those above are per cent: write each with its %."};
}

bool looksLikeRange(std::string_view text)
{
    return halvesOf(trimmed(text)).has_value();
}

Result<std::pair<double, double>> parseRange(std::string_view text, Unit unit)
{
    const auto halves = halvesOf(trimmed(text));
    if (!halves)
        return Error{"A range is written as \"3 to 8\", with its unit."};
    if (unit == Unit::Share && mixesShares(std::array{halves->low, halves->high}))
        return mixedShares();
    std::string first(halves->low);
    if (unitWords(halves->low).empty()) // "3-8 ms": the unit of the end is that of the beginning
        first += " " + std::string(unitWords(halves->high));
    const auto low = parseQuantity(first, unit), high = parseQuantity(halves->high, unit);
    if (!low)
        return Error{low.error()};
    if (!high)
        return Error{high.error()};
    return std::pair(std::min(*low, *high), std::max(*low, *high));
}

std::string formatRange(double low, double high, Unit unit, int digits)
{
    const auto written = [&](double value) { return formatQuantity(value, unit, digits); };
    const std::string first = written(low), second = written(high);
    if (first == second)
        return first;
    // "100000–10 M" would be read as 100000 M
    if (unitWords(first).empty() && !unitWords(second).empty())
        if (const auto one = parseQuantity("1 " + std::string(unitWords(second)), unit))
            return formatQuantity(low / *one, Unit::None, digits) + "\u2013" + second;
    const std::string_view words = unitWords(first);
    const bool same = !words.empty() && words == unitWords(second);
    const std::string start =
        same ? std::string(trimmed(std::string_view(first).substr(0, first.size() - words.size()))) : first;
    return start + "\u2013" + second;
}

} // namespace ninesketch
