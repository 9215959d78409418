// SPDX-License-Identifier: GPL-3.0-or-later
// A button that is dragged out onto the canvas. A press that stays put is still a click.
#pragma once
#include <QObject>
#include <QPoint>

class QAbstractButton;

namespace ninesketch
{

class ButtonDrag : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the button.
    explicit ButtonDrag(QAbstractButton &button);

signals:
    void draggedTo(const QPoint &global, Qt::KeyboardModifiers modifiers);
    void droppedAt(const QPoint &global, Qt::KeyboardModifiers modifiers);
    void cancelled(); ///< by Escape

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool givesUp(QEvent &event);

    enum class State { Idle, Pressed, Dragging };
    State m_state = State::Idle;
    QPoint m_pressedAt;
};

} // namespace ninesketch
