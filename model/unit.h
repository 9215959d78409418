// SPDX-License-Identifier: GPL-3.0-or-later
// What a number counts. Inside the program it is in the base unit; model/quantities.h reads and writes it for people.
#pragma once

namespace ninesketch
{

enum class Unit {
    None, ///< a plain count or factor
    Seconds,
    PerSecond,
    PerDay,
    Share,       ///< 0 ... 1, shown as percent
    Probability, ///< availability: shown as percent and nines
    Bytes,
    BytesPerSecond,
    Dollars,
    Choice, ///< one of ParameterSpec::choices
    Text,
    Flag, ///< 0 or 1
};

} // namespace ninesketch
