// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_layout.h"
#include "model/import/mermaid_links.h"

#include <algorithm>
#include <iterator>
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

constexpr std::size_t whole = 0; // the place of the chart itself; those of subgraphs follow

/// What a subgraph, or the chart, consists of: nodes, and subgraphs laid out before.
class NestedLayout
{
public:
    NestedLayout(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart)
        : m_nodes(nodes), m_chart(chart), m_inside(chart.subgraphs.size() + 1), m_boxes(chart.subgraphs.size()),
          m_unit(nodes.size())
    {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            m_inside[placeOf(chart.nodes[i].subgraph)].nodes.push_back(i);
        for (std::size_t i = chart.subgraphs.size(); i-- > 0;) // what stands in another comes behind it
            if (const Inside &inside = m_inside[i + 1]; !inside.nodes.empty() || !inside.subgraphs.empty())
                m_inside[placeOf(subgraphAround(chart, i))].subgraphs.push_back(i);
        for (const MermaidLink &link : chart.links)
            if (!standsIn(chart, link.from, link.toSubgraph) && !standsIn(chart, link.to, link.fromSubgraph))
                m_links.push_back(&link);
    }

    std::vector<std::optional<Rect>> run()
    {
        arrange(whole, m_chart.direction);
        return std::move(m_boxes);
    }

private:
    struct Inside {
        std::vector<std::size_t> nodes, subgraphs;
    };
    /// A node, or a subgraph with all that is in it.
    struct Unit {
        Inside inside;
        Rect box;
    };

    static std::size_t placeOf(int subgraph) { return static_cast<std::size_t>(subgraph + 1); }

    /// Its own, unless something outside is linked with what is in it: as Mermaid has it.
    MermaidFlowchart::Direction directionOf(std::size_t place, MermaidFlowchart::Direction around) const
    {
        const int subgraph = static_cast<int>(place) - 1;
        const auto own = m_chart.turned.find(subgraph);
        if (own == m_chart.turned.end())
            return around;
        const bool isBound = std::ranges::any_of(m_links, [&](const MermaidLink *link) {
            const bool from = standsIn(m_chart, link->from, subgraph), to = standsIn(m_chart, link->to, subgraph);
            return from != to && (from ? link->fromSubgraph : link->toSubgraph) != subgraph;
        });
        return isBound ? around : own->second;
    }

    /// All that is in it, by its first node.
    std::vector<Unit> unitsOf(std::size_t place, MermaidFlowchart::Direction direction)
    {
        std::vector<Unit> units;
        for (const std::size_t node : m_inside[place].nodes)
            units.push_back({{{node}, {}}, m_nodes[node].box});
        for (const std::size_t subgraph : m_inside[place].subgraphs) {
            Inside all = arrange(subgraph + 1, direction);
            all.subgraphs.push_back(subgraph);
            units.push_back({std::move(all), *m_boxes[subgraph]});
        }
        std::ranges::sort(units, {}, [](const Unit &unit) { return std::ranges::min(unit.inside.nodes); });
        return units;
    }

    Inside arrange(std::size_t place, MermaidFlowchart::Direction around)
    {
        const auto direction = place == whole ? around : directionOf(place, around);
        std::vector<Unit> units = unitsOf(place, direction);
        std::ranges::fill(m_unit, std::nullopt);
        MermaidFlowchart chart;
        chart.nodes.resize(units.size());
        std::vector<DrawnNode> drawn;
        for (std::size_t i = 0; i < units.size(); ++i) {
            for (const std::size_t node : units[i].inside.nodes)
                m_unit[node] = i;
            drawn.push_back({{}, {}, units[i].box, false});
        }
        for (const MermaidLink *link : m_links)
            if (m_unit[link->from] && m_unit[link->to] && m_unit[link->from] != m_unit[link->to]) {
                chart.links.emplace_back();
                chart.links.back().from = *m_unit[link->from];
                chart.links.back().to = *m_unit[link->to];
            }
        placeInLayers(drawn, Layers(chart), direction);
        Inside all;
        std::optional<Rect> box;
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Point by = drawn[i].box.centre() - units[i].box.centre();
            for (const std::size_t node : units[i].inside.nodes)
                moveBy(m_nodes[node], by);
            for (const std::size_t subgraph : units[i].inside.subgraphs) {
                m_boxes[subgraph]->x += by.x;
                m_boxes[subgraph]->y += by.y;
            }
            box = box ? box->united(drawn[i].box) : drawn[i].box;
            std::ranges::copy(units[i].inside.nodes, std::back_inserter(all.nodes));
            std::ranges::copy(units[i].inside.subgraphs, std::back_inserter(all.subgraphs));
        }
        if (place != whole && box) {
            const std::size_t subgraph = place - 1;
            m_boxes[subgraph] = box->grown(framePadding);
            if (!m_inside[place].subgraphs.empty() && !m_chart.subgraphs[subgraph].empty()) {
                m_boxes[subgraph]->y -= titleRoom;
                m_boxes[subgraph]->height += titleRoom;
            }
        }
        return all;
    }

    std::vector<DrawnNode> &m_nodes;
    const MermaidFlowchart &m_chart;
    std::vector<Inside> m_inside; ///< directly, by place
    std::vector<std::optional<Rect>> m_boxes;
    std::vector<const MermaidLink *> m_links; ///< but for those between a subgraph and what is in it
    std::vector<std::optional<std::size_t>> m_unit;
};

} // namespace

bool isSideways(const MermaidFlowchart &chart)
{
    using Direction = MermaidFlowchart::Direction;
    return chart.direction == Direction::Right || chart.direction == Direction::Left;
}

std::vector<std::optional<Rect>> layOut(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart)
{
    return NestedLayout(nodes, chart).run();
}

} // namespace ninesketch
