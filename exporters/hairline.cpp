// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/hairline.h"

#include "exporters/coverage.h"
#include "exporters/cubic.h"
#include "exporters/dashes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ninesketch
{
namespace
{

constexpr double roundCap = std::numbers::pi / 8; ///< px by which a round end reaches further
constexpr double halfAPixel = 0.5;
constexpr double shortestPeriod = 0.1; ///< px; dashes closer together are a line

/// Into how many straight pieces a curve is broken: the fewer the closer it is to a line, in px.
int piecesOf(const Cubic &curve)
{
    const auto away = [](Point control, Point near, Point far) {
        const Point apart = control - near * (2.0 / 3) - far * (1.0 / 3);
        return std::max(std::abs(apart.x), std::abs(apart.y));
    };
    const double bend = std::max(away(curve[1], curve[0], curve[3]), away(curve[2], curve[3], curve[0]));
    constexpr int most = 512;
    int pieces = 1;
    for (double enough = 1.0 / 8; bend >= enough && pieces < most; enough *= 4)
        pieces *= 2;
    return pieces;
}

/// Neither end of the curve lies between its control points and the other one.
bool runsOn(const Cubic &curve)
{
    const auto ahead = [](Point control, Point from, Point to) {
        return (control.x - from.x) * (to.x - from.x) + (control.y - from.y) * (to.y - from.y) >= 0;
    };
    return ahead(curve[1], curve[0], curve[3]) && ahead(curve[2], curve[0], curve[3]) &&
           ahead(curve[1], curve[3], curve[0]) && ahead(curve[2], curve[3], curve[0]);
}

void addCurve(QPolygonF &line, const Cubic &curve)
{
    std::vector<double> ends = runsOn(curve) ? std::vector<double>{} : turningPoints(curve);
    ends.push_back(1);
    double from = 0;
    for (const double to : ends) {
        const Cubic part = partOf(curve, std::exchange(from, to), to);
        const int pieces = piecesOf(part);
        for (int i = 1; i <= pieces; ++i) {
            const Point at = pointAt(part, static_cast<double>(i) / pieces);
            line << QPointF(at.x, at.y);
        }
    }
}

/// The path as straight pieces, in px.
std::vector<QPolygonF> brokenLines(const QPainterPath &path)
{
    std::vector<QPolygonF> lines;
    const auto point = [&](int i) { return Point{path.elementAt(i).x, path.elementAt(i).y}; };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element at = path.elementAt(i);
        if (at.isMoveTo() || lines.empty()) {
            lines.push_back({at});
        } else if (at.isCurveTo() && i + 2 < path.elementCount()) {
            addCurve(lines.back(), {point(i - 1), point(i), point(i + 1), point(i + 2)});
            i += 2;
        } else {
            lines.back() << at;
        }
    }
    return lines;
}

/// The boxes along a broken line that cover one pixel of each column, or of each row where it is steep.
void addLine(std::vector<QPolygonF> &boxes, const QPolygonF &line)
{
    const bool closed = line.size() > 2 && line.isClosed();
    for (qsizetype i = 1; i < line.size(); ++i) {
        QPointF from = line[i - 1], to = line[i];
        const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
        if (length <= 0)
            continue;
        const QPointF along = (to - from) / length;
        if (i == 1 && !closed)
            from -= along * roundCap;
        if (i + 1 == line.size() && !closed)
            to += along * roundCap;
        const double half = std::max(std::abs(along.x()), std::abs(along.y())) / 2;
        const QPointF across(-along.y() * half, along.x() * half);
        boxes.push_back({{from + across, to + across, to - across, from - across}});
    }
}

} // namespace

void paintHairline(QPainter &painter, const QPainterPath &path, const QPen &pen, double width)
{
    QPainterPath drawn = painter.deviceTransform().map(path);
    QList<qreal> pattern;
    double period = 0;
    for (const double dash : pen.dashPattern()) {
        pattern.push_back(dash * width); // told in pen widths
        period += pattern.back();
    }
    if (period > shortestPeriod)
        drawn = dashed(drawn, pattern, halfAPixel);
    std::vector<QPolygonF> boxes;
    for (const QPolygonF &line : brokenLines(drawn))
        addLine(boxes, line);
    QColor color = pen.color();
    color.setAlphaF(color.alphaF() * static_cast<float>(width));
    fillOutlines(painter, boxes, color);
}

} // namespace ninesketch
