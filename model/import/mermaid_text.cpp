// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_text.h"

#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace ninesketch
{

namespace
{

/// What names of entities stand for, "&nbsp;" and "#quot;"; those of numbers are told by `letterOf`.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> entities{{{"quot", "\""},
                                                                                 {"amp", "&"},
                                                                                 {"lt", "<"},
                                                                                 {"gt", ">"},
                                                                                 {"nbsp", " "},
                                                                                 {"apos", "'"},
                                                                                 {"lpar", "("},
                                                                                 {"rpar", ")"}}};

/// UTF-8; empty for what is no letter.
std::string utf8(unsigned long code)
{
    const auto tail = [code](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
    if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return {};
    if (code < 0x80)
        return {static_cast<char>(code)};
    if (code < 0x800)
        return {static_cast<char>(0xc0 | (code >> 6)), tail(0)};
    if (code < 0x10000)
        return {static_cast<char>(0xe0 | (code >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xf0 | (code >> 18)), tail(12), tail(6), tail(0)};
}

/// "&#39;", "#9829;", "&amp;", "#quot;" at the beginning is taken off; nothing when none stands there.
std::optional<std::string> takeEntity(std::string_view &text)
{
    constexpr std::size_t longest = 10; // bytes
    const std::size_t mark = text.starts_with("&#") ? 2 : text.starts_with('&') || text.starts_with('#') ? 1 : 0;
    const std::size_t end = text.substr(0, longest).find(';');
    if (mark == 0 || end == std::string_view::npos || end == mark)
        return std::nullopt;
    const std::string_view name = text.substr(mark, end - mark);
    std::optional<std::string> letter;
    if (name.find_first_not_of("0123456789") == std::string_view::npos && text[mark - 1] == '#') {
        letter = utf8(std::stoul(std::string(name)));
    } else if (const auto found = std::ranges::find(entities, name, [](const auto &one) { return one.first; });
               found != entities.end()) {
        letter = found->second;
    }
    if (letter)
        text.remove_prefix(end + 1);
    return letter;
}

/// "<b>", "</span>", "<br/>" at the beginning is taken off; what it means for the words: a new line, or nothing.
std::optional<std::string> takeTag(std::string_view &text)
{
    constexpr std::array names{"br",   "b",    "i", "u",   "em",   "strong", "small", "sub", "sup",
                               "code", "span", "p", "div", "font", "center", "h1",    "h2",  "h3",
                               "h4",   "big",  "a", "img", "hr",   "s",      "ul",    "li",  "pre"};
    const std::size_t end = text.starts_with('<') ? text.find('>') : std::string_view::npos;
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string_view name = text.substr(1, end - 1);
    const bool closes = name.starts_with('/');
    name.remove_prefix(closes ? 1 : 0);
    const std::string tag = lowered(name.substr(0, name.find_first_of(" /")));
    if (std::ranges::find(names, tag) == names.end())
        return std::nullopt;
    text.remove_prefix(end + 1);
    const bool endsLine =
        tag == "br" || tag == "hr" || (closes && isOneOf(tag, {"p", "div", "li", "h1", "h2", "h3", "h4"}));
    return endsLine ? "\n" : "";
}

/// "fa:fa-user" at the beginning, an icon, is taken off.
bool takeIcon(std::string_view &text)
{
    const std::size_t colon = text.substr(0, 8).find(":fa-");
    if (!text.starts_with("fa") || colon == std::string_view::npos)
        return false;
    text.remove_prefix(std::min(text.find_first_of(" \n<", colon), text.size()));
    return true;
}

/// Without room around its lines.
std::string withLinesTrimmed(std::string_view text)
{
    std::string made;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (!made.empty())
            made += '\n';
        made += trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return made;
}

/// The lines from `first` to `last` are one, which stands where the first did; lines keep their numbers.
void joinLines(std::vector<std::string_view> &lines, std::size_t first, std::size_t last)
{
    const char *begin = lines[first].data();
    lines[first] = {begin, static_cast<std::size_t>(lines[last].data() + lines[last].size() - begin)};
    std::fill(lines.begin() + static_cast<std::ptrdiff_t>(first) + 1,
              lines.begin() + static_cast<std::ptrdiff_t>(last) + 1, std::string_view());
}

/// The first line from there on that holds the text, or lines.size().
std::size_t lineWith(const std::vector<std::string_view> &lines, std::size_t from, std::string_view text)
{
    while (from < lines.size() && lines[from].find(text) == std::string_view::npos)
        ++from;
    return from;
}

} // namespace

std::vector<std::string_view> mermaidLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool describes = lines[i].starts_with("accDescr") && lines[i].find('{') != std::string_view::npos;
        if (!describes && !lines[i].starts_with("%%{"))
            continue;
        const std::size_t last = lineWith(lines, i, describes ? "}" : "}%%");
        if (last == lines.size())
            continue;
        joinLines(lines, i, last);
        if (describes)
            lines[i] = {};
    }
    return lines;
}

