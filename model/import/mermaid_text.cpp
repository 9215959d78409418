// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_text.h"

#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace ninesketch
{

std::vector<std::string_view> mermaidLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t mermaidHeader(const std::vector<std::string_view> &lines)
{
    std::size_t i = 0;
    const auto skipEmpty = [&] {
        while (i < lines.size() && (lines[i].empty() || lines[i].starts_with("%%") || lines[i].starts_with("```")))
            ++i;
    };
    skipEmpty();
    if (i < lines.size() && lines[i] == "---") { // front matter
        for (++i; i < lines.size() && lines[i] != "---"; ++i) {
        }
        i = std::min(i + 1, lines.size());
        skipEmpty();
    }
    return i;
}

std::string_view firstMermaidWord(std::string_view line)
{
    return line.substr(0, std::min(line.find_first_of(" \t;"), line.size()));
}

bool isMermaidWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) || c == '_';
}

std::string_view takeMermaidName(std::string_view &text)
{
    std::size_t length = 0;
    while (length < text.size() &&
           (isMermaidWordByte(text[length]) ||
            ((text[length] == '-' || text[length] == '.' || text[length] == '/') && length > 0 &&
             length + 1 < text.size() && isMermaidWordByte(text[length + 1]) && isMermaidWordByte(text[length - 1]))))
        ++length;
    const std::string_view name = text.substr(0, length);
    text.remove_prefix(length);
    return name;
}

std::string cleanMermaidLabel(std::string_view raw)
{
    raw = trimmed(raw);
    if (raw.size() >= 2 && raw.front() == '"' && raw.back() == '"')
        raw = raw.substr(1, raw.size() - 2);
    std::string text;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> replacements{{{"<br>", "\n"},
                                                                                                {"<br/>", "\n"},
                                                                                                {"<br />", "\n"},
                                                                                                {"\\n", "\n"},
                                                                                                {"#quot;", "\""},
                                                                                                {"#amp;", "&"},
                                                                                                {"&amp;", "&"},
                                                                                                {"&lt;", "<"},
                                                                                                {"&gt;", ">"}}};
    for (std::size_t i = 0; i < raw.size();) {
        const auto found = std::find_if(replacements.begin(), replacements.end(),
                                        [&](const auto &pair) { return raw.substr(i).starts_with(pair.first); });
        if (found == replacements.end()) {
            text.push_back(raw[i++]);
        } else {
            text += found->second;
            i += found->first.size();
        }
    }
    text = std::string(trimmed(text));
    if (text.size() > 2 && text.front() == '`' && text.back() == '`') { // "`**bold** words`"
        text = text.substr(1, text.size() - 2);
        std::erase(text, '*');
    }
    return text;
}

} // namespace ninesketch
