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

namespace ninesketch
{

namespace
{

constexpr double linkFontSize = 16; // px

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

/// `way`: from within `from` to within `to`; empty: from middle to middle.
Element drawnLink(const MermaidLink &link, const Element &from, const Element &to, std::vector<Point> way,
                  bool sideways, const FindElement &find, const EditContext &context)
{
    Element arrow = newElement(ElementType::Arrow, context);
    arrow.strokeStyle =
        link.line == MermaidLine::Dotted || link.look.isDashed ? StrokeStyle::Dashed : StrokeStyle::Solid;
    arrow.strokeWidth = link.look.strokeWidth > 0 ? link.look.strokeWidth : link.line == MermaidLine::Thick ? 4 : 2;
    if (!link.look.stroke.empty())
        arrow.strokeColor = link.look.stroke;
    arrow.roundness = Roundness{2, std::nullopt};
    LinearData line;
    line.startArrowhead = link.start;
    line.endArrowhead = link.end;
    if (&from == &to)
        return drawnLoop(std::move(arrow), std::move(line), from, sideways);
    if (way.size() < 2)
        way = {from.centre(), to.centre()};
    const Point start = way.front(), end = way.back();
    arrow.x = start.x;
    arrow.y = start.y;
    for (const Point point : way)
        line.points.push_back(point - start);
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
        std::vector<TextSize> labels;
        for (const MermaidLink &link : chart.links)
            labels.push_back(sizeOfLabel(link));
        m_layout = layOut(m_nodes, chart, labels);
    }

    std::vector<Element> draw()
    {
        m_frames.resize(m_chart.subgraphs.size());
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (const int around = subgraphAround(m_chart, i); m_layout.boxes[i] && around >= 0)
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
            if (m_layout.boxes[i] && !m_frames[i].isAroundOthers)
                addFrame(i);
        for (std::size_t i = 0; i < m_chart.links.size(); ++i)
            if (m_chart.links[i].line != MermaidLine::Invisible)
                addLink(m_chart.links[i], std::move(m_layout.ways[i]));
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

    TextSize sizeOfLabel(const MermaidLink &link) const
    {
        if (link.label.empty() || link.line == MermaidLine::Invisible)
            return {};
        Element arrow = newElement(ElementType::Arrow, m_context); // no shorter than what it is called
        Element label = freshLabel(link.label, arrow.id, linkFontSize, m_context);
        const TextData &text = *label.text();
        const std::string lines = wrapText(text.text, text.fontFamily, text.fontSize,
                                           labelRoomWidth(arrow, text.fontSize), m_context.metrics);
        return measureText(lines, text.fontFamily, text.fontSize, text.lineHeight, m_context.metrics);
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
        setBox(box, *m_layout.boxes[index]);
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
        setBox(frame, *m_layout.boxes[index]);
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
            if (m_frames[i].id == id && m_layout.boxes[i])
                return m_elements[m_frames[i].element].get();
        return nullptr;
    }

    const Element &endOf(std::size_t node, int subgraph) const
    {
        const bool isFrame = endsAtFrame(m_nodes[node], subgraph);
        return *m_elements[isFrame ? m_frames[static_cast<std::size_t>(subgraph)].element : m_bodies[node]];
    }

    void addLink(const MermaidLink &link, std::vector<Point> way)
    {
        Element arrow = drawnLink(
            link, endOf(link.from, link.fromSubgraph), endOf(link.to, link.toSubgraph), std::move(way),
            isSideways(m_chart), [this](const std::string &id) { return findBody(id); }, m_context);
        if (link.label.empty()) {
            add(std::move(arrow));
            return;
        }
        Element label = freshLabel(link.label, arrow.id, linkFontSize, m_context);
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
        for (const auto &box : m_layout.boxes)
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
    FlowchartLayout m_layout;
    std::vector<Frame> m_frames; ///< by subgraph
    std::vector<std::shared_ptr<Element>> m_elements;
    std::vector<std::size_t> m_bodies; ///< of nodes, in m_elements
};

} // namespace

std::vector<Element> drawnFlowchart(const MermaidFlowchart &chart, const EditContext &context)
{
    return FlowchartDrawing(chart, context).draw();
}

} // namespace ninesketch
