// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_layout.h"
#include "model/import/mermaid_links.h"
#include "model/import/nested_layers.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

using Direction = MermaidFlowchart::Direction;

constexpr double framePadding = 30; // px between what is in a subgraph and its frame
constexpr double titleRoom = 30;    // px above that, for the title of one that has others in it
constexpr double nameRoom = 24;     // px above a frame, for its name

bool isSideways(Direction direction)
{
    return direction == Direction::Right || direction == Direction::Left;
}

/// Between the chart and layers, which run from top to bottom.
class Turning
{
public:
    explicit Turning(Direction direction) : m_direction(direction) {}

    TextSize size(double width, double height) const
    {
        return isSideways(m_direction) ? TextSize{height, width} : TextSize{width, height};
    }

    Point back(Point at) const
    {
        const double along = m_direction == Direction::Up || m_direction == Direction::Left ? -at.y : at.y;
        return isSideways(m_direction) ? Point{along, at.x} : Point{at.x, along};
    }

    Rect back(const Rect &box) const
    {
        return Rect::around(back(Point{box.x, box.y}), back(Point{box.right(), box.bottom()}));
    }

    LayeredPlace place(int around, double above) const
    {
        LayeredPlace place{around, framePadding, framePadding, framePadding, framePadding};
        (isSideways(m_direction) ? place.left : m_direction == Direction::Up ? place.bottom : place.top) += above;
        return place;
    }

private:
    Direction m_direction;
};

constexpr int whole = -1; // the chart itself, among its subgraphs

/// The chart, and each subgraph with a direction of its own, is laid out by itself, these before what they stand in.
class NestedLayout
{
public:
    NestedLayout(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart, const std::vector<TextSize> &labels)
        : m_nodes(nodes), m_chart(chart), m_labels(labels), m_hasNodes(chart.subgraphs.size(), 0),
          m_hasOthers(chart.subgraphs.size(), 0), m_isApart(chart.subgraphs.size(), 0)
    {
        m_made.boxes.resize(chart.subgraphs.size());
        m_made.ways.resize(chart.links.size());
        for (const MermaidNode &node : chart.nodes)
            for (int at = node.subgraph; at >= 0; at = subgraphAround(chart, index(at)))
                m_hasNodes[index(at)] = 1;
        for (std::size_t i = 0; i < chart.subgraphs.size(); ++i)
            if (const int around = subgraphAround(chart, i); m_hasNodes[i] && around >= 0)
                m_hasOthers[index(around)] = 1;
        for (const auto &[subgraph, direction] : chart.turned)
            if (subgraph >= 0)
                m_isApart[index(subgraph)] = m_hasNodes[index(subgraph)] && !isBound(subgraph);
    }

    FlowchartLayout run()
    {
        for (std::size_t i = m_chart.subgraphs.size(); i-- > 0;) // what stands in another comes behind it
            if (m_isApart[i])
                arrange(static_cast<int>(i), m_chart.turned.at(static_cast<int>(i)));
        arrange(whole, m_chart.direction);
        return std::move(m_made);
    }

private:
    static std::size_t index(int subgraph) { return static_cast<std::size_t>(subgraph); }

    /// A node, or a subgraph that was laid out by itself, with all that is in it.
    struct Unit {
        std::vector<std::size_t> nodes;
        int subgraph = -1;
        Rect box;
    };

    /// Something outside is linked with what is in it: then its own direction does not count, as Mermaid has it.
    bool isBound(int subgraph) const
    {
        return std::ranges::any_of(m_chart.links, [&](const MermaidLink &link) {
            const bool from = standsIn(m_chart, link.from, subgraph), to = standsIn(m_chart, link.to, subgraph);
            return from != to && (from ? link.fromSubgraph : link.toSubgraph) != subgraph;
        });
    }

    bool isWithin(int subgraph, int around) const
    {
        while (subgraph >= 0 && subgraph != around)
            subgraph = subgraphAround(m_chart, index(subgraph));
        return subgraph == around;
    }

    /// The outermost one around it that was laid out by itself, of those within `root`; else -1.
    int apartAround(int subgraph, int root) const
    {
        int found = -1;
        for (int at = subgraph; at != root && at >= 0; at = subgraphAround(m_chart, index(at)))
            if (m_isApart[index(at)])
                found = at;
        return found;
    }

    double roomAbove(std::size_t subgraph) const
    {
        return m_chart.subgraphs[subgraph].empty() ? 0 : m_hasOthers[subgraph] ? titleRoom : nameRoom;
    }
    /// Titles stand within a box around others, names above a frame.
    Rect withName(std::size_t subgraph, const Rect &box) const
    {
        const double above = m_hasOthers[subgraph] ? 0 : roomAbove(subgraph);
        return {box.x, box.y - above, box.width, box.height + above};
    }
    Rect withoutName(std::size_t subgraph, const Rect &box) const
    {
        const double above = m_hasOthers[subgraph] ? 0 : roomAbove(subgraph);
        return {box.x, box.y + above, box.width, box.height - above};
    }

