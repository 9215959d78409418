// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas shows beside each component: how busy it is at peak, its nines; a client's rate.
#pragma once
#include "model/estimates/report.h"
#include "ui/canvas/canvas_view.h"

#include <vector>

namespace ninesketch
{

/// `figures` belong to `design`. Components of which nothing is known have none.
std::vector<Badge> componentBadges(const Design &design, const Report &figures);

} // namespace ninesketch
