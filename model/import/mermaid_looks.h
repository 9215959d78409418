// SPDX-License-Identifier: GPL-3.0-or-later
// How Mermaid's nodes are to look, and where a click on them leads: style, classDef, class, ":::", linkStyle, click.
#pragma once
#include "model/import/mermaid.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

class MermaidLooks
{
public:
    /// True when the statement is one of them; what it says of looks that we do not know is passed over.
    bool take(std::string_view statement);

    /// A node wears a class: "A:::hot".
    void wear(std::string_view node, std::string_view className);

    /// Nodes and links look as was said of them, whether before or behind them.
    void dress(MermaidFlowchart &chart) const;

private:
    using ByName = std::map<std::string, MermaidLook, std::less<>>;

    ByName m_classes, m_nodes;
    std::map<std::string, std::vector<std::string>, std::less<>> m_worn; ///< classes by node
    std::map<std::string, std::string, std::less<>> m_addresses;         ///< by node
    std::map<std::size_t, MermaidLook> m_links;                          ///< by their place
    MermaidLook m_everyLink;
};

/// The class behind ":::" where one stands at the beginning of `rest`, which goes on behind it; else nothing.
std::string_view takeMermaidClass(std::string_view &rest);

} // namespace ninesketch
