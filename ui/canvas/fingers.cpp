// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/fingers.h"

#include <QLineF>
#include <QTouchEvent>

namespace ninesketch
{

namespace
{

// Excalidraw's
constexpr int restTime = 500;                      // ms until a finger that rests asks for the menu
constexpr int doubleTapTime = 300;                 // ms
constexpr double doubleTapReach = 35, tremble = 8; // px

double between(QPointF a, QPointF b)
{
    return QLineF(a, b).length();
}

} // namespace

Fingers::Fingers(QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        const QPointF at = *m_down;
        end();
        emit givenUp();
        emit rested(at);
    });
}

void Fingers::take(const QTouchEvent &event)
{
    if (event.type() == QEvent::TouchCancel) {
        end();
        emit givenUp();
        return;
    }
    QList<QPointF> down;
    for (const QEventPoint &point : event.points())
        if (point.state() != QEventPoint::Released)
            down << point.position();
    if (down.size() >= 2) {
        const Pinch now{(down[0] + down[1]) / 2, std::max(1.0, between(down[0], down[1]))};
        if (!m_pinch) {
            end();
            emit givenUp();
        } else {
            emit pinched(now.middle, now.middle - m_pinch->middle, now.distance / m_pinch->distance);
        }
        m_pinch = now;
        return;
    }
    if (down.isEmpty()) {
        const QPointF at = event.points().isEmpty() ? QPointF() : event.points().first().position();
        if (m_down) {
            const bool tap = between(at, *m_down) < tremble;
            m_tappedAt = at;
            tap ? m_sinceTap.start() : m_sinceTap.invalidate();
            emit released(at);
        }
        end();
        return;
    }
    if (m_pinch) // the last finger of a pinch draws nothing
        return;
    const QPointF at = down.first();
    if (event.type() == QEvent::TouchBegin) {
        const bool twice =
            m_sinceTap.isValid() && m_sinceTap.elapsed() < doubleTapTime && between(at, m_tappedAt) < doubleTapReach;
        m_sinceTap.invalidate();
        m_down = at;
        m_rest.start();
        emit pressed(at, twice);
    } else if (m_down) {
        if (m_rest.isActive() && between(at, *m_down) >= tremble)
            m_rest.stop();
        if (!m_rest.isActive())
            emit moved(at);
    }
}

void Fingers::end()
{
    m_rest.stop();
    m_pinch.reset();
    m_down.reset();
}

} // namespace ninesketch
