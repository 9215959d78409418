// SPDX-License-Identifier: GPL-3.0-or-later
// What all Mermaid diagrams have in common: lines, comments, front matter, how words are written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Without the white space around them. What goes over several lines, a directive or a description, stands in its first
/// one, the others are empty.
std::vector<std::string_view> mermaidLines(std::string_view text);

/// The same for words within quotes and for "@{ … }".
void joinQuotedLines(std::vector<std::string_view> &lines);

/// Index of the first line that says something, the diagram's kind: behind comments, a fence and front matter.
std::size_t mermaidHeader(const std::vector<std::string_view> &lines);

/// What stands between "```mermaid" and "```" in Markdown, in its order; nothing in a text without such fences.
std::vector<std::string_view> mermaidFences(std::string_view text);

/// Where the first statement ends: at a semicolon that ends no entity ("#35;") and, where words stand in quotes, not in
/// them; else its length.
std::size_t mermaidStatementEnd(std::string_view text, bool hasQuotes);

std::string_view firstMermaidWord(std::string_view line);

/// What a diagram is, "sequenceDiagram": the first word of its header; empty: there is none. Of a whole text only the
/// beginning is looked at.
std::string_view mermaidKind(const std::vector<std::string_view> &lines);
std::string_view mermaidKind(std::string_view text);

/// Letters of any language, digits and _.
bool isMermaidWordByte(char c);

/// The name at the beginning, which dashes and dots may hold together; `text` goes on behind it.
std::string_view takeMermaidName(std::string_view &text);

/// Quotes, tags and icons off, <br> to line breaks, entities to what they stand for.
std::string cleanMermaidLabel(std::string_view raw);

} // namespace ninesketch
