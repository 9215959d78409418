// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that list several things.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// "each user does 5 searches and 2 orders a day", "1M orders a day, 3 items each" and "1% post, 10% comment": each by
/// itself. Nothing: the line lists none.
std::vector<std::string> listedIn(std::string_view line);

/// "order" of "1M orders/day", "call" of "10M DAU x 2 calls/day", "request" of "10k rps": what comes so often. Empty:
/// nothing is said to.
std::string askedIn(std::string_view part);

/// " a day" at the end of what is done.
std::string_view howOftenIn(std::string_view text);

/// "5% add to cart": of people, once in their time. "90% read" is a ratio.
bool saysWhatSomeDo(std::string_view part);

} // namespace ninesketch
