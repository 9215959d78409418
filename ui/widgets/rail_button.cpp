// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail_button.h"

#include "ui/theme.h"

#include <QPainter>

namespace ninesketch
{

RailButton::RailButton(const QString &iconName, const QString &name, const QString &tip, QWidget *parent)
    : IconButton(iconName, tip, parent)
{
    setCheckable(true);
    setText(name);
    QFont font = uiFont(-2);
    setFont(font);
    setProperty("role", "rail");
    setNamed(true);
}

void RailButton::setNamed(bool named)
{
    setToolButtonStyle(named ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonIconOnly);
    setFixedSize(named ? namedWidth : bareWidth, named ? namedHeight : bareHeight);
}

void RailButton::setCount(int count)
{
    m_count = count;
    update();
}

void RailButton::paintEvent(QPaintEvent *event)
{
    IconButton::paintEvent(event);
    if (m_count <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QString text = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
    const int height = 15, wide = std::max(height, painter.fontMetrics().horizontalAdvance(text) + 8);
    const QRectF pill(std::min(rect().center().x() + 5.0, width() - wide - 1.0), 2.0, wide, height);
    painter.setPen(QPen(theme().island, 1));
    painter.setBrush(theme().warningSoft);
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter.setPen(theme().warning);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace ninesketch
