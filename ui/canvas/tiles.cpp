// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/tiles.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Tiles are kept for the view and twice as much around it; a megabyte each.
constexpr std::size_t kKeptScreens = 3;

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

} // namespace

QRectF Tiles::sceneRectOf(Key key) const
{
    const double side = kSide / (m_view.zoom * m_ratio);
    return {key.first * side, key.second * side, side, side};
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
    for (const auto &[key, tile] : m_tiles)
        if (!tile.image.isNull())
            painter.drawImage(QRect(QPoint(key.first * kSide, key.second * kSide) - origin, QSize(kSide, kSide)),
                              tile.image);
    painter.end();
    m_standIn = std::move(whole);
    const Rect seen = m_view.visible(size);
    m_standInScene = {seen.x, seen.y, seen.width, seen.height};
}

bool Tiles::paint(QPainter &painter, const PaintedScene &scene, const Paper &paper, const Viewport &view, QSize size,
                  double devicePixelRatio, int budgetMs)
{
    if (!(paper == m_paper) || devicePixelRatio != m_ratio)
        m_blank = {};
    if (!(paper == m_paper)) {
        m_tiles.clear();
        m_standIn = {};
        m_paper = paper;
    }
    const bool zoomed = view.zoom != m_view.zoom || devicePixelRatio != m_ratio;
    if (zoomed) {
        rememberStandIn(size);
        m_tiles.clear();
    }
    // Between two steps of zooming nothing is painted that the next one would throw away.
    if (zoomed && budgetMs > 0 && !m_standIn.isNull())
        budgetMs = 0;
    m_view = view;
    m_ratio = devicePixelRatio;
    ++m_clock;

    const QPoint origin = deviceOrigin(view, m_ratio);
    const QSize device = size * m_ratio;
    const int left = floorDiv(origin.x(), kSide), top = floorDiv(origin.y(), kSide);
    const int right = floorDiv(origin.x() + device.width() - 1, kSide),
              bottom = floorDiv(origin.y() + device.height() - 1, kSide);
    QElapsedTimer spent;
    spent.start();
    bool complete = true, standInShown = false;
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    const auto place = [&](Key key) {
        return QRectF(QPointF(QPoint(key.first * kSide, key.second * kSide) - origin) / m_ratio,
                      QSizeF(kSide, kSide) / m_ratio);
    };
    std::vector<Key> missing;
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            Tile &tile = m_tiles[{x, y}];
            tile.used = m_clock;
            const bool stale = tile.image.isNull() || !tile.dirty.isEmpty();
            // What merely changed is small and is painted at once; what is missing may wait for the next frame.
            if (stale && (budgetMs < 0 || !tile.image.isNull() || spent.elapsed() < budgetMs))
                render(tile, {x, y}, scene);
            if (tile.image.isNull()) {
                missing.push_back({x, y});
                complete = false;
                continue;
            }
            painter.drawImage(place({x, y}).topLeft(), tile.image);
        }
    }
    if (!missing.empty()) {
        QRegion holes;
        for (const Key &key : missing)
            holes += place(key).toAlignedRect();
        painter.setClipRegion(holes, Qt::IntersectClip);
        painter.fillRect(QRect(QPoint(0, 0), size), m_paper.color);
        if (!m_standIn.isNull() && !standInShown) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
            const QPointF at = view.toWidget({m_standInScene.x(), m_standInScene.y()});
            painter.drawImage(QRectF(at, m_standInScene.size() * view.zoom), m_standIn);
            standInShown = true;
        }
    } else {
        m_standIn = {};
    }
    painter.restore();
    forget(kKeptScreens * static_cast<std::size_t>((right - left + 1) * (bottom - top + 1)));
    return complete;
}

bool Tiles::prefetch(const PaintedScene &scene, QSize size)
{
    const QPoint origin = deviceOrigin(m_view, m_ratio);
    const QSize device = size * m_ratio;
    const int left = floorDiv(origin.x(), kSide) - 1, top = floorDiv(origin.y(), kSide) - 1;
    const int right = floorDiv(origin.x() + device.width() - 1, kSide) + 1,
              bottom = floorDiv(origin.y() + device.height() - 1, kSide) + 1;
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) {
            Tile &tile = m_tiles[{x, y}];
            tile.used = m_clock;
            if (tile.image.isNull() || !tile.dirty.isEmpty()) {
                render(tile, {x, y}, scene);
                return true;
            }
        }
    return false;
}

