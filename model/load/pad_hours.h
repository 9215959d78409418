// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that say when in the day its requests come.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

/// "20% of orders come in the peak hour" is "peak 4.8x", as is any share of a day's requests in some of its hours: "80%
/// of traffic in 4 hours", "peak hours (12-14, 18-21) have 60% of orders". "trading hours: 9:30 - 16:00" and "9am-6pm
/// on weekdays" are "open 6.5 hours". Any other line stays as it is.
std::string hoursAsUsual(std::string_view line);

/// "peak hours 18:00 - 21:00": when, and not how much of the day comes then.
bool saysBusyHoursAlone(std::string_view line);

} // namespace ninesketch
