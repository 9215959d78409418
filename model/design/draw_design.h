// SPDX-License-Identifier: GPL-3.0-or-later
// A design becomes a drawing: tidy, left to right, of ordinary Excalidraw elements that carry its meaning.
#pragma once
#include "model/design/design.h"
#include "model/scene/scene.h"
#include "model/text_metrics.h"

namespace ninesketch
{

/// `readDesign` of the result is the same design, apart from ids.
Scene drawDesign(const Design &design, const TextMetrics &metrics);

} // namespace ninesketch
