// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit needs from outside the scene: how wide texts are, where new ids and seeds come from, the time.
#pragma once
#include "model/scene/identity.h"
#include "model/scene/scene.h"
#include "model/text_metrics.h"

#include <cstdint>
#include <set>
#include <string>

namespace ninesketch
{

struct EditContext {
    const TextMetrics &metrics;
    Random &random;
    std::int64_t now = 0; ///< epoch ms: `updated` of what changes
};

/// Elements by id.
using Ids = std::set<std::string>;

} // namespace ninesketch
