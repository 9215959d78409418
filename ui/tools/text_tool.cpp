// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/text_tool.h"

#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/scene/hit_test.h"
#include "model/sketch/bounds.h"
#include "model/sketch/font_family.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_box.h"

#include <QPainter>

namespace ninesketch
{
namespace
{

constexpr double wrapThreshold = 36; // px on screen: a drag that long sets a width

class TextTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &) override
    {
        if (event.button == Qt::LeftButton)
            m_from = m_to = event.at;
        return {};
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &) override
    {
        if (m_from)
            m_to = event.at;
        m_hover = event.at;
        m_hoverFree = !event.modifiers.testFlag(Qt::ControlModifier);
        m_bothWays = event.modifiers.testFlag(Qt::AltModifier);
        return {};
    }

    bool heedsKeysAtRest() const override { return true; }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_from)
            return {};
        const Point from = *m_from;
        m_from.reset();
        ToolAnswer answer;
        answer.finished = true;
        const double far = std::abs(event.at.x - from.x);
        const bool bothWays = event.modifiers.testFlag(Qt::AltModifier);
        const Point pulled{bothWays ? from.x - far : std::min(from.x, event.at.x), from.y};
        if (far * context.zoom > wrapThreshold) {
            answer.newTextAt = pulled;
            answer.newTextWidth = bothWays ? 2 * far : far;
            return answer;
        }
        if (const auto free = freeEndFor(event, context)) {
            answer.attachText = free;
            answer.newTextAt = from;
            return answer;
        }
        const Element *hit = elementAt(context.scene, from, {context.zoom, false});
        if (hit && !hit->text() && labelIdOf(context.scene, hit->id).empty())
            hit = nullptr; // a fresh label is meant only near the middle
        if (!hit)
            hit = containerAround(context.scene, from, context.zoom);
        if (hit && !event.modifiers.testFlag(Qt::AltModifier)) {
            answer.editText = hit->id;
            return answer;
        }
        answer.newTextAt = event.at == from ? freshTextAt(from, context) : pulled;
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_from.reset();
        return {};
    }

    /// What a click would do: attach to an arrow, write in a text, or write a new one.
    QCursor cursor(const PointerEvent &event, const ToolContext &context) const override
    {
        if (freeEndFor(event, context))
            return Qt::PointingHandCursor;
        const Element *hit = elementAt(context.scene, event.at, {context.zoom, false});
        if (hit && (hit->text() || isOnLabel(*hit, event.at, context)))
            return Qt::IBeamCursor;
        const Element *around = containerAround(context.scene, event.at, context.zoom);
        return around && around->isArrow() ? Qt::PointingHandCursor : Qt::CrossCursor;
    }

    void paintOverlay(QPainter &painter, const ToolContext &context,
                      const std::function<Point(Point)> &toScreen) const override
    {
        if (const auto free = m_hoverFree ? freeEndAt(context.scene, m_hover, context.zoom) : std::nullopt) {
            const Point end = toScreen(endPoint(*context.scene.find(free->arrowId), free->end));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(selectionColor(context.dark), 1.5));
            painter.setBrush(QColor(0x69, 0x65, 0xdb, 60));
            painter.drawEllipse(QPointF(end.x, end.y), 7, 7);
        }
        if (!m_from || std::abs(m_to.x - m_from->x) * context.zoom <= wrapThreshold)
            return;
        const Point a = toScreen({m_bothWays ? 2 * m_from->x - m_to.x : m_from->x, m_from->y}),
                    b = toScreen({m_to.x, m_from->y + lineHeight(context)});
        painter.setPen(QPen(QColor("#6965db"), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(QPointF(a.x, a.y), QPointF(b.x, b.y)).normalized());
    }

private:
    /// Ctrl keeps text and arrow apart.
    static std::optional<FreeEnd> freeEndFor(const PointerEvent &event, const ToolContext &context)
    {
        return event.modifiers.testFlag(Qt::ControlModifier) ? std::nullopt
                                                             : freeEndAt(context.scene, event.at, context.zoom);
    }

    static bool isOnLabel(const Element &container, Point at, const ToolContext &context)
    {
        const Element *label = boundTextOf(container, context.scene);
        if (!label)
            return false;
        const Point middle = container.isArrow() ? arrowLabelCentre(container, *label) : label->centre();
        const Rect box{middle.x - label->width / 2, middle.y - label->height / 2, label->width, label->height};
        return box.contains(rotated(at, middle, -label->angle));
    }

    static double lineHeight(const ToolContext &context)
    {
        return context.style.fontSize * fontFamily(context.style.fontFamily).lineHeight;
    }
    std::optional<Point> m_from;
    Point m_to, m_hover;
    bool m_hoverFree = true;
    bool m_bothWays = false; ///< the width is pulled out of its middle
};

} // namespace

std::unique_ptr<Tool> makeTextTool()
{
    return std::make_unique<TextTool>();
}

} // namespace ninesketch
