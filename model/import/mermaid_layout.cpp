// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_layout.h"

#include <algorithm>
#include <optional>

namespace ninesketch
{
namespace
{

constexpr double alongGap = 150, acrossGap = 60; // px

/// Layers (longest paths over arrows that do not lead back) and an order within each that keeps arrows short.
class Layers
{
public:
    explicit Layers(const MermaidFlowchart &chart) : m_layer(chart.nodes.size(), 0), m_next(chart.nodes.size())
    {
        const std::size_t count = chart.nodes.size();
        std::vector<std::vector<std::size_t>> all(count);
        for (const MermaidLink &link : chart.links)
            if (link.from != link.to)
                all[link.from].push_back(link.to);
        // arrows back to a node that is being walked from would close a circle
        std::vector<char> state(count, 0);
        std::vector<std::size_t> finished;
        for (std::size_t root = 0; root < count; ++root) {
            if (state[root] != 0)
                continue;
            std::vector<std::pair<std::size_t, std::size_t>> path{{root, 0}};
            state[root] = 1;
            while (!path.empty()) {
                auto &[node, at] = path.back();
                if (at == all[node].size()) {
                    state[node] = 2;
                    finished.push_back(node);
                    path.pop_back();
                    continue;
                }
                const std::size_t to = all[node][at++];
                if (state[to] == 1)
                    continue;
                m_next[node].push_back(to);
                if (state[to] == 0) {
                    state[to] = 1;
                    path.emplace_back(to, 0);
                }
            }
        }
        std::reverse(finished.begin(), finished.end()); // callers before what they call
        for (const std::size_t node : finished)
            for (const std::size_t to : m_next[node])
                m_layer[to] = std::max(m_layer[to], m_layer[node] + 1);
        const std::size_t layers = count == 0 ? 0 : *std::max_element(m_layer.begin(), m_layer.end()) + 1;
        m_order.resize(layers);
        for (std::size_t node = 0; node < count; ++node)
            m_order[m_layer[node]].push_back(node);
        sortByNeighbours();
    }

    const std::vector<std::vector<std::size_t>> &order() const { return m_order; }

private:
    void sortByNeighbours()
    {
        const std::size_t count = m_layer.size();
        std::vector<std::vector<std::size_t>> before(count);
        for (std::size_t node = 0; node < count; ++node)
            for (const std::size_t to : m_next[node])
                before[to].push_back(node);
        std::vector<double> place(count, 0);
        const auto number = [&](const std::vector<std::size_t> &layer) {
            for (std::size_t i = 0; i < layer.size(); ++i)
                place[layer[i]] = static_cast<double>(i) - static_cast<double>(layer.size()) / 2;
        };
        for (const auto &layer : m_order)
            number(layer);
        const auto sortLayer = [&](std::vector<std::size_t> &layer, const std::vector<std::vector<std::size_t>> &near) {
            std::vector<std::pair<double, std::size_t>> keyed;
            for (const std::size_t node : layer) {
                double sum = 0;
                for (const std::size_t other : near[node])
                    sum += place[other];
                keyed.emplace_back(near[node].empty() ? place[node] : sum / static_cast<double>(near[node].size()),
                                   node);
            }
            std::stable_sort(keyed.begin(), keyed.end(),
                             [](const auto &a, const auto &b) { return a.first < b.first; });
            for (std::size_t i = 0; i < layer.size(); ++i)
                layer[i] = keyed[i].second;
            number(layer);
        };
        for (int sweep = 0; sweep < 4; ++sweep) {
            for (auto &layer : m_order)
                sortLayer(layer, before);
            for (auto layer = m_order.rbegin(); layer != m_order.rend(); ++layer)
                sortLayer(*layer, m_next);
        }
    }

