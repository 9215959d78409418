// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/link_mark.h"

#include "model/sketch/bounds.h"

namespace ninesketch
{
namespace
{

constexpr double markBeside = 5; // right of the corner
constexpr double markAbove = 8 + linkMarkSide - 3.0;

} // namespace

bool isLinked(const Element &element)
{
    return element.link && !element.link->empty();
}

QRectF linkMarkBox(const Element &element, double zoom)
{
    const Rect box = unrotatedBox(element); // lines and strokes may lead to the left of where they begin
    const Point corner = rotated({box.right(), box.y}, box.centre(), element.angle) * zoom;
    return {corner.x + markBeside, corner.y - markAbove, linkMarkSide, linkMarkSide};
}

const Element *linkMarkAt(std::span<const ElementPtr> elements, const Selection &selection, Point at, double zoom)
{
    const QPointF point(at.x * zoom, at.y * zoom);
    for (std::size_t i = elements.size(); i-- > 0;)
        if (const Element &element = *elements[i];
            isLinked(element) && linkMarkBox(element, zoom).contains(point) && !selection.contains(element.id))
            return &element;
    return nullptr;
}

} // namespace ninesketch
