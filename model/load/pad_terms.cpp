// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_terms.h"

#include "model/load/line_words.h"
#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/trimmed.h"

#include <cctype>

namespace ninesketch
{

namespace
{

/// "… for 2B users" and "… kept 30 days" say more, as if a comma stood before them.
bool saysMore(std::string_view line, std::size_t at)
{
    const std::string rest = lowered(line.substr(at));
    const bool keeps = rest.starts_with(" kept ") || rest.starts_with(" keep ");
    const std::string before = lowered(line.substr(0, at));
    const bool after = before.ends_with("kept") || before.ends_with("keep") || before.ends_with(',');
    const auto comma = before.find_last_of(",;");
    const bool counted = before.find_first_of("0123456789", comma == std::string::npos ? 0 : comma) != before.npos;
    return counted && !after &&
           ((rest.starts_with(" for ") && startsWithDigit(trimmed(std::string_view(rest).substr(5)))) ||
            (keeps && rest.find_first_of("0123456789") != std::string::npos));
}

/// The length of " watch " in "20M users watch 5 videos a day", from its space; 0: there is no such word at `at`.
std::size_t verbAt(std::string_view text, std::size_t at)
{
    if (at == 0 || text[at] != ' ')
        return 0;
    const std::string_view before = text.substr(0, at), behind = text.substr(at + 1);
    if (!countsPeople(lastWord(before)))
        return 0;
    const std::string_view verb = behind.substr(0, behind.find(' '));
    const bool counts = verb.size() < behind.size() && startsWithDigit(behind.substr(verb.size() + 1));
    return counts && !verbIn(verb).empty() ? verb.size() + 2 : 0;
}

/// The length of what joins two terms at `at`: x, *, × between them, or what people do; 0: nothing does. The x of "3x"
/// stays with its number.
std::size_t joinAt(std::string_view text, std::size_t at)
{
    const auto is = [&](std::size_t i, int (*kind)(int)) { return kind(static_cast<unsigned char>(text[i])) != 0; };
    if (const std::size_t verb = verbAt(text, at))
        return verb;
    if (text.substr(at, 2) == "\xc3\x97") // ×
        return 2;
    const bool times = (text[at] == 'x' || text[at] == 'X') && at > 0 && is(at - 1, std::isspace) &&
                       (at + 1 == text.size() || is(at + 1, std::isspace) || is(at + 1, std::isdigit));
    return times || text[at] == '*' ? 1 : 0;
}

} // namespace

std::vector<std::string_view> splitAtCommas(std::string_view line)
{
    // A comma between digits belongs to a number: 1,000 or 1,5.
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        const bool inNumber = i > 0 && i + 1 < line.size() && line[i] == ',' &&
                              std::isdigit(static_cast<unsigned char>(line[i - 1])) &&
                              std::isdigit(static_cast<unsigned char>(line[i + 1]));
        if (i == line.size() || ((line[i] == ',' || line[i] == ';') && !inNumber) || saysMore(line, i)) {
            parts.push_back(trimmed(line.substr(start, i - start)));
            start = i + 1;
        }
    }
    return parts;
}

std::vector<std::string_view> splitProduct(std::string_view text)
{
    std::vector<std::string_view> terms;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t width = joinAt(text, i);
        if (width == 0)
            continue;
        terms.push_back(trimmed(text.substr(start, i - start)));
        start = i + width;
        i += width - 1;
    }
    terms.push_back(trimmed(text.substr(start)));
    return terms;
}

} // namespace ninesketch
