// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a line of the load pad, as numbers and terms.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

/// "a few million users post twice a week" as "2-5 million users post 2 posts a week": numbers in words become digits,
/// powers are worked out, "DAU: 50M" and "each user posts 2 times" are turned round, "in 2 hours" is "per 2 hours", and
/// words in front that only hedge ("roughly", "up to") are left out.
std::string inPlainTerms(std::string_view line);

/// "post" of "post", "posts" and "posting"; empty: it is nothing that people do.
std::string verbIn(std::string_view word);

} // namespace ninesketch
