// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/paint_picture.h"

#include "exporters/hairline.h"
#include "model/sketch/color.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr double frameRadius = 8;
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
            stroke.path = toPainterPath(path->path);
            stroke.path.setFillRule(path->evenOdd ? Qt::OddEvenFill : Qt::WindingFill);
            stroke.pen = Qt::NoPen;
            if (!path->stroke.empty() && path->strokeWidth > 0) {
                if (const QColor color = toQColor(path->stroke); color.alpha() > 0) {
                    stroke.pen = penOf(color, *path);
                    stroke.darkStroke = inDark(path->stroke);
                }
            }
            if (!path->fill.empty()) {
                stroke.fill = toQColor(path->fill);
                stroke.darkFill = inDark(path->fill);
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
    if (item.gapForLabel)
        painter.setClipPath(outside(toQRectF(item.gapForLabel->grown(options.labelPadding)), m_bounds),
                            Qt::IntersectClip);
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
            if (fill.isValid() || !hairline)
                painter.drawPath(stroke->path);
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
    const bool snap = options.snapText && device.type() <= QTransform::TxScale && device.m22() > 0;
    for (const auto &line : text.lines) {
        QPointF at = line.origin;
        if (snap) {
            const double y = device.map(at).y();
            at.ry() += (std::round(y) - y) / device.m22();
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
