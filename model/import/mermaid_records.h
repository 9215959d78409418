// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's class diagrams and its entity-relationship diagrams: named boxes with lists in them, and how they belong
// together.
//
//     erDiagram                                classDiagram
//       USER ||--o{ ORDER : places               Store <|-- RedisStore
//       USER {                                   Store : +get(key) string
//         bigint id PK
//       }
#pragma once
#include "model/import/mermaid.h"

namespace ninesketch
{

/// True when the text begins (behind comments, front matter or a code fence) with "erDiagram" or "classDiagram".
bool isMermaidRecords(std::string_view text);

/// As a chart of records. Styles, links and notes are passed over. A sentence names the line that makes no sense.
Result<MermaidFlowchart> parseMermaidRecords(std::string_view text);

} // namespace ninesketch
