// SPDX-License-Identifier: GPL-3.0-or-later
// The slowest of several calls for those who ask only how often it is too late: curves are composed where lateness
// comes from, and what is short beside the patience of all who wait is known by two moments.
#pragma once
#include "model/distribution/distribution.h"

#include <optional>
#include <span>

namespace ninesketch
{

/// Good to about a hundredth of `patience` (s; infinite where nobody ever gives up) in the times it adds to a wait of
/// about that length. Nothing where only the whole distribution is good enough. The parts are finite, and at least one.
std::optional<Distribution> roughlySlowest(std::span<const Distribution> parts, double patience);

} // namespace ninesketch
