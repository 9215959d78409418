// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/fresh_label.h"
#include "model/import/mermaid.h"
#include "model/import/mermaid_kinds.h"
#include "model/import/mermaid_layout.h"
#include "model/import/mermaid_links.h"
#include "model/scene/bindings.h"
#include "model/scene/element_box.h"
#include "model/scene/repair_scene.h"

#include <algorithm>
#include <map>

namespace ninesketch
{

namespace
{

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// From a side of a node back to it: above where the chart runs to a side, else to its right.
Element drawnLoop(Element arrow, LinearData line, const Element &node, bool sideways)
{
    constexpr double gap = 6, reach = 45; // px
    if (sideways) {
        const double half = node.width / 2;
        arrow.x = node.x + half / 2;
        arrow.y = node.y - gap;
        line.points = {{0, 0}, {0, gap - reach}, {half, gap - reach}, {half, 0}};
    } else {
        const double half = node.height / 2;
        arrow.x = node.x + node.width + gap;
        arrow.y = node.y + half / 2;
        line.points = {{0, 0}, {reach - gap, 0}, {reach - gap, half}, {0, half}};
    }
    arrow.data = std::move(line);
    return arrow;
}

/// Points on the way from `a` to `b` around the boxes that lie in it; none when nothing does.
std::vector<Point> detour(Point a, Point b, const std::vector<Rect> &boxes)
{
    constexpr double clearance = 30, longestApproach = 120, approach = 0.2; // px, px, of the way
    const double length = distance(a, b);
    if (length == 0)
        return {};
    const Point along{(b.x - a.x) / length, (b.y - a.y) / length}, aside{-along.y, along.x};
    struct Reach {
        double least, most; // px aside
    };
    std::vector<Reach> taken;
    std::vector<double> ways{0};
    bool isFree = true;
    for (const Rect &box : boxes) {
        const Point off = box.centre() - a;
        const double ahead = off.x * along.x + off.y * along.y, middle = off.x * aside.x + off.y * aside.y;
        if (ahead < 0 || ahead > length)
            continue;
        const double reach = (std::abs(aside.x) * box.width + std::abs(aside.y) * box.height) / 2;
        taken.push_back({middle - reach, middle + reach});
        ways.insert(ways.end(), {middle - reach - clearance, middle + reach + clearance});
        isFree = isFree && (std::abs(middle) > reach || !Rect::around(a, b).intersects(box));
    }
    if (isFree)
        return {};
    std::ranges::sort(ways, {}, [](double way) { return std::abs(way); });
    const auto way = std::ranges::find_if(ways, [&](double d) {
        return std::ranges::none_of(taken, [&](const Reach &r) { return d > r.least - 1 && d < r.most + 1; });
    });
    const Point by = aside * *way; // the outermost is always free
    const Point near = along * std::min(approach * length, longestApproach);
    return {a + near + by, b - near + by};
}

/// `aside`: px from the middles, to the left as one looks along it.
Element drawnLink(const MermaidLink &link, const Element &from, const Element &to, double aside, bool sideways,
                  const std::vector<Rect> &others, const FindElement &find, const EditContext &context)
{
    Element arrow = newElement(ElementType::Arrow, context);
    arrow.strokeStyle =
        link.line == MermaidLine::Dotted || link.look.isDashed ? StrokeStyle::Dashed : StrokeStyle::Solid;
    arrow.strokeWidth = link.look.strokeWidth > 0 ? link.look.strokeWidth : link.line == MermaidLine::Thick ? 4 : 2;
    if (!link.look.stroke.empty())
        arrow.strokeColor = link.look.stroke;
    arrow.roundness = Roundness{2, std::nullopt};
    Point start = from.centre(), end = to.centre();
    LinearData line;
    line.startArrowhead = link.start;
    line.endArrowhead = link.end;
    if (&from == &to)
        return drawnLoop(std::move(arrow), std::move(line), from, sideways);
    if (const double length = distance(start, end); length > 0) {
        constexpr double within = 0.35; // of a side: it does not pass by
        const Point left{(end.y - start.y) / length * aside, (start.x - end.x) / length * aside};
        const auto shifted = [&](const Element &shape) {
            return shape.centre() + Point{std::clamp(left.x, -within * shape.width, within * shape.width),
                                          std::clamp(left.y, -within * shape.height, within * shape.height)};
        };
        start = shifted(from);
        end = shifted(to);
    }
    arrow.x = start.x;
    arrow.y = start.y;
    line.points = {{0, 0}};
    constexpr double outside = 40; // px: a bend within a shape would end the arrow there
    for (const Point point : detour(start, end, others))
        if (!from.box().grown(outside).contains(point) && !to.box().grown(outside).contains(point))
            line.points.push_back(point - start);
    line.points.push_back(end - start);
    line.startBinding = bindingAimedAt(from, start, false);
    line.endBinding = bindingAimedAt(to, end, false);
    arrow.data = std::move(line);
    return followedArrow(arrow, find, find);
}

/// The elements of a chart: nodes, frames around its subgraphs, and links between the nodes.
class FlowchartDrawing
{
public:
    FlowchartDrawing(const MermaidFlowchart &chart, const EditContext &context) : m_chart(chart), m_context(context)
    {
        const auto kinds = kindsOfNodes(chart);
        for (std::size_t i = 0; i < kinds.size(); ++i)
            m_nodes.push_back(drawnNode(chart.nodes[i], kinds[i], isSideways(chart), context));
        m_boxes = layOut(m_nodes, chart);
        spread();
    }

