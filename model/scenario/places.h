// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a component there is, and where.
#pragma once
#include "model/scenario/scenario.h"

namespace ninesketch
{

/// Zones of the component, then its region; empty when it is placed nowhere.
std::vector<Place> placesOf(const Component &component);
/// As drawn, at least 1.
int replicasOf(const Component &component);

} // namespace ninesketch
