// SPDX-License-Identifier: GPL-3.0-or-later
// A tidy left-to-right place for every box: layers by the longest chain of calls, order within a layer by barycentres
// (Sugiyama, Tagawa, Toda 1981), heights evened out along the calls.
#pragma once
#include "model/design/design.h"
#include "model/geometry.h"

#include <utility>
#include <vector>

namespace ninesketch
{

struct LayoutBox {
    double width = 140, height = 100;
};
struct LayoutOptions {
    double betweenLayers = 110, withinLayer = 50; ///< px between boxes
};

/// Centres, in the order of the boxes; the first layer stands at x = 0, the whole is centred on y = 0. Boxes without a
/// call stand in a last row below. Deterministic; calls that go back are drawn back.
std::vector<Point> layoutLeftToRight(const std::vector<LayoutBox> &boxes,
                                     const std::vector<std::pair<std::size_t, std::size_t>> &calls,
                                     const LayoutOptions &options = {});

} // namespace ninesketch
