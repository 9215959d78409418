// SPDX-License-Identifier: GPL-3.0-or-later
// Tables out of text: rows copied from a spreadsheet (tabs), CSV with commas or semicolons, Markdown tables, the
// numbers of Mermaid's pies.
#pragma once
#include "model/result.h"
#include "model/scene/edit_context.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Rows of cells, all of one length.
using TextTable = std::vector<std::vector<std::string>>;

/// At least two rows of the same two or more cells; nothing for any other text. Prose with commas is no table: cells of
/// CSV may not be longer than a few words.
std::optional<TextTable> parseTable(std::string_view text);

inline constexpr double tableFontSize = 16; ///< px

/// A grid of labelled rectangles in one group, row by row, the first row as its heading, the left top at 0, 0.
std::vector<Element> drawnTable(const TextTable &table, const EditContext &context, double fontSize = tableFontSize);

/// What a Mermaid diagram of any kind that is known is drawn as. Nothing: the text is none. A sentence: it has a
/// mistake.
std::optional<Result<std::vector<Element>>> drawnFromMermaid(std::string_view text, const EditContext &context);

/// What pasted text is drawn as: a Mermaid diagram or a table. Nothing: it is just text.
std::optional<Result<std::vector<Element>>> drawnFromText(std::string_view text, const EditContext &context);

} // namespace ninesketch
