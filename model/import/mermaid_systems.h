// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's diagrams of systems: architecture diagrams and those of the C4 model.
//
//     architecture-beta                          C4Container
//       group api(cloud)[API]                      Person(user, "Customer")
//       service db(database)[Orders] in api        ContainerDb(db, "Orders", "PostgreSQL")
//       server:R --> L:db                          Rel(user, db, "reads")
#pragma once
#include "model/import/mermaid.h"

namespace ninesketch
{

/// True when the text begins (behind comments, front matter or a code fence) with "architecture-beta" or a kind of C4.
bool isMermaidSystem(std::string_view text);

/// As a chart from left to right; groups and boundaries are its subgraphs. Styles and layout are passed over. A
/// sentence names the line that makes no sense.
Result<MermaidFlowchart> parseMermaidSystem(std::string_view text);

} // namespace ninesketch
