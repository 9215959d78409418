// SPDX-License-Identifier: GPL-3.0-or-later
// Which request class goes which way, as the data flow says it.
#pragma once
#include "model/framework/flow_lines.h"
#include "model/scene/scene.h"

#include <vector>

namespace ninesketch
{

/// A line that names classes at its end, "riders -> gateway -> matching (request ride)", is their way: they come from
/// its client, and make no call that only the lines of others have. A line that begins within is reached the shortest
/// way that is drawn. Lines without a name are everybody's, and the way of those that no line names if one of them
/// leads away from their client; if none does, these stay as they are, as do calls that no line has.
Scene withClassWays(const Scene &scene, const std::vector<FlowStep> &steps);

} // namespace ninesketch
