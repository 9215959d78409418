// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/hand_tool.h"

namespace ninesketch
{
namespace
{

class HandTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &) override
    {
        m_last = event.screen;
        return {};
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &) override
    {
        ToolAnswer answer;
        if (m_last) {
            answer.panBy = event.screen - *m_last;
            m_last = event.screen;
        }
        return answer;
    }

    ToolAnswer release(const PointerEvent &, const ToolContext &) override
    {
        m_last.reset();
        return {};
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_last.reset();
        return {};
    }

    QCursor cursor(const PointerEvent &, const ToolContext &) const override
    {
        return m_last ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
    }

private:
    std::optional<Point> m_last;
};

} // namespace

std::unique_ptr<Tool> makeHandTool()
{
    return std::make_unique<HandTool>();
}

} // namespace ninesketch
