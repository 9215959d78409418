// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/table.h"

#include "model/import/fresh_label.h"
#include "model/import/mermaid.h"
#include "model/import/mermaid_minds.h"
#include "model/import/mermaid_records.h"
#include "model/import/mermaid_states.h"
#include "model/import/mermaid_systems.h"
#include "model/import/mermaid_text.h"
#include "model/import/number_table.h"
#include "model/import/sequence.h"
#include "model/one_of.h"
#include "model/scene/element_box.h"
#include "model/scene/repair_scene.h"
#include "model/trimmed.h"

#include <algorithm>

namespace ninesketch
{

namespace
{

constexpr std::size_t mostCells = 5000;
constexpr std::size_t longestCsvCell = 60; // bytes; longer between commas is a clause, not a cell

/// One row; a separator within double quotes belongs to its cell, "" is a quote.
std::vector<std::string> cellsOf(std::string_view line, char separator)
{
    std::vector<std::string> cells;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (separator != '|' && c == '"' && (quoted || trimmed(cell).empty())) {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
                cell.push_back('"');
                ++i;
            } else {
                quoted = !quoted;
            }
        } else if (c == separator && !quoted) {
            cells.emplace_back(trimmed(cell));
            cell.clear();
        } else {
            cell.push_back(c);
        }
    }
    cells.emplace_back(trimmed(cell));
    return cells;
}

bool isRuler(const std::vector<std::string> &cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const std::string &cell) {
        return !cell.empty() && cell.find_first_not_of("-: ") == std::string::npos &&
               cell.find('-') != std::string::npos;
    });
}

std::optional<TextTable> tableOf(const std::vector<std::string_view> &lines, char separator)
{
    TextTable table;
    std::size_t cells = 0;
    for (std::string_view line : lines) {
        if (separator == '|') {
            if (line.starts_with('|'))
                line.remove_prefix(1);
            if (line.ends_with('|'))
                line.remove_suffix(1);
        }
        auto row = cellsOf(line, separator);
        if (separator == '|' && isRuler(row))
            continue;
        cells += row.size();
        if (row.size() < 2 || cells > mostCells || (!table.empty() && row.size() != table.front().size()))
            return std::nullopt;
        if (separator == ',' || separator == ';')
            for (const std::string &cell : row)
                if (cell.size() > longestCsvCell)
                    return std::nullopt;
        table.push_back(std::move(row));
    }
    if (table.size() < 2)
        return std::nullopt;
    return table;
}

/// Mermaid's pie: its title over the numbers, and a row a slice. Nothing for any other text.
std::optional<TextTable> slicesOfPie(std::string_view text)
{
    const auto lines = mermaidLines(text);
    if (mermaidKind(lines) != "pie")
        return std::nullopt;
    std::size_t at = mermaidHeader(lines);
    const auto after = [](std::string_view line, std::string_view word) { // nothing where it does not begin with that
        return firstMermaidWord(line) == word ? std::optional(trimmed(line.substr(word.size()))) : std::nullopt;
    };
    std::string_view title = *after(lines[at], "pie");
    title = after(title, "showData").value_or(title);
    title = after(title, "title").value_or("");
    TextTable table;
    for (++at; at < lines.size() && !lines[at].starts_with("```"); ++at) {
        const std::string_view line = lines[at];
        if (line.empty() || line.starts_with("%%") || line.starts_with("acc") || line == "showData")
            continue;
        if (const auto words = after(line, "title")) {
            title = *words;
            continue;
        }
        const std::size_t colon = line.rfind(':');
        if (!line.starts_with('"') || colon == std::string_view::npos || !parseNumber(line.substr(colon + 1)))
            return std::nullopt;
        table.push_back(
            {cleanMermaidLabel(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    }
    if (!title.empty())
        table.insert(table.begin(), {"", std::string(title)});
    if (table.size() < 2)
        return std::nullopt;
    return table;
}

} // namespace

std::optional<TextTable> parseTable(std::string_view text)
{
    if (auto slices = slicesOfPie(text))
        return slices;
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!trimmed(line).empty())
            lines.push_back(line);
        if (lines.size() > mostCells)
            return std::nullopt;
    }
    if (lines.size() < 2)
        return std::nullopt;
    if (std::all_of(lines.begin(), lines.end(), [](auto line) { return trimmed(line).starts_with('|'); })) {
        for (std::string_view &line : lines)
            line = trimmed(line);
        return tableOf(lines, '|');
    }
    const bool clauses = std::all_of(lines.begin(), lines.end(), [](auto line) {
        return std::count(line.begin(), line.end(), ',') == 1 && line.find(", ") != std::string_view::npos;
    });
    for (const char separator : {'\t', ';', ','})
        if (separator == ',' && clauses) // "hello, world" twice is no table
            return std::nullopt;
        else if (auto table = tableOf(lines, separator))
            return table;
    return std::nullopt;
}

