// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/pointer_trail.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Stays full for long, and then goes fast (Excalidraw's easeOut).
double eased(double share)
{
    return 1 - std::pow(1 - share, 4);
}

/// From circle to circle; turns the same way as those.
void addPiece(QPainterPath &path, Point a, double radiusA, Point b, double radiusB)
{
    const double length = distance(a, b);
    if (length < 1e-9)
        return;
    const Point across{(b.y - a.y) / length, -(b.x - a.x) / length};
    const auto point = [](Point p) { return QPointF(p.x, p.y); };
    path.moveTo(point(a + across * radiusA));
    path.lineTo(point(b + across * radiusB));
    path.lineTo(point(b - across * radiusB));
    path.lineTo(point(a - across * radiusA));
    path.closeSubpath();
}

} // namespace

void PointerTrail::begin(Point at, double now)
{
    std::erase_if(m_strokes, [&](const Stroke &stroke) { return now - stroke.back().born > m_look.lifetime; });
    m_strokes.push_back({{at, at, now}});
}

void PointerTrail::goOn(Point at, double now)
{
    if (m_strokes.empty())
        return;
    Stroke &stroke = m_strokes.back();
    const Spot last = stroke.back();
    if (last.pointer == at)
        return;
    const double step = 1 - m_look.lag;
    stroke.push_back({last.at + (at - last.at) * step, at, last.born + (now - last.born) * step});
    if (stroke.size() > 4 * m_look.length) // of no more use
        stroke.erase(stroke.begin(), stroke.end() - static_cast<std::ptrdiff_t>(2 * m_look.length));
}

double PointerTrail::radiusOf(const Stroke &stroke, std::size_t spot, double now) const
{
    const double age = std::max(0.0, 1 - (now - stroke[spot].born) / m_look.lifetime);
    const auto length = static_cast<double>(m_look.length), fromEnd = static_cast<double>(stroke.size() - spot);
    const double place = (length - std::min(length, fromEnd)) / length;
    return m_look.radius * std::min(eased(place), eased(age));
}

bool PointerTrail::isSeen(double now) const
{
    return std::ranges::any_of(m_strokes,
                               [&](const Stroke &stroke) { return now - stroke.back().born < m_look.lifetime; });
}

QPainterPath PointerTrail::outline(double now, const std::function<Point(Point)> &toScreen) const
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const Stroke &stroke : m_strokes) {
        Point before;
        double radiusBefore = 0;
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            const Point at = toScreen(stroke[i].at);
            const double radius = radiusOf(stroke, i, now);
            if (radius > 0)
                path.addEllipse(QPointF(at.x, at.y), radius, radius);
            if (radiusBefore > 0 && radius > 0)
                addPiece(path, before, radiusBefore, at, radius);
            before = at;
            radiusBefore = radius;
        }
    }
    return path;
}

} // namespace ninesketch
