// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing as ready-made square pictures of the current zoom, so that panning only blits. After a change only what
// changed is painted again; after a zoom the old picture stands in, scaled, until the sharp one is there.
#pragma once
#include "ui/canvas/painted_scene.h"
#include "ui/canvas/viewport.h"

#include <QElapsedTimer>
#include <QImage>
#include <QRegion>

namespace ninesketch
{

/// What lies under the drawing.
struct Paper {
    QColor color = Qt::white;
    bool dark = false;
    double gridSize = 0; ///< scene px; 0: no grid
    int gridStep = 5;    ///< every that many lines a bold one
    friend bool operator==(const Paper &, const Paper &) = default;
};

class Tiles
{
public:
    static constexpr int kSide = 512; ///< device px

    /// Paints `view` of `scene` into the widget of `size`. Spends at most about `budgetMs` on tiles that are missing;
    /// answers false when some are still missing: call again soon.
    bool paint(QPainter &painter, const PaintedScene &scene, const Paper &paper, const Viewport &view, QSize size,
               double devicePixelRatio, int budgetMs);
    /// With time to spare: makes the tiles around the view, one a call. False: nothing left to do.
    bool prefetch(const PaintedScene &scene, QSize size);

    void invalidate(const QRectF &sceneRegion);
    void invalidateAll();

    int painted() const { return m_painted; } ///< tiles painted so far (whole or in part), for tests and benchmarks

private:
    struct Tile {
        QImage image;
        QRegion dirty; ///< tile px; empty: as it should be
        std::uint64_t used = 0;
    };
    using Key = std::pair<int, int>;

    void rememberStandIn(QSize size);
    void render(Tile &tile, Key key, const PaintedScene &scene);
    QRectF sceneRectOf(Key key) const;
    void paintPaper(QPainter &painter, const QRectF &region) const;
    void forget(std::size_t most);

    std::map<Key, Tile> m_tiles;
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
