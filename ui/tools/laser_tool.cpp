// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/laser_tool.h"

#include "ui/tools/pointer_trail.h"

#include <QElapsedTimer>
#include <QPainter>

namespace ninesketch
{
namespace
{

constexpr PointerTrail::Look laser{2, 1000, 50, 0.4}; // Excalidraw's

class LaserTool final : public Tool
{
public:
    LaserTool() { m_clock.start(); }

    ToolAnswer press(const PointerEvent &event, const ToolContext &) override
    {
        m_down = true;
        m_trail.begin(event.at, now());
        return {};
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &) override
    {
        if (m_down)
            m_trail.goOn(event.at, now());
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

    bool isAnimating() const override { return m_trail.isSeen(now()); }

    void paintOverlay(QPainter &painter, const ToolContext &,
                      const std::function<Point(Point)> &toScreen) const override
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(m_trail.outline(now(), toScreen), QColor(255, 0, 0));
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
    double now() const { return static_cast<double>(m_clock.elapsed()); }

    QElapsedTimer m_clock;
    PointerTrail m_trail{laser};
    bool m_down = false;
};

} // namespace

std::unique_ptr<Tool> makeLaserTool()
{
    return std::make_unique<LaserTool>();
}

} // namespace ninesketch