    std::vector<std::size_t> m_layer;
    std::vector<std::vector<std::size_t>> m_next, m_order;
};

void moveBy(DrawnNode &drawn, Point by)
{
    for (Element &element : drawn.elements) {
        element.x += by.x;
        element.y += by.y;
    }
    drawn.box.x += by.x;
    drawn.box.y += by.y;
}

void placeInLayers(std::vector<DrawnNode> &nodes, const Layers &layers, MermaidFlowchart::Direction direction)
{
    using Direction = MermaidFlowchart::Direction;
    const bool sideways = direction == Direction::Right || direction == Direction::Left;
    const bool backwards = direction == Direction::Up || direction == Direction::Left;
    const auto along = [&](const DrawnNode &node) { return sideways ? node.box.width : node.box.height; };
    const auto across = [&](const DrawnNode &node) { return sideways ? node.box.height : node.box.width; };
    double position = 0;
    for (const auto &layer : layers.order()) {
        double thick = 0, wide = -acrossGap;
        for (const std::size_t node : layer) {
            thick = std::max(thick, along(nodes[node]));
            wide += across(nodes[node]) + acrossGap;
        }
        double side = -wide / 2;
        for (const std::size_t node : layer) {
            const double a = (position + thick / 2) * (backwards ? -1 : 1);
            const double b = side + across(nodes[node]) / 2;
            const Point middle = nodes[node].box.centre();
            moveBy(nodes[node], (sideways ? Point{a, b} : Point{b, a}) - middle);
            side += across(nodes[node]) + acrossGap;
        }
        position += thick + alongGap;
    }
}

/// These by themselves, by the links between them.
void placeSome(std::vector<DrawnNode> &nodes, const std::vector<std::size_t> &some, const MermaidFlowchart &chart)
{
    MermaidFlowchart inner;
    std::vector<std::optional<std::size_t>> place(nodes.size());
    std::vector<DrawnNode> taken;
    for (const std::size_t node : some) {
        place[node] = taken.size();
        taken.push_back(std::move(nodes[node]));
        inner.nodes.push_back(chart.nodes[node]);
    }
    for (const MermaidLink &link : chart.links)
        if (place[link.from] && place[link.to] && link.fromSubgraph < 0 && link.toSubgraph < 0) {
            MermaidLink within = link;
            within.from = *place[link.from];
            within.to = *place[link.to];
            inner.links.push_back(std::move(within));
        }
    placeInLayers(taken, Layers(inner), chart.direction);
    for (std::size_t i = 0; i < some.size(); ++i)
        nodes[some[i]] = std::move(taken[i]);
}

} // namespace

bool isSideways(const MermaidFlowchart &chart)
{
    using Direction = MermaidFlowchart::Direction;
    return chart.direction == Direction::Right || chart.direction == Direction::Left;
}

void layOut(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart)
{
    // a subgraph is laid out by itself, and then stands among the other nodes like one of them
    MermaidFlowchart outer;
    std::vector<DrawnNode> units;
    std::vector<std::vector<std::size_t>> members;
    std::vector<std::size_t> unitOf(nodes.size());
    std::vector<std::optional<std::size_t>> unitOfSubgraph(chart.subgraphs.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const int subgraph = chart.nodes[i].subgraph;
        auto unit = subgraph >= 0 ? unitOfSubgraph[static_cast<std::size_t>(subgraph)] : std::nullopt;
        if (!unit) {
            unit = members.size();
            members.emplace_back();
            if (subgraph >= 0)
                unitOfSubgraph[static_cast<std::size_t>(subgraph)] = unit;
        }
        members[*unit].push_back(i);
        unitOf[i] = *unit;
    }
    for (const auto &some : members) {
        const bool isFramed = chart.nodes[some.front()].subgraph >= 0;
        if (isFramed)
            placeSome(nodes, some, chart);
        Rect box = nodes[some.front()].box;
        for (const std::size_t node : some)
            box = box.united(nodes[node].box);
        units.push_back({{}, {}, isFramed ? box.grown(framePadding) : box, false});
    }
    outer.nodes.resize(units.size());
    for (const MermaidLink &link : chart.links)
        if (unitOf[link.from] != unitOf[link.to]) {
            MermaidLink between;
            between.from = unitOf[link.from];
            between.to = unitOf[link.to];
            outer.links.push_back(std::move(between));
        }
    std::vector<Point> before;
    for (const DrawnNode &unit : units)
        before.push_back(unit.box.centre());
    placeInLayers(units, Layers(outer), chart.direction);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        moveBy(nodes[i], units[unitOf[i]].box.centre() - before[unitOf[i]]);
}

} // namespace ninesketch
