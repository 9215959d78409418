// SPDX-License-Identifier: GPL-3.0-or-later
// What people write in a hurry, in the words that a requirement is read by.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

/// "sub-second" is "< 1 s", "no more than" is "<", "zero data loss" "RPO 0", "three and a half nines" "99.95 %",
/// "within 200 ms, 99% of the time" "99% of requests within 200 ms", "5 min/month" "5 min per month",
/// "browse - p99 < 1 s" "browse, p99 < 1 s".
std::string inPlainWords(std::string_view line);

} // namespace ninesketch