    void arrange(int root, Direction direction)
    {
        const Turning turning(direction);
        std::vector<int> placeOf(m_chart.subgraphs.size(), -1);
        std::vector<std::size_t> subgraphs; // by place
        std::vector<LayeredPlace> places;
        for (std::size_t i = 0; i < m_chart.subgraphs.size(); ++i) {
            const int own = static_cast<int>(i);
            if (!m_hasNodes[i] || own == root || !isWithin(own, root) || apartAround(own, root) >= 0)
                continue;
            placeOf[i] = static_cast<int>(places.size());
            const int around = subgraphAround(m_chart, i);
            places.push_back(turning.place(around == root ? -1 : placeOf[index(around)], roomAbove(i)));
            subgraphs.push_back(i);
        }
        std::vector<Unit> units;
        std::vector<std::optional<std::size_t>> unitOf(m_nodes.size());
        std::vector<LayeredBox> boxes;
        for (std::size_t node = 0; node < m_nodes.size(); ++node) {
            if (unitOf[node] || !isWithin(m_chart.nodes[node].subgraph, root))
                continue;
            const int apart = apartAround(m_chart.nodes[node].subgraph, root);
            Unit unit{{node}, apart, m_nodes[node].box};
            int around = m_chart.nodes[node].subgraph;
            if (apart >= 0) {
                unit.nodes.clear();
                for (std::size_t other = node; other < m_nodes.size(); ++other)
                    if (standsIn(m_chart, other, apart))
                        unit.nodes.push_back(other);
                unit.box = withName(index(apart), *m_made.boxes[index(apart)]);
                around = subgraphAround(m_chart, index(apart));
            }
            for (const std::size_t each : unit.nodes)
                unitOf[each] = units.size();
            const TextSize size = turning.size(unit.box.width, unit.box.height);
            boxes.push_back({size.width, size.height, around < 0 || around == root ? -1 : placeOf[index(around)]});
            units.push_back(std::move(unit));
        }
        std::vector<LayeredLink> links;
        std::vector<std::size_t> which;
        for (std::size_t l = 0; l < m_chart.links.size(); ++l) {
            const MermaidLink &link = m_chart.links[l];
            const auto from = unitOf[link.from], to = unitOf[link.to];
            if (!from || !to || from == to || standsIn(m_chart, link.from, link.toSubgraph) ||
                standsIn(m_chart, link.to, link.fromSubgraph))
                continue;
            const TextSize label = turning.size(m_labels[l].width, m_labels[l].height);
            links.push_back({*from, *to, frameAt(link.from, link.fromSubgraph, placeOf),
                             frameAt(link.to, link.toSubgraph, placeOf), label.width, label.height});
            which.push_back(l);
        }
        const LayeredGaps gaps{isSideways(direction) ? 120.0 : 100.0, 50, 30}; // px
        const LayeredDrawing drawing = drawnInLayers(boxes, places, links, gaps);
        for (std::size_t u = 0; u < units.size(); ++u)
            move(units[u], turning.back(drawing.centres[u]) - units[u].box.centre());
        for (std::size_t p = 0; p < places.size(); ++p)
            if (drawing.places[p])
                m_made.boxes[subgraphs[p]] = withoutName(subgraphs[p], turning.back(*drawing.places[p]));
        for (std::size_t l = 0; l < which.size(); ++l)
            for (const Point point : drawing.ways[l])
                m_made.ways[which[l]].push_back(turning.back(point));
        if (root != whole)
            enclose(root, units, subgraphs);
    }

    int frameAt(std::size_t node, int subgraph, const std::vector<int> &placeOf) const
    {
        return endsAtFrame(m_nodes[node], subgraph) ? placeOf[index(subgraph)] : -1;
    }

    void enclose(int root, const std::vector<Unit> &units, const std::vector<std::size_t> &subgraphs)
    {
        Rect box = m_nodes[units.front().nodes.front()].box;
        for (const Unit &unit : units) {
            for (const std::size_t node : unit.nodes)
                box = box.united(m_nodes[node].box);
            if (unit.subgraph >= 0)
                box = box.united(*m_made.boxes[index(unit.subgraph)]);
        }
        for (const std::size_t subgraph : subgraphs)
            box = box.united(*m_made.boxes[subgraph]);
        box = box.grown(framePadding);
        if (m_hasOthers[index(root)]) {
            box.y -= roomAbove(index(root));
            box.height += roomAbove(index(root));
        }
        m_made.boxes[index(root)] = box;
    }

    void move(const Unit &unit, Point by)
    {
        for (const std::size_t node : unit.nodes) {
            for (Element &element : m_nodes[node].elements) {
                element.x += by.x;
                element.y += by.y;
            }
            m_nodes[node].box.x += by.x;
            m_nodes[node].box.y += by.y;
        }
        if (unit.subgraph < 0)
            return;
        for (std::size_t i = 0; i < m_made.boxes.size(); ++i)
            if (m_made.boxes[i] && isWithin(static_cast<int>(i), unit.subgraph)) {
                m_made.boxes[i]->x += by.x;
                m_made.boxes[i]->y += by.y;
            }
        for (std::size_t l = 0; l < m_made.ways.size(); ++l)
            if (standsIn(m_chart, m_chart.links[l].from, unit.subgraph))
                for (Point &point : m_made.ways[l])
                    point = point + by;
    }

    std::vector<DrawnNode> &m_nodes;
    const MermaidFlowchart &m_chart;
    const std::vector<TextSize> &m_labels;
    std::vector<char> m_hasNodes, m_hasOthers, m_isApart; ///< by subgraph
    FlowchartLayout m_made;
};

} // namespace

bool isSideways(const MermaidFlowchart &chart)
{
    return isSideways(chart.direction);
}

bool endsAtFrame(const DrawnNode &node, int subgraph)
{
    return subgraph >= 0 && !node.isComponent;
}

FlowchartLayout layOut(std::vector<DrawnNode> &nodes, const MermaidFlowchart &chart,
                       const std::vector<TextSize> &labels)
{
    return NestedLayout(nodes, chart, labels).run();
}

} // namespace ninesketch
