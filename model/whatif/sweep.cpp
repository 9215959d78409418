// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/sweep.h"

#include "model/mixed_shares.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

Result<double> within(const Input &input, double value)
{
    if (value >= input.minimum && value <= input.maximum)
        return value;
    return Error{formatQuantity(value, input.unit) + " is out of range: " + input.title() + " goes from " +
                 formatQuantity(input.minimum, input.unit) + " to " + formatQuantity(input.maximum, input.unit) + "."};
}

void addOnce(std::vector<double> &values, double value)
{
    if (values.empty() || values.back() != value)
        values.push_back(value);
}

} // namespace

Result<std::vector<double>> parseSweepValues(const Input &input, std::string_view text, int steps)
{
    std::vector<double> values;
    if (!looksLikeRange(text)) {
        std::string rest(text);
        std::vector<std::string_view> listed;
        for (std::size_t start = 0; start <= text.size(); start = std::min(text.find(',', start), text.size()) + 1)
            listed.push_back(text.substr(start, text.find(',', start) - start));
        if (input.unit == Unit::Share && mixesShares(listed))
            return mixedShares();
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            const auto value = parseQuantity(rest.substr(0, comma), input.unit);
            if (!value)
                return Error{value.error()};
            const auto possible = within(input, input.whole ? std::round(*value) : *value);
            if (!possible)
                return Error{possible.error()};
            values.push_back(*possible);
            rest = comma == std::string::npos ? std::string() : rest.substr(comma + 1);
        }
        return values.empty() ? Result<std::vector<double>>(Error{"A sweep wants values: FROM..TO, or a list."})
                              : Result<std::vector<double>>(values);
    }
    const bool factors = text.ends_with(" log");
    const auto ends = parseRange(factors ? text.substr(0, text.size() - 4) : text, input.unit);
    if (!ends)
        return Error{ends.error()};
    for (const double end : {ends->first, ends->second})
        if (const auto possible = within(input, end); !possible)
            return Error{possible.error()};
    // availabilities by factors of what is missing to 1
    const bool missing = input.unit == Unit::Probability;
    const double from = missing && factors ? 1 - ends->first : ends->first;
    const double to = missing && factors ? 1 - ends->second : ends->second;
    if (factors && (from <= 0 || to <= 0))
        return Error{"A sweep by even factors wants both ends above zero."};
    for (int step = 0; step <= steps; ++step) {
        const double share = static_cast<double>(step) / steps;
        double value = factors ? from * std::pow(to / from, share) : from + (to - from) * share;
        if (missing && factors)
            value = 1 - value;
        addOnce(values, input.whole ? std::round(value) : std::clamp(value, ends->first, ends->second));
    }
    return values;
}

Result<std::vector<double>> sweepValues(const Input &input, std::string_view text, int steps)
{
    std::string asked(text);
    if (looksLikeRange(text))
        if (const auto ends = parseRange(text, input.unit);
            ends && !input.whole && isWide({ends->first, ends->second}, input.unit))
            asked += " log";
    auto values = parseSweepValues(input, asked, steps);
    if (values)
        std::ranges::sort(*values);
    return values;
}

std::string usualSweep(const Input &input)
{
    constexpr double decade = 10;
    if (input.range)
        return formatRange(input.range->low, input.range->high, input.unit);
    if (!input.value)
        return {};
    const double value = *input.value;
    Range range{value / decade, value * decade};
    if (input.unit == Unit::Probability)
        range = {1 - (1 - value) * decade, 1 - (1 - value) / decade};
    else if (input.unit == Unit::Share && value <= 1)
        range = {0, 1};
    else if (input.whole)
        range = {std::min(1.0, value), std::max(std::round(3 * value), value + 4)};
    range = {std::max(range.low, input.minimum), std::min(range.high, input.maximum)};
    return range.low < range.high ? formatRange(range.low, range.high, input.unit) : std::string();
}

std::vector<SweepRow> sweep(const Design &design, const Input &input, std::span<const double> values,
                            std::span<const Figure> figures, const VariantOptions &options)
{
    auto evaluated = evaluateVariants(
        design, values.size(),
        [&](std::size_t i) {
            return std::vector<Setting>{{&input, values[i]}};
        },
        figures, options);
    std::vector<SweepRow> rows;
    for (std::size_t i = 0; i < evaluated.size(); ++i)
        rows.push_back({values[i], std::move(evaluated[i])});
    return rows;
}

} // namespace ninesketch
