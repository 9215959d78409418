// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_links.h"

#include <algorithm>
#include <optional>

namespace ninesketch
{
namespace
{

/// Of the nodes in it the first that no other in it leads to, or (`last`) the last that leads to no other in it; in a
/// circle the very first or last.
std::optional<std::size_t> endIn(const MermaidFlowchart &chart, int subgraph, const std::vector<int> &frameOf,
                                 bool last)
{
    std::vector<std::size_t> members;
    std::vector<char> isInner(chart.nodes.size(), 0);
    for (std::size_t i = 0; i < chart.nodes.size(); ++i)
        if (standsIn(chart, i, subgraph) && frameOf[i] < 0)
            members.push_back(i);
    for (const MermaidLink &link : chart.links)
        if (standsIn(chart, link.from, subgraph) && standsIn(chart, link.to, subgraph))
            isInner[last ? link.from : link.to] = 1;
    if (members.empty())
        return std::nullopt;
    if (last)
        std::ranges::reverse(members);
    const auto found = std::ranges::find_if(members, [&](std::size_t node) { return !isInner[node]; });
    return found == members.end() ? members.front() : *found;
}

} // namespace

int addSubgraph(MermaidFlowchart &chart, std::string title, int around)
{
    constexpr int deepest = 50;
    int depth = 0;
    for (int at = around; at >= 0; at = subgraphAround(chart, static_cast<std::size_t>(at)))
        ++depth;
    chart.around.push_back(depth < deepest ? around : subgraphAround(chart, static_cast<std::size_t>(around)));
    chart.subgraphs.push_back(std::move(title));
    return static_cast<int>(chart.subgraphs.size()) - 1;
}

int subgraphAround(const MermaidFlowchart &chart, std::size_t subgraph)
{
    return chart.around[subgraph];
}

bool standsIn(const MermaidFlowchart &chart, std::size_t node, int subgraph)
{
    int at = chart.nodes[node].subgraph;
    while (at >= 0 && at != subgraph)
        at = subgraphAround(chart, static_cast<std::size_t>(at));
    return at >= 0;
}

void linkSubgraphs(MermaidFlowchart &chart, const std::map<std::string, int, std::less<>> &subgraphs)
{
    std::vector<int> frameOf(chart.nodes.size(), -1); // the subgraph that a node stands for
    for (std::size_t i = 0; i < chart.nodes.size(); ++i)
        if (const auto found = subgraphs.find(chart.nodes[i].id);
            found != subgraphs.end() && !standsIn(chart, i, found->second))
            frameOf[i] = found->second;
    std::vector<std::size_t> first(chart.nodes.size()), last(chart.nodes.size()); // which stand for it
    for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
        const auto found = frameOf[i] >= 0 ? endIn(chart, frameOf[i], frameOf, false) : std::nullopt;
        first[i] = found.value_or(i);
        last[i] = found ? *endIn(chart, frameOf[i], frameOf, true) : i;
        if (!found)
            frameOf[i] = -1;
    }
    std::vector<std::size_t> place(chart.nodes.size()); // of those that stay
    std::vector<MermaidNode> kept;
    for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
        place[i] = kept.size();
        if (frameOf[i] < 0)
            kept.push_back(std::move(chart.nodes[i]));
    }
    for (MermaidLink &link : chart.links) {
        link.fromSubgraph = frameOf[link.from];
        link.toSubgraph = frameOf[link.to];
        link.from = place[last[link.from]];
        link.to = place[first[link.to]];
    }
    chart.nodes = std::move(kept);
}

} // namespace ninesketch
