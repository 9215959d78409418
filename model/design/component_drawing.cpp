// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/component_drawing.h"

#include "model/design/design_json.h"
#include "model/design/glyphs.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr double fontSize = 20, lineHeight = 1.25, bodyHeight = 100, narrowest = 140, glyphSize = 34, glyphTop = 13,
                 textPadding = 5; // Excalidraw's BOUND_TEXT_PADDING
constexpr int handwritten = 5;

/// SplitMix64 (Steele, Lea, Flood 2014): ids and stroke seeds from one number.
std::uint64_t mixed(std::uint64_t &state)
{
    std::uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::string madeId(std::uint64_t &state)
{
    static constexpr char letters[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    std::string id;
    for (int half = 0; half < 2; ++half)
        for (std::uint64_t bits = mixed(state), i = 0; i < 10; ++i, bits >>= 6)
            id += letters[bits & 63u];
    return id;
}

class Drawing
{
public:
    explicit Drawing(std::uint64_t seed) : m_state(seed), m_group(madeId(m_state)) {}

    Element element(ElementType type, const Kind &kind)
    {
        Element made;
        made.id = madeId(m_state);
        made.type = type;
        made.strokeColor = kind.strokeColor;
        made.seed = static_cast<std::int32_t>(mixed(m_state) % 0x7ffffffeu) + 1;
        made.versionNonce = static_cast<std::int64_t>(mixed(m_state) % 0x7fffffffu);
        made.groupIds = {m_group};
        return made;
    }

private:
    std::uint64_t m_state;
    std::string m_group;
};

Element glyphElement(Drawing &drawing, const Kind &kind, const GlyphStroke &stroke, Point at, double size)
{
    const ElementType type = stroke.shape == GlyphStroke::Shape::Ellipse     ? ElementType::Ellipse
                             : stroke.shape == GlyphStroke::Shape::Rectangle ? ElementType::Rectangle
                                                                             : ElementType::Line;
    Element made = drawing.element(type, kind);
    made.strokeWidth = 1;
    made.roughness = 0.5;
    if (stroke.filled)
        made.backgroundColor = stroke.fill.empty() ? "#ffffff" : stroke.fill;
    const auto placed = [&](Point p) { return Point{at.x + p.x * size, at.y + p.y * size}; };
    if (type != ElementType::Line) {
        const Point corner = placed({stroke.points[0].x, stroke.points[0].y}), other = placed(stroke.points[1]);
        made.x = corner.x;
        made.y = corner.y;
        made.width = other.x - corner.x;
        made.height = other.y - corner.y;
        return made;
    }
    LinearData line;
    const Point first = placed(stroke.points.front());
    Rect box{0, 0, 0, 0};
    for (const Point &point : stroke.points) {
        const Point relative = placed(point) - first;
        line.points.push_back(relative);
        box = box.united({relative.x, relative.y, 0, 0});
    }
    made.x = first.x;
    made.y = first.y;
    made.width = box.width;
    made.height = box.height;
    if (stroke.curved)
        made.roundness = Roundness{2, std::nullopt};
    made.data = std::move(line);
    return made;
}

} // namespace

ComponentDrawing makeComponent(const ComponentWish &wish, const TextMetrics &metrics)
{
    const Kind *known = findKind(wish.kindId);
    const Kind &kind = known ? *known : unknownKind();
    const Preset *preset = findPreset(wish.presetId);
    const std::string name = !wish.name.empty() ? wish.name : preset ? preset->name : kind.name;
    Drawing drawing(wish.seed);

    const TextSize words = measureText(name, handwritten, fontSize, lineHeight, metrics);
    Element body = drawing.element(ElementType::Rectangle, kind);
    if (!wish.id.empty())
        body.id = wish.id;
    body.width = std::max(narrowest, std::ceil((words.width + 4 * textPadding) / 10) * 10);
    body.height = bodyHeight + words.height - fontSize * lineHeight; // one line more, so much higher
    body.x = wish.centre.x - body.width / 2;
    body.y = wish.centre.y - body.height / 2;
    body.backgroundColor = kind.backgroundColor;
    body.roundness = Roundness{};
    Json own{{"v", 1}, {"kind", wish.kindId}, {"params", Json::object()}};
    if (preset) {
        own["preset"] = preset->id;
        own["params"] = parametersToJson(presetParameters(*preset));
    }
    if (wish.replicas)
        own["params"]["replicas"] = *wish.replicas;
    Json custom = Json::object();
    custom["ninesketch"] = std::move(own);
    body.customData = std::make_shared<const Json>(std::move(custom));

    Element label = drawing.element(ElementType::Text, kind);
    label.strokeColor = "#1e1e1e";
    label.width = words.width;
    label.height = words.height;
    label.x = body.x + (body.width - label.width) / 2;
    label.y = body.y + body.height - label.height - textPadding;
    TextData text;
    text.text = text.originalText = name;
    text.fontSize = fontSize;
    text.fontFamily = handwritten;
    text.lineHeight = lineHeight;
    text.textAlign = TextAlign::Center;
    text.verticalAlign = VerticalAlign::Bottom;
    text.containerId = body.id;
    label.data = std::move(text);
    body.boundElements.push_back({label.id, "text"});

    ComponentDrawing made;
    made.bodyId = body.id;
    const Point glyphAt{body.x + (body.width - glyphSize) / 2, body.y + glyphTop};
    made.elements.push_back(std::make_shared<const Element>(std::move(body)));
    made.elements.push_back(std::make_shared<const Element>(std::move(label)));
    for (const GlyphStroke &stroke : glyphOf(kind.id))
        made.elements.push_back(
            std::make_shared<const Element>(glyphElement(drawing, kind, stroke, glyphAt, glyphSize)));
    return made;
}

} // namespace ninesketch
