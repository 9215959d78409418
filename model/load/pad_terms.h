// SPDX-License-Identifier: GPL-3.0-or-later
// How a line of the load pad comes apart: at commas into a product and its options, and the product into terms.
#pragma once
#include <string_view>
#include <vector>

namespace ninesketch
{

/// "100M DAU x 10 reads/day", "peak 3x", … A comma between digits belongs to its number; "for 2B users" and
/// "kept 30 days" begin a part as if a comma stood before them.
std::vector<std::string_view> splitAtCommas(std::string_view line);
/// "100M DAU", "10 reads/day": at x, *, ×, and at what people do ("20M users watch 5 videos a day").
std::vector<std::string_view> splitProduct(std::string_view text);

} // namespace ninesketch
