// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button_drag.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMouseEvent>
#include <utility>

namespace ninesketch
{

ButtonDrag::ButtonDrag(QAbstractButton &button) : QObject(&button)
{
    button.installEventFilter(this);
}

bool ButtonDrag::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != parent())
        return m_state == State::Dragging && givesUp(*event);
    if (event->type() == QEvent::MouseButtonPress) {
        const auto &press = *static_cast<QMouseEvent *>(event);
        m_state = press.button() == Qt::LeftButton ? State::Pressed : State::Idle;
        m_pressedAt = press.globalPosition().toPoint();
    } else if (event->type() == QEvent::MouseMove && m_state != State::Idle) {
        const auto &move = *static_cast<QMouseEvent *>(event);
        const QPoint at = move.globalPosition().toPoint();
        if (m_state == State::Pressed && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
            m_state = State::Dragging;
            qApp->installEventFilter(this); // keys go to who has the focus
        }
        if (m_state == State::Dragging)
            emit draggedTo(at, move.modifiers());
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto &release = *static_cast<QMouseEvent *>(event);
        qApp->removeEventFilter(this);
        if (std::exchange(m_state, State::Idle) == State::Dragging)
            emit droppedAt(release.globalPosition().toPoint(), release.modifiers());
    }
    return false;
}

/// Escape, wherever it is typed.
bool ButtonDrag::givesUp(QEvent &event)
{
    const bool key = event.type() == QEvent::ShortcutOverride || event.type() == QEvent::KeyPress;
    if (!key || static_cast<const QKeyEvent &>(event).key() != Qt::Key_Escape)
        return false;
    event.accept(); // and no shortcut
    if (event.type() == QEvent::KeyPress) {
        m_state = State::Idle;
        emit cancelled();
    }
    return true;
}

} // namespace ninesketch
