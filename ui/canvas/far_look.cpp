// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/far_look.h"

#include "exporters/paint_picture.h"
#include "model/sketch/reach.h"
#include "model/sketch/shape.h"

#include <QVarLengthArray>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

constexpr double mostWobble = 0.75; // device px
/// Just above the width up to which Qt draws lines by a coarser method; what it is too wide it is made fainter.
constexpr double penWidth = 1.02;
/// Parts of the strokes' own width: freehand by speed (its middle width, and its largest), and of one width.
constexpr double freedrawMiddle = 2.6, freedrawLargest = 4.25, freedrawConstant = 2.8;
constexpr double headLength = 25, headAngle = 20 * std::numbers::pi / 180;

using Lines = QVarLengthArray<QLineF, 64>;

bool isPlainHead(Arrowhead head)
{
    return head == Arrowhead::None || head == Arrowhead::Arrow;
}

QColor withAlpha(QColor color, double share)
{
    color.setAlphaF(color.alphaF() * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    return color;
}

/// What of the paper the pen covers: how wide it is in device px, dashes counted, both strokes of a solid line.
double inkShare(const Element &element, double scale)
{
    const double width = element.strokeWidth;
    if (element.type == ElementType::Freedraw)
        return width * scale * (element.freedraw()->constantWidth ? freedrawConstant : freedrawMiddle) / penWidth;
    const double once = std::min(1.0, width * scale / penWidth);
    if (element.strokeStyle == StrokeStyle::Dashed)
        return once * 8 / (16 + width);
    if (element.strokeStyle == StrokeStyle::Dotted)
        return once * (1.5 + width) / (7.5 + width);
    return 1 - (1 - once) * (1 - once);
}

/// Hatching: lines half as wide as the pen, four pens apart, each drawn twice.
double fillShare(FillStyle style)
{
    constexpr double lines = 1 - (1 - 0.125) * (1 - 0.125);
    switch (style) {
    case FillStyle::Hachure:
        return lines;
    case FillStyle::Zigzag:
        return 1.2 * lines;
    case FillStyle::CrossHatch:
        return 1 - (1 - lines) * (1 - lines);
    case FillStyle::Solid:
        break;
    }
    return 1;
}

void addHead(Lines &lines, Point tip, Point from)
{
    const double length = distance(tip, from);
    if (length == 0)
        return;
    const double size = std::min(headLength, length / 2);
    const Point back = tip + (from - tip) * (size / length);
    for (const double angle : {-headAngle, headAngle}) {
        const Point wing = rotated(back, tip, angle);
        lines.append(QLineF(wing.x, wing.y, tip.x, tip.y));
    }
}

/// Of points nearer than a device px to each other one is enough.
void addLines(Lines &lines, const std::vector<Point> &points, double scale)
{
    Point last = points.front();
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (i + 1 < points.size() && distance(points[i], last) * scale < 1)
            continue;
        lines.append(QLineF(last.x, last.y, points[i].x, points[i].y));
        last = points[i];
    }
}

void paintShape(QPainter &painter, const Element &element)
{
    const QRectF box(0, 0, element.width, element.height);
    if (element.type == ElementType::Ellipse) {
        painter.drawEllipse(box);
    } else if (element.roundness) {
        painter.drawPath(toPainterPath(roundedOutline(element)));
    } else if (element.type == ElementType::Diamond) {
        QPolygonF corners;
        for (const Point &corner : diamondCorners(element))
            corners << QPointF(corner.x, corner.y);
        painter.drawPolygon(corners);
    } else {
        painter.drawRect(box);
    }
}

void paintLines(QPainter &painter, const Element &element, double scale)
{
    Lines lines;
    if (const FreedrawData *stroke = element.freedraw()) {
        addLines(lines, stroke->points, scale);
    } else {
        const LinearData &line = *element.linear();
        addLines(lines, line.points, scale);
        const auto &points = line.points;
        if (line.startArrowhead == Arrowhead::Arrow)
            addHead(lines, points.front(), points[1]);
        if (line.endArrowhead == Arrowhead::Arrow)
            addHead(lines, points.back(), points[points.size() - 2]);
    }
    painter.drawLines(lines.constData(), static_cast<int>(lines.size()));
}

} // namespace

double farScale(const Element &element)
{
    double wobble = 0, pen = element.strokeWidth;
    switch (element.type) {
    case ElementType::Rectangle:
    case ElementType::Diamond:
    case ElementType::Ellipse:
        wobble = wobbleOf(element);
        break;
    case ElementType::Arrow:
    case ElementType::Line: {
        const LinearData *line = element.linear();
        if (!line || line->points.size() < 2 || element.angle != 0 || !isPlainHead(line->startArrowhead) ||
            !isPlainHead(line->endArrowhead))
            return 0;
        const bool curved = element.roundness && !line->elbowed && line->points.size() > 2;
        const bool filled = isClosedLoop(line->points) && !isTransparentColor(element.backgroundColor);
        if (curved || filled)
            return 0;
        wobble = wobbleOf(element);
        break;
    }
    case ElementType::Freedraw: {
        const FreedrawData *stroke = element.freedraw();
        if (!stroke || stroke->points.size() < 2 || element.angle != 0 || !isTransparentColor(element.backgroundColor))
            return 0;
        pen *= stroke->constantWidth ? freedrawConstant : freedrawLargest;
        break;
    }
    default:
        return 0;
    }
    if (!isDrawable(element))
        return 0;
    return std::min(mostWobble / std::max(wobble, 1e-3), penWidth / pen);
}

void paintFar(QPainter &painter, const Element &element, const QColor &stroke, const QColor &fill, double scale)
{
    const QTransform before = painter.transform();
    painter.translate(element.x, element.y);
    if (element.angle != 0) {
        painter.translate(element.width / 2, element.height / 2);
        painter.rotate(element.angle * 180 / std::numbers::pi);
        painter.translate(-element.width / 2, -element.height / 2);
    }
    painter.setPen(
        QPen(withAlpha(stroke, inkShare(element, scale)), penWidth / scale, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    if (element.linear() || element.freedraw()) {
        paintLines(painter, element, scale);
    } else {
        painter.setBrush(fill.alpha() > 0 ? QBrush(withAlpha(fill, fillShare(element.fillStyle))) : QBrush());
        paintShape(painter, element);
    }
    painter.setTransform(before);
}

} // namespace ninesketch
