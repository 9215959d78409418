// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/link_marks.h"

#include "ui/icons.h"

#include <QPainter>
#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr int kSide = 14;     // px on screen
constexpr double kBeside = 5; // right of the corner
constexpr double kAbove = 8 + kSide - 3.0;

/// In widget px at that zoom, seen from the scene's origin.
QRectF markBox(const Element &element, double zoom)
{
    const Point corner = rotated({element.x + element.width, element.y}, element.centre(), element.angle) * zoom;
    return {corner.x + kBeside, corner.y - kAbove, kSide, kSide};
}

bool isLinked(const Element &element)
{
    return element.link && !element.link->empty();
}

} // namespace

void LinkMarks::update(const Scene &scene, const SceneChange &change)
{
    const auto concerns = [&](const std::string &id) {
        const Element *element = scene.find(id);
        return (element && isLinked(*element)) ||
               std::ranges::any_of(m_linked, [&](const ElementPtr &one) { return one->id == id; });
    };
    const auto none = [&](const std::vector<std::string> &ids) { return std::ranges::none_of(ids, concerns); };
    constexpr std::size_t few = 64; // of more, looking through the drawing is no more work than looking at them
    if (change.added.size() + change.changed.size() + change.removed.size() <= few && !change.orderChanged &&
        none(change.added) && none(change.changed) && none(change.removed))
        return;
    m_linked.clear();
    std::ranges::copy_if(scene.elements(), std::back_inserter(m_linked),
                         [](const ElementPtr &element) { return isLinked(*element); });
}

const Element *linkMarkAt(std::span<const ElementPtr> elements, const Selection &selection, Point at, double zoom)
{
    const QPointF point(at.x * zoom, at.y * zoom);
    for (std::size_t i = elements.size(); i-- > 0;)
        if (const Element &element = *elements[i];
            isLinked(element) && markBox(element, zoom).contains(point) && !selection.contains(element.id))
            return &element;
    return nullptr;
}

void paintLinkMarks(QPainter &painter, std::span<const ElementPtr> elements, const Selection &selection,
                    const Viewport &view, QSize size, bool dark)
{
    if (elements.empty())
        return;
    const QPixmap mark = iconPixmap(QStringLiteral("link"), QColor(dark ? "#74c0fc" : "#1971c2"), kSide,
                                    painter.device()->devicePixelRatioF());
    const QPointF origin(view.origin.x * view.zoom, view.origin.y * view.zoom);
    for (const ElementPtr &element : elements) {
        const QRectF box = markBox(*element, view.zoom).translated(-origin);
        if (!selection.contains(element->id) && box.intersects(QRectF(QPointF(0, 0), QSizeF(size))))
            painter.drawPixmap(box.topLeft(), mark);
    }
}

} // namespace ninesketch
