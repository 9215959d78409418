// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/pixel_tiles.h"

#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr int tileSide = 64; // device px
constexpr std::size_t manyPieces = 200;
constexpr double lookEvery = 32; // device px along a line between two looks at where it is
constexpr int mostLooks = 4096;  // of one line

/// What the painter can reach, in device px.
QRectF deviceArea(const QPainter &painter)
{
    const QPaintDevice &device = *painter.device();
    const double ratio = device.devType() == QInternal::Widget ? device.devicePixelRatioF() : 1;
    QRectF area(0, 0, device.width() * ratio, device.height() * ratio);
    if (painter.hasClipping())
        area &= painter.deviceTransform().mapRect(painter.clipBoundingRect());
    return area;
}

/// A part of a line: from share `from` to share `to` of one of a path's lines or curves.
struct Stretch {
    std::array<QPointF, 4> curve;
    bool isLine = true;
    bool begins = true; ///< nothing before it leads here
    double from = 0, to = 1;
};

QPointF between(const QPointF &a, const QPointF &b, double t)
{
    return a + (b - a) * t;
}

/// De Casteljau's construction: the end of the curve from `t` on.
std::array<QPointF, 4> after(const std::array<QPointF, 4> &c, double t)
{
    const QPointF ab = between(c[0], c[1], t), bc = between(c[1], c[2], t), cd = between(c[2], c[3], t);
    const QPointF abc = between(ab, bc, t), bcd = between(bc, cd, t);
    return {between(abc, bcd, t), bcd, cd, c[3]};
}

std::array<QPointF, 4> reversed(const std::array<QPointF, 4> &c)
{
    return {c[3], c[2], c[1], c[0]};
}

std::array<QPointF, 4> part(const std::array<QPointF, 4> &c, double from, double to)
{
    auto rest = c;
    if (to < 1)
        rest = reversed(after(reversed(rest), 1 - to));
    return from > 0 ? after(rest, from / to) : rest;
}

/// The lines of a path in stretches that are short on the device.
std::vector<Stretch> stretchesOf(const QPainterPath &path, const QTransform &device)
{
    std::vector<Stretch> all;
    QPointF at;
    bool begins = true;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element &element = path.elementAt(i);
        if (element.isMoveTo()) {
            at = element;
            begins = true;
            continue;
        }
        Stretch next;
        next.isLine = !element.isCurveTo();
        if (next.isLine) {
            next.curve = {at, between(at, element, 1.0 / 3), between(at, element, 2.0 / 3), element};
        } else {
            next.curve = {at, element, path.elementAt(i + 1), path.elementAt(i + 2)};
            i += 2;
        }
        double length = 0;
        for (std::size_t k = 1; k < next.curve.size(); ++k) {
            const QPointF step = device.map(next.curve[k]) - device.map(next.curve[k - 1]);
            length += std::hypot(step.x(), step.y());
        }
        const int count = std::clamp(static_cast<int>(std::ceil(length / lookEvery)), 1, mostLooks);
        for (int k = 0; k < count; ++k) {
            next.from = 1.0 * k / count;
            next.to = 1.0 * (k + 1) / count;
            next.begins = begins;
            all.push_back(next);
            begins = false;
        }
        at = next.curve[3];
    }
    return all;
}

QRectF boxOf(const Stretch &stretch, const QTransform &device)
{
    QPolygonF points;
    for (const QPointF &point : part(stretch.curve, stretch.from, stretch.to))
        points << device.map(point);
    return points.boundingRect();
}

/// Neighbours become one line again, so that none ends within a tile that it passes.
QPainterPath joined(const std::vector<Stretch> &all, std::span<const std::size_t> pieces)
{
    const auto stretchOf = [&](std::size_t i) -> const Stretch & { return all[pieces[i]]; };
    const auto goesOn = [&](std::size_t i) { return i < pieces.size() && pieces[i] == pieces[i - 1] + 1; };
    QPainterPath path;
    for (std::size_t i = 0; i < pieces.size();) {
        const Stretch &first = stretchOf(i);
        const bool connected = i > 0 && goesOn(i) && first.from == 0 && !first.begins;
        while (goesOn(++i) && stretchOf(i).from > 0) {
        }
        const auto curve = part(first.curve, first.from, stretchOf(i - 1).to);
        if (!connected)
            path.moveTo(curve[0]);
        if (first.isLine)
            path.lineTo(curve[3]);
        else
            path.cubicTo(curve[1], curve[2], curve[3]);
    }
    return path;
}

} // namespace

void inTiles(QPainter &painter, std::size_t count, const std::function<QRectF(std::size_t)> &boxOf,
             const std::function<void(std::span<const std::size_t>)> &draw)
{
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), 0);
    if (count < manyPieces || painter.paintEngine()->type() != QPaintEngine::Raster) {
        draw(all);
        return;
    }
    std::vector<QRect> boxes;
    boxes.reserve(count);
    QRect area;
    const QRect reached = deviceArea(painter).toAlignedRect();
    for (const std::size_t piece : all) {
        boxes.push_back(boxOf(piece).toAlignedRect().adjusted(-1, -1, 1, 1) & reached);
        area |= boxes.back();
    }
    if (area.isEmpty())
        return;
    const int columns = (area.width() - 1) / tileSide + 1, rows = (area.height() - 1) / tileSide + 1;
    std::vector<std::vector<std::size_t>> tiles(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (const std::size_t piece : all) {
        const QRect &box = boxes[piece];
        if (box.isEmpty())
            continue;
        for (int row = (box.top() - area.top()) / tileSide; row <= (box.bottom() - area.top()) / tileSide; ++row)
            for (int column = (box.left() - area.left()) / tileSide; column <= (box.right() - area.left()) / tileSide;
                 ++column)
                tiles[static_cast<std::size_t>(row * columns + column)].push_back(piece);
    }

    const QTransform world = painter.worldTransform();
    painter.save();
    painter.resetTransform(); // what is left leads from logical to device px
    const QTransform toLogical = painter.deviceTransform().inverted();
    painter.restore();
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        if (tiles[i].empty())
            continue;
        const int row = static_cast<int>(i) / columns, column = static_cast<int>(i) % columns;
        const QRect tile(area.left() + column * tileSide, area.top() + row * tileSide, tileSide, tileSide);
        painter.save();
        painter.resetTransform();
        painter.setClipRect(toLogical.mapRect(QRectF(tile & area)), Qt::IntersectClip);
        painter.setWorldTransform(world);
        draw(tiles[i]);
        painter.restore();
    }
}

void drawLines(QPainter &painter, const QPainterPath &path)
{
    const QPen pen = painter.pen();
    if (pen.style() != Qt::SolidLine || path.elementCount() < static_cast<int>(manyPieces)) {
        painter.drawPath(path);
        return;
    }
    const QTransform device = painter.deviceTransform();
    const double scale = pen.isCosmetic() ? 1 : std::sqrt(std::abs(device.determinant()));
    const double reach = std::max(1.0, pen.widthF() * scale);
    const auto stretches = stretchesOf(path, device);
    inTiles(
        painter, stretches.size(),
        [&](std::size_t i) { return boxOf(stretches[i], device).adjusted(-reach, -reach, reach, reach); },
        [&](std::span<const std::size_t> pieces) { painter.drawPath(joined(stretches, pieces)); });
}

} // namespace ninesketch
