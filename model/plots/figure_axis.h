// SPDX-License-Identifier: GPL-3.0-or-later
// How a figure or an input stands on the axis of a plot. The digits of availabilities cannot be told apart on one: they
// are shown as the downtime of a year.
#pragma once
#include "model/design/kinds.h"

#include <string>

namespace ninesketch
{

inline constexpr double axisYear = 365.25 * 86400; ///< s

inline Unit axisUnit(Unit unit)
{
    return unit == Unit::Probability ? Unit::Seconds : unit;
}
/// What stands on the axis for a value.
inline double onAxis(double value, Unit unit)
{
    return unit == Unit::Probability ? (1 - value) * axisYear : value;
}
/// "downtime a year, by availability of Redirect".
inline std::string axisTitle(const std::string &title, Unit unit)
{
    return unit == Unit::Probability ? "downtime a year, by " + title : title;
}

} // namespace ninesketch
