// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/tile_painters.h"

#include <QThread>

namespace ninesketch
{

QRectF TilePart::sceneRegion() const
{
    const double scale = zoom * ratio;
    return {origin + QPointF(box.topLeft()) / scale, QSizeF(box.size()) / scale};
}

QImage TilePart::paint(const std::function<bool()> &stop) const
{
    QImage image(box.size(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(QPointF(-box.topLeft()) / ratio);
    painter.scale(zoom, zoom); // the image brings its own ratio
    painter.translate(-origin);
    paintPaper(painter, sceneRegion(), paper, zoom);
    content.paint(painter, stop);
    return image;
}

TilePainters::TilePainters()
{
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    m_pool.setExpiryTimeout(-1); // each thread has loaded the fonts
}

TilePainters::~TilePainters()
{
    cancel();
    m_pool.waitForDone();
}

void TilePainters::start(TileKey key, TilePart part)
{
    auto job = std::make_shared<Job>();
    job->part = std::move(part);
    m_jobs[key] = job;
    m_pool.start([this, job] {
        const auto stopped = [&] { return job->stopped.load(std::memory_order_relaxed); };
        if (stopped())
            return;
        job->image = job->part.paint(stopped);
        job->done = true;
        if (!stopped())
            emit painted();
    });
}

QRect TilePainters::boxOf(TileKey key) const
{
    const auto found = m_jobs.find(key);
    return found == m_jobs.end() ? QRect() : found->second->part.box;
}

std::vector<TileKey> TilePainters::cancelUnless(const std::function<bool(TileKey)> &keep)
{
    std::vector<TileKey> cancelled;
    std::erase_if(m_jobs, [&](const auto &entry) {
        if (keep(entry.first))
            return false;
        entry.second->stopped = true;
        cancelled.push_back(entry.first);
        return true;
    });
    return cancelled;
}

void TilePainters::cancel()
{
    cancelUnless([](TileKey) { return false; });
}

std::vector<TilePainters::Painted> TilePainters::take()
{
    std::vector<Painted> all;
    std::erase_if(m_jobs, [&](const auto &entry) {
        if (!entry.second->done)
            return false;
        all.push_back({entry.first, entry.second->part.box, std::move(entry.second->image)});
        return true;
    });
    return all;
}

} // namespace ninesketch
