// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas paints over the drawing: badges, the hint on an empty canvas, scroll bars.
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/painted_scene.h"

#include <QPainter>
#include <algorithm>

namespace ninesketch
{

QRectF CanvasView::badgeBox(const Badge &badge) const
{
    const Element *element = m_editor.scene().find(badge.elementId);
    if (!element || badge.text.isEmpty())
        return {};
    QFont small = font();
    small.setPixelSize(12);
    const QFontMetricsF metrics(small);
    const Rect box = rotatedBox(*element);
    const QPointF bottomMiddle = m_view.toWidget({box.centre().x, box.bottom()});
    const double width = metrics.horizontalAdvance(badge.text) + 16;
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
        painter.drawText(box, Qt::AlignCenter, badge.text);
        if (badge.singlePointOfFailure) {
            // A small warning triangle rides on the left end.
            const QPointF c(box.left() - 2, box.center().y());
            painter.setPen(QPen(ink, 1.2));
            painter.setBrush(fill);
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

void CanvasView::paintScrollBars(QPainter &painter) const
{
    if (m_editor.scene().empty())
        return;
    // Excalidraw's: 6 px, 4 px from the edge, only where something lies outside the view.
    constexpr double thick = 6, margin = 4, shortest = 24;
    const QRectF box = m_scene->box();
    const Rect content{box.x(), box.y(), box.width(), box.height()}, seen = visibleScene();
    const Rect all = content.united(seen);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_dark ? QColor(255, 255, 255, 77) : QColor(0, 0, 0, 77));
    if (all.width > seen.width + 0.5) {
        const double room = width() - 2 * margin, length = std::max(shortest, room * seen.width / all.width);
        const double at = (room - length) * (seen.x - all.x) / (all.width - seen.width);
        painter.drawRoundedRect(QRectF(margin + at, height() - margin - thick, length, thick), 3, 3);
    }
    if (all.height > seen.height + 0.5) {
        const double room = height() - 2 * margin, length = std::max(shortest, room * seen.height / all.height);
        const double at = (room - length) * (seen.y - all.y) / (all.height - seen.height);
        painter.drawRoundedRect(QRectF(width() - margin - thick, margin + at, thick, length), 3, 3);
    }
}

} // namespace ninesketch