namespace
{

/// px: as wide as the longest text of each column, within reason.
std::vector<double> columnWidths(const TextTable &table, double fontSize, const TextMetrics &metrics)
{
    constexpr double lineHeight = 1.25;
    const double room = 1.25 * fontSize, least = 3.75 * fontSize, most = 25 * fontSize;
    constexpr int family = 5;
    std::vector<double> widths(table.empty() ? 0 : table.front().size(), least);
    for (const auto &row : table)
        for (std::size_t column = 0; column < row.size(); ++column) {
            const TextSize size = measureText(row[column], family, fontSize, lineHeight, metrics);
            widths[column] = std::clamp(size.width + room, widths[column], most);
        }
    return widths;
}

/// "1,200", "3 / 1", "$3.57 M", "≈ 12 ms", "2024-01-31": a number, perhaps with a short unit.
bool isFigure(std::string_view text)
{
    constexpr std::size_t longestUnit = 5; // bytes
    constexpr std::string_view digits = "0123456789";
    const std::size_t first = text.find_first_of(digits), last = text.find_last_of(digits);
    if (first == std::string_view::npos)
        return false;
    std::string_view sign = text.substr(0, first);
    for (const std::string_view mark : {"≈", "~", "<", ">", "+", "-", "−", "×", "$", "€", "£", "."})
        if (sign.starts_with(mark))
            sign = trimmed(sign.substr(mark.size()));
    const std::string_view number = text.substr(first, last + 1 - first), unit = trimmed(text.substr(last + 1));
    return sign.empty() && number.find_first_not_of("0123456789.,-+:/eE ") == std::string_view::npos &&
           unit.size() <= longestUnit && unit.find(' ') == std::string_view::npos;
}

/// By column: figures stand below each other at the right, with what stands among them.
std::vector<TextAlign> columnAlignments(const TextTable &table)
{
    std::vector<TextAlign> alignments(table.empty() ? 0 : table.front().size(), TextAlign::Left);
    for (std::size_t column = 0; column < alignments.size(); ++column) {
        std::size_t figures = 0, others = 0;
        for (std::size_t row = 1; row < table.size(); ++row)
            if (const std::string &cell = table[row][column]; isFigure(cell))
                ++figures;
            else
                others += isOneOf(cell, {"", "-", "–", "—", "n/a", "N/A"}) ? 0 : 1;
        if (figures > others)
            alignments[column] = TextAlign::Right;
    }
    return alignments;
}

/// `alignment`: none in a heading.
LabelledElement drawnCell(const std::string &words, const Rect &box, double fontSize,
                          std::optional<TextAlign> alignment, const std::string &group, const EditContext &context)
{
    Element cell = newElement(ElementType::Rectangle, context);
    cell.groupIds = {group};
    cell.roughness = 0;
    cell.strokeWidth = 1;
    cell.backgroundColor = alignment ? "transparent" : "#e9ecef";
    setBox(cell, box);
    Element label = freshLabel(words, cell.id, fontSize, context);
    label.groupIds = {group};
    if (alignment)
        std::get<TextData>(label.data).textAlign = *alignment;
    return laidOutLabel(std::move(cell), std::move(label), context.metrics);
}

} // namespace

std::vector<Element> drawnTable(const TextTable &table, const EditContext &context, double fontSize)
{
    const double leastHeight = 2.25 * fontSize; // px
    const std::vector<double> widths = columnWidths(table, fontSize, context.metrics);
    const std::vector<TextAlign> alignments = columnAlignments(table);
    const std::string group = newId(context.random);
    std::vector<std::shared_ptr<Element>> elements;
    double y = 0;
    for (std::size_t r = 0; r < table.size(); ++r) {
        double x = 0, height = leastHeight;
        std::vector<LabelledElement> row;
        for (std::size_t column = 0; column < table[r].size(); ++column) {
            const auto alignment = r == 0 ? std::nullopt : std::optional(alignments[column]);
            row.push_back(
                drawnCell(table[r][column], {x, y, widths[column], leastHeight}, fontSize, alignment, group, context));
            height = std::max(height, row.back().container.height);
            x += widths[column];
        }
        for (LabelledElement &cell : row) { // a long cell makes its row higher
            cell.container.y = y;
            cell.container.height = height;
            const bool hasText = !cell.label.text()->text.empty();
            cell.label = placedLabel(cell.container, std::move(cell.label));
            elements.push_back(std::make_shared<Element>(std::move(cell.container)));
            if (hasText)
                elements.push_back(std::make_shared<Element>(std::move(cell.label)));
        }
        y += height;
    }
    repairScene(elements); // cells learn of their labels
    std::vector<Element> result;
    for (const auto &element : elements)
        result.push_back(std::move(*element));
    return result;
}

std::optional<Result<std::vector<Element>>> drawnFromMermaid(std::string_view text, const EditContext &context)
{
    using ReadChart = Result<MermaidFlowchart> (*)(std::string_view);
    const ReadChart readChart = isMermaidFlowchart(text) ? parseMermaid
                                : isMermaidRecords(text) ? parseMermaidRecords
                                : isMermaidStates(text)  ? parseMermaidStates
                                : isMermaidSystem(text)  ? parseMermaidSystem
                                : isMermaidMinds(text)   ? parseMermaidMinds
                                                         : nullptr;
    if (readChart) {
        const auto chart = readChart(text);
        if (!chart)
            return Result<std::vector<Element>>(Error{chart.error()});
        if (chart->nodes.empty())
            return std::nullopt;
        return Result<std::vector<Element>>(drawnFlowchart(*chart, context));
    }
    if (isMermaidSequence(text)) {
        const auto sequence = parseSequence(text);
        if (!sequence)
            return Result<std::vector<Element>>(Error{sequence.error()});
        if (sequence->parties.empty())
            return std::nullopt;
        return Result<std::vector<Element>>(drawnSequence(*sequence, context));
    }
    return std::nullopt;
}

std::optional<Result<std::vector<Element>>> drawnFromText(std::string_view text, const EditContext &context)
{
    if (auto drawn = drawnFromMermaid(text, context))
        return drawn;
    if (const auto table = parseTable(text))
        return Result<std::vector<Element>>(drawnTable(*table, context));
    return std::nullopt;
}

} // namespace ninesketch
