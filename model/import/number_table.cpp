// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/number_table.h"

#include "model/import/table.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ninesketch
{
namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutSign(std::string_view text, bool &negative)
{
    if (!text.starts_with('-') && !text.starts_with('+'))
        return text;
    negative = text.front() == '-';
    return text.substr(1);
}

std::string_view withoutCurrency(std::string_view text)
{
    constexpr std::array<std::string_view, 5> signs{"$", "€", "£", "¥", "₩"};
    for (const std::string_view sign : signs)
        if (text.starts_with(sign))
            return text.substr(sign.size());
    return text;
}

/// Commas that group digits by three go; the only one of another number is its decimal point.
std::string withPoint(std::string_view digits)
{
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    const std::size_t last = digits.rfind(',');
    const bool decimal =
        commas == 1 && digits.find('.') == std::string_view::npos && digits.size() - last - 1 != 3; // 1,5 but 1,500
    std::string plain;
    for (const char c : digits)
        if (c != ',')
            plain.push_back(c);
        else if (decimal)
            plain.push_back('.');
    return plain;
}

TextTable oneColumn(std::string_view text)
{
    TextTable rows;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const std::string_view cell = trimmed(text.substr(0, end)); !cell.empty())
            rows.push_back({std::string(cell)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return rows;
}

/// Every cell from the column on is a number.
bool areNumbers(const TextTable &rows, std::size_t fromColumn)
{
    return std::ranges::all_of(rows, [&](const auto &row) {
        return std::all_of(row.begin() + static_cast<std::ptrdiff_t>(fromColumn), row.end(),
                           [](const std::string &cell) { return parseNumber(cell).has_value(); });
    });
}

std::vector<double> column(const TextTable &rows, std::size_t at)
{
    std::vector<double> values;
    for (const auto &row : rows)
        values.push_back(*parseNumber(row[at]));
    return values;
}

/// More values in a row than rows: each row is a series.
NumberTable seriesInRows(const TextTable &rows, const std::vector<std::string> &heading)
{
    NumberTable table;
    if (!heading.empty())
        table.labels.assign(heading.begin() + 1, heading.end());
    for (const auto &row : rows) {
        NumberSeries series{row.front(), {}};
        for (std::size_t i = 1; i < row.size(); ++i)
            series.values.push_back(*parseNumber(row[i]));
        table.series.push_back(std::move(series));
    }
    if (table.series.size() == 1)
        table.title = table.series.front().title;
    else if (!heading.empty())
        table.title = heading.front();
    return table;
}

NumberTable seriesInColumns(const TextTable &rows, const std::vector<std::string> &heading)
{
    NumberTable table;
    const std::size_t columns = rows.front().size();
    if (!heading.empty())
        table.title = columns == 2 ? heading[1] : heading.front();
    for (const auto &row : rows)
        table.labels.push_back(row.front());
    for (std::size_t at = 1; at < columns; ++at) {
        std::string title = heading.empty() ? std::string() : heading[at];
        if (title.empty() && columns > 2)
            title = "Series " + std::to_string(at);
        table.series.push_back({std::move(title), column(rows, at)});
    }
    return table;
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    bool negative = false;
    std::string_view rest = withoutSign(trimmed(text), negative);
    rest = withoutCurrency(rest);
    rest = withoutSign(rest, negative);
    if (rest.ends_with('%'))
        rest.remove_suffix(1);
    const bool digits = std::ranges::any_of(rest, isDigit) &&
                        std::ranges::all_of(rest, [](char c) { return isDigit(c) || c == '.' || c == ','; });
    if (!digits)
        return std::nullopt;
    const std::string plain = withPoint(rest);
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size())
        return std::nullopt;
    return negative ? -value : value;
}

std::optional<NumberTable> parseNumbers(std::string_view text)
{
    TextTable rows = parseTable(text).value_or(oneColumn(text));
    if (rows.empty())
        return std::nullopt;
    const std::size_t columns = rows.front().size();
    const std::size_t firstValue = columns > 1 ? 1 : 0;
    std::vector<std::string> heading;
    const auto begin = rows.front().begin() + static_cast<std::ptrdiff_t>(columns == 2 ? 1 : 0);
    if (std::none_of(begin, rows.front().end(),
                     [](const std::string &cell) { return parseNumber(cell).has_value(); })) {
        heading = std::move(rows.front());
        rows.erase(rows.begin());
    }
    if (rows.empty() || !areNumbers(rows, firstValue))
        return std::nullopt;
    NumberTable table;
    if (columns == 1) {
        const std::string title = heading.empty() ? std::string() : heading.front();
        table = {title, {}, {{title, column(rows, 0)}}};
    } else {
        const bool byRows = columns > 2 && columns - 1 > rows.size();
        table = byRows ? seriesInRows(rows, heading) : seriesInColumns(rows, heading);
    }
    if (table.places() < 2)
        return std::nullopt;
    return table;
}

} // namespace ninesketch
