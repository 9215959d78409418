// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/import/mermaid.h"

#include <map>

namespace ninesketch
{

/// Its index. Where subgraphs stand deeper in each other than anybody draws, it stands beside the last ones.
int addSubgraph(MermaidFlowchart &chart, std::string title, int around);

/// The one that a subgraph stands in, or -1.
int subgraphAround(const MermaidFlowchart &chart, std::size_t subgraph);

/// The node stands in the subgraph, or in one within it.
bool standsIn(const MermaidFlowchart &chart, std::size_t node, int subgraph);

/// Nodes that stand for a whole subgraph, by its id, go: their links end at its frame instead, and for those
/// who want a node at the first that stands in it; they begin at the last one. One whose subgraph has no node stays.
void linkSubgraphs(MermaidFlowchart &chart, const std::map<std::string, int, std::less<>> &subgraphs);

} // namespace ninesketch
