// SPDX-License-Identifier: GPL-3.0-or-later
// Words compared whatever their case: A to Z become a to z, all other bytes of UTF-8 stay.
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

} // namespace ninesketch
