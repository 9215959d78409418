// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_marks.h"

#include "model/load/line_words.h"
#include "model/trimmed.h"

#include <regex>
#include <utility>
#include <vector>

namespace ninesketch
{
namespace
{

/// "DAU: 100M" of "| DAU | 100M |", further cells behind commas. Nothing in it: no cell has a number.
std::string rowOfTable(std::string_view line)
{
    std::string row;
    line.remove_prefix(1);
    for (std::size_t cells = 0; !line.empty(); ++cells) {
        const auto end = std::min(line.find('|'), line.size());
        if (const std::string_view cell = trimmed(line.substr(0, end)); !cell.empty())
            row += (cells == 0 ? "" : cells == 1 && !hasDigit(row) ? ": " : ", ") + std::string(cell);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return hasDigit(row) ? row : std::string();
}

} // namespace

std::string withoutMarks(std::string_view line)
{
    struct Mark {
        std::regex written;
        const char *meant;
    };
    const auto mark = [](const char *written, const char *meant) {
        return Mark{std::regex(written, std::regex::icase | std::regex::optimize), meant};
    };
    const auto exactly = [](const char *written, const char *meant) { // in small letters where they are small
        return Mark{std::regex(written, std::regex::optimize), meant};
    };
    static const std::vector<Mark> marks = {
        mark("^(?:[-*+]|\xe2\x80\xa2|\xe2\x80\x93|[0-9]{1,2}[.)])\\s+", ""),     // "- 10M DAU", "2. peak 3x"
        mark("\\*\\*|`", ""),                                                    // "**DAU**"
        mark(" \\| ", ", "),                                                     // "7M listings | 150M users"
        mark(" w/ ", " with "),                                                  // "1% w/ media"
        mark("([a-z])=(?=[0-9])", "$1 = "),                                      // "users=100M"
        mark("([0-9])\xc3\x97(?= [a-z])", "$1x"),                                // "reads 10× writes"
        mark("([a-z])_(?=[a-z])", "$1 "),                                        // "posts_per_user"
        exactly("([0-9] ?)(?:[Mm]io|[Mm]ln)\\b(?:\\.(?= [a-z]))?", "$1million"), // "100 mio. users"
        exactly("([0-9] ?)(?:[Bb]ln|[Mm]rd)\\b(?:\\.(?= [a-z]))?", "$1billion"), //
        mark("^([a-z][a-z /]*?) ?(?:->|=>|~=|~|\xe2\x86\x92|\xe2\x89\x88) ?(?=[0-9])", "$1: "), // "DAU -> 100M"
        mark("^bytes per ([a-z]+) ?[:=] ?([0-9.]+)$", "$2 bytes per $1"), // "bytes per post = 1000"
        mark("\\busers daily\\b", "daily users"),                         //
        mark("\\blook(s?) at\\b", "view$1"),
        mark("\\bapiece\\b", "each"),                     //
        mark("^an? (?=(?:kilo|mega|giga)byte\\b)", "1 "), // "a kilobyte each"
    };
    std::string text = line.starts_with('|') ? rowOfTable(line) : std::string(line);
    for (const Mark &one : marks)
        text = std::regex_replace(text, one.written, one.meant);
    return text;
}

} // namespace ninesketch
