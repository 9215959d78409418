// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/note_tool.h"

#include "model/scene/edits.h"
#include "model/sketch/font_family.h"
#include "model/sketch/shape.h"
#include "ui/tools/new_element.h"

#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double usual = 250, smallest = 75; // px, of a side
constexpr double padding = 16;               // px between a line of words and the sides
constexpr double dragsFrom = 10;             // px on screen; what is smaller is a click
constexpr const char *paperColor = "#ffdf6b";

class NoteTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_from = onGrid(event.at, context, event.modifiers);
        m_note = styledElement(ElementType::Rectangle, context, *m_from);
        m_note.fillStyle = FillStyle::Solid;
        m_note.strokeWidth = 1;
        m_note.roundness.reset();
        if (isTransparentColor(m_note.backgroundColor))
            m_note.backgroundColor = paperColor;
        ToolAnswer answer;
        answer.selection = Selection{};
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            return {};
        const Rect box = pulled(event, context);
        ToolAnswer answer;
        if (box.width > 0 && box.height > 0) {
            answer.outcome = ToolAnswer::Outcome::Preview;
            answer.scene = addElements(context.scene, {within(box)}, context.edit());
        }
        return answer;
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            return {};
        Rect box = pulled(event, context);
        if (std::max(box.width, box.height) * context.zoom < dragsFrom) {
            const Point corner = onGrid(*m_from - Point{usual / 2, usual / 2}, context, event.modifiers);
            box = {corner.x, corner.y, usual, usual};
        } else {
            const double least = leastSide(context);
            const double width = std::max(box.width, least), height = std::max(box.height, least);
            box = {event.at.x < m_from->x ? box.right() - width : box.x,
                   event.at.y < m_from->y ? box.bottom() - height : box.y, width, height};
        }
        const Element note = within(box);
        const Point from = *m_from;
        m_from.reset();
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Commit;
        const Scene added = addElements(context.scene, {note}, context.edit());
        answer.scene = joinFrameUnder(added, {note.id}, from, context.edit());
        answer.what = QObject::tr("Draw note");
        answer.selection = Selection{{note.id}, {}};
        answer.editText = note.id;
        answer.finished = true;
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        ToolAnswer answer;
        if (m_from) {
            m_from.reset();
            answer.outcome = ToolAnswer::Outcome::Cancel;
        }
        return answer;
    }

private:
    /// Room for a line of words.
    static double leastSide(const ToolContext &context)
    {
        const CurrentStyle &style = context.style;
        return std::max(smallest, std::ceil(style.fontSize * fontFamily(style.fontFamily).lineHeight) + 2 * padding);
    }

    Rect pulled(const PointerEvent &event, const ToolContext &context) const
    {
        return draggedBox(*m_from, onGrid(event.at, context, event.modifiers),
                          event.modifiers ^ Qt::ShiftModifier); // even, unless Shift is held
    }

    Element within(const Rect &box) const
    {
        Element note = m_note;
        note.x = box.x;
        note.y = box.y;
        note.width = box.width;
        note.height = box.height;
        return note;
    }

    std::optional<Point> m_from; ///< scene px, while the button is down
    Element m_note;
};

} // namespace

std::unique_ptr<Tool> makeNoteTool()
{
    return std::make_unique<NoteTool>();
}

} // namespace ninesketch
