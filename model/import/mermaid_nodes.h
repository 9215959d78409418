// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of Mermaid's charts as elements.
#pragma once
#include "model/import/mermaid.h"

namespace ninesketch
{

struct DrawnNode {
    std::vector<Element> elements;
    std::string bodyId; ///< what arrows hold on to
    Rect box;           ///< of the body, px
    bool isComponent = false;
};

/// With its middle at 0, 0 px. A component where its words name one. `sideways`: the chart runs to a side.
DrawnNode drawnNode(const MermaidNode &node, bool sideways, const EditContext &context);

} // namespace ninesketch
