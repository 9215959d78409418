// SPDX-License-Identifier: GPL-3.0-or-later
// A dot that walks the way of a request over the canvas while its latency adds up beside it. Lies over the canvas,
// takes no events and changes nothing.
#pragma once
#include "model/report/request_walk.h"
#include "ui/estimator.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace ninesketch
{

class CanvasView;

class RequestDot : public QWidget
{
    Q_OBJECT

public:
    explicit RequestDot(CanvasView &canvas);

    /// Starts from the client; false when nothing is known of the class's way.
    bool walk(const EstimatePtr &estimate, const Scene &scene, const std::string &classId);
    void stop();
    bool isWalking() const { return m_timer.isActive(); }
    /// For tests: as if the time were this many ms after the start.
    void showAt(qint64 ms);
    /// What stands beside the dot.
    QString words() const;

signals:
    void finished();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Leg {
        std::vector<Point> way;  ///< scene px; of a stay: one point
        double from = 0, to = 0; ///< s of latency at its ends
        double duration = 0;     ///< ms on the screen
        bool waited = true;
        std::string name;
    };
    struct Place {
        std::size_t leg = 0;
        double along = 0; ///< 0 ... 1
    };
    Place placeAt(double ms) const;
    Point pointAt(const Place &place) const;

    CanvasView &m_canvas;
    std::vector<Leg> m_legs;
    double m_length = 0, m_now = 0; ///< ms
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace ninesketch
