// SPDX-License-Identifier: GPL-3.0-or-later
// Paints parts of tiles on other threads: as many at once as the machine has processors.
#pragma once
#include "ui/canvas/paint_list.h"
#include "ui/canvas/paper.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <map>

namespace ninesketch
{

using TileKey = std::pair<int, int>;

/// A part of a tile to be painted.
struct TilePart {
    QRect box;        ///< tile px
    QPointF origin;   ///< of the tile, scene px
    double zoom = 1;  ///< widget px per scene px
    double ratio = 1; ///< device px per widget px
    Paper paper;
    PaintList content;

    QRectF sceneRegion() const;
    /// An image of the box's size. Given up between two elements as soon as `stop` says so.
    QImage paint(const std::function<bool()> &stop = {}) const;
};

class TilePainters : public QObject
{
    Q_OBJECT

public:
    TilePainters();
    ~TilePainters() override; ///< waits for those at work, which stop at once

    bool isFull() const { return std::ssize(m_jobs) > m_pool.maxThreadCount(); } ///< each has work, and there is more
    bool isIdle() const { return m_jobs.empty(); }
    /// What of a tile is under way, tile px; empty: nothing.
    QRect boxOf(TileKey key) const;
    void start(TileKey key, TilePart part);
    /// Gives up what `keep` does not want, and answers it.
    std::vector<TileKey> cancelUnless(const std::function<bool(TileKey)> &keep);
    void cancel();

    struct Painted {
        TileKey key;
        QRect box;
        QImage image;
    };
    /// What has been painted since the last call.
    std::vector<Painted> take();

signals:
    void painted(); ///< something can be taken

private:
    struct Job {
        TilePart part;
        QImage image;
        std::atomic<bool> stopped = false, done = false;
    };

    std::map<TileKey, std::shared_ptr<Job>> m_jobs;
    QThreadPool m_pool;
};

} // namespace ninesketch
