// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/library_grid.h"

#include "ui/panels/library_previews.h"
#include "ui/theme.h"
#include "ui/widgets/name_line.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace ninesketch
{

namespace
{

constexpr int leastCell = 84, nameHeight = 16, gap = 4, tick = 16;

QString nameOf(const LibraryItem &item)
{
    return QString::fromStdString(item.name);
}

} // namespace

LibraryGrid::LibraryGrid(std::vector<LibraryItem> items, LibraryPreviews &previews, QWidget *parent)
    : QWidget(parent), m_items(std::move(items)), m_previews(previews)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Library items"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&previews, &LibraryPreviews::painted, this, qOverload<>(&QWidget::update));
}

int LibraryGrid::columns(int width) const
{
    return std::max(1, (width + gap) / (leastCell + gap));
}

QRect LibraryGrid::cell(int index) const
{
    const int count = columns(width());
    const int side = (width() + gap) / count - gap;
    const int row = index / count, column = index % count;
    return {column * (side + gap), row * (side + nameHeight + gap), side, side + nameHeight};
}

QRect LibraryGrid::tickBox(int index) const
{
    constexpr int inset = 5;
    return {cell(index).topLeft() + QPoint(inset, inset), QSize(tick, tick)};
}

void LibraryGrid::setTicked(std::set<std::string> ids)
{
    m_ticked = std::move(ids);
    update();
}

bool LibraryGrid::isTicked(int index) const
{
    return m_ticked.contains(m_items[static_cast<std::size_t>(index)].id);
}

void LibraryGrid::paintTick(QPainter &painter, int index) const
{
    const Theme &t = theme();
    const QRectF box = QRectF(tickBox(index)).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool ticked = isTicked(index);
    painter.setPen(QPen(ticked ? t.accent : t.muted, 1));
    painter.setBrush(ticked ? t.accent : t.dark ? QColor("#1a1a1f") : QColor(Qt::white));
    painter.drawRoundedRect(box, 3, 3);
    if (!ticked)
        return;
    painter.setPen(
        QPen(t.dark ? QColor("#1a1a1f") : QColor(Qt::white), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF at = box.topLeft();
    painter.drawPolyline(QPolygonF{at + QPointF(3.5, 8), at + QPointF(6.5, 11), at + QPointF(11.5, 4.5)});
}

int LibraryGrid::heightForWidth(int width) const
{
    const int count = columns(width);
    const int side = (width + gap) / count - gap;
    const int rows = (static_cast<int>(m_items.size()) + count - 1) / count;
    return rows * (side + nameHeight + gap);
}

QSize LibraryGrid::sizeHint() const
{
    return {3 * (leastCell + gap), heightForWidth(3 * (leastCell + gap))};
}

int LibraryGrid::indexAt(QPoint at) const
{
    for (int i = 0; i < static_cast<int>(m_items.size()); ++i)
        if (cell(i).contains(at))
            return i;
    return -1;
}

void LibraryGrid::paintEvent(QPaintEvent *event)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QFont small = font();
    small.setPixelSize(10);
    painter.setFont(small);
    for (int i = 0; i < static_cast<int>(m_items.size()); ++i) {
        const QRect place = cell(i);
        if (!place.intersects(event->rect())) // and is not painted before it is seen
            continue;
        const QRect square(place.topLeft(), QSize(place.width(), place.width()));
        const bool focused = hasFocus() && i == m_focused;
        painter.setPen(QPen(focused || isTicked(i) ? t.accent : t.border, 1));
        painter.setBrush(i == m_hovered ? t.hover : t.dark ? QColor("#1a1a1f") : QColor(Qt::white));
        painter.drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const LibraryItem &item = m_items[static_cast<std::size_t>(i)];
        const double ratio = devicePixelRatioF();
        if (const QImage *image = m_previews.find(item, static_cast<int>(square.width() * ratio), t.dark))
            painter.drawImage(square, *image);
        if (i == m_hovered || focused || !m_ticked.empty())
            paintTick(painter, i);
        painter.setPen(t.muted);
        painter.drawText(QRect(place.left(), square.bottom() + 1, place.width(), nameHeight), Qt::AlignCenter,
                         painter.fontMetrics().elidedText(nameOf(item), Qt::ElideRight, place.width() - 2));
    }
}

bool LibraryGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // Delete means the item here, not what is selected on the canvas
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_F2 || (key == Qt::Key_Escape && !m_ticked.empty())) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = indexAt(help->pos());
        if (index < 0) {
            QToolTip::hideText();
        } else {
            const QString name = nameOf(m_items[static_cast<std::size_t>(index)]);
            const QString how = tr("Drag it onto the canvas, or press it.\nShift+click takes several together.");
            QToolTip::showText(help->globalPos(), name.isEmpty() ? how : name + '\n' + how, this, cell(index));
        }
        return true;
    }
    return QWidget::event(event);
}

void LibraryGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = indexAt(event->position().toPoint());
    m_pressedAt = event->globalPosition().toPoint();
    m_dragging = false;
    if (m_pressed >= 0)
        m_focused = m_pressed;
}

void LibraryGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->globalPosition().toPoint();
    if (!(event->buttons() & Qt::LeftButton)) {
        const int hovered = indexAt(event->position().toPoint());
        setCursor(hovered >= 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
        if (std::exchange(m_hovered, hovered) != hovered)
            update();
        return;
    }
    if (m_pressed < 0 || (!m_dragging && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance()))
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    emit draggedTo(m_pressed, at);
}

void LibraryGrid::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_pressed < 0)
        return;
    const QPoint at = event->position().toPoint();
    const bool dragged = std::exchange(m_dragging, false);
    const int index = std::exchange(m_pressed, -1);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    setCursor(Qt::OpenHandCursor);
    if (dragged)
        emit droppedAt(index, event->globalPosition().toPoint());
    else if (cell(index).contains(at) && (shift || tickBox(index).contains(at)))
        emit tickPressed(index, shift);
    else if (cell(index).contains(at))
        emit placed(index);
}

void LibraryGrid::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void LibraryGrid::keyPressEvent(QKeyEvent *event)
{
    const int count = static_cast<int>(m_items.size());
    const auto go = [&](int to) {
        m_focused = std::clamp(to, 0, count - 1);
        update();
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return go(m_focused - 1);
    case Qt::Key_Right:
        return go(m_focused + 1);
    case Qt::Key_Up:
        return go(m_focused - columns(width()));
    case Qt::Key_Down:
        return go(m_focused + columns(width()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focused < count)
            emit placed(m_focused);
        return;
    case Qt::Key_Space:
        if (m_focused < count)
            emit tickPressed(m_focused, event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    case Qt::Key_Delete:
        if (m_focused < count)
            emit removeWanted(m_focused);
        return;
    case Qt::Key_F2:
        if (m_focused < count)
            editName(m_focused);
        return;
    case Qt::Key_Escape:
        if (m_dragging) {
            m_dragging = false;
            m_pressed = -1;
            emit dragCancelled();
            return;
        }
        if (!m_ticked.empty()) {
            emit ticksCleared();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void LibraryGrid::contextMenuEvent(QContextMenuEvent *event)
{
    const int index = event->reason() == QContextMenuEvent::Keyboard ? m_focused : indexAt(event->pos());
    if (index >= 0 && index < static_cast<int>(m_items.size()))
        emit menuWanted(index, event->globalPos());
}

void LibraryGrid::editName(int index)
{
    const QRect place = cell(index);
    new NameLine(*this, {place.left(), place.bottom() - 24, place.width(), 26}, tr("Name of the item"),
                 nameOf(m_items[static_cast<std::size_t>(index)]),
                 [this, index](const QString &name) { emit renamed(index, name); });
}

} // namespace ninesketch
