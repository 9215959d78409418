// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/new_element.h"
#include "model/scene/edits.h"
#include "model/sketch/font_family.h"

#include <cmath>

namespace ninesketch
{
namespace
{

std::optional<Roundness> roundnessOf(ElementType type, const CurrentStyle &style)
{
    return defaultRoundness(type, type == ElementType::Arrow ? style.arrowType == ArrowType::Round : style.roundEdges);
}

} // namespace

Element styledElement(ElementType type, const ToolContext &context, Point at)
{
    const CurrentStyle &style = context.style;
    Element element = newElement(type, context.edit());
    element.x = at.x;
    element.y = at.y;
    element.strokeColor = style.strokeColor;
    element.backgroundColor = style.backgroundColor;
    element.fillStyle = style.fillStyle;
    element.strokeWidth = style.strokeWidth * strokeWidthShare(type);
    element.strokeStyle = style.strokeStyle;
    element.roughness = style.roughness;
    element.opacity = style.opacity;
    element.roundness = roundnessOf(type, style);
    switch (type) {
    case ElementType::Line:
    case ElementType::Arrow: {
        LinearData line;
        if (type == ElementType::Arrow) {
            line.startArrowhead = style.startArrowhead;
            line.endArrowhead = style.endArrowhead;
            line.elbowed = style.arrowType == ArrowType::Elbow;
        }
        element.data = std::move(line);
        break;
    }
    case ElementType::Freedraw:
        element.data = FreedrawData{};
        element.freedraw()->constantWidth = style.evenPen;
        break;
    case ElementType::Text: {
        TextData text;
        text.fontFamily = style.fontFamily;
        text.fontSize = style.fontSize;
        text.lineHeight = fontFamily(style.fontFamily).lineHeight;
        text.textAlign = style.textAlign;
        element.data = std::move(text);
        break;
    }
    case ElementType::Frame:
        element.data = FrameData{};
        element.strokeColor = "#bbb";
        element.backgroundColor = "transparent";
        element.fillStyle = FillStyle::Solid;
        element.strokeWidth = 2;
        element.strokeStyle = StrokeStyle::Solid;
        element.roughness = 0;
        element.opacity = 100;
        break;
    case ElementType::Image:
        element.data = ImageData{};
        break;
    default:
        break;
    }
    return element;
}

double gridSize(const ToolContext &context, Qt::KeyboardModifiers modifiers)
{
    const double size = context.scene.settings().gridSize;
    return context.gridEnabled && !modifiers.testFlag(Qt::ControlModifier) && size > 0 ? size : 0;
}

Point onGrid(Point at, const ToolContext &context, Qt::KeyboardModifiers modifiers)
{
    const double size = gridSize(context, modifiers);
    return size > 0 ? Point{std::round(at.x / size) * size, std::round(at.y / size) * size} : at;
}

Point freshTextAt(Point pointer, const ToolContext &context)
{
    const double size = context.scene.settings().gridSize;
    if (context.gridEnabled && size > 0)
        return {std::floor(pointer.x / size) * size, std::floor(pointer.y / size) * size};
    const CurrentStyle &style = context.style;
    return {pointer.x, pointer.y - style.fontSize * fontFamily(style.fontFamily).lineHeight / 2};
}

Rect draggedBox(Point from, Point to, Qt::KeyboardModifiers modifiers)
{
    double dx = to.x - from.x, dy = to.y - from.y;
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        const double side = std::max(std::abs(dx), std::abs(dy));
        dx = std::copysign(side, dx);
        dy = std::copysign(side, dy);
    }
    const Point end{from.x + dx, from.y + dy};
    return modifiers.testFlag(Qt::AltModifier) ? Rect::around({from.x - dx, from.y - dy}, end)
                                               : Rect::around(from, end);
}

} // namespace ninesketch
