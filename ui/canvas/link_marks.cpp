// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/link_marks.h"

#include "ui/icons.h"
#include "ui/tools/link_mark.h"

#include <QPainter>
#include <algorithm>

namespace ninesketch
{

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

void paintLinkMarks(QPainter &painter, std::span<const ElementPtr> elements, const Selection &selection,
                    const Viewport &view, QSize size, bool dark)
{
    if (elements.empty())
        return;
    const QPixmap mark = iconPixmap(QStringLiteral("link"), QColor(dark ? "#74c0fc" : "#1971c2"), linkMarkSide,
                                    painter.device()->devicePixelRatioF());
    const QPointF origin(view.origin.x * view.zoom, view.origin.y * view.zoom);
    for (const ElementPtr &element : elements) {
        const QRectF box = linkMarkBox(*element, view.zoom).translated(-origin);
        if (!selection.contains(element->id) && box.intersects(QRectF(QPointF(0, 0), QSizeF(size))))
            painter.drawPixmap(box.topLeft(), mark);
    }
}

} // namespace ninesketch
