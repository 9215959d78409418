// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/tiles.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Tiles are kept for the view and twice as much around it; a megabyte each.
constexpr std::size_t keptScreens = 3;
/// What is painted at once, without another thread, in a frame: see `PaintList::cost`. Some ms.
constexpr double soonMs = 120;
/// The same for what has changed, so that a dragged element keeps up with the hand.
constexpr double soonChangedMs = 400;

int floorDiv(double value, int side)
{
    return static_cast<int>(std::floor(value / side));
}

/// Where the view begins in the endless picture of device px: whole pixels, so that tiles stay sharp.
QPoint deviceOrigin(const Viewport &view, double ratio)
{
    return {static_cast<int>(std::lround(view.origin.x * view.zoom * ratio)),
            static_cast<int>(std::lround(view.origin.y * view.zoom * ratio))};
}

QPoint leftTopOf(TileKey key)
{
    return {key.first * Tiles::tileSide, key.second * Tiles::tileSide};
}

} // namespace

QRectF Tiles::sceneRectOf(TileKey key) const
{
    const double side = tileSide / (m_view.zoom * m_ratio);
    return {key.first * side, key.second * side, side, side};
}

Tiles::Span Tiles::spanOf(QSize size) const
{
    const QPoint origin = deviceOrigin(m_view, m_ratio);
    const QSize device = size * m_ratio;
    return {floorDiv(origin.x(), tileSide), floorDiv(origin.y(), tileSide),
            floorDiv(origin.x() + device.width() - 1, tileSide), floorDiv(origin.y() + device.height() - 1, tileSide)};
}

const QImage &Tiles::blank()
{
    if (m_blank.isNull()) {
        m_blank = QImage(tileSide, tileSide, QImage::Format_RGB32);
        m_blank.setDevicePixelRatio(m_ratio);
        m_blank.fill(m_paper.color);
    }
    return m_blank;
}

void Tiles::rememberStandIn(QSize size)
{
    const QSize device = QSize(size) * m_ratio;
    if (device.isEmpty() ||
        std::ranges::none_of(m_tiles, [](const auto &entry) { return !entry.second.image.isNull(); }))
        return; // nothing has been painted since: the one there is, is the sharpest
    const QPoint origin = deviceOrigin(m_view, m_ratio);
    QImage whole(device, QImage::Format_RGB32);
    whole.fill(m_paper.color);
    QPainter painter(&whole);
    if (!m_standIn.isNull()) {
        const double scale = m_view.zoom * m_ratio;
        painter.drawImage(QRectF((m_standInScene.x() - m_view.origin.x) * scale,
                                 (m_standInScene.y() - m_view.origin.y) * scale, m_standInScene.width() * scale,
                                 m_standInScene.height() * scale),
                          m_standIn);
    }
    for (const auto &[key, tile] : m_tiles) {
        if (tile.image.isNull())
            continue;
        const QPoint at = leftTopOf(key) - origin;
        for (const QRect &part : QRegion(wholeTile) - tile.missing)
            painter.drawImage(part.translated(at), tile.image, part);
    }
    painter.end();
    m_standIn = std::move(whole);
    const Rect seen = m_view.visible(size);
    m_standInScene = {seen.x, seen.y, seen.width, seen.height};
}

