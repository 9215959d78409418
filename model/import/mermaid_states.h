// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's state diagrams.
//
//     stateDiagram-v2
//       [*] --> Closed
//       Closed --> Open : 5 failures
//       Open --> HalfOpen : after 30 s
#pragma once
#include "model/import/mermaid.h"

namespace ninesketch
{

/// True when the text begins (behind comments, front matter or a code fence) with "stateDiagram" or "stateDiagram-v2".
bool isMermaidStates(std::string_view text);

/// As a chart; states with others in them are its subgraphs. Styles and notes are passed over. A sentence names the
/// line that makes no sense.
Result<MermaidFlowchart> parseMermaidStates(std::string_view text);

} // namespace ninesketch
