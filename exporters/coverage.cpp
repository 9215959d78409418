// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/coverage.h"

#include "exporters/dashes.h"

#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int tileSide = 256;          // device px: a table that stays in the processor's cache
constexpr std::size_t manyLines = 64;  // from there on a table costs less than Qt's lists
constexpr int manyElements = 200;      // of a path, from which on its strokes are filled as outlines
constexpr double halfAPixel = 0.5;     // device px that a curve may be off where dashes are measured
constexpr double curveThreshold = .25; // device px that a curve may be off
constexpr double flatness = 2;         // times as many pixels as there are, for curves to be broken into lines

/// How much of each pixel of a rectangle outlines cover. Each edge adds, in the rows that it passes, the area between
/// it and the right side, as differences from pixel to pixel; the sum along a row is then the winding number, in shares
/// of a pixel at edges.
class Coverage
{
public:
    explicit Coverage(const QRect &area) // device px
        : m_left(area.left()), m_top(area.top()), m_width(area.width()), m_height(area.height()),
          m_changes(static_cast<std::size_t>(m_width + 2) * static_cast<std::size_t>(m_height))
    {
    }

    void add(const QPolygonF &outline)
    {
        const QPointF corner(m_left, m_top);
        for (qsizetype i = 0; i < outline.size(); ++i)
            addEdge(outline[i] - corner, outline[i + 1 < outline.size() ? i + 1 : 0] - corner);
    }

    /// The covered pixels in a colour.
    QImage inColor(const QColor &color) const
    {
        std::array<QRgb, 256> shades;
        for (unsigned i = 0; i < shades.size(); ++i)
            shades[i] = qPremultiply(qRgba(color.red(), color.green(), color.blue(),
                                           static_cast<int>(std::lround(color.alphaF() * static_cast<float>(i)))));
        QImage image(m_width, m_height, QImage::Format_ARGB32_Premultiplied);
        for (int y = 0; y < m_height; ++y) {
            const float *change = row(y);
            auto *pixel = reinterpret_cast<QRgb *>(image.scanLine(y));
            float covered = 0;
            for (int x = 0; x < m_width; ++x) {
                covered += change[x];
                const float share = std::min(std::abs(covered), 1.0F);
                pixel[x] = shades[static_cast<std::size_t>(share * 255 + 0.5F)];
            }
        }
        return image;
    }

private:
    float *row(int y) { return m_changes.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width + 2); }
    const float *row(int y) const { return const_cast<Coverage *>(this)->row(y); }

    /// From the corner of the rectangle.
    void addEdge(QPointF from, QPointF to)
    {
        double sign = 1;
        if (from.y() > to.y()) {
            std::swap(from, to);
            sign = -1;
        }
        if (from.y() >= m_height || to.y() <= 0 || from.y() == to.y() || std::min(from.x(), to.x()) >= m_width)
            return;
        const double slope = (to.x() - from.x()) / (to.y() - from.y());
        const double top = std::max(from.y(), 0.0), bottom = std::min<double>(to.y(), m_height);
        for (int y = static_cast<int>(top); y < bottom; ++y) {
            const double begin = std::max<double>(top, y), end = std::min<double>(bottom, y + 1);
            const double x0 = from.x() + (begin - from.y()) * slope, x1 = from.x() + (end - from.y()) * slope;
            addWithinRow(row(y), std::min(x0, x1), std::max(x0, x1), sign * (end - begin));
        }
    }

    /// What is left of the rectangle counts as at its left side; what is right of it does not count.
    void addWithinRow(float *changes, double left, double right, double height) const
    {
        if (right <= 0) {
            changes[0] += static_cast<float>(height);
            return;
        }
        if (left >= m_width)
            return;
        const double perPixel = right > left ? height / (right - left) : 0;
        if (left < 0) {
            changes[0] += static_cast<float>(-left * perPixel);
            left = 0;
        }
        right = std::min<double>(right, m_width);
        // of the part of the edge within a pixel, the pixel has what is right of the edge, and its neighbour the rest
        const int first = static_cast<int>(left), last = std::min(static_cast<int>(right), m_width - 1);
        for (int x = first; x <= last; ++x) {
            const double begin = std::max<double>(left, x), end = std::min<double>(right, x + 1);
            const double part = right > left ? (end - begin) * perPixel : height;
            const double share = x + 1 - (begin + end) / 2;
            changes[x] += static_cast<float>(part * share);
            changes[x + 1] += static_cast<float>(part * (1 - share));
        }
    }

    int m_left, m_top, m_width, m_height;
    std::vector<float> m_changes; ///< of the winding number, from pixel to pixel; by rows
};

