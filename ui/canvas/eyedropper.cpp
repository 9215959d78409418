// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/eyedropper.h"

#include "ui/canvas/canvas_view.h"

#include <QMouseEvent>
#include <QPainter>

namespace ninesketch
{

Eyedropper::Eyedropper(CanvasView &canvas) : AimingOverlay(canvas, tr("Pick a colour of the drawing")), m_canvas(canvas)
{
    m_at = mapFromGlobal(QCursor::pos());
    if (rect().contains(m_at.toPoint()))
        m_colour = m_canvas.colourAt(m_at);
}

void Eyedropper::paintEvent(QPaintEvent *)
{
    if (!m_colour.isValid())
        return;
    constexpr double size = 26, away = 16; // px
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box(m_at + QPointF(away, away), QSizeF(size, size));
    if (box.right() > width())
        box.moveRight(m_at.x() - away);
    if (box.bottom() > height())
        box.moveBottom(m_at.y() - away);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.setBrush(m_colour);
    painter.drawEllipse(box);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.drawEllipse(box);
}

void Eyedropper::mouseMoveEvent(QMouseEvent *event)
{
    m_at = event->position();
    m_colour = m_canvas.colourAt(m_at);
    if (event->buttons().testFlag(Qt::LeftButton))
        emit passed(m_colour.name(), event->modifiers().testFlag(Qt::AltModifier));
    update();
}

void Eyedropper::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        close();
}

void Eyedropper::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QColor colour = m_canvas.colourAt(event->position());
    emit picked(colour.name(), event->modifiers().testFlag(Qt::AltModifier));
    close();
}

} // namespace ninesketch