bool Tiles::paint(QPainter &painter, const PaintedScene &scene, const Paper &paper, const Viewport &view, QSize size,
                  double devicePixelRatio)
{
    const bool otherPaper = !(paper == m_paper);
    const bool zoomed = view.zoom != m_view.zoom || devicePixelRatio != m_ratio;
    if (otherPaper) {
        invalidateAll();
        m_paper = paper;
    }
    if (zoomed) {
        rememberStandIn(size);
        m_painters.cancel();
        m_tiles.clear();
    }
    if (otherPaper || zoomed)
        m_blank = {};
    m_view = view;
    m_ratio = devicePixelRatio;
    ++m_clock;
    takePainted();

    const Span span = spanOf(size);
    const QRect visible(deviceOrigin(m_view, m_ratio), size * m_ratio);
    // Between two steps of zooming nothing is painted that the next one would throw away.
    if (!zoomed || m_standIn.isNull()) {
        std::vector<Need> needs;
        for (int y = span.top; y <= span.bottom; ++y) {
            for (int x = span.left; x <= span.right; ++x) {
                const TileKey key{x, y};
                const QRegion open = unpainted(key, scene, visible.translated(-leftTopOf(key)) & wholeTile);
                if (open.isEmpty())
                    continue;
                const Tile &tile = m_tiles[key];
                const QRect box = open.boundingRect();
                const QPointF away = QRectF(box.translated(leftTopOf(key))).center() - QRectF(visible).center();
                needs.push_back({key, box, (open & tile.missing).isEmpty(), std::hypot(away.x(), away.y())});
            }
        }
        if (!needs.empty())
            cancelUnless([&](TileKey key) { return span.contains(key); });
        satisfy(std::move(needs), scene);
    }
    for (int y = span.top; y <= span.bottom; ++y)
        for (int x = span.left; x <= span.right; ++x)
            m_tiles[{x, y}].used = m_clock;
    const QRegion holes = show(painter, size, span);
    if (!holes.isEmpty())
        showStandIn(painter, holes, size);
    const bool complete = std::ranges::none_of(m_tiles, [&](const auto &entry) {
        const QRect seen = visible.translated(-leftTopOf(entry.first)) & wholeTile;
        const Tile &tile = entry.second;
        return span.contains(entry.first) &&
               (tile.missing.intersects(seen) || tile.stale.intersects(seen) || tile.pending.intersects(seen));
    });
    if (complete)
        m_standIn = {};
    forget(keptScreens * span.count());
    return complete;
}

QRegion Tiles::unpainted(TileKey key, const PaintedScene &scene, const QRect &within)
{
    Tile &tile = m_tiles[key];
    if (tile.image.isNull() && m_painters.boxOf(key).isEmpty() && m_paper.gridSize <= 0 &&
        scene.isBlank(sceneRectOf(key), m_view.zoom)) {
        tile.image = blank(); // shared by all tiles where there is nothing
        tile.missing = tile.stale = {};
        ++m_painted;
    }
    const QRegion underWay = tile.missing & m_painters.boxOf(key);
    return ((tile.missing + tile.stale) & within) - underWay;
}

/// From the middle outwards: at once what takes little, by the painters what takes long.
void Tiles::satisfy(std::vector<Need> needs, const PaintedScene &scene)
{
    std::ranges::sort(needs, {}, &Need::away);
    double spent = 0;
    for (const Need &need : needs) {
        const bool busy = !m_painters.boxOf(need.key).isEmpty();
        const double most = need.changed ? soonChangedMs : soonMs;
        if (spent >= most && (busy || m_painters.isFull()))
            continue;
        Tile &tile = m_tiles[need.key];
        TilePart part = partOf(need.key, need.box, scene);
        const double cost = part.content.cost();
        if (spent + cost <= most) {
            spent += cost;
            put(tile, need.box, part.paint());
            tile.stale -= need.box;
            if (busy)
                tile.newer += need.box;
        } else if (!busy && !m_painters.isFull()) {
            start(need.key, std::move(part));
        }
    }
}

void Tiles::start(TileKey key, TilePart part)
{
    Tile &tile = m_tiles[key];
    tile.pending = (tile.stale & part.box) - tile.missing;
    tile.stale -= part.box; // what changes from now on is told again
    m_painters.start(key, std::move(part));
}

TilePart Tiles::partOf(TileKey key, const QRect &box, const PaintedScene &scene) const
{
    TilePart part;
    part.box = box;
    part.origin = sceneRectOf(key).topLeft();
    part.zoom = m_view.zoom;
    part.ratio = m_ratio;
    part.paper = m_paper;
    part.content = scene.list(part.sceneRegion(), {m_view.zoom, m_paper.dark});
    return part;
}

void Tiles::put(Tile &tile, const QRect &box, const QImage &image)
{
    ++m_painted;
    tile.missing -= box;
    if (box == wholeTile) {
        tile.image = image;
        return;
    }
    if (tile.image.isNull())
        tile.image = blank();
    QPainter painter(&tile.image);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(QPointF(box.topLeft()) / m_ratio, image);
}

