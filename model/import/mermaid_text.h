// SPDX-License-Identifier: GPL-3.0-or-later
// What all Mermaid diagrams have in common: lines, comments, front matter, how words are written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Without the white space around them.
std::vector<std::string_view> mermaidLines(std::string_view text);

/// Index of the first line that says something, the diagram's kind: behind comments, a fence and front matter.
std::size_t mermaidHeader(const std::vector<std::string_view> &lines);

std::string_view firstMermaidWord(std::string_view line);

/// Letters of any language, digits and _.
bool isMermaidWordByte(char c);

/// The name at the beginning, which dashes and dots may hold together; `text` goes on behind it.
std::string_view takeMermaidName(std::string_view &text);

/// Quotes off, <br> to line breaks, the few entities that people use.
std::string cleanMermaidLabel(std::string_view raw);

} // namespace ninesketch
