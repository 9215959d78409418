// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/freedraw_tool.h"
#include "model/scene/edits.h"
#include "ui/tools/new_element.h"

namespace ninesketch
{
namespace
{

class FreedrawTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_element = styledElement(ElementType::Freedraw, context, event.at);
        m_element->freedraw()->simulatePressure = !event.pen;
        m_element->freedraw()->points = {{0, 0}};
        if (event.pen)
            m_element->freedraw()->pressures = {event.pressure};
        ToolAnswer answer = shown(context);
        answer.selection = Selection{};
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_element)
            return {};
        add(event);
        return shown(context);
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_element)
            return {};
        add(event);
        FreedrawData &stroke = *m_element->freedraw();
        if (stroke.points.size() == 1) { // a click is a dot
            stroke.points.push_back({0.0001, 0.0001});
            if (!stroke.simulatePressure)
                stroke.pressures.push_back(stroke.pressures.back());
        }
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene = updateFrameMembership(addElements(context.scene, {measured()}, context.edit()), {m_element->id},
                                             context.edit());
        answer.what = QObject::tr("Draw");
        m_element.reset(); // the pen stays in the hand
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        ToolAnswer answer;
        if (m_element) {
            m_element.reset();
            answer.outcome = ToolAnswer::Outcome::Cancel;
        }
        return answer;
    }

private:
    void add(const PointerEvent &event)
    {
        FreedrawData &stroke = *m_element->freedraw();
        const Point local = event.at - Point{m_element->x, m_element->y};
        if (local == stroke.points.back())
            return;
        stroke.points.push_back(local);
        if (!stroke.simulatePressure)
            stroke.pressures.push_back(event.pressure);
    }

    /// Excalidraw keeps the first point at 0, 0; the size is the extent of all points.
    Element measured() const
    {
        Element element = *m_element;
        double left = 0, right = 0, top = 0, bottom = 0;
        for (const Point point : element.freedraw()->points) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
        element.width = right - left;
        element.height = bottom - top;
        return element;
    }

    ToolAnswer shown(const ToolContext &context) const
    {
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = addElements(context.scene, {measured()}, context.edit());
        return answer;
    }

    std::optional<Element> m_element;
};

} // namespace

std::unique_ptr<Tool> makeFreedrawTool()
{
    return std::make_unique<FreedrawTool>();
}

} // namespace ninesketch
