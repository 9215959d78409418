// SPDX-License-Identifier: GPL-3.0-or-later
// A tidy left-to-right place for every box: layers by the longest chain of
// calls, order within a layer by barycentres (Sugiyama, Tagawa, Toda 1981),
// heights evened out along the calls.
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

/// By index of the boxes: from a caller to what it calls.
using LayoutCalls = std::vector<std::pair<std::size_t, std::size_t>>;

/// Centres, in the order of the boxes; the first layer stands at x = 0, the
/// whole is centred on y = 0. Boxes without a call stand in a last row below.
/// Deterministic; calls that go back are drawn back.
std::vector<Point> layoutLeftToRight(const std::vector<LayoutBox> &boxes, const LayoutCalls &calls,
                                     const LayoutOptions &options = {});

/// The same for boxes that a person has placed already: within a layer they keep their order from top to bottom
/// (`heights`: where their middles are), except where fewer calls cross when
/// neighbours change places. Only that order counts, not the distances, so what
/// has been laid out once is laid out the same again.
struct OrderedLayout {
    std::vector<Point> centres;
    /// By index of the calls: points on the way of a long call that keep it clear of the boxes between its ends.
    std::vector<std::vector<Point>> bends;
};
/// `labelWidths`: px of what stands on each call; layers stand wide enough apart for it. Empty: nothing does.
OrderedLayout layoutKeepingOrder(const std::vector<LayoutBox> &boxes, const LayoutCalls &calls,
                                 const std::vector<double> &heights, const std::vector<double> &labelWidths = {},
                                 const LayoutOptions &options = {});

} // namespace ninesketch
