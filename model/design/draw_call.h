// SPDX-License-Identifier: GPL-3.0-or-later
// The arrow of a call, drawn anew between two bodies.
#pragma once
#include "model/scene/scene_draft.h"

namespace ninesketch
{

/// From body to body through these points, aimed at the middles; its label comes along. Elbow arrows find their own way
/// between the sides that face each other.
void drawCall(SceneDraft &draft, const std::string &arrowId, const std::string &fromBody, const std::string &toBody,
              const std::vector<Point> &via);

} // namespace ninesketch
