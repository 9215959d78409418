// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/draw_design.h"

#include "model/design/call_routes.h"
#include "model/design/component_drawing.h"
#include "model/design/layout.h"
#include "model/design/read_design.h"
#include "model/scene/repair_scene.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double middle = 0.5001; // Excalidraw moves a fixed point of exactly one half
constexpr double gap = 6;         // from a 2 px outline to the arrow
constexpr double labelSize = 16, lineHeight = 1.25;

/// FNV-1a: the same words give the same strokes everywhere.
std::uint64_t hashOf(const std::string &words)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : words)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// Where the line from the middle of `body` towards `to` is a gap away from its outline.
Point leaving(const Element &body, Point to)
{
    const Point centre{body.x + body.width * middle, body.y + body.height * middle};
    const Point along = to - centre;
    const double reachX = (body.width / 2 + gap) / std::max(1e-9, std::abs(along.x)),
                 reachY = (body.height / 2 + gap) / std::max(1e-9, std::abs(along.y));
    return centre + along * std::min({reachX, reachY, 1.0});
}

class Drawer
{
public:
    Drawer(const Design &design, const TextMetrics &metrics) : m_design(design), m_metrics(metrics) {}

    Scene draw()
    {
        placeComponents();
        for (const Call &call : m_design.calls)
            addCall(call);
        std::vector<std::shared_ptr<Element>> elements;
        for (Element &element : m_elements)
            elements.push_back(std::make_shared<Element>(std::move(element)));
        Scene scene{{elements.begin(), elements.end()}};
        scene = withMeaning(scene);
        elements.clear();
        for (const ElementPtr &element : scene.elements())
            elements.push_back(std::make_shared<Element>(*element));
        (void)repairScene(elements); // order keys
        return Scene({elements.begin(), elements.end()});
    }

private:
    void placeComponents()
    {
        std::vector<ComponentDrawing> drawings;
        std::vector<LayoutBox> boxes;
        for (const Component &component : m_design.components) {
            ComponentWish wish;
            wish.kindId = component.kind->id;
            wish.presetId = component.preset;
            wish.name = component.name;
            wish.id = "ns-" + component.key;
            wish.seed = hashOf(component.key);
            drawings.push_back(makeComponent(wish, m_metrics));
            boxes.push_back({drawings.back().elements.front()->width, drawings.back().elements.front()->height});
        }
        std::vector<std::pair<std::size_t, std::size_t>> edges;
        for (const Call &call : m_design.calls)
            edges.emplace_back(call.from, call.to);
        const auto centres = layoutLeftToRight(boxes, edges);
        for (std::size_t i = 0; i < drawings.size(); ++i) {
            m_bodies.push_back(m_elements.size());
            for (const ElementPtr &part : drawings[i].elements) {
                m_elements.push_back(*part);
                m_elements.back().x += centres[i].x;
                m_elements.back().y += centres[i].y;
            }
        }
    }

    Element element(ElementType type, const std::string &words) const
    {
        const std::uint64_t hash = hashOf(words);
        Element made;
        made.id = "ns-" + words;
        made.type = type;
        made.seed = static_cast<std::int32_t>(hash % 0x7ffffffeu) + 1;
        made.versionNonce = static_cast<std::int64_t>((hash >> 20) % 0x7fffffffu);
        return made;
    }

    void addCall(const Call &call)
    {
        Element &start = m_elements[m_bodies[call.from]], &end = m_elements[m_bodies[call.to]];
        Element arrow = element(ElementType::Arrow, call.id);
        // two calls between the same two, or one there and one back, bend to different sides
        const int bend = bendOf(m_design, call);
        std::vector<Point> via;
        if (call.from == call.to)
            via = {{start.x + start.width + 60, start.y - 20}, {start.centre().x, start.y - 60}};
        else if (bend != 0)
            via = {bentMiddle(start.centre(), end.centre(), bend)};
        std::vector<Point> points{leaving(start, via.empty() ? end.centre() : via.front())};
        points.insert(points.end(), via.begin(), via.end());
        points.push_back(leaving(end, via.empty() ? start.centre() : via.back()));

        LinearData line;
        Rect extent{0, 0, 0, 0};
        for (const Point &point : points) {
            line.points.push_back(point - points.front());
            extent = extent.united({line.points.back().x, line.points.back().y, 0, 0});
        }
        arrow.x = points.front().x;
        arrow.y = points.front().y;
        arrow.width = extent.width;
        arrow.height = extent.height;
        arrow.roundness = Roundness{2, std::nullopt};
        const bool waits = call.mode == CallMode::Sync;
        arrow.strokeStyle = waits ? StrokeStyle::Solid : StrokeStyle::Dashed;
        line.startBinding = bindingTo(start);
        line.endBinding = bindingTo(end);
        line.endArrowhead = Arrowhead::Arrow;
        arrow.data = std::move(line);
        start.boundElements.push_back({arrow.id, "arrow"});
        if (call.from != call.to)
            end.boundElements.push_back({arrow.id, "arrow"});
        m_arrows.push_back(arrow.id);
        const std::size_t n = points.size();
        const Point centre = n % 2 == 1 ? points[n / 2] : (points[n / 2 - 1] + points[n / 2]) * 0.5;
        m_elements.push_back(std::move(arrow));
        if (!call.label.empty())
            addLabel(call.label, centre);
    }

    void addLabel(const std::string &words, Point centre)
    {
        Element &arrow = m_elements.back();
        Element label = element(ElementType::Text, arrow.id + ".label");
        TextData text;
        text.text = text.originalText = words;
        text.fontSize = labelSize;
        text.lineHeight = lineHeight;
        text.textAlign = TextAlign::Center;
        text.verticalAlign = VerticalAlign::Middle;
        text.containerId = arrow.id;
        label.width = m_metrics.lineWidth(words, text.fontFamily, labelSize);
        label.height = labelSize * lineHeight;
        label.x = centre.x - label.width / 2;
        label.y = centre.y - label.height / 2;
        label.data = std::move(text);
        arrow.boundElements.push_back({label.id, "text"});
        m_elements.push_back(std::move(label));
    }

    static Binding bindingTo(const Element &body)
    {
        Binding made;
        made.elementId = body.id;
        made.mode = "orbit";
        made.fixedPoint = Point{middle, middle};
        made.focus = 0;
        made.gap = gap;
        return made;
    }

    Scene withMeaning(Scene scene) const
    {
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            const Component &component = m_design.components[i];
            scene = setComponent(scene, "ns-" + component.key,
                                 {component.kind->id, component.preset, component.parameters, component.enabled});
        }
        for (std::size_t c = 0; c < m_design.calls.size(); ++c)
            scene = setCall(scene, m_arrows[c], m_design.calls[c]);
        DocumentModel document{m_design.classes, m_design.targets, m_design.settings};
        std::erase_if(document.classes, [](const RequestClass &one) { return one.assumed; });
        return document == DocumentModel{} ? scene : setDocument(scene, document);
    }

    const Design &m_design;
    const TextMetrics &m_metrics;
    std::vector<Element> m_elements;
    std::vector<std::size_t> m_bodies;
    std::vector<std::string> m_arrows;
};

} // namespace

Scene drawDesign(const Design &design, const TextMetrics &metrics)
{
    return Drawer(design, metrics).draw();
}

} // namespace ninesketch
