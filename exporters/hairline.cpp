// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/hairline.h"

#include "exporters/coverage.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

constexpr double roundCap = std::numbers::pi / 8; ///< px by which a round end reaches further
constexpr double shortestPeriod = 0.1;            ///< px; dashes closer together are a line

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

/// The dashes of a broken line; `pattern`: lengths of dash, gap, dash … in the units of the line, all above 0.
std::vector<QPolygonF> dashesOf(const QPolygonF &line, const std::vector<double> &pattern)
{
    std::vector<QPolygonF> dashes;
    std::size_t part = 0; // even: a dash
    double left = pattern[0];
    for (qsizetype i = 1; i < line.size(); ++i) {
        const double length = std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
        if (part % 2 == 0 && dashes.empty())
            dashes.push_back({line[0]});
        double done = 0;
        for (; length - done > left; left = pattern[part % pattern.size()]) {
            done += left;
            const QPointF at = line[i - 1] + (line[i] - line[i - 1]) * (done / length);
            if (part++ % 2 == 0)
                dashes.back() << at;
            else
                dashes.push_back({at});
        }
        left -= length - done;
        if (part % 2 == 0)
            dashes.back() << line[i];
    }
    return dashes;
}

} // namespace

void paintHairline(QPainter &painter, const QPainterPath &path, const QPen &pen, double width)
{
    const QTransform device = painter.deviceTransform();
    std::vector<double> pattern;
    double period = 0;
    for (const double dash : pen.dashPattern()) {
        pattern.push_back(dash * width); // told in pen widths
        period += pattern.back();
    }
    const bool dashed = period > shortestPeriod;
    std::vector<QPolygonF> boxes;
    for (const QPolygonF &line : path.toSubpathPolygons(device)) {
        if (!dashed)
            addLine(boxes, line);
        else
            for (const QPolygonF &dash : dashesOf(line, pattern))
                addLine(boxes, dash);
    }
    QColor color = pen.color();
    color.setAlphaF(color.alphaF() * static_cast<float>(width));
    fillOutlines(painter, boxes, color);
}

} // namespace ninesketch
