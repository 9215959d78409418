// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/lasso_tool.h"
#include "model/scene/edits.h"
#include "model/scene/hit_test.h"

#include <QPainter>
#include <QPolygonF>

namespace ninesketch
{
namespace
{

class LassoTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_loop = {event.at};
        m_kept = event.modifiers.testFlag(Qt::ShiftModifier) ? context.selection : Selection{};
        ToolAnswer answer;
        answer.selection = m_kept;
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (m_loop.empty())
            return {};
        m_loop.push_back(event.at);
        ToolAnswer answer;
        answer.selection = enclosed(context.scene);
        return answer;
    }

    ToolAnswer release(const PointerEvent &, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (m_loop.empty())
            return answer;
        answer.selection = enclosed(context.scene);
        m_loop.clear();
        answer.finished = true;
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_loop.clear();
        return {};
    }

    void paintOverlay(QPainter &painter, const ToolContext &,
                      const std::function<Point(Point)> &toScreen) const override
    {
        if (m_loop.size() < 2)
            return;
        QPolygonF loop;
        for (const Point point : m_loop) {
            const Point at = toScreen(point);
            loop << QPointF(at.x, at.y);
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor("#6965db"), 1.5, Qt::DashLine));
        painter.setBrush(QColor(105, 101, 219, 20));
        painter.drawPolygon(loop);
    }

private:
    Selection enclosed(const Scene &scene) const
    {
        Selection selection = m_kept;
        selection.ids.merge(withGroups(scene, elementsInLoop(scene, m_loop)));
        return selection;
    }

    std::vector<Point> m_loop;
    Selection m_kept;
};

} // namespace

std::unique_ptr<Tool> makeLassoTool()
{
    return std::make_unique<LassoTool>();
}

} // namespace ninesketch
