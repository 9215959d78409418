// SPDX-License-Identifier: GPL-3.0-or-later
// What fingers on a touch screen mean: one does what the mouse does, one that rests asks for the menu, two move and
// zoom the paper. All places are widget px.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QTimer>
#include <optional>

class QTouchEvent;

namespace ninesketch
{

class Fingers : public QObject
{
    Q_OBJECT

public:
    explicit Fingers(QObject *parent);
    void take(const QTouchEvent &event);

signals:
    void pressed(const QPointF &at, bool twice);
    void moved(const QPointF &at);
    void released(const QPointF &at);
    void givenUp(); ///< what the first finger began is not meant: a second one came, or it only rested
    void rested(const QPointF &at);
    /// The middle between two fingers moved by that much to `middle`, and their distance grew by `factor`.
    void pinched(const QPointF &middle, const QPointF &by, double factor);

private:
    void end();

    struct Pinch {
        QPointF middle;
        double distance;
    };
    std::optional<Pinch> m_pinch;
    std::optional<QPointF> m_down; ///< where the one finger went down
    QPointF m_tappedAt;
    QElapsedTimer m_sinceTap;
    QTimer m_rest;
};

} // namespace ninesketch
