// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popup_card.h"

#include "ui/theme.h"

#include <QBitmap>
#include <QPainter>

namespace ninesketch
{

namespace
{

constexpr double corner = 8;

} // namespace

PopupCard::PopupCard(QWidget *parent) : QWidget(parent, Qt::Popup | Qt::FramelessWindowHint)
{
    setAttribute(Qt::WA_DeleteOnClose);
}

void PopupCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().border); // what the mask leaves of it goes on with the line
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().island);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

/// Cut out, as menus are: where nobody composes the windows of the screen, a transparent corner is a black one.
void PopupCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QBitmap shape(size());
    shape.clear();
    QPainter painter(&shape);
    painter.setPen(QPen(Qt::color1, 1));
    painter.setBrush(Qt::color1);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.end();
    setMask(shape);
}

} // namespace ninesketch