/// What the painter can reach, in device px.
QRect deviceArea(const QPainter &painter)
{
    const QPaintDevice &device = *painter.device();
    const double ratio = device.devType() == QInternal::Widget ? device.devicePixelRatioF() : 1;
    QRectF area(0, 0, device.width() * ratio, device.height() * ratio);
    if (painter.hasClipping())
        area &= painter.deviceTransform().mapRect(painter.clipBoundingRect());
    return area.toAlignedRect();
}

bool isFinite(const QPolygonF &outline)
{
    return std::ranges::all_of(outline, [](const QPointF &p) { return std::isfinite(p.x()) && std::isfinite(p.y()); });
}

bool paintsPixels(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

} // namespace

void fillOutlines(QPainter &painter, const std::vector<QPolygonF> &outlines, const QColor &color)
{
    if (outlines.size() < manyLines || !paintsPixels(painter)) {
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        for (const QPolygonF &outline : outlines) {
            path.addPolygon(outline);
            path.closeSubpath();
        }
        painter.fillPath(painter.deviceTransform().inverted().map(path), color);
        return;
    }
    std::vector<QRect> boxes;
    boxes.reserve(outlines.size());
    QRect area;
    const QRect reached = deviceArea(painter);
    for (const QPolygonF &outline : outlines) {
        const QRectF box = isFinite(outline) ? outline.boundingRect() : QRectF();
        boxes.push_back((box & QRectF(reached)).toAlignedRect() & reached); // far away no int holds it
        area |= boxes.back();
    }
    painter.save();
    painter.resetTransform(); // what is left leads from logical to device px
    const QTransform toDevice = painter.deviceTransform();
    for (int top = area.top(); top <= area.bottom(); top += tileSide)
        for (int left = area.left(); left <= area.right(); left += tileSide) {
            const QRect tile = QRect(left, top, tileSide, tileSide) & area;
            QRect inked;
            for (const QRect &box : boxes)
                inked |= box & tile;
            if (inked.isEmpty())
                continue;
            Coverage coverage(inked);
            for (std::size_t i = 0; i < outlines.size(); ++i)
                if (boxes[i].intersects(inked))
                    coverage.add(outlines[i]);
            QImage image = coverage.inColor(color);
            image.setDevicePixelRatio(toDevice.m11());
            painter.drawImage(toDevice.inverted().map(QPointF(inked.topLeft())), image);
        }
    painter.restore();
}

void drawLines(QPainter &painter, const QPainterPath &path)
{
    const QPen pen = painter.pen();
    const double scale = std::max(1e-6, std::sqrt(std::abs(painter.deviceTransform().determinant())));
    if (const QList<qreal> lengths = pen.dashPattern();
        !lengths.isEmpty() && !pen.isCosmetic() && paintsPixels(painter)) {
        QPen solid = pen;
        solid.setStyle(Qt::SolidLine);
        painter.setPen(solid);
        QList<qreal> inUnits;
        for (const double length : lengths)
            inUnits.push_back(length * pen.widthF());
        drawLines(painter, dashed(path, inUnits, halfAPixel / scale));
        painter.setPen(pen);
        return;
    }
    if (path.elementCount() < manyElements || pen.isCosmetic() || !paintsPixels(painter)) {
        painter.drawPath(path);
        return;
    }
    const QTransform device = painter.deviceTransform();
    QPainterPathStroker stroker(pen);
    stroker.setCurveThreshold(curveThreshold / scale);
    // Qt breaks curves into lines that are half a pixel off at most, of the pixels it is told
    const QTransform finer = QTransform::fromScale(flatness, flatness);
    std::vector<QPolygonF> outlines;
    for (const QPolygonF &outline : stroker.createStroke(path).toSubpathPolygons(device * finer))
        outlines.push_back(finer.inverted().map(outline));
    fillOutlines(painter, outlines, pen.color());
}

} // namespace ninesketch
