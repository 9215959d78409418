// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/island.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QFrame>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmapCache>

namespace ninesketch
{

Island::Island(QWidget *parent) : QWidget(parent)
{
    setContentsMargins(shadow, shadow, shadow, shadow);
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::NoFocus);
}

void Island::paintEvent(QPaintEvent *)
{
    // It lies over the canvas and is repainted with each frame of it.
    const Theme &t = theme();
    const double ratio = devicePixelRatioF();
    const QString key = QString("ninesketch-island %1 %2 %3 %4").arg(width()).arg(height()).arg(ratio).arg(t.dark);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap(size() * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        paintCard(picture);
        QPixmapCache::insert(key, picture);
    }
    QPainter(this).drawPixmap(0, 0, picture);
}

void Island::paintCard(QPixmap &picture) const
{
    const Theme &t = theme();
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    painter.setPen(Qt::NoPen);
    for (int ring = shadow - 1; ring >= 1; --ring) {
        painter.setBrush(QColor(0, 0, 0, t.dark ? 22 : 4));
        painter.drawRoundedRect(body.adjusted(-ring, -ring + 1, ring, ring + 1).intersected(rect()), 8 + ring,
                                8 + ring);
    }
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.island);
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void Island::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void Island::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void Island::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
}

void Island::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

IconButton::IconButton(const QString &iconName, const QString &tip, QWidget *parent) : QToolButton(parent)
{
    setIconSize({20, 20});
    setIconName(iconName);
    setToolTip(tip);
    setAccessibleName(tip);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
}

void IconButton::setIconName(const QString &name)
{
    setIcon(ninesketch::icon(name));
}

void IconButton::setCornerKey(const QString &key)
{
    m_key = key;
    update();
}

void IconButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_key.isEmpty())
        return;
    QPainter painter(this);
    QFont font = this->font();
    font.setPixelSize(9);
    painter.setFont(font);
    painter.setPen(isChecked() ? theme().accent : theme().muted);
    painter.drawText(rect().adjusted(0, 0, -4, -2), Qt::AlignRight | Qt::AlignBottom, m_key);
}

QLabel *sectionLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", "section");
    QFont font = uiFont(-1);
    label->setFont(font);
    return label;
}

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", "muted");
    label->setWordWrap(true);
    return label;
}

QWidget *separator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setStyleSheet("background: palette(alternate-base);");
    return line;
}

} // namespace ninesketch
