// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/stencil_tool.h"

#include "model/scene/edits.h"
#include "model/scene/element_box.h"
#include "ui/tools/new_element.h"

namespace ninesketch
{
namespace
{

class StencilTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_from = onGrid(event.at, context, event.modifiers);
        m_pressed = event.screen;
        m_dragging = false;
        m_seed = context.edit().random();
        ToolAnswer answer;
        answer.selection = Selection{};
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from || (!m_dragging && distance(event.screen, m_pressed) < dragThreshold))
            return {};
        m_dragging = true;
        return drawn(ToolAnswer::Outcome::Preview,
                     draggedBox(*m_from, onGrid(event.at, context, event.modifiers), event.modifiers), context);
    }

    bool heedsKeysAtRest() const override { return true; }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            return {};
        Rect box = draggedBox(*m_from, onGrid(event.at, context, event.modifiers), event.modifiers);
        if (const Stencil *stencil = findStencil(context.style.stencil); stencil && !m_dragging)
            box = {m_from->x - stencil->width / 2, m_from->y - stencil->height / 2, stencil->width, stencil->height};
        m_from.reset();
        ToolAnswer answer = drawn(ToolAnswer::Outcome::Commit, box, context);
        answer.finished = answer.outcome == ToolAnswer::Outcome::Commit;
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override { return putAway(m_from); }

private:
    ToolAnswer drawn(ToolAnswer::Outcome outcome, const Rect &box, const ToolContext &context) const
    {
        constexpr double least = 8; // px: below that its lines lie on each other
        const Stencil *stencil = findStencil(context.style.stencil);
        ToolAnswer answer;
        if (!stencil || box.width < least || box.height < least) {
            answer.outcome = ToolAnswer::Outcome::Cancel;
            return answer;
        }
        Element like = styledElement(ElementType::Rectangle, context, {box.x, box.y});
        setBox(like, box);
        Random random(m_seed); // the same strokes and ids as long as it is dragged
        StencilDrawing drawing = drawStencil(*stencil, like, {context.metrics, random, context.edit().now});
        Ids ids;
        for (const Element &element : drawing.elements)
            ids.insert(element.id);
        answer.scene = addElements(context.scene, std::move(drawing.elements), context.edit());
        answer.outcome = outcome;
        if (outcome == ToolAnswer::Outcome::Commit) {
            answer.scene = updateFrameMembership(*answer.scene, ids, context.edit());
            answer.what = QObject::tr("Draw %1").arg(QObject::tr(stencil->name).toLower());
            answer.selection = Selection{std::move(ids), {}};
        }
        return answer;
    }

    std::optional<Point> m_from;
    Point m_pressed;
    std::uint64_t m_seed = 1;
    bool m_dragging = false;
};

} // namespace

std::unique_ptr<Tool> makeStencilTool()
{
    return std::make_unique<StencilTool>();
}

} // namespace ninesketch
