// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/line_points.h"

#include "model/scene/bounds.h"
#include "model/sketch/bounds.h"
#include "ui/tools/new_element.h"

#include <QPainter>

namespace ninesketch
{
namespace
{

constexpr double handle = 10;        // px on screen
constexpr double reach = handle + 1; // of points and of middles

/// Nothing for segments that are too short on the screen.
std::vector<std::optional<Point>> middles(const Element &line, double zoom)
{
    const double shortest = line.linear()->elbowed ? handle / 2 : 4 * handle; // px on screen
    std::vector<std::optional<Point>> found;
    for (const auto &[at, length] : segmentMiddles(line))
        found.push_back(length * zoom >= shortest ? std::optional(at) : std::nullopt);
    return found;
}

/// Whether the middles of its segments can be taken: always while points are edited, else only of two points or elbows.
bool showsMiddles(const Element &line, bool editing)
{
    return editing || line.linear()->elbowed || line.linear()->points.size() == 2;
}

} // namespace

const Element *selectedLine(const Scene &scene, const Selection &selection)
{
    if (selection.ids.size() != 1)
        return nullptr;
    const Element *element = scene.find(*selection.ids.begin());
    return element && element->linear() && element->linear()->points.size() > 1 && !element->locked ? element : nullptr;
}

bool isEnd(const Element &line, LinePoint point)
{
    return !point.isNew && (point.index == 0 || point.index + 1 == line.linear()->points.size());
}

std::optional<LinePoint> linePointAt(const Element &line, Point at, double zoom, bool editing)
{
    const auto points = scenePoints(line);
    const bool elbow = line.linear()->elbowed; // of which ends and segments move, not corners
    std::optional<LinePoint> point;
    for (std::size_t i = points.size(); i-- > 0 && !point;) // later ones lie above
        if (distance(points[i], at) * zoom < reach && (!elbow || isEnd(line, {i, false})))
            point = LinePoint{i, false};
    if (!showsMiddles(line, editing) || (point && !elbow))
        return point;
    const auto between = middles(line, zoom);
    for (std::size_t i = 0; i < between.size(); ++i)
        if (between[i] && distance(*between[i], at) * zoom <= reach)
            return point && distance(points[point->index], at) <= distance(*between[i], at) ? point
                                                                                            : LinePoint{i + 1, true};
    return point;
}

EndDrag endDrag(const Element &line, Point to, const PointerEvent &event, const ToolContext &context)
{
    const bool turned = event.modifiers.testFlag(Qt::ShiftModifier);
    const double grid = gridSize(context, event.modifiers);
    EndDrag drag{to, context.zoom};
    drag.noBinding = !context.binds(event.keysAtEnd());
    drag.inside = event.keysAtEnd().testFlag(Qt::AltModifier);
    drag.toMiddles = context.snapsToMiddles(event.modifiers);
    drag.grid = turned ? 0 : grid;
    const bool letGo = turned && !event.keysAtEnd().testFlag(Qt::ShiftModifier);
    if (letGo && !drag.noBinding && bindingTargetAt(context.scene, event.at, context.zoom, line.id)) {
        drag.to = onGrid(event.at, context, event.modifiers); // what it holds on to is no longer asked for in steps
        drag.grid = grid;
    }
    if (turned || grid > 0)
        drag.hand = line.linear()->elbowed ? onGrid(event.at, context, event.modifiers) : event.at;
    return drag;
}

void paintPoints(QPainter &painter, const Element &line, const ToolContext &context, const ToScreen &toScreen,
                 const PointSet *selected)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0x5e, 0x5a, 0xd8), 1));
    const auto points = scenePoints(line);
    const bool elbow = line.linear()->elbowed;
    const double radius = selected ? 7 : 5;
    const auto isFixed = [&](std::size_t segment) {
        const auto &fixed = line.linear()->fixedSegments;
        return fixed && std::ranges::any_of(
                            *fixed, [&](const FixedSegment &one) { return one.index == static_cast<int>(segment); });
    };
    const auto between = middles(line, context.zoom);
    for (std::size_t i = 0; i < between.size(); ++i) {
        if (!between[i] || !showsMiddles(line, selected))
            continue;
        const Point middle = toScreen(*between[i]);
        painter.setBrush(isFixed(i + 1) ? QColor(0x5e, 0x5a, 0xd8) : QColor(177, 151, 252, 178));
        painter.drawEllipse(QPointF(middle.x, middle.y), 4, 4);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (elbow && !isEnd(line, {i, false}))
            continue;
        const Point p = toScreen(points[i]);
        painter.setBrush(selected && selected->contains(i) ? QColor(134, 131, 226, 230) : QColor(255, 255, 255, 230));
        painter.drawEllipse(QPointF(p.x, p.y), radius, radius);
    }
}

} // namespace ninesketch
