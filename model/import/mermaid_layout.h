// SPDX-License-Identifier: GPL-3.0-or-later
// Where the nodes of a Mermaid chart stand: in layers along its links, the nodes of a subgraph beside each other.
#pragma once
#include "model/import/mermaid_nodes.h"
#include "model/scene/text_layout.h"

namespace ninesketch
{

/// It runs to the right or to the left.
bool isSideways(const MermaidFlowchart &chart);

/// The subgraph's frame is meant by that end of a link, not only the node in it: of a component, which can be called,
/// it never is.
bool endsAtFrame(const DrawnNode &node, int subgraph);

struct FlowchartLayout {
    std::vector<std::optional<Rect>> boxes; ///< of the subgraphs; none of one without nodes
    std::vector<std::vector<Point>> ways;   ///< of the links, from within what they join; empty: straight
};

/// `nodes`: those of the chart, in its order; `labels`: of its links. No two boxes touch, and no other node stands in a
/// subgraph.
FlowchartLayout layOut(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart,
                       const std::vector<TextSize> &labels);

} // namespace ninesketch
