// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing as ready-made square pictures of the current zoom, so that panning only blits. After a change only what
// changed is painted again; after a zoom the old picture stands in, scaled, until the sharp one is there. What takes
// long is painted on other threads.
#pragma once
#include "ui/canvas/painted_scene.h"
#include "ui/canvas/tile_painters.h"
#include "ui/canvas/viewport.h"

#include <QImage>
#include <QRegion>

namespace ninesketch
{

class Tiles
{
public:
    static constexpr int tileSide = 512; ///< device px

    /// Paints `view` of `scene` into the widget of `size`. Answers false when something is still missing or as it was
    /// before: call again when `painters` have painted, and after a step of zooming.
    bool paint(QPainter &painter, const PaintedScene &scene, const Paper &paper, const Viewport &view, QSize size,
               double devicePixelRatio);
    /// With time to spare: has a tile around the view painted. Call again when it is.
    void prefetch(const PaintedScene &scene, QSize size);

    void invalidate(const QRectF &sceneRegion);
    void invalidateAll();

    const TilePainters &painters() const { return m_painters; }
    int painted() const { return m_painted; } ///< tiles painted so far (whole or in part), for tests and benchmarks

private:
    static constexpr QRect wholeTile{0, 0, tileSide, tileSide};

    /// Regions are in tile px.
    struct Tile {
        QImage image;                ///< null: nothing is there yet
        QRegion missing = wholeTile; ///< has never been painted
        QRegion stale;               ///< has changed since
        QRegion pending;             ///< was stale and is under way on another thread
        QRegion newer;               ///< painted while an older state was under way on another thread
        std::uint64_t used = 0;
    };
    struct Need {
        TileKey key;
        QRect box;
        bool changed = false; ///< else it has never been painted
        double away = 0;      ///< from the middle of the view
    };
    /// The tiles that a view touches.
    struct Span {
        int left, top, right, bottom;
        std::size_t count() const { return static_cast<std::size_t>((right - left + 1) * (bottom - top + 1)); }
        bool contains(TileKey key) const
        {
            return key.first >= left && key.first <= right && key.second >= top && key.second <= bottom;
        }
        Span grown(int by) const { return {left - by, top - by, right + by, bottom + by}; }
    };

    Span spanOf(QSize size) const;
    void rememberStandIn(QSize size);
    void takePainted();
    void cancelUnless(const std::function<bool(TileKey)> &keep);
    /// Bare paper is a tile at once; what is left to do there.
    QRegion unpainted(TileKey key, const PaintedScene &scene, const QRect &within);
    void satisfy(std::vector<Need> needs, const PaintedScene &scene);
    void start(TileKey key, TilePart part);
    TilePart partOf(TileKey key, const QRect &box, const PaintedScene &scene) const;
    void put(Tile &tile, const QRect &box, const QImage &image);
    QRegion show(QPainter &painter, QSize size, const Span &span) const;
    void showStandIn(QPainter &painter, const QRegion &holes, QSize size) const;
    QRectF sceneRectOf(TileKey key) const;
    const QImage &blank();
    void forget(std::size_t most);

    std::map<TileKey, Tile> m_tiles;
    TilePainters m_painters;
    QImage m_blank; ///< a tile of bare paper
    Viewport m_view;
    Paper m_paper;
    double m_ratio = 1;
    QImage m_standIn;      ///< the last whole view at another zoom
    QRectF m_standInScene; ///< what it shows
    std::uint64_t m_clock = 0;
    int m_painted = 0;
};

} // namespace ninesketch
