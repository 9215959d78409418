// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kinds.h"

namespace ninesketch
{

std::span<const Preset> allPresets()
{
    static const std::vector<Preset> presets;
    return presets;
}

} // namespace ninesketch
