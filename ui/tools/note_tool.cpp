// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/note_tool.h"

#include "model/scene/edits.h"
#include "model/scene/element_box.h"
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

Element emptyNote(Point at, const ToolContext &context)
{
    Element note = styledElement(ElementType::Rectangle, context, at);
    note.fillStyle = FillStyle::Solid;
    note.strokeWidth = 1;
    note.roundness.reset();
    if (isTransparentColor(note.backgroundColor))
        note.backgroundColor = paperColor;
    return note;
}

Rect usualBox(Point middle, Qt::KeyboardModifiers modifiers, const ToolContext &context)
{
    const Point corner = onGrid(middle - Point{usual / 2, usual / 2}, context, modifiers);
    return {corner.x, corner.y, usual, usual};
}

Element within(Element note, const Rect &box)
{
    setBox(note, box);
    return note;
}

/// `from`: where it was begun, whose frame it joins.
ToolAnswer putDown(const Element &note, Point from, const ToolContext &context)
{
    ToolAnswer answer;
    answer.outcome = ToolAnswer::Outcome::Commit;
    answer.scene = joinFrameUnder(addElements(context.scene, {note}, context.edit()), {note.id}, from, context.edit());
    answer.what = QObject::tr("Draw note");
    answer.selection = Selection{{note.id}, {}};
    answer.editText = note.id;
    answer.finished = true;
    return answer;
}

class NoteTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_from = onGrid(event.at, context, event.modifiers);
        m_note = emptyNote(*m_from, context);
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
            answer.scene = addElements(context.scene, {within(m_note, box)}, context.edit());
        }
        return answer;
    }

    bool heedsKeysAtRest() const override { return true; }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            return {};
        Rect box = pulled(event, context);
        if (std::max(box.width, box.height) * context.zoom < dragsFrom) {
            box = usualBox(*m_from, event.modifiers, context);
        } else {
            const double least = leastSide(context);
            const double width = std::max(box.width, least), height = std::max(box.height, least);
            box = {event.at.x < m_from->x ? box.right() - width : box.x,
                   event.at.y < m_from->y ? box.bottom() - height : box.y, width, height};
        }
        const Point from = *m_from;
        m_from.reset();
        return putDown(within(m_note, box), from, context);
    }

    ToolAnswer cancel(const ToolContext &) override { return putAway(m_from); }

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

    std::optional<Point> m_from; ///< scene px, while the button is down
    Element m_note;
};

} // namespace

ToolAnswer noteAround(Point middle, Qt::KeyboardModifiers modifiers, const ToolContext &context)
{
    return putDown(within(emptyNote(middle, context), usualBox(middle, modifiers, context)), middle, context);
}

std::unique_ptr<Tool> makeNoteTool()
{
    return std::make_unique<NoteTool>();
}

} // namespace ninesketch
