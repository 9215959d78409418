// SPDX-License-Identifier: GPL-3.0-or-later
// How far a figure is to be trusted.
#pragma once

namespace ninesketch
{

enum class Trust {
    Exact,       ///< theory is exact here
    Approximate, ///< an approximation within the tolerances of docs/accuracy.md
    Doubtful     ///< no formula holds well: a simulation should speak (a finding says why)
};

inline Trust worse(Trust a, Trust b)
{
    return a > b ? a : b;
}

} // namespace ninesketch
