// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/line_points.h"

#include "model/scene/bounds.h"

#include <QPainter>

namespace ninesketch
{
namespace
{

constexpr double pointReach = 8, shortest = 40; // px on screen: shorter segments have no point between

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

std::optional<LinePoint> linePointAt(const Element &line, Point at, double zoom)
{
    const auto points = scenePoints(line);
    const bool elbow = line.linear()->elbowed; // of which ends and segments move, not corners
    for (std::size_t i = 0; i < points.size(); ++i)
        if (distance(points[i], at) * zoom <= pointReach && (!elbow || isEnd(line, {i, false})))
            return LinePoint{i, false};
    for (std::size_t i = 1; i < points.size(); ++i)
        if (distance(points[i - 1], points[i]) * zoom >= shortest &&
            distance((points[i - 1] + points[i]) * 0.5, at) * zoom <= pointReach)
            return LinePoint{i, true};
    return std::nullopt;
}

void paintPoints(QPainter &painter, const Element &line, const ToScreen &toScreen, const PointSet *selected)
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
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point a = toScreen(points[i - 1]), b = toScreen(points[i]);
        if (distance(a, b) < shortest)
            continue;
        painter.setBrush(isFixed(i) ? QColor(0x5e, 0x5a, 0xd8) : QColor(177, 151, 252, 178));
        painter.drawEllipse(QPointF((a.x + b.x) / 2, (a.y + b.y) / 2), 4, 4);
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
