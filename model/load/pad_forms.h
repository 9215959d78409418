// SPDX-License-Identifier: GPL-3.0-or-later
// Notes as people write them, brought into the usual form of a line.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// What stands between the commas of a line; those within numbers are none.
std::vector<std::string_view> commaParts(std::string_view line);

/// Notes in the usual form of a line: "Photos per user per day: 2" is "2 photos per user per day", "QPS(read) = 100k"
/// is "read: 100k qps", "peak QPS = 2 x avg" is "peak 2x", "100M users/day" are DAU, and "assume" says nothing.
std::string asUsual(std::string_view line);

} // namespace ninesketch
