// SPDX-License-Identifier: GPL-3.0-or-later
// Fewer calls that cross in a layered drawing, by changing the order within layers.
#pragma once
#include "model/design/layout.h"

namespace ninesketch
{

/// The boxes of each layer, from top to bottom.
using LayoutOrder = std::vector<std::vector<std::size_t>>;

/// Never more crossings than before, the given order where it makes no difference, and from what it answers it answers
/// the same. Calls are compared whose ends lie in the same two layers. `layerOf`: by box.
LayoutOrder withFewerCrossings(LayoutOrder order, const LayoutCalls &calls, const std::vector<std::size_t> &layerOf);

} // namespace ninesketch
