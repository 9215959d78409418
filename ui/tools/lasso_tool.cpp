// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/lasso_tool.h"

#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "model/scene/outline.h"
#include "ui/tools/box_selection.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

class Loop final : public Tool
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
        answer.selection = enclosed(context);
        return answer;
    }

    ToolAnswer release(const PointerEvent &, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (m_loop.empty())
            return answer;
        answer.selection = enclosed(context);
        m_loop.clear();
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
    /// What lies wholly in the loop, or what it touches, as for a box.
    Selection enclosed(const ToolContext &context) const
    {
        const Scene &scene = context.scene;
        Selection selection = m_kept;
        Ids found = elementsInLoop(scene, m_loop);
        if (!context.boxTouches)
            std::erase_if(found, [&](const std::string &id) { return crosses(Outline(*scene.find(id))); });
        selection.ids.merge(context.boxTouches ? withGroups(scene, found) : withWholeGroups(scene, found));
        std::erase_if(selection.ids, [&](const std::string &id) { // what is in a frame goes with it
            const auto &frame = scene.find(id)->frameId;
            return frame && selection.ids.contains(*frame);
        });
        return selection;
    }

    bool crosses(const Outline &outline) const
    {
        Point before = m_loop.back();
        return std::ranges::any_of(m_loop, [&](Point point) {
            const LineSegment piece{std::exchange(before, point), point};
            return !outline.crossings(piece).empty();
        });
    }

    std::vector<Point> m_loop;
    Selection m_kept;
};

} // namespace

std::unique_ptr<Tool> makeLoop()
{
    return std::make_unique<Loop>();
}

} // namespace ninesketch
