// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/component_drawing.h"
#include "model/design/kind_words.h"
#include "model/import/fresh_label.h"
#include "model/import/mermaid.h"
#include "model/scene/bindings.h"
#include "model/scene/element_box.h"
#include "model/scene/repair_scene.h"

#include <algorithm>
#include <numeric>

namespace ninesketch
{

namespace
{

constexpr double alongGap = 150, acrossGap = 60, framePadding = 30; // px

/// What the node is by its words, or by its shape; nothing: a question, or no part that is known.
std::optional<NamedKind> kindFor(const MermaidNode &node)
{
    if (node.shape == MermaidShape::Diamond)
        return std::nullopt;
    const auto named = kindNamedIn(node.label);
    if (!named && node.shape == MermaidShape::Cylinder)
        return NamedKind{findKind("sql-database")};
    return named;
}

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// A node as elements with its middle at 0, 0.
struct Drawn {
    std::vector<Element> elements;
    std::string bodyId;
    Rect box;
};

Element plainShape(const MermaidNode &node, const EditContext &context)
{
    const ElementType type = node.shape == MermaidShape::Diamond || node.shape == MermaidShape::Hexagon
                                 ? ElementType::Diamond
                             : node.shape == MermaidShape::Circle ? ElementType::Ellipse
                                                                  : ElementType::Rectangle;
    Element shape = newElement(type, context);
    if (node.shape == MermaidShape::Rounded || node.shape == MermaidShape::Stadium)
        shape.roundness = Roundness{3, std::nullopt};
    return shape;
}

Drawn drawnNode(const MermaidNode &node, const EditContext &context)
{
    Drawn drawn;
    if (const auto what = kindFor(node)) {
        ComponentWish wish;
        wish.kindId = what->kind->id;
        if (what->preset)
            wish.presetId = what->preset->id;
        wish.name = oneLine(node.label);
        wish.seed = context.random();
        const ComponentDrawing made = makeComponent(wish, context.metrics);
        for (const ElementPtr &element : made.elements)
            drawn.elements.push_back(*element);
        drawn.bodyId = made.bodyId;
    } else {
        Element shape = plainShape(node, context);
        Element label = freshLabel(node.label, shape.id, 20, context);
        const TextData &text = *label.text();
        const TextSize size = measureText(text.text, text.fontFamily, text.fontSize, text.lineHeight, context.metrics);
        shape.width = std::max(120.0, containerExtentFor(shape.type, std::min(size.width, 400.0)) + 20);
        shape.height = std::max(60.0, containerExtentFor(shape.type, size.height) + 10);
        shape.x = -shape.width / 2;
        shape.y = -shape.height / 2;
        shape.boundElements.push_back({label.id, "text"});
        drawn.bodyId = shape.id;
        LabelledElement both = laidOutLabel(std::move(shape), std::move(label), context.metrics);
        drawn.elements = {std::move(both.container), std::move(both.label)};
    }
    for (const Element &element : drawn.elements)
        if (element.id == drawn.bodyId)
            drawn.box = element.box();
    return drawn;
}

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

void moveBy(Drawn &drawn, Point by)
{
    for (Element &element : drawn.elements) {
        element.x += by.x;
        element.y += by.y;
    }
    drawn.box.x += by.x;
    drawn.box.y += by.y;
}

void place(std::vector<Drawn> &nodes, const Layers &layers, MermaidFlowchart::Direction direction)
{
    using Direction = MermaidFlowchart::Direction;
    const bool sideways = direction == Direction::Right || direction == Direction::Left;
    const bool backwards = direction == Direction::Up || direction == Direction::Left;
    const auto along = [&](const Drawn &node) { return sideways ? node.box.width : node.box.height; };
    const auto across = [&](const Drawn &node) { return sideways ? node.box.height : node.box.width; };
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

/// From the right side of a node around its corner, back to its upper one.
Element drawnLoop(Element arrow, LinearData line, const Element &node)
{
    constexpr double gap = 6, reach = 60, rise = 50; // px
    arrow.x = node.x + node.width + gap;
    const double upper = -node.height / 2;
    line.points = {{0, 0}, {reach - gap, 0}, {reach - gap, upper - rise}, {-node.width / 4 - gap, upper - gap}};
    arrow.data = std::move(line);
    return arrow;
}

Element drawnLink(const MermaidLink &link, const Element &from, const Element &to, const FindElement &find,
                  const EditContext &context)
{
    Element arrow = newElement(ElementType::Arrow, context);
    arrow.strokeStyle = link.line == MermaidLine::Dotted ? StrokeStyle::Dashed : StrokeStyle::Solid;
    arrow.strokeWidth = link.line == MermaidLine::Thick ? 4 : 2;
    arrow.roundness = Roundness{2, std::nullopt};
    const Point start = from.centre(), end = to.centre();
    arrow.x = start.x;
    arrow.y = start.y;
    LinearData line;
    line.startArrowhead = link.start;
    line.endArrowhead = link.end;
    if (&from == &to)
        return drawnLoop(std::move(arrow), std::move(line), from);
    line.points = {{0, 0}, end - start};
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
        for (const MermaidNode &node : chart.nodes)
            m_nodes.push_back(drawnNode(node, context));
        place(m_nodes, Layers(chart), chart.direction);
    }

    std::vector<Element> draw()
    {
        for (std::size_t i = 0; i < m_chart.subgraphs.size(); ++i)
            m_frames.push_back({newId(m_context.random), {}});
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            addNode(i);
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (m_frames[i].around)
                addFrame(i);
        for (const MermaidLink &link : m_chart.links)
            if (link.line != MermaidLine::Invisible)
                addLink(link);
        repairScene(m_elements); // both sides of each binding
        return fromTheOrigin();
    }

private:
    struct Frame {
        std::string id;
        std::optional<Rect> around; ///< the nodes in it
    };

    std::size_t add(Element element)
    {
        m_elements.push_back(std::make_shared<Element>(std::move(element)));
        return m_elements.size() - 1;
    }

    void addNode(std::size_t index)
    {
        Drawn &node = m_nodes[index];
        const int subgraph = m_chart.nodes[index].subgraph;
        Frame *frame = subgraph >= 0 ? &m_frames[static_cast<std::size_t>(subgraph)] : nullptr;
        for (Element &element : node.elements) {
            if (frame)
                element.frameId = frame->id;
            const bool isBody = element.id == node.bodyId;
            const std::size_t at = add(std::move(element));
            if (isBody)
                m_bodies.push_back(at);
        }
        if (frame)
            frame->around = frame->around ? frame->around->united(node.box) : node.box;
    }

    void addFrame(std::size_t index)
    {
        const Rect box = m_frames[index].around->grown(framePadding);
        Element frame = newElement(ElementType::Frame, m_context);
        frame.id = m_frames[index].id;
        frame.strokeColor = "#bbb";
        frame.roughness = 0;
        setBox(frame, box);
        FrameData data;
        if (!m_chart.subgraphs[index].empty())
            data.name = oneLine(m_chart.subgraphs[index]);
        frame.data = std::move(data);
        add(std::move(frame));
    }

    const Element *findBody(const std::string &id) const
    {
        for (const std::size_t body : m_bodies)
            if (m_elements[body]->id == id)
                return m_elements[body].get();
        return nullptr;
    }

    void addLink(const MermaidLink &link)
    {
        Element arrow = drawnLink(
            link, *m_elements[m_bodies[link.from]], *m_elements[m_bodies[link.to]],
            [this](const std::string &id) { return findBody(id); }, m_context);
        if (link.label.empty()) {
            add(std::move(arrow));
            return;
        }
        Element label = freshLabel(link.label, arrow.id, 16, m_context);
        arrow.boundElements.push_back({label.id, "text"});
        LabelledElement both = laidOutLabel(std::move(arrow), std::move(label), m_context.metrics);
        add(std::move(both.container));
        add(std::move(both.label));
    }

    /// Moved so that the box of nodes and frames begins there.
    std::vector<Element> fromTheOrigin()
    {
        Rect whole = m_elements.empty() ? Rect{} : m_elements.front()->box();
        for (const Drawn &node : m_nodes)
            whole = whole.united(node.box);
        for (const Frame &frame : m_frames)
            if (frame.around)
                whole = whole.united(frame.around->grown(framePadding));
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
    std::vector<Drawn> m_nodes;
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
