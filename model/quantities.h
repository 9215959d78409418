// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with units as people write and say them. Inside the program a number is a double in its base unit (s, per
// second, bytes, bytes per second, dollars, probability); here it is read from text and written for people.
#pragma once
#include "model/result.h"
#include "model/unit.h"

#include <string>
#include <string_view>
#include <utility>

namespace ninesketch
{

/// Reads "2ms", "5k/s", "100M/day", "99.95%", "3 nines", "1 GiB", "1.5 h", "80 Mbit/s" as a value in the base unit of
/// `unit`. A bare number is in the base unit (shares above 1 are taken as percent). The error names what was expected.
Result<double> parseQuantity(std::string_view text, Unit unit);

/// True for what is meant as a range: "3-8 ms", "99.9 %\u201399.99 %", "1k..5k/s", "2 to 4".
bool looksLikeRange(std::string_view text);
/// Reads a range, its lower end first. Where the first number has no unit, it takes that of the second.
Result<std::pair<double, double>> parseRange(std::string_view text, Unit unit);
/// "31\u201377 ms": the unit once where both ends have the same; one value where both are written alike.
std::string formatRange(double low, double high, Unit unit, int digits = 3);

/// Written for people with `digits` significant digits and its unit: "2.5 ms", "1.2 k/s", "99.95 %", "1.5 GiB".
std::string formatQuantity(double value, Unit unit, int digits = 3);

std::string formatSeconds(double seconds, int digits = 3); ///< "850 us" with a micro sign, "12.5 ms", "3 min 20 s"
/// "48 ms ± 2 ms": a measured time, and as many digits of it as its half width leaves.
std::string formatMeasuredSeconds(double seconds, double halfWidth);
std::string formatRate(double perSecond, int digits = 3); ///< "11.6/s", "1.2 k/s"
std::string formatBytes(double bytes, int digits = 3);    ///< "1.5 GB"; "4 KiB" when it is just that
std::string formatShare(double share, int digits = 3);    ///< "82.4 %"
std::string formatDollars(double dollars);                ///< "$1,250"
/// "99.95 %": with that many digits of what is missing to 1, cut rather than rounded, so never a nine too many. Two are
/// what an estimate is good for and a person can say; inputs and workings take more. 1 is "100 %".
std::string formatAvailability(double availability, int digits = 2);
/// "3.3 nines", cut to one digit; "over 9 nines" where no model of independent parts can be believed to the digit.
std::string formatNines(double availability);
/// Downtime in a window of `days`: "21 min 36 s". Years have 365 days here (fields' tables do), months 30.
std::string formatDowntime(double availability, double days);

/// As one would say it: "about 1.2 thousand per second", "about 9 hours".
std::string sayAloud(double value, Unit unit);

} // namespace ninesketch
