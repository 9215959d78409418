// SPDX-License-Identifier: GPL-3.0-or-later
// What the nodes of Mermaid's charts are.
#pragma once
#include "model/design/kind_words.h"
#include "model/import/mermaid.h"

#include <optional>
#include <vector>

namespace ninesketch
{

/// Of each node: what its words, its shape or the diagram say, and in a chart of a system, where most have a kind, what
/// its place says; nothing: a plain shape, such as a question or a step ("Check the cache").
std::vector<std::optional<NamedKind>> kindsOfNodes(const MermaidFlowchart &chart);

} // namespace ninesketch
