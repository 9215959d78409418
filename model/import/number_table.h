// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers out of pasted text: what a chart can be drawn of.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

struct NumberSeries {
    std::string title; ///< empty: it has none
    std::vector<double> values;
};

/// One or more series over the same places.
struct NumberTable {
    std::string title;
    std::vector<std::string> labels; ///< of the places; empty: they have none
    std::vector<NumberSeries> series;

    std::size_t places() const { return series.empty() ? 0 : series.front().values.size(); }
};

/// A number with its sign, a currency before or % behind it; commas between three digits are left out, another one is
/// the decimal point. Nothing for any other text.
std::optional<double> parseNumber(std::string_view text);

/// As Excalidraw reads a spreadsheet: one column of numbers, a column of labels and one of numbers, or labels and
/// several columns, each a series (each row, where there are more columns than rows); a first row without numbers is
/// the heading. Nothing where a value is no number or there are fewer than two places.
std::optional<NumberTable> parseNumbers(std::string_view text);

} // namespace ninesketch
