// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/shape_tool.h"

#include "model/scene/edits.h"
#include "model/scene/element_box.h"
#include "ui/tools/new_element.h"
#include "ui/tools/snapping.h"

namespace ninesketch
{
namespace
{

QString stepName(ElementType type)
{
    switch (type) {
    case ElementType::Diamond:
        return QObject::tr("Draw diamond");
    case ElementType::Ellipse:
        return QObject::tr("Draw ellipse");
    case ElementType::Frame:
        return QObject::tr("Draw frame");
    default:
        return QObject::tr("Draw rectangle");
    }
}

class ShapeTool final : public Tool
{
public:
    explicit ShapeTool(ElementType type) : m_type(type) {}

    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_from = snapped(event, context);
        m_pressed = event.screen;
        m_dragging = false;
        m_element = styledElement(m_type, context, *m_from);
        ToolAnswer answer;
        answer.selection = Selection{};
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            snapped(event, context); // shows where it would begin
        if (!m_from || (!m_dragging && event.screen == m_pressed))
            return {};
        m_dragging = true;
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = addElements(context.scene, {shaped(event, context)}, context.edit());
        return answer;
    }

    bool heedsKeysAtRest() const override { return true; }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            return {};
        const Element element = shaped(event, context);
        const Point from = *m_from;
        const bool drawn = m_dragging && element.width > 0 && element.height > 0;
        m_from.reset();
        m_snapLines.clear();
        if (!drawn) {
            ToolAnswer answer;
            answer.outcome = ToolAnswer::Outcome::Cancel;
            return answer;
        }
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene = addElements(context.scene, {element}, context.edit());
        answer.scene = m_type == ElementType::Frame ? updateFrameMembers(*answer.scene, element.id, context.edit())
                                                    : joinFrameUnder(*answer.scene, {element.id}, from, context.edit());
        answer.what = stepName(m_type);
        answer.selection = Selection{{element.id}, {}};
        answer.finished = true;
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_snapLines.clear();
        return putAway(m_from);
    }

    void paintOverlay(QPainter &painter, const ToolContext &, const ToScreen &toScreen) const override
    {
        paintSnapLines(painter, m_snapLines, toScreen);
    }

private:
    /// On the grid, or in line with something else.
    Point snapped(const PointerEvent &event, const ToolContext &context)
    {
        m_snapLines.clear();
        const Point at = onGrid(event.at, context, event.modifiers);
        if (!snapsToObjects(context, event.modifiers))
            return at;
        Snap snap = snapPoint(at, {}, context);
        m_snapLines = std::move(snap.lines);
        return at + snap.by;
    }

    Element shaped(const PointerEvent &event, const ToolContext &context)
    {
        const bool even = event.modifiers.testFlag(Qt::ShiftModifier); // a square has no free corner
        const Point to = even ? onGrid(event.at, context, event.modifiers) : snapped(event, context);
        if (even)
            m_snapLines.clear();
        const Rect box = draggedBox(*m_from, to, event.modifiers);
        Element element = m_element;
        setBox(element, box);
        return element;
    }

    ElementType m_type;
    std::optional<Point> m_from;
    Point m_pressed;
    Element m_element;
    std::vector<SnapLine> m_snapLines;
    bool m_dragging = false;
};

} // namespace

std::unique_ptr<Tool> makeRectangleTool()
{
    return std::make_unique<ShapeTool>(ElementType::Rectangle);
}

std::unique_ptr<Tool> makeDiamondTool()
{
    return std::make_unique<ShapeTool>(ElementType::Diamond);
}

std::unique_ptr<Tool> makeEllipseTool()
{
    return std::make_unique<ShapeTool>(ElementType::Ellipse);
}

std::unique_ptr<Tool> makeFrameTool()
{
    return std::make_unique<ShapeTool>(ElementType::Frame);
}

} // namespace ninesketch
