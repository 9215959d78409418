// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_nodes.h"

#include "model/design/component_drawing.h"
#include "model/import/fresh_label.h"
#include "model/scene/element_box.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// "━━━━", "----": a line that rules off, or nothing.
bool isRule(std::string_view line)
{
    for (std::size_t i = 0; i < line.size();) { // box drawings are 0xe2 0x94 or 0x95, and a byte more
        const bool drawn = line.substr(i).starts_with("\xe2\x94") || line.substr(i).starts_with("\xe2\x95");
        if (!drawn && std::string_view("-=_*~ ").find(line[i]) == std::string_view::npos)
            return false;
        i += drawn ? 3 : 1;
    }
    return true;
}

/// Without empty lines, and without those that only rule off ("────").
std::string linesOfWords(std::string_view text)
{
    std::string made;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const std::string_view line = text.substr(0, end); !isRule(line))
            (made += made.empty() ? "" : "\n") += line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return made;
}

/// No line much wider than the boxes of others.
std::string inLines(const std::string &text, const EditContext &context)
{
    constexpr double widest = 280; // px
    return wrapText(text, TextData{}.fontFamily, 20, widest, context.metrics);
}

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

/// Around 0, 0.
Element centred(ElementType type, double width, double height, const EditContext &context)
{
    Element element = newElement(type, context);
    element.width = width;
    element.height = height;
    element.x = -width / 2;
    element.y = -height / 2;
    return element;
}

void fill(Element &element)
{
    element.backgroundColor = element.strokeColor;
    element.fillStyle = FillStyle::Solid;
}

Element words(const std::string &text, double size, TextAlign align, const EditContext &context)
{
    Element made = freshLabel(text, {}, size, context);
    made.text()->containerId.reset();
    made.text()->textAlign = align;
    made.text()->verticalAlign = VerticalAlign::Top;
    return laidOutText(std::move(made), context.metrics);
}

Element rule(double left, double y, double width, const EditContext &context)
{
    Element line = newElement(ElementType::Line, context);
    line.strokeWidth = 1;
    line.x = left;
    line.y = y;
    line.width = width;
    LinearData data;
    data.points = {{0, 0}, {width, 0}};
    line.data = std::move(data);
    return line;
}

/// A box with its name in the middle, and under it a rule and a list for each of its parts; one group.
DrawnNode drawnRecord(const MermaidNode &node, const EditContext &context)
{
    constexpr double padding = 12, least = 140; // px
    std::vector<Element> texts{words(node.label, 20, TextAlign::Center, context)};
    for (const std::string &part : node.parts)
        if (!part.empty())
            texts.push_back(words(part, 16, TextAlign::Left, context));
    double width = least - 2 * padding, height = 0;
    for (const Element &text : texts) {
        width = std::max(width, text.width);
        height += text.height + 2 * padding;
    }
    width += 2 * padding;
    DrawnNode drawn;
    drawn.elements.push_back(centred(ElementType::Rectangle, width, height, context));
    drawn.bodyId = drawn.elements.front().id;
    drawn.box = drawn.elements.front().box();
    double y = drawn.box.y;
    for (Element &text : texts) {
        if (&text != &texts.front())
            drawn.elements.push_back(rule(drawn.box.x, y, width, context));
        text.x = text.text()->textAlign == TextAlign::Center ? -text.width / 2 : drawn.box.x + padding;
        text.y = y + padding;
        y += text.height + 2 * padding;
        drawn.elements.push_back(std::move(text));
    }
    if (texts.size() > 1) {
        const std::string group = newId(context.random);
        for (Element &element : drawn.elements)
            element.groupIds = {group};
    }
    return drawn;
}

/// Where states begin: a disc; where they end: one in a ring.
DrawnNode drawnTurningPoint(MermaidShape shape, const EditContext &context)
{
    DrawnNode drawn;
    drawn.elements.push_back(centred(ElementType::Ellipse, 24, 24, context));
    drawn.bodyId = drawn.elements.front().id;
    drawn.box = drawn.elements.front().box();
    if (shape == MermaidShape::Start) {
        fill(drawn.elements.front());
        return drawn;
    }
    drawn.elements.push_back(centred(ElementType::Ellipse, 12, 12, context));
    fill(drawn.elements.back());
    const std::string group = newId(context.random);
    for (Element &element : drawn.elements)
        element.groupIds = {group};
    return drawn;
}

DrawnNode drawnBar(bool sideways, const EditContext &context)
{
    constexpr double along = 120, thick = 8; // px
    DrawnNode drawn;
    drawn.elements.push_back(
        centred(ElementType::Rectangle, sideways ? thick : along, sideways ? along : thick, context));
    fill(drawn.elements.front());
    drawn.bodyId = drawn.elements.front().id;
    drawn.box = drawn.elements.front().box();
    return drawn;
}

} // namespace

namespace
{

DrawnNode inItsUsualLook(const MermaidNode &node, const std::optional<NamedKind> &what, bool sideways,
                         const EditContext &context)
{
    if (node.shape == MermaidShape::Record)
        return drawnRecord(node, context);
    if (node.shape == MermaidShape::Start || node.shape == MermaidShape::End)
        return drawnTurningPoint(node.shape, context);
    if (node.shape == MermaidShape::Bar)
        return drawnBar(sideways, context);
    DrawnNode drawn;
    if (what) {
        ComponentWish wish;
        wish.kindId = what->kind->id;
        if (what->preset)
            wish.presetId = what->preset->id;
        wish.name = inLines(linesOfWords(node.label), context);
        wish.seed = context.random();
        const ComponentDrawing made = makeComponent(wish, context.metrics);
        for (const ElementPtr &element : made.elements)
            drawn.elements.push_back(*element);
        drawn.bodyId = made.bodyId;
        drawn.isComponent = true;
    } else if (node.label.empty()) { // a choice between states
        Element shape = plainShape(node, context);
        setBox(shape, {-30, -30, 60, 60});
        drawn.bodyId = shape.id;
        drawn.elements = {std::move(shape)};
    } else {
        Element shape = plainShape(node, context);
        Element label = freshLabel(inLines(node.label, context), shape.id, 20, context);
        const TextData &text = *label.text();
        const TextSize size = measureText(text.text, text.fontFamily, text.fontSize, text.lineHeight, context.metrics);
        shape.width = std::max(120.0, containerExtentFor(shape.type, size.width) + 20);
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

/// The body takes its colours and its line; what stands on it is drawn in the colour of the words.
void dress(DrawnNode &drawn, const MermaidLook &look)
{
    const std::string &words = look.words.empty() ? look.stroke : look.words;
    for (Element &element : drawn.elements) {
        const bool isBody = element.id == drawn.bodyId;
        const std::string &line = isBody ? look.stroke : words;
        if (!line.empty())
            element.strokeColor = line;
        if (!isBody)
            continue;
        if (!look.fill.empty()) {
            element.backgroundColor = look.fill;
            element.fillStyle = FillStyle::Solid;
        }
        if (look.strokeWidth > 0)
            element.strokeWidth = look.strokeWidth;
        if (look.isDashed)
            element.strokeStyle = StrokeStyle::Dashed;
    }
}

} // namespace

DrawnNode drawnNode(const MermaidNode &node, const std::optional<NamedKind> &what, bool sideways,
                    const EditContext &context)
{
    DrawnNode drawn = inItsUsualLook(node, what, sideways, context);
    dress(drawn, node.look);
    if (!node.address.empty())
        for (Element &element : drawn.elements)
            if (element.id == drawn.bodyId)
                element.link = node.address;
    return drawn;
}

} // namespace ninesketch
