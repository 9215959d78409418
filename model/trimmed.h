// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace ninesketch
{

/// Without the blanks, tabs and ends of lines at both its ends.
constexpr std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blank);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

} // namespace ninesketch
