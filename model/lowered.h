// SPDX-License-Identifier: GPL-3.0-or-later
// Words compared whatever their case, and as names: A to Z become a to z and back, all other bytes of UTF-8 stay.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

inline std::string lowered(std::string_view text)
{
    std::string made(text);
    for (char &c : made)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return made;
}

/// As a name stands on its own: with a capital, unless its first word has one further in ("getFeed", "iOS app").
inline std::string capitalised(std::string name)
{
    const std::string first = name.substr(0, name.find(' '));
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z' && lowered(first) == first)
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

} // namespace ninesketch
