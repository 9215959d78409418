// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas paints over the drawing: badges, the hint on an empty canvas, scroll bars.
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/painted_scene.h"

#include <QPainter>
#include <algorithm>

namespace ninesketch
{

namespace
{
constexpr double badgeSign = 18; ///< px for the triangle before a badge's words

/// A component with its name, which may stand below it, in its group.
Rect boxWithName(const Scene &scene, const Element &body)
{
    Rect box = rotatedBox(body);
    if (body.groupIds.empty() || boundTextOf(body, scene))
        return box;
    for (const ElementPtr &element : scene.elements())
        if (element->text() && !element->text()->containerId && !element->groupIds.empty() &&
            std::ranges::find(body.groupIds, element->groupIds.front()) != body.groupIds.end())
            box = box.united(rotatedBox(*element));
    return box;
}
} // namespace

QRectF CanvasView::badgeBox(const Badge &badge) const
{
    const Element *element = m_editor.scene().find(badge.elementId);
    if (!element || badge.text.isEmpty())
        return {};
    QFont small = font();
    small.setPixelSize(12);
    const QFontMetricsF metrics(small);
    const Rect box = boxWithName(m_editor.scene(), *element);
    const QPointF bottomMiddle = m_view.toWidget({box.centre().x, box.bottom()});
    const double width = metrics.horizontalAdvance(badge.text) + 16 + (badge.singlePointOfFailure ? badgeSign : 0);
    return {bottomMiddle.x() - width / 2, bottomMiddle.y() + 3, width, 19}; // below: the name stays readable
}

void CanvasView::paintBadges(QPainter &painter) const
{
    // Far away badges would cover what they speak of.
    if (!m_badgesVisible || m_view.zoom < 0.45)
        return;
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    for (const Badge &badge : m_badges) {
        const QRectF box = badgeBox(badge);
        if (box.isEmpty() || !box.intersects(QRectF(rect())))
            continue;
        QColor ink, fill;
        switch (badge.tone) {
        case Badge::Tone::Good:
            ink = QColor(m_dark ? "#69db7c" : "#2b8a3e");
            fill = QColor(m_dark ? "#14301c" : "#ebfbee");
            break;
        case Badge::Tone::Warning:
            ink = QColor(m_dark ? "#ffd43b" : "#a05a00");
            fill = QColor(m_dark ? "#33280a" : "#fff9db");
            break;
        case Badge::Tone::Bad:
            ink = QColor(m_dark ? "#ff8787" : "#c92a2a");
            fill = QColor(m_dark ? "#3a1616" : "#fff5f5");
            break;
        case Badge::Tone::Quiet:
            ink = QColor(m_dark ? "#ced4da" : "#495057");
            fill = QColor(m_dark ? "#232329" : "#ffffff");
            break;
        }
        painter.setPen(
            QPen(badge.bottleneck ? ink : QColor(ink.red(), ink.green(), ink.blue(), 90), badge.bottleneck ? 1.5 : 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
        painter.setPen(ink);
        const double sign = badge.singlePointOfFailure ? badgeSign : 0;
        painter.drawText(box.adjusted(sign, 0, 0, 0), Qt::AlignCenter, badge.text);
        if (badge.singlePointOfFailure) {
            // a small warning triangle before the words
            const QPointF c(box.left() + 14, box.center().y() + 0.5);
            painter.setPen(QPen(ink, 1.2));
            painter.setBrush(Qt::NoBrush);
            painter.drawPolygon(
                QPolygonF{QPointF(c.x(), c.y() - 7), QPointF(c.x() + 7, c.y() + 5), QPointF(c.x() - 7, c.y() + 5)});
            painter.drawLine(QPointF(c.x(), c.y() - 2.5), QPointF(c.x(), c.y() + 1));
            painter.drawPoint(QPointF(c.x(), c.y() + 3.2));
        }
    }
}

Rect CanvasView::contentBox() const
{
    const QRectF box = m_scene->box();
    return {box.x(), box.y(), box.width(), box.height()};
}

void CanvasView::setScrollBarsVisible(bool visible)
{
    m_scrollBarsVisible = visible;
    update();
}

ScrollBars CanvasView::scrollBars() const
{
    return m_scrollBarsVisible && !m_editor.scene().empty() ? scrollBarsFor(contentBox(), visibleScene(), size())
                                                            : ScrollBars{};
}

} // namespace ninesketch