void Tiles::render(Tile &tile, Key key, const PaintedScene &scene)
{
    ++m_painted;
    const bool whole = tile.image.isNull();
    const QRectF sceneRect = sceneRectOf(key);
    if (whole) {
        if (m_blank.isNull()) {
            m_blank = QImage(kSide, kSide, QImage::Format_RGB32);
            m_blank.setDevicePixelRatio(m_ratio);
            m_blank.fill(m_paper.color);
        }
        tile.image = m_blank; // shared by all tiles where there is nothing, copied where there is something
        tile.dirty = {};
        if (m_paper.gridSize <= 0 && scene.isBlank(sceneRect, m_view.zoom))
            return;
        tile.dirty = QRect(0, 0, kSide, kSide);
    }
    const double scale = m_view.zoom * m_ratio;
    const QRect box = tile.dirty.boundingRect();
    const QRectF region(sceneRect.x() + box.x() / scale, sceneRect.y() + box.y() / scale, box.width() / scale,
                        box.height() / scale);
    QPainter painter(&tile.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!whole)
        painter.setClipRect(QRectF(QPointF(box.topLeft()) / m_ratio, QSizeF(box.size()) / m_ratio));
    painter.scale(scale / m_ratio, scale / m_ratio); // the image brings its own ratio
    painter.translate(-sceneRect.topLeft());
    paintPaper(painter, region);
    scene.paint(painter, region, {m_view.zoom, m_paper.dark});
    tile.dirty = {};
}

void Tiles::paintPaper(QPainter &painter, const QRectF &region) const
{
    painter.fillRect(region.adjusted(-1, -1, 1, 1), m_paper.color);
    if (m_paper.gridSize <= 0)
        return;
    // Excalidraw's grid: dashed lines, every gridStep-th bold; the fine ones vanish below ten px.
    const double zoom = m_view.zoom;
    const bool fine = m_paper.gridSize * zoom >= 10;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor regular = m_paper.dark ? QColor("#2a2a2a") : QColor("#e5e5e5"),
                 bold = m_paper.dark ? QColor("#333333") : QColor("#dddddd");
    const auto line = [&](long i, bool vertical) {
        const bool isBold = i % m_paper.gridStep == 0;
        if (!isBold && !fine)
            return;
        QPen pen(isBold ? bold : regular, 0);
        if (!isBold)
            pen.setDashPattern({3, 3});
        painter.setPen(pen);
        const double at = static_cast<double>(i) * m_paper.gridSize;
        if (vertical)
            painter.drawLine(QPointF(at, region.top()), QPointF(at, region.bottom()));
        else
            painter.drawLine(QPointF(region.left(), at), QPointF(region.right(), at));
    };
    const double coarsest = m_paper.gridSize * (fine ? 1 : m_paper.gridStep) * zoom;
    if (coarsest >= 4) {
        for (long i = std::lround(std::floor(region.left() / m_paper.gridSize));
             static_cast<double>(i) * m_paper.gridSize <= region.right(); ++i)
            line(i, true);
        for (long i = std::lround(std::floor(region.top() / m_paper.gridSize));
             static_cast<double>(i) * m_paper.gridSize <= region.bottom(); ++i)
            line(i, false);
    }
    painter.restore();
}

void Tiles::invalidate(const QRectF &sceneRegion)
{
    const double scale = m_view.zoom * m_ratio;
    for (auto &[key, tile] : m_tiles) {
        if (tile.image.isNull())
            continue;
        const QRectF box = sceneRectOf(key);
        const QRectF part = box & sceneRegion.adjusted(-2 / scale, -2 / scale, 2 / scale, 2 / scale);
        if (part.isEmpty())
            continue;
        tile.dirty += QRectF((part.x() - box.x()) * scale, (part.y() - box.y()) * scale, part.width() * scale,
                             part.height() * scale)
                          .toAlignedRect()
                          .adjusted(-1, -1, 1, 1) &
                      QRect(0, 0, kSide, kSide);
    }
}

void Tiles::invalidateAll()
{
    m_tiles.clear();
    m_standIn = {};
}

void Tiles::forget(std::size_t most)
{
    if (m_tiles.size() <= most)
        return;
    std::vector<std::pair<std::uint64_t, Key>> byAge;
    for (const auto &[key, tile] : m_tiles)
        byAge.emplace_back(tile.used, key);
    std::ranges::sort(byAge);
    for (std::size_t i = 0; i + most < byAge.size(); ++i)
        if (byAge[i].first < m_clock)
            m_tiles.erase(byAge[i].second);
}

} // namespace ninesketch
