// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/kill_tool.h"

#include "model/design/read_design.h"
#include "model/scene/hit_test.h"
#include "model/sketch/bounds.h"
#include "ui/icons.h"

#include <QPainter>

namespace ninesketch
{
namespace
{

constexpr int cursorSize = 28;
const QColor hot("#e03131");

/// The component whose body, label or glyph lies there; also inside a body that has no fill. Empty: none.
std::string componentAt(const Scene &scene, Point at, double zoom)
{
    for (const Element *element : elementsAt(scene, at, {zoom, true}))
        if (const std::string body = componentOf(scene, element->id); !body.empty())
            return body;
    std::string found;
    for (const ElementPtr &element : scene.elements())
        if (componentModel(*element) && isInside(*element, at))
            found = element->id; // the topmost is last
    return found;
}

class KillTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (event.doubleClick)
            return answer; // the second press of two, which were two strikes already
        answer.strike = componentAt(context.scene, event.at, context.zoom);
        answer.strikeOneReplica = event.modifiers.testFlag(Qt::ShiftModifier);
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        m_over = componentAt(context.scene, event.at, context.zoom);
        return {};
    }

    QCursor cursor(const PointerEvent &, const ToolContext &context) const override
    {
        static const QCursor light(iconPixmap("bolt", hot, cursorSize), 8, cursorSize - 3);
        static const QCursor dark(iconPixmap("bolt", QColor("#ffa8a8"), cursorSize), 8, cursorSize - 3);
        return context.dark ? dark : light;
    }

    void paintOverlay(QPainter &painter, const ToolContext &context,
                      const std::function<Point(Point)> &toScreen) const override
    {
        const Element *element = m_over.empty() ? nullptr : context.scene.find(m_over);
        if (!element)
            return;
        const Rect box = rotatedBox(*element);
        const Point a = toScreen({box.x, box.y}), b = toScreen({box.right(), box.bottom()});
        painter.setPen(QPen(hot, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(QPointF(a.x, a.y), QPointF(b.x, b.y)).adjusted(-4, -4, 4, 4), 6, 6);
    }

private:
    std::string m_over; ///< component under the pointer
};

} // namespace

std::unique_ptr<Tool> makeKillTool()
{
    return std::make_unique<KillTool>();
}

} // namespace ninesketch