void Tiles::takePainted()
{
    for (const TilePainters::Painted &painted : m_painters.take()) {
        Tile &tile = m_tiles[painted.key];
        put(tile, painted.box, painted.image);
        tile.stale += tile.newer & painted.box;
        tile.newer = tile.pending = {};
    }
}

void Tiles::cancelUnless(const std::function<bool(TileKey)> &keep)
{
    for (const TileKey &key : m_painters.cancelUnless(keep)) {
        Tile &tile = m_tiles[key];
        tile.stale += tile.pending;
        tile.newer = tile.pending = {};
    }
}

/// Blits what there is; answers where nothing is, in widget px.
QRegion Tiles::show(QPainter &painter, QSize size, const Span &span) const
{
    const QPoint origin = deviceOrigin(m_view, m_ratio);
    QRegion holes;
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (const auto &[key, tile] : m_tiles) {
        if (!span.contains(key))
            continue;
        const QPoint at = leftTopOf(key) - origin;
        const QRect seen = QRect(-at, size * m_ratio) & wholeTile;
        const QRegion missing = tile.missing & seen;
        if (missing.isEmpty()) {
            painter.drawImage(QPointF(at) / m_ratio, tile.image);
            continue;
        }
        for (const QRect &part : QRegion(seen) - missing)
            painter.drawImage(QPointF(at + part.topLeft()) / m_ratio, tile.image, part);
        for (const QRect &part : missing)
            holes += QRectF(QPointF(at + part.topLeft()) / m_ratio, QSizeF(part.size()) / m_ratio).toAlignedRect();
    }
    painter.restore();
    return holes;
}

void Tiles::showStandIn(QPainter &painter, const QRegion &holes, QSize size) const
{
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.setClipRegion(holes, Qt::IntersectClip);
    const QRectF seen(QPointF(0, 0), QSizeF(size)),
        standIn(m_view.toWidget({m_standInScene.x(), m_standInScene.y()}), m_standInScene.size() * m_view.zoom);
    if (m_standIn.isNull() || !standIn.contains(seen))
        painter.fillRect(seen, m_paper.color);
    if (!m_standIn.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(standIn, m_standIn);
    }
    painter.restore();
}

void Tiles::prefetch(const PaintedScene &scene, QSize size)
{
    takePainted();
    if (!m_painters.isIdle())
        return;
    const Span around = spanOf(size).grown(1);
    for (int y = around.top; y <= around.bottom; ++y)
        for (int x = around.left; x <= around.right; ++x) {
            const TileKey key{x, y};
            const QRegion open = unpainted(key, scene, wholeTile);
            Tile &tile = m_tiles[key];
            tile.used = m_clock;
            if (!open.isEmpty()) {
                start(key, partOf(key, open.boundingRect(), scene));
                return;
            }
        }
}

void Tiles::invalidate(const QRectF &sceneRegion)
{
    const double scale = m_view.zoom * m_ratio;
    for (auto &[key, tile] : m_tiles) {
        if (tile.image.isNull() && m_painters.boxOf(key).isEmpty())
            continue;
        const QRectF box = sceneRectOf(key);
        const QRectF part = box & sceneRegion.adjusted(-2 / scale, -2 / scale, 2 / scale, 2 / scale);
        if (part.isEmpty())
            continue;
        tile.stale += QRectF((part.x() - box.x()) * scale, (part.y() - box.y()) * scale, part.width() * scale,
                             part.height() * scale)
                          .toAlignedRect()
                          .adjusted(-1, -1, 1, 1) &
                      wholeTile;
    }
}

void Tiles::invalidateAll()
{
    m_painters.cancel();
    m_tiles.clear();
    m_standIn = {};
}

void Tiles::forget(std::size_t most)
{
    if (m_tiles.size() <= most)
        return;
    std::vector<std::pair<std::uint64_t, TileKey>> byAge;
    for (const auto &[key, tile] : m_tiles)
        byAge.emplace_back(tile.used, key);
    std::ranges::sort(byAge);
    for (std::size_t i = 0; i + most < byAge.size(); ++i)
        if (byAge[i].first < m_clock && m_painters.boxOf(byAge[i].second).isEmpty())
            m_tiles.erase(byAge[i].second);
}

} // namespace ninesketch
