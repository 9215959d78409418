// SPDX-License-Identifier: GPL-3.0-or-later
// The fixes of findings: made in a drawing or in a design, and what each would change before it is made.
#pragma once
#include "model/report/compare.h"
#include "model/scene/scene.h"

#include <stop_token>

namespace ninesketch
{

/// With the fix made; the same where nothing is that it means.
Design withFix(const Design &design, const Fix &fix);
Scene withFix(const Scene &scene, const Fix &fix);

/// For each fix what it would change of the design at a multiple of its load: "Redirect: +0.4 nines", "Cost: +$60 a
/// month" (changeLines). Fewer when it was asked to stop.
std::vector<std::vector<std::string>> effectsOf(const Design &design, const std::vector<Fix> &fixes,
                                                double loadFactor = 1, const std::stop_token &stop = {});

} // namespace ninesketch
