// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's mind maps: a tree by its indentation.
//
//     mindmap
//       root((Reliability))
//         Replication
//         Failover
//           Health checks
#pragma once
#include "model/import/mermaid.h"

namespace ninesketch
{

/// True when the text begins (behind comments, front matter or a code fence) with "mindmap".
bool isMermaidMinds(std::string_view text);

/// As a chart to the right. Icons and classes are passed over. A sentence names the line that makes no sense.
Result<MermaidFlowchart> parseMermaidMinds(std::string_view text);

} // namespace ninesketch
