// SPDX-License-Identifier: GPL-3.0-or-later
// How notes are marked up: lists, tables, emphasis, signs for words.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

/// "DAU: 100M" of "- **DAU**: 100M", "| DAU | 100M |" and "DAU -> 100M"; "7M listings, 150M users" of "7M listings |
/// 150M users"; "posts per user" of "posts_per_user", "100 million users" of "100 mio. users". Empty: the line is only
/// marks, like the one below a table's head, or that head.
std::string withoutMarks(std::string_view line);

} // namespace ninesketch