    std::vector<Element> draw()
    {
        m_frames.resize(m_chart.subgraphs.size());
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (const int around = subgraphAround(m_chart, i); m_boxes[i] && around >= 0)
                m_frames[static_cast<std::size_t>(around)].isAroundOthers = true;
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (m_frames[i].isAroundOthers)
                addBoxAroundOthers(i);
        for (Frame &frame : m_frames)
            if (!frame.isAroundOthers)
                frame.id = newId(m_context.random);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            addNode(i);
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (m_boxes[i] && !m_frames[i].isAroundOthers)
                addFrame(i);
        for (std::size_t i = 0; i < m_chart.links.size(); ++i)
            if (m_chart.links[i].line != MermaidLine::Invisible)
                addLink(m_chart.links[i], m_aside[i]);
        repairScene(m_elements); // both sides of each binding
        return fromTheOrigin();
    }

private:
    /// Frames stand in no frames: a subgraph around others is a rectangle behind them.
    struct Frame {
        std::string id;
        bool isAroundOthers = false;
        std::size_t element = 0; ///< in m_elements, once it is drawn
    };

    /// Links between the same two stand side by side, whichever way they go.
    void spread()
    {
        constexpr double apart = 40; // px
        using End = std::pair<int, std::size_t>;
        const auto end = [](int subgraph, std::size_t node) {
            return subgraph >= 0 ? End{1, static_cast<std::size_t>(subgraph)} : End{0, node};
        };
        std::map<std::pair<End, End>, std::vector<std::size_t>> between;
        for (std::size_t i = 0; i < m_chart.links.size(); ++i) {
            const MermaidLink &link = m_chart.links[i];
            between[std::minmax(end(link.fromSubgraph, link.from), end(link.toSubgraph, link.to))].push_back(i);
        }
        m_aside.resize(m_chart.links.size());
        for (const auto &[ends, links] : between)
            for (std::size_t k = 0; k < links.size(); ++k) {
                const MermaidLink &link = m_chart.links[links[k]];
                const double place = static_cast<double>(k) - static_cast<double>(links.size() - 1) / 2;
                m_aside[links[k]] = (end(link.fromSubgraph, link.from) == ends.first ? apart : -apart) * place;
            }
    }

    std::size_t add(Element element)
    {
        m_elements.push_back(std::make_shared<Element>(std::move(element)));
        return m_elements.size() - 1;
    }

    void addNode(std::size_t index)
    {
        DrawnNode &node = m_nodes[index];
        const int subgraph = m_chart.nodes[index].subgraph;
        const Frame *frame = subgraph >= 0 ? &m_frames[static_cast<std::size_t>(subgraph)] : nullptr;
        for (Element &element : node.elements) {
            if (frame && !frame->isAroundOthers)
                element.frameId = frame->id;
            const bool isBody = element.id == node.bodyId;
            const std::size_t at = add(std::move(element));
            if (isBody)
                m_bodies.push_back(at);
        }
    }

