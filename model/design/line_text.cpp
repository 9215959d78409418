// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/line_text.h"

#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <cctype>

namespace ninesketch
{

namespace
{

constexpr std::string_view blank = " \t\r\n\f\v";

}

std::string_view withoutRemark(std::string_view line)
{
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '#' && (i == 0 || blank.find(line[i - 1]) != std::string_view::npos))
            return trimmed(line.substr(0, i));
    return trimmed(line);
}

std::string content(std::string_view text)
{
    const auto first = text.find_first_not_of(std::string(blank) + "-*");
    if (first == std::string_view::npos)
        return {};
    const auto last = text.find_last_not_of(std::string(blank) + ".");
    return last == std::string_view::npos || last < first ? std::string()
                                                          : std::string(text.substr(first, last - first + 1));
}

std::string bytesMeant(std::string text)
{
    const auto isLetter = [&](std::size_t i) {
        return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    for (const std::string_view unit : {"kb", "mb", "gb"})
        for (auto at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1)) {
            const std::size_t number = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
            if (number > 0 && std::isdigit(static_cast<unsigned char>(text[number - 1])) != 0 && !isLetter(at + 2))
                for (const std::size_t i : {at, at + 1})
                    text[i] = static_cast<char>(text[i] - 'a' + 'A');
        }
    return text;
}

std::vector<std::string> sentencesIn(std::string_view line)
{
    const auto abbreviates = [](const std::string &word) {
        return isOneOf(word, {"approx", "avg", "max", "min", "e.g", "i.e", "eg",  "ie", "vs", "no",  "incl", "est",
                              "ca",     "etc", "sec", "hr",  "hrs", "yr",  "yrs", "mo", "wk", "req", "resp"});
    };
    const auto isBullet = [](std::string_view text) {
        return text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    std::vector<std::string> made;
    std::size_t start = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (!isOneOf(line.substr(i, 1), {".", "?", "!"}) || line[i + 1] != ' ')
            continue;
        const std::string_view before = trimmed(line.substr(start, i - start));
        const std::string last = lowered(before.substr(before.rfind(' ') + 1));
        const auto behind = line.find_first_not_of(' ', i + 1);
        const bool begins = behind != std::string_view::npos && std::isupper(static_cast<unsigned char>(line[behind]));
        if (isBullet(before) || (line[i] == '.' && abbreviates(last) && !begins))
            continue;
        made.emplace_back(before);
        start = i + 1;
    }
    std::string_view rest = trimmed(line.substr(start));
    while ((rest.ends_with('.') && !rest.ends_with("..")) || rest.ends_with('!'))
        rest = trimmed(rest.substr(0, rest.size() - 1));
    if (!rest.empty())
        made.emplace_back(rest);
    return made;
}

} // namespace ninesketch
