// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette_bar.h"

#include "model/design/kinds.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/button_drag.h"
#include "ui/widgets/flow_rows.h"

#include <QMouseEvent>
#include <QPainter>

namespace ninesketch
{

namespace
{

/// Short words that fit under a glyph.
QString shortName(const Kind &kind)
{
    static const std::pair<const char *, const char *> names[] = {
        {"gateway", QT_TRANSLATE_NOOP("PaletteBar", "Gateway")},
        {"load-balancer", QT_TRANSLATE_NOOP("PaletteBar", "Balancer")},
        {"sql-database", QT_TRANSLATE_NOOP("PaletteBar", "SQL")},
        {"key-value-store", QT_TRANSLATE_NOOP("PaletteBar", "Key-value")},
        {"message-queue", QT_TRANSLATE_NOOP("PaletteBar", "Queue")},
        {"event-stream", QT_TRANSLATE_NOOP("PaletteBar", "Stream")},
        {"object-store", QT_TRANSLATE_NOOP("PaletteBar", "Objects")},
        {"external-api", QT_TRANSLATE_NOOP("PaletteBar", "External")}};
    for (const auto &[id, name] : names) {
        if (kind.id == id)
            return PaletteBar::tr(name);
    }
    return QString::fromStdString(kind.name);
}

} // namespace

KindTile::KindTile(const QString &kindId, QWidget *parent) : QToolButton(parent), m_kindId(kindId)
{
    const Kind *kind = findKind(kindId.toStdString());
    setText(kind ? shortName(*kind) : kindId);
    setObjectName("kind:" + kindId);
    setToolTip(kind ? tr("%1 — %2\nDrag it onto the canvas, or press it.")
                          .arg(QString::fromStdString(kind->name), QString::fromStdString(kind->help))
                    : kindId);
    setAccessibleName(kind ? QString::fromStdString(kind->name) : kindId);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    setCursor(Qt::OpenHandCursor);
    auto *drag = new ButtonDrag(*this);
    connect(drag, &ButtonDrag::draggedTo, this, [this](const QPoint &global) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        emit draggedTo(global);
    });
    connect(drag, &ButtonDrag::droppedAt, this, [this](const QPoint &global) { emit droppedAt(global); });
    connect(drag, &ButtonDrag::cancelled, this, &KindTile::dragCancelled);
}

void KindTile::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(t.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(t.hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const bool words = height() > 40;
    const int size = 24;
    const Kind *kind = findKind(m_kindId.toStdString());
    QColor colour = kind ? QColor(QString::fromStdString(kind->strokeColor)) : t.text;
    if (t.dark)
        colour = colour.lightness() < 60 ? t.text : colour.lighter(150);
    const QPixmap glyph = iconPixmap("kind-" + m_kindId, colour, size, devicePixelRatioF());
    painter.drawPixmap((width() - size) / 2, words ? 5 : (height() - size) / 2, glyph);
    if (words) {
        painter.setFont(font());
        painter.setPen(t.text);
        painter.drawText(QRect(0, 30, width(), height() - 32), Qt::AlignHCenter | Qt::AlignVCenter, text());
    }
}

void KindTile::mousePressEvent(QMouseEvent *)
{
    m_dragging = false;
}

void KindTile::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setCursor(Qt::OpenHandCursor);
    if (!m_dragging && rect().contains(event->position().toPoint()))
        emit pressedBriefly();
}

void KindTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit pressedBriefly();
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        focusNextPrevChild(event->key() == Qt::Key_Right);
    else
        QToolButton::keyPressEvent(event);
}

PaletteBar::PaletteBar(QWidget *parent) : Island(parent), m_unfold(new IconButton("component", tr("Components"), this))
{
    auto *row = new FlowRows(this);
    row->setContentsMargins(shadow + space::tight, shadow + space::tight, shadow + space::tight, shadow + space::tight);
    row->setSpacing(1);
    QFont small = font();
    small.setPixelSize(10);
    for (const Kind &kind : allKinds()) {
        const QString id = QString::fromStdString(kind.id);
        auto *tile = new KindTile(id, this);
        tile->setFont(small);
        connect(tile, &KindTile::pressedBriefly, this, [this, id] { emit chosen(id); });
        connect(tile, &KindTile::draggedTo, this, [this, id](const QPoint &at) { emit draggedTo(id, at); });
        connect(tile, &KindTile::droppedAt, this, [this, id](const QPoint &at) { emit droppedAt(id, at); });
        connect(tile, &KindTile::dragCancelled, this, &PaletteBar::dragCancelled);
        row->addWidget(tile);
        m_tiles << tile;
    }
    m_unfold->setObjectName("unfoldKinds");
    m_unfold->setCheckable(true);
    connect(m_unfold, &QToolButton::toggled, this, [this] {
        refresh();
        emit resized();
    });
    row->addWidget(m_unfold);
    auto *search = new IconButton("find", tr("Add by name — /"), this);
    search->setCornerKey("/");
    connect(search, &QToolButton::clicked, this, &PaletteBar::searchPressed);
    row->addWidget(search);
    m_compact = true;
    setCompact(false);
    refresh();
}

void PaletteBar::setRoom(int room, int inPlace)
{
    auto *row = static_cast<FlowRows *>(layout());
    int whole = row->contentsMargins().left() + row->contentsMargins().right() + m_unfold->sizeHint().width();
    for (const KindTile *tile : m_tiles)
        whole += tile->width() + row->spacing();
    const bool foldable = whole > inPlace;
    if (foldable != m_foldable) {
        m_foldable = foldable;
        refresh();
    }
    row->setRoom(room);
    row->activate();
}

void PaletteBar::fold()
{
    m_unfold->setChecked(false);
}

void PaletteBar::refresh()
{
    m_unfold->setVisible(m_foldable);
    for (KindTile *tile : m_tiles)
        tile->setVisible(!m_foldable || m_unfold->isChecked());
    layout()->activate();
    adjustSize();
}

void PaletteBar::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    for (KindTile *tile : m_tiles)
        tile->setFixedSize(compact ? QSize(34, 34) : QSize(54, 48));
    adjustSize();
}

} // namespace ninesketch