    void addBoxAroundOthers(std::size_t index)
    {
        Element box = newElement(ElementType::Rectangle, m_context);
        box.strokeColor = "#bbb";
        box.roughness = 0;
        box.roundness = Roundness{3, 8.0};
        setBox(box, *m_boxes[index]);
        m_frames[index].id = box.id;
        m_frames[index].element = m_elements.size();
        if (m_chart.subgraphs[index].empty()) {
            add(std::move(box));
            return;
        }
        Element title = freshLabel(oneLine(m_chart.subgraphs[index]), box.id, 16, m_context);
        title.strokeColor = "#868e96";
        title.text()->textAlign = TextAlign::Left;
        title.text()->verticalAlign = VerticalAlign::Top;
        box.boundElements.push_back({title.id, "text"});
        LabelledElement both = laidOutLabel(std::move(box), std::move(title), m_context.metrics);
        add(std::move(both.container));
        add(std::move(both.label));
    }

    void addFrame(std::size_t index)
    {
        Element frame = newElement(ElementType::Frame, m_context);
        frame.id = m_frames[index].id;
        frame.strokeColor = "#bbb";
        frame.roughness = 0;
        setBox(frame, *m_boxes[index]);
        FrameData data;
        if (!m_chart.subgraphs[index].empty())
            data.name = oneLine(m_chart.subgraphs[index]);
        frame.data = std::move(data);
        m_frames[index].element = add(std::move(frame));
    }

    const Element *findBody(const std::string &id) const
    {
        for (const std::size_t body : m_bodies)
            if (m_elements[body]->id == id)
                return m_elements[body].get();
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (m_frames[i].id == id && m_boxes[i])
                return m_elements[m_frames[i].element].get();
        return nullptr;
    }

    /// The boxes of the nodes at neither end.
    std::vector<Rect> others(const MermaidLink &link) const
    {
        std::vector<Rect> boxes;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const bool isEnd = i == link.from || i == link.to || standsIn(m_chart, i, link.fromSubgraph) ||
                               standsIn(m_chart, i, link.toSubgraph);
            if (!isEnd)
                boxes.push_back(m_nodes[i].box);
        }
        return boxes;
    }

    /// A component, which can be called; else the frame where one is meant.
    const Element &endOf(std::size_t node, int subgraph) const
    {
        if (m_nodes[node].isComponent)
            subgraph = -1;
        return *m_elements[subgraph >= 0 ? m_frames[static_cast<std::size_t>(subgraph)].element : m_bodies[node]];
    }

    void addLink(const MermaidLink &link, double aside)
    {
        Element arrow = drawnLink(
            link, endOf(link.from, link.fromSubgraph), endOf(link.to, link.toSubgraph), aside, isSideways(m_chart),
            others(link), [this](const std::string &id) { return findBody(id); }, m_context);
        if (link.label.empty()) {
            add(std::move(arrow));
            return;
        }
        Element label = freshLabel(link.label, arrow.id, 16, m_context);
        if (!link.look.words.empty())
            label.strokeColor = link.look.words;
        arrow.boundElements.push_back({label.id, "text"});
        LabelledElement both = laidOutLabel(std::move(arrow), std::move(label), m_context.metrics);
        add(std::move(both.container));
        add(std::move(both.label));
    }

    /// Moved so that the box of nodes and frames begins there.
    std::vector<Element> fromTheOrigin()
    {
        Rect whole = m_elements.empty() ? Rect{} : m_elements.front()->box();
        for (const DrawnNode &node : m_nodes)
            whole = whole.united(node.box);
        for (const auto &box : m_boxes)
            if (box)
                whole = whole.united(*box);
        std::vector<Element> moved;
        for (const auto &element : m_elements) {
            element->x -= whole.x;
            element->y -= whole.y;
            moved.push_back(std::move(*element));
        }
        return moved;
    }

    const MermaidFlowchart &m_chart;
    const EditContext &m_context;
    std::vector<DrawnNode> m_nodes;
    std::vector<double> m_aside;              ///< of each link, px
    std::vector<std::optional<Rect>> m_boxes; ///< by subgraph
    std::vector<Frame> m_frames;              ///< by subgraph
    std::vector<std::shared_ptr<Element>> m_elements;
    std::vector<std::size_t> m_bodies; ///< of nodes, in m_elements
};

} // namespace

std::vector<Element> drawnFlowchart(const MermaidFlowchart &chart, const EditContext &context)
{
    return FlowchartDrawing(chart, context).draw();
}

} // namespace ninesketch
