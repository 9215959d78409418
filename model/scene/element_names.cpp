// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/element_names.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace ninesketch
{

namespace
{

constexpr std::pair<ElementType, std::string_view> elementTypes[] = {
    {ElementType::Rectangle, "rectangle"}, {ElementType::Diamond, "diamond"},
    {ElementType::Ellipse, "ellipse"},     {ElementType::Arrow, "arrow"},
    {ElementType::Line, "line"},           {ElementType::Freedraw, "freedraw"},
    {ElementType::Text, "text"},           {ElementType::Image, "image"},
    {ElementType::Frame, "frame"},         {ElementType::MagicFrame, "magicframe"},
    {ElementType::Iframe, "iframe"},       {ElementType::Embeddable, "embeddable"},
};
constexpr std::pair<FillStyle, std::string_view> fillStyles[] = {
    {FillStyle::Hachure, "hachure"},
    {FillStyle::CrossHatch, "cross-hatch"},
    {FillStyle::Solid, "solid"},
    {FillStyle::Zigzag, "zigzag"},
};
constexpr std::pair<StrokeStyle, std::string_view> strokeStyles[] = {
    {StrokeStyle::Solid, "solid"},
    {StrokeStyle::Dashed, "dashed"},
    {StrokeStyle::Dotted, "dotted"},
};
constexpr std::pair<TextAlign, std::string_view> textAligns[] = {
    {TextAlign::Left, "left"},
    {TextAlign::Center, "center"},
    {TextAlign::Right, "right"},
};
constexpr std::pair<VerticalAlign, std::string_view> verticalAligns[] = {
    {VerticalAlign::Top, "top"},
    {VerticalAlign::Middle, "middle"},
    {VerticalAlign::Bottom, "bottom"},
};
constexpr std::pair<Arrowhead, std::string_view> arrowheads[] = {
    {Arrowhead::Arrow, "arrow"},
    {Arrowhead::Bar, "bar"},
    {Arrowhead::Dot, "dot"},
    {Arrowhead::Circle, "circle"},
    {Arrowhead::CircleOutline, "circle_outline"},
    {Arrowhead::Triangle, "triangle"},
    {Arrowhead::TriangleOutline, "triangle_outline"},
    {Arrowhead::Diamond, "diamond"},
    {Arrowhead::DiamondOutline, "diamond_outline"},
    {Arrowhead::CardinalityOne, "cardinality_one"},
    {Arrowhead::CardinalityMany, "cardinality_many"},
    {Arrowhead::CardinalityOneOrMany, "cardinality_one_or_many"},
    {Arrowhead::CardinalityExactlyOne, "cardinality_exactly_one"},
    {Arrowhead::CardinalityZeroOrOne, "cardinality_zero_or_one"},
    {Arrowhead::CardinalityZeroOrMany, "cardinality_zero_or_many"},
    {Arrowhead::CrowfootOne, "crowfoot_one"},
    {Arrowhead::CrowfootMany, "crowfoot_many"},
    {Arrowhead::CrowfootOneOrMany, "crowfoot_one_or_many"},
};

template <typename Enum, std::size_t n>
std::string_view nameIn(const std::pair<Enum, std::string_view> (&names)[n], Enum wanted)
{
    for (const auto &[value, name] : names)
        if (value == wanted)
            return name;
    return {};
}

template <typename Enum, std::size_t n>
std::optional<Enum> valueIn(const std::pair<Enum, std::string_view> (&names)[n], std::string_view wanted)
{
    for (const auto &[value, name] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

} // namespace

std::string_view nameOf(ElementType type)
{
    return nameIn(elementTypes, type);
}
std::string_view nameOf(FillStyle style)
{
    return nameIn(fillStyles, style);
}
std::string_view nameOf(StrokeStyle style)
{
    return nameIn(strokeStyles, style);
}
std::string_view nameOf(TextAlign align)
{
    return nameIn(textAligns, align);
}
std::string_view nameOf(VerticalAlign align)
{
    return nameIn(verticalAligns, align);
}
std::string_view nameOf(Arrowhead head)
{
    return nameIn(arrowheads, head);
}

template <> std::optional<ElementType> fromName(std::string_view name)
{
    return valueIn(elementTypes, name);
}
template <> std::optional<FillStyle> fromName(std::string_view name)
{
    return valueIn(fillStyles, name);
}
template <> std::optional<StrokeStyle> fromName(std::string_view name)
{
    return valueIn(strokeStyles, name);
}
template <> std::optional<TextAlign> fromName(std::string_view name)
{
    return valueIn(textAligns, name);
}
template <> std::optional<VerticalAlign> fromName(std::string_view name)
{
    return valueIn(verticalAligns, name);
}
template <> std::optional<Arrowhead> fromName(std::string_view name)
{
    return valueIn(arrowheads, name);
}

std::string typeName(const Element &element)
{
    if (element.type != ElementType::Unknown)
        return std::string(nameOf(element.type));
    if (element.extra && element.extra->is_object()) {
        const auto type = element.extra->find("type");
        if (type != element.extra->end() && type->is_string())
            return type->get<std::string>();
    }
    return {};
}

bool isStickyNote(const Element &element)
{
    return element.type == ElementType::Unknown && typeName(element) == "stickynote";
}

bool isBindable(ElementType type)
{
    switch (type) {
    case ElementType::Rectangle:
    case ElementType::Diamond:
    case ElementType::Ellipse:
    case ElementType::Text:
    case ElementType::Image:
    case ElementType::Frame:
    case ElementType::MagicFrame:
    case ElementType::Iframe:
    case ElementType::Embeddable:
    case ElementType::Unknown: // a newer kind of shape: Excalidraw's own sticky notes hold arrows and labels
        return true;
    case ElementType::Arrow:
    case ElementType::Line:
    case ElementType::Freedraw:
        break;
    }
    return false;
}

bool isTextContainer(ElementType type)
{
    return type == ElementType::Rectangle || type == ElementType::Diamond || type == ElementType::Ellipse ||
           type == ElementType::Arrow || type == ElementType::Unknown;
}

} // namespace ninesketch
