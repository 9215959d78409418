// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/paint_picture.h"

#include "exporters/coverage.h"
#include "exporters/flat_curves.h"
#include "exporters/hairline.h"
#include "model/sketch/color.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

namespace ninesketch
{
namespace
{

constexpr double frameRadius = 8;
constexpr double levelEnough = 1.0 / 2048; ///< a slope that Chromium's text does not see
constexpr const char *darkFrameNameColor = "#7a7a7a";

QColor toQColor(const Color &color)
{
    return {color.red, color.green, color.blue, color.alpha};
}

QColor inDark(const std::string &css)
{
    const auto color = parseColor(css);
    return color ? toQColor(darkModeColor(*color)) : QColor(Qt::lightGray);
}

QColor inDark(const std::string &css, const PathMark &mark)
{
    return mark.sameInDark ? ninesketch::toQColor(css) : inDark(css);
}

QPen penOf(const QColor &color, const PathMark &mark)
{
    QPen pen(color, mark.strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (!mark.dash.empty() && mark.strokeWidth > 0) {
        QList<qreal> pattern;
        for (const double length : mark.dash)
            pattern += length / mark.strokeWidth; // Qt counts dashes in pen widths
        pen.setDashPattern(pattern);
    }
    return pen;
}

bool near(Point a, Point b)
{
    return std::abs(a.x - b.x) + std::abs(a.y - b.y) < 1e-6;
}

/// A curve that goes straight on from there is a line.
PathStep straightened(Point from, const PathStep &step)
{
    if (step.kind != PathStep::Kind::Curve)
        return step;
    const Point along = step.to - from;
    const double length2 = along.x * along.x + along.y * along.y;
    for (const Point control : {step.c1, step.c2}) {
        const Point away = control - from;
        const double t = length2 > 0 ? (away.x * along.x + away.y * along.y) / length2 : 0;
        if (t < 0 || t > 1 || !near(from + along * t, control))
            return step;
    }
    return {PathStep::Kind::Line, {}, {}, step.to};
}

bool same(std::span<const PathStep> a, std::span<const PathStep> b)
{
    return std::ranges::equal(a, b, [](const PathStep &p, const PathStep &q) {
        return p.kind == q.kind && near(p.to, q.to) &&
               (p.kind != PathStep::Kind::Curve || (near(p.c1, q.c1) && near(p.c2, q.c2)));
    });
}

/// A pen goes over everything twice. Where it does so exactly (an architect's hand) the second time is left out: the
/// rasteriser adds up how much of a pixel both cover, so the edges of the line would be bolder.
Path drawnOnce(const Path &path)
{
    Path once;
    std::size_t before = 0, last = 0; // where the piece before and the last one begin
    const auto drop = [&] {
        const std::span<const PathStep> all(once);
        if (last > before && same(all.subspan(before, last - before), all.subspan(last)))
            once.resize(last);
        else
            before = last;
        last = once.size();
    };
    Point at;
    for (const PathStep &step : path) {
        if (step.kind == PathStep::Kind::Move)
            drop();
        once.push_back(straightened(at, step));
        at = step.to;
    }
    drop();
    return once;
}

QPainterPath outside(const QRectF &gap, const QRectF &all)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    path.addRect(all.adjusted(-1, -1, 1, 1).united(gap.adjusted(-1, -1, 1, 1)));
    path.addRect(gap);
    return path;
}

} // namespace

QColor toQColor(const std::string &cssColor)
{
    const auto color = parseColor(cssColor);
    if (color)
        return toQColor(*color);
    const QColor named(QString::fromStdString(cssColor)); // SVG's long list of names
    return named.isValid() ? named : QColor(Qt::black);
}

QPainterPath toPainterPath(const Path &path)
{
    QPainterPath result;
    int elements = 0;
    for (const auto &step : path)
        elements += step.kind == PathStep::Kind::Curve ? 3 : 1;
    result.reserve(elements);
    for (const auto &step : path) {
        switch (step.kind) {
        case PathStep::Kind::Move:
            result.moveTo(step.to.x, step.to.y);
            break;
        case PathStep::Kind::Line:
            result.lineTo(step.to.x, step.to.y);
            break;
        case PathStep::Kind::Curve:
            result.cubicTo(step.c1.x, step.c1.y, step.c2.x, step.c2.y, step.to.x, step.to.y);
            break;
        case PathStep::Kind::Close:
            result.closeSubpath();
            break;
        }
    }
    return result;
}

PaintedElement::PaintedElement(const ElementPicture &picture)
    : m_bounds(toQRectF(picture.bounds)), m_isFrame(picture.isFrame)
{
    m_transform.translate(picture.origin.x + picture.centre.x, picture.origin.y + picture.centre.y);
    m_transform.rotateRadians(picture.angle);
    m_transform.translate(-picture.centre.x, -picture.centre.y);

    for (const auto &mark : picture.marks) {
        if (const auto *path = std::get_if<PathMark>(&mark)) {
            Stroke stroke;
            const bool drawn = !path->stroke.empty() && path->fill.empty();
            const Path once = drawn ? drawnOnce(path->path) : path->path;
            stroke.path = toPainterPath(once);
            if (drawn && path->dash.empty()) // dashes are cut out of the curve before they are stroked
                if (const auto wide = asStroked(once))
                    stroke.widePath = toPainterPath(drawnOnce(*wide));
            stroke.path.setFillRule(path->evenOdd ? Qt::OddEvenFill : Qt::WindingFill);
            stroke.pen = Qt::NoPen;
            if (!path->stroke.empty() && path->strokeWidth > 0) {
                if (const QColor color = toQColor(path->stroke); color.alpha() > 0) {
                    stroke.pen = penOf(color, *path);
                    stroke.darkStroke = inDark(path->stroke, *path);
                }
            }
            if (!path->fill.empty()) {
                stroke.fill = toQColor(path->fill);
                stroke.darkFill = inDark(path->fill, *path);
            }
            if (m_isFrame)
                m_frameSize = stroke.path.boundingRect().size();
            m_marks.emplace_back(std::move(stroke));
        } else if (const auto *text = std::get_if<TextMark>(&mark)) {
            Text prepared;
            prepared.size = text->fontSize;
            prepared.color = toQColor(text->color);
            prepared.darkColor = m_isFrame ? QColor(darkFrameNameColor) : inDark(text->color);
            for (const auto &line : text->lines) {
                auto content = QString::fromStdString(line.text);
                if (m_isFrame)
                    m_frameName = content;
                if (text->maxWidth > 0)
                    content = shortenedLine(content, text->fontFamily, text->fontSize, text->maxWidth);
                auto shaped = shapedLine(content, text->fontFamily);
                const double width = shaped->width * text->fontSize;
                const double left = text->align == TextAlign::Center  ? width / 2
                                    : text->align == TextAlign::Right ? width
                                                                      : 0;
                const QPointF origin(line.at.x - left, line.at.y);
                prepared.lines.push_back({origin, std::move(shaped)});
            }
            m_marks.emplace_back(std::move(prepared));
        } else if (const auto *image = std::get_if<ImageMark>(&mark)) {
            m_marks.emplace_back(*image);
        }
    }
}

void PaintedElement::paint(QPainter &painter, const PictureItem &item, const PaintOptions &options) const
{
    const double opacity = item.opacity * options.opacity;
    if (opacity <= 0)
        return;
    painter.save();
    painter.setOpacity(opacity);
    if (item.frameClip) {
        QPainterPath clip;
        const double radius = frameRadius / options.zoom;
        clip.addRoundedRect(toQRectF(*item.frameClip), radius, radius);
        painter.setClipPath(clip, Qt::IntersectClip);
    }
    constexpr double besideLabel = 5; // px that an arrow keeps off its label
    if (item.gapForLabel)
        painter.setClipPath(outside(toQRectF(item.gapForLabel->grown(besideLabel)), m_bounds), Qt::IntersectClip);
    paint(painter, options);
    painter.restore();
}

void PaintedElement::paint(QPainter &painter, const PaintOptions &options) const
{
    painter.save();
    painter.setTransform(m_transform, true);
    if (m_isFrame) {
        paintFrame(painter, options);
        painter.restore();
        return;
    }
    const double scale = std::sqrt(std::abs(painter.deviceTransform().determinant()));
    for (const auto &mark : m_marks) {
        if (const auto *stroke = std::get_if<Stroke>(&mark)) {
            QPen pen = stroke->pen;
            if (options.dark && pen.style() != Qt::NoPen)
                pen.setColor(stroke->darkStroke);
            const double width = pen.style() != Qt::NoPen ? pen.widthF() * scale : 0;
            const bool hairline = options.exactThinLines && width > 0 && width <= widestHairline;
            painter.setPen(hairline ? QPen(Qt::NoPen) : pen);
            const QColor &fill = options.dark ? stroke->darkFill : stroke->fill;
            painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
            if (fill.isValid())
                painter.drawPath(stroke->path);
            else if (!hairline)
                drawLines(painter, width > widestHairline && stroke->widePath ? *stroke->widePath : stroke->path);
            if (hairline)
                paintHairline(painter, stroke->path, pen, width);
        } else if (const auto *text = std::get_if<Text>(&mark)) {
            paintText(painter, *text, options);
        } else if (const auto *image = std::get_if<ImageMark>(&mark)) {
            paintImage(painter, *image, options);
        }
    }
    painter.restore();
}

void PaintedElement::paintText(QPainter &painter, const Text &text, const PaintOptions &options) const
{
    const QColor &color = options.dark ? text.darkColor : text.color;
    const QTransform before = painter.transform(), device = painter.deviceTransform();
    // level or upright baselines stand on whole device pixels
    const bool level = std::abs(device.m12()) < levelEnough, upright = std::abs(device.m11()) < levelEnough;
    for (const auto &line : text.lines) {
        QPointF at = line.origin;
        if (options.snapText && (level || upright)) {
            QPointF there = device.map(at);
            double &across = level ? there.ry() : there.rx();
            across = std::floor(across + 0.5);
            at = device.inverted().map(there);
        }
        painter.translate(at);
        painter.scale(text.size, text.size);
        line.shaped->paint(painter, color);
        painter.setTransform(before);
    }
}

/// A frame's line, corners and name have the same size on screen at every zoom.
void PaintedElement::paintFrame(QPainter &painter, const PaintOptions &options) const
{
    for (const auto &mark : m_marks) {
        if (const auto *stroke = std::get_if<Stroke>(&mark); stroke && options.frameOutlines) {
            QPen pen = stroke->pen;
            if (options.dark)
                pen.setColor(stroke->darkStroke);
            pen.setWidthF(pen.widthF() / options.zoom);
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            const double radius = frameRadius / options.zoom;
            painter.drawRoundedRect(QRectF({0, 0}, m_frameSize), radius, radius);
        } else if (const auto *text = std::get_if<Text>(&mark); text && options.frameNames) {
            const QString name =
                shortenedLine(m_frameName, 2, text->size, std::max(1.0, m_frameSize.width() * options.zoom));
            painter.save();
            painter.scale(1 / options.zoom, 1 / options.zoom);
            painter.translate(text->lines.front().origin);
            painter.scale(text->size, text->size);
            painter.setOpacity(options.opacity); // the name of a faint frame stays readable
            shapedLine(name, 2)->paint(painter, options.dark ? text->darkColor : text->color);
            painter.restore();
        }
    }
}

void paintPicture(QPainter &painter, const Picture &picture, const PaintOptions &options)
{
    for (const auto &item : picture.items)
        PaintedElement(*item.picture).paint(painter, item, options);
}

} // namespace ninesketch
