// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/laser_tool.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <deque>

namespace ninesketch
{
namespace
{

// Excalidraw's laser: a point lives a second, a stroke shows its last fifty.
constexpr qint64 lifetime = 1000;
constexpr std::size_t mostPoints = 50;

class LaserTool final : public Tool
{
public:
    LaserTool() { m_clock.start(); }

    ToolAnswer press(const PointerEvent &event, const ToolContext &) override
    {
        m_down = true;
        add(event.at, true);
        return {};
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &) override
    {
        if (m_down)
            add(event.at, false);
        return {};
    }

    ToolAnswer release(const PointerEvent &, const ToolContext &) override
    {
        m_down = false;
        return {};
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_down = false;
        m_trail.clear();
        return {};
    }

    bool isAnimating() const override { return !m_trail.empty() && m_clock.elapsed() - m_trail.back().born < lifetime; }

    void paintOverlay(QPainter &painter, const ToolContext &,
                      const std::function<Point(Point)> &toScreen) const override
    {
        const qint64 now = m_clock.elapsed();
        painter.setRenderHint(QPainter::Antialiasing);
        for (std::size_t i = 1; i < m_trail.size(); ++i) {
            if (m_trail[i].first)
                continue;
            const double age = static_cast<double>(now - m_trail[i].born) / static_cast<double>(lifetime);
            const std::size_t fromEnd = m_trail.size() - 1 - i;
            const double life = std::min(1 - age, 1 - static_cast<double>(fromEnd) / static_cast<double>(mostPoints));
            if (life <= 0)
                continue;
            const Point a = toScreen(m_trail[i - 1].at), b = toScreen(m_trail[i].at);
            painter.setPen(QPen(QColor(255, 0, 0), 1 + 4 * life, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(QPointF(a.x, a.y), QPointF(b.x, b.y));
        }
    }

    QCursor cursor(const PointerEvent &, const ToolContext &) const override
    {
        static const QCursor dot = [] {
            QPixmap pixmap(16, 16);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(Qt::white, 1.5));
            painter.setBrush(QColor(255, 0, 0));
            painter.drawEllipse(QPointF(8, 8), 4, 4);
            return QCursor(pixmap, 8, 8);
        }();
        return dot;
    }

private:
    struct Spot {
        Point at;
        qint64 born;
        bool first;
    };

    void add(Point at, bool first)
    {
        const qint64 now = m_clock.elapsed();
        m_trail.push_back({at, now, first});
        while (m_trail.size() > 4 * mostPoints || (!m_trail.empty() && now - m_trail.front().born > lifetime))
            m_trail.pop_front();
    }

    QElapsedTimer m_clock;
    std::deque<Spot> m_trail;
    bool m_down = false;
};

} // namespace

std::unique_ptr<Tool> makeLaserTool()
{
    return std::make_unique<LaserTool>();
}

} // namespace ninesketch
