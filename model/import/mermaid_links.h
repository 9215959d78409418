// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/import/mermaid.h"

#include <map>

namespace ninesketch
{

/// Nodes that stand for a whole subgraph, by its id, go: their links end at its frame instead, and for those
/// who want a node at the first that stands in it; they begin at the last one. One whose subgraph has no node stays.
void linkSubgraphs(MermaidFlowchart &chart, const std::map<std::string, int, std::less<>> &subgraphs);

} // namespace ninesketch
