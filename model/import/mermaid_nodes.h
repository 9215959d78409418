// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of Mermaid's charts as elements.
#pragma once
#include "model/design/kind_words.h"
#include "model/import/mermaid.h"

#include <optional>

namespace ninesketch
{

struct DrawnNode {
    std::vector<Element> elements;
    std::string bodyId; ///< what arrows hold on to
    Rect box;           ///< of the body, px
    bool isComponent = false;
};

/// With its middle at 0, 0 px. A component where it is known `what` it is. `sideways`: the chart runs to a side.
DrawnNode drawnNode(const MermaidNode &node, const std::optional<NamedKind> &what, bool sideways,
                    const EditContext &context);

} // namespace ninesketch