void joinQuotedLines(std::vector<std::string_view> &lines)
{
    const auto isOpen = [&](std::size_t line) { return std::ranges::count(lines[line], '"') % 2 != 0; };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].starts_with("%%"))
            continue;
        std::size_t last = i;
        if (isOpen(i)) // words of several lines
            for (++last; last < lines.size() && !isOpen(last);)
                ++last;
        else if (const auto brace = lines[i].rfind("@{"); // what a node is told of, a line each
                 brace != std::string_view::npos && lines[i].find('}', brace) == std::string_view::npos)
            last = lineWith(lines, i + 1, "}");
        if (last > i && last < lines.size())
            joinLines(lines, i, last);
    }
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

std::vector<std::string_view> mermaidFences(std::string_view text)
{
    std::vector<std::string_view> blocks;
    const auto lines = mermaidLines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view fence = lines[i].substr(0, std::min(lines[i].find_first_not_of('`'), lines[i].size()));
        if (fence.size() < 3 || !trimmed(lines[i].substr(fence.size())).starts_with("mermaid"))
            continue;
        const char *begin = lines[i].data() + lines[i].size();
        for (++i; i < lines.size() && !lines[i].starts_with(fence);)
            ++i;
        if (i == lines.size())
            break;
        blocks.emplace_back(begin, static_cast<std::size_t>(lines[i].data() - begin));
    }
    return blocks;
}

std::size_t mermaidStatementEnd(std::string_view text, bool hasQuotes)
{
    const auto endsEntity = [&](std::size_t at) {
        const std::size_t mark = text.substr(0, at).find_last_not_of("abcdefghijklmnopqrstuvwxyz0123456789");
        return mark != std::string_view::npos && mark + 1 < at && (text[mark] == '#' || text[mark] == '&');
    };
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        quoted = quoted != (hasQuotes && text[i] == '"');
        if (text[i] == ';' && !quoted && !endsEntity(i))
            return i;
    }
    return text.size();
}

std::string_view firstMermaidWord(std::string_view line)
{
    return line.substr(0, std::min(line.find_first_of(" \t;"), line.size()));
}

std::string_view mermaidKind(const std::vector<std::string_view> &lines)
{
    const std::size_t header = mermaidHeader(lines);
    return header < lines.size() ? firstMermaidWord(lines[header]) : std::string_view();
}

std::string_view mermaidKind(std::string_view text)
{
    constexpr std::size_t beginning = 4000; // letters
    return mermaidKind(mermaidLines(text.substr(0, beginning)));
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
    while (!raw.empty()) {
        auto letter = takeEntity(raw);
        if (!letter)
            letter = takeTag(raw);
        if (!letter && raw.starts_with("\\n")) {
            letter = "\n";
            raw.remove_prefix(2);
        }
        if (letter) {
            text += *letter;
        } else if (!takeIcon(raw)) {
            text.push_back(raw.front());
            raw.remove_prefix(1);
        }
    }
    text = std::string(trimmed(text));
    if (text.size() > 2 && text.front() == '`' && text.back() == '`') { // "`**bold** words`"
        text = text.substr(1, text.size() - 2);
        std::erase(text, '*');
    }
    return withLinesTrimmed(text);
}

} // namespace ninesketch
