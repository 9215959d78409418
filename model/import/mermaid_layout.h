// SPDX-License-Identifier: GPL-3.0-or-later
// Where the nodes of a Mermaid chart stand: in layers along its links, the nodes of a subgraph beside each other.
#pragma once
#include "model/import/mermaid_nodes.h"

namespace ninesketch
{

constexpr double framePadding = 30; ///< px between what is in a subgraph and its frame
constexpr double titleRoom = 30;    ///< px above that, for the title of one that has others in it

/// It runs to the right or to the left.
bool isSideways(const MermaidFlowchart &chart);

/// `nodes`: those of the chart, in its order. No two boxes touch, and no other node stands in a subgraph. The boxes of
/// the subgraphs; none of one without nodes.
std::vector<std::optional<Rect>> layOut(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart);

} // namespace ninesketch
