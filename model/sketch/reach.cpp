// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/reach.h"

#include "model/sketch/shape.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// Perfect-freehand's width of a stroke of that strokeWidth, and how far a fill's simplified curve may swing out.
constexpr double freedrawWidth = 4.25;
/// The length of the largest arrowhead, px.
constexpr double largestHead = 25;

Rect boxOf(std::span<const Point> points)
{
    Rect box;
    for (const Point &point : points)
        box = box.united({point.x, point.y, 0, 0});
    return box;
}

Rect turned(const Rect &box, Point centre, double angle)
{
    if (angle == 0)
        return box;
    const double c = std::abs(std::cos(angle)), s = std::abs(std::sin(angle));
    const Point middle = rotated(box.centre(), centre, angle);
    const double width = box.width * c + box.height * s, height = box.width * s + box.height * c;
    return {middle.x - width / 2, middle.y - height / 2, width, height};
}

} // namespace

double wobbleOf(const Element &element)
{
    // rough.js: an end of a line strays by up to 2 roughness, its middle by another 1 % of its length.
    const double roughness = roughOptions(element).roughness;
    return roughness * (2 + 0.01 * std::max(std::abs(element.width), std::abs(element.height)));
}

std::optional<Rect> reachOf(const Element &element)
{
    if (!isDrawable(element))
        return {};
    Rect local = Rect::around({0, 0}, {element.width, element.height});
    double margin = 0;
    switch (element.type) {
    case ElementType::Rectangle:
    case ElementType::Diamond:
    case ElementType::Ellipse:
        // Twice the wobble for control points, and an ellipse's own swelling by a tenth.
        margin = 3 * wobbleOf(element) + 2 + element.strokeWidth;
        if (element.type == ElementType::Ellipse)
            margin += 0.1 * std::max(element.width, element.height);
        if (element.fillStyle != FillStyle::Solid && !isTransparentColor(element.backgroundColor))
            margin += 3 * element.strokeWidth; // hatching may stray by most of the gap between its lines
        break;
    case ElementType::Arrow:
    case ElementType::Line: {
        if (element.angle != 0 || !element.linear() || element.linear()->points.size() < 2)
            return {};
        local = local.united(boxOf(element.linear()->points));
        margin = 3 * wobbleOf(element) + 2 + element.strokeWidth + largestHead;
        if (element.roundness && !element.linear()->elbowed) // a curve swings out between its points
            margin += 0.35 * std::max(local.width, local.height);
        break;
    }
    case ElementType::Freedraw: {
        const FreedrawData *stroke = element.freedraw();
        if (!stroke || stroke->points.empty() || element.angle != 0)
            return {};
        local = local.united(boxOf(stroke->points));
        margin = freedrawWidth * element.strokeWidth + 2;
        if (!isTransparentColor(element.backgroundColor))
            margin += 3 * wobbleOf(element) + 0.35 * std::max(local.width, local.height);
        break;
    }
    case ElementType::Text: {
        const TextData *text = element.text();
        if (!text)
            return {};
        const double lineHeight = text->fontSize * std::max(0.0, text->lineHeight);
        const auto lines =
            static_cast<double>(1 + std::ranges::count(text->text, '\n') + std::ranges::count(text->text, '\r'));
        local.height = std::max(local.height, lines * lineHeight);
        margin = 2 * text->fontSize + lineHeight;
        break;
    }
    default:
        return {};
    }
    return turned(Rect{element.x + local.x, element.y + local.y, local.width, local.height}.grown(margin),
                  element.centre(), element.angle);
}

} // namespace ninesketch
