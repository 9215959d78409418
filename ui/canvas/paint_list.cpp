// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/paint_list.h"

#include "ui/canvas/far_look.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

QRectF PaintItem::plainBox() const
{
    if (element->angle != 0 || carrier)
        return bounds.adjusted(1, 1, -1, -1);
    QRectF box(element->x, element->y, element->width, element->height);
    const auto *line = element->linear();
    const auto *pen = element->freedraw();
    if (line || pen) {
        Rect points;
        for (const Point &point : line ? line->points : pen->points)
            points = points.united({point.x, point.y, 0, 0});
        box = toQRectF(points).translated(element->x, element->y);
    }
    return box;
}

bool PaintItem::paintsAs(const PaintItem &other) const
{
    return element == other.element && carrier == other.carrier && place.opacity == other.place.opacity &&
           place.frameClip == other.place.frameClip && place.gapForLabel == other.place.gapForLabel;
}

PaintItem::Detail PaintItem::detail(double scale, const PaintLook &look) const
{
    const TextData *text = element->text();
    const double large = std::max(std::abs(element->width), std::abs(element->height)) * look.zoom;
    if (large < look.leastSize || (text && text->fontSize * look.zoom < look.leastSize))
        return Detail::Speck;
    return scale <= farScale ? Detail::Far : Detail::Near;
}

void PaintItem::paint(QPainter &painter, double scale, const PaintLook &look, const Scene &scene,
                      const PaintOptions &options) const
{
    switch (detail(scale, look)) {
    case Detail::Speck:
        paintSpeck(painter, look.dark);
        break;
    case Detail::Far:
        paintFar(painter, *element, QColor::fromRgba(look.dark ? darkStroke : stroke),
                 QColor::fromRgba(look.dark ? darkFill : fill), scale);
        break;
    case Detail::Near: {
        const QMutexLocker lock(&m_mutex);
        sketch(scene).paint(painter, place, options);
        break;
    }
    }
}

void PaintItem::paintSpeck(QPainter &painter, bool dark) const
{
    const bool filled = fill != 0;
    QColor colour = QColor::fromRgba(filled ? (dark ? darkFill : fill) : dark ? darkStroke : stroke);
    if (!filled)
        colour.setAlphaF(colour.alphaF() * 0.5F);
    QRectF speck = plainBox();
    if (element->text())
        speck = QRectF(speck.left(), speck.center().y() - speck.height() / 6, speck.width(), speck.height() / 3);
    painter.fillRect(speck, colour);
}

const PaintedElement &PaintItem::sketch(const Scene &scene) const
{
    if (!m_sketch) {
        m_sketch = std::make_unique<const PaintedElement>(ninesketch::sketch(*element, scene));
        m_hasSketch = true;
    }
    return *m_sketch;
}

QRectF PaintItem::sketchedBounds(const Scene &scene) const
{
    const QMutexLocker lock(&m_mutex);
    return sketch(scene).bounds();
}

void PaintItem::forgetSketch() const
{
    if (!m_mutex.tryLock()) // it is being painted, so it is of use
        return;
    m_sketch.reset();
    m_hasSketch = false;
    m_mutex.unlock();
}

void PaintList::paint(QPainter &painter, const std::function<bool()> &stop) const
{
    PaintOptions options;
    options.dark = m_look.dark;
    options.zoom = m_look.zoom;
    options.frameNames = options.frameOutlines = m_look.frameNames; // both keep their size on screen
    options.images = m_images.get();
    options.files = m_scene.files();
    const double scale = m_look.zoom * painter.device()->devicePixelRatioF();
    for (const auto &item : m_items) {
        if (stop && stop())
            return;
        item->paint(painter, scale, m_look, m_scene, options);
    }
}

double PaintList::cost() const
{
    double sum = 0;
    for (const auto &item : m_items) {
        switch (item->detail(m_look.zoom, m_look)) {
        case PaintItem::Detail::Speck:
            sum += 0.02;
            break;
        case PaintItem::Detail::Far:
            sum += 0.15;
            break;
        case PaintItem::Detail::Near:
            sum += item->hasSketch() ? 1 : 3;
            break;
        }
    }
    return sum;
}

} // namespace ninesketch
