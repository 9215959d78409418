// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/line_text.h"

#include "model/trimmed.h"

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

} // namespace ninesketch
