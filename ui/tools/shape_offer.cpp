// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/shape_offer.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/groups.h"
#include "model/scene/edits/shapes.h"
#include "model/scene/stencils.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QObject>
#include <QPainter>
#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double cell = 36, iconSize = 20, below = 14; // px on screen

QString iconOf(const std::string &name)
{
    const QString id = QString::fromStdString(name);
    if (name == "sharp" || name == "elbow")
        return "arrow-" + id;
    if (name == "round")
        return QStringLiteral("arrow-curved");
    return findStencil(name) ? "stencil-" + id : id;
}

/// From the scene to the screen, as the pointer has it.
std::function<Point(Point)> screenOf(const PointerEvent &event, const ToolContext &context)
{
    return [event, zoom = context.zoom](Point scene) { return event.screen + (scene - event.at) * zoom; };
}

} // namespace

bool ShapeOffer::possible(const ToolContext &context)
{
    return !shapeChoice(context.scene, context.selection.ids).names.empty();
}

bool ShapeOffer::isOpen(const ToolContext &context) const
{
    return m_open && m_open->ids == context.selection.ids && possible(context);
}

ToolAnswer ShapeOffer::tab(bool backwards, const ToolContext &context)
{
    if (isOpen(context))
        return turn(shapeChoice(context.scene, context.selection.ids).next(backwards), context);
    m_open = Open{context.selection.ids, context.scene, context.scene};
    ToolAnswer answer;
    answer.selection = context.selection;
    return answer;
}

ToolAnswer ShapeOffer::turn(const std::string &name, const ToolContext &context)
{
    if (!m_open->last.sameAs(context.scene)) // something else was done meanwhile
        m_open->before = context.scene;
    const std::string &group = context.selection.editingGroupId;
    ToolAnswer answer;
    answer.outcome = ToolAnswer::Outcome::Commit;
    answer.scene = turnedInto(name, m_open->before, context.selection.ids, context.edit());
    answer.what = QObject::tr("Another shape");
    // a shape of several lines has other lines now
    answer.selection = Selection{withGroups(*answer.scene, context.selection.ids, group), group};
    m_open->last = *answer.scene;
    m_open->ids = answer.selection->ids;
    return answer;
}

Rect ShapeOffer::row(const ToolContext &context, const std::function<Point(Point)> &toScreen) const
{
    const auto names = shapeChoice(context.scene, context.selection.ids).names;
    const Rect box = commonBox(context.scene, context.selection.ids).value_or(Rect{});
    Point at = toScreen({box.x, box.y + box.height}) + Point{-cell / 4, below};
    const double width = cell * static_cast<double>(names.size());
    if (context.viewport.width > 0) { // where it is seen
        const Point from = toScreen({context.viewport.x, context.viewport.y});
        const Point to = toScreen({context.viewport.right(), context.viewport.bottom()});
        at.x = std::max(from.x, std::min(at.x, to.x - width));
        at.y = std::max(from.y, std::min(at.y, to.y - cell));
    }
    return {at.x, at.y, width, cell};
}

bool ShapeOffer::covers(const PointerEvent &event, const ToolContext &context) const
{
    return isOpen(context) && row(context, screenOf(event, context)).contains(event.screen);
}

std::optional<ToolAnswer> ShapeOffer::press(const PointerEvent &event, const ToolContext &context)
{
    if (!covers(event, context))
        return std::nullopt;
    const ShapeChoice choice = shapeChoice(context.scene, context.selection.ids);
    const Rect cells = row(context, screenOf(event, context));
    const auto at = static_cast<std::size_t>((event.screen.x - cells.x) / cell);
    if (at >= choice.names.size() || at == choice.now)
        return ToolAnswer{};
    return turn(choice.names[at], context);
}

void ShapeOffer::paint(QPainter &painter, const ToolContext &context, const std::function<Point(Point)> &toScreen) const
{
    if (!isOpen(context))
        return;
    const ShapeChoice choice = shapeChoice(context.scene, context.selection.ids);
    const Rect cells = row(context, toScreen);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().island);
    painter.drawRoundedRect(QRectF(cells.x, cells.y, cells.width, cells.height), space::small, space::small);
    for (std::size_t i = 0; i < choice.names.size(); ++i) {
        const QRectF here(cells.x + cell * static_cast<double>(i), cells.y, cell, cell);
        const bool chosen = choice.now == i;
        if (chosen) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().accentSoft);
            painter.drawRoundedRect(here.adjusted(3, 3, -3, -3), space::tight, space::tight);
        }
        const double inset = (cell - iconSize) / 2;
        icon(iconOf(choice.names[i]))
            .paint(&painter, here.adjusted(inset, inset, -inset, -inset).toAlignedRect(), Qt::AlignCenter,
                   QIcon::Normal, chosen ? QIcon::On : QIcon::Off);
    }
}

} // namespace ninesketch
