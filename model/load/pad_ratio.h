// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the load pad that says how two kinds of requests are to each other.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// `a` of `left` for each `b` of `right`; both are above 0.
struct PadRatio {
    std::string left, right; ///< "read", "write"
    double a = 1, b = 1;
    bool ofEach = false; ///< "20 photos per feed"
};

/// "read:write 100:1", "reads to writes 10 to 1", "read/write ratio is 100:1", "100:1 reads to writes", "90 % reads".
/// "read heavy", "mostly reads": the numbers of a ratio may stand behind a comma.
bool saysHeavy(std::string_view text);

std::optional<PadRatio> readPadRatio(std::string_view text);

} // namespace ninesketch
