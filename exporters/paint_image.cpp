// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/paint_picture.h"
#include "model/sketch/color.h"

#include <QCache>
#include <QMutex>
#include <QPaintEngine>
#include <cmath>

namespace ninesketch
{
namespace
{

/// A grey card with a picture frame, a hill and a sun; a stroke through it when the file says that it is broken.
void paintPlaceholder(QPainter &painter, const ImageMark &mark, const PaintOptions &options)
{
    const auto color = [&](const Color &light) {
        const Color c = options.dark ? darkModeColor(light) : light;
        return QColor(c.red, c.green, c.blue);
    };
    const QRectF box = toQRectF(mark.box);
    painter.fillRect(box, color({0xe7, 0xe7, 0xe7}));
    const double size = std::min(std::min(box.width(), box.height()) * 0.4, 100.0);
    painter.save();
    painter.translate(box.center() - QPointF(size / 2, size / 2));
    painter.scale(size / 16, size / 16);
    QPainterPath icon;
    icon.addRoundedRect(QRectF(0, 2, 16, 12), 1.5, 1.5);
    icon.addEllipse(QPointF(3.5, 5.5), 1.75, 1.75);
    QPainterPath hill;
    hill.addPolygon(QPolygonF({{2, 12}, {2, 10}, {4.5, 7.9}, {6.5, 10}, {11.3, 5.6}, {14, 8.4}, {14, 12}}));
    hill.closeSubpath();
    icon.addPath(hill);
    icon.setFillRule(Qt::OddEvenFill);
    painter.fillPath(icon, color({0x88, 0x88, 0x88}));
    if (mark.failed) {
        painter.setPen(QPen(color({0x88, 0x88, 0x88}), 1.2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(0.5, 15.5), QPointF(15.5, 0.5));
    }
    painter.restore();
}

/// An SVG image in dark mode has its colours inverted as drawings have; photographs keep theirs.
QImage darkened(QImage image)
{
    image = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = line[x];
            const Color c = darkModeColor(Color{qRed(pixel), qGreen(pixel), qBlue(pixel), qAlpha(pixel)});
            line[x] = qRgba(c.red, c.green, c.blue, c.alpha);
        }
    }
    return image;
}

/// The vector image as pixels of the device.
QImage rasterized(const LoadedImage &image, const QRectF &box, const QTransform &transform, bool dark)
{
    constexpr double mostPixels = 4096;
    const double scale = std::sqrt(std::abs(transform.determinant()));
    const auto pixels = [&](double length) {
        return std::max(1, static_cast<int>(std::ceil(std::min(length * scale, mostPixels))));
    };
    QImage result(pixels(box.width()), pixels(box.height()), QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    image.vector->render(&painter, QRectF(result.rect()));
    painter.end();
    return dark ? darkened(std::move(result)) : result;
}

/// Upright pixels begin on a whole pixel of the device, chosen the same way in every tile of the canvas.
void alignToPixels(QPainter &painter, QPointF leftTop)
{
    const QTransform device = painter.deviceTransform();
    if (device.type() > QTransform::TxScale)
        return;
    const QPointF at = device.map(leftTop);
    const QPointF whole(std::floor(at.x() + 0.5), std::floor(at.y() + 0.5));
    painter.translate((whole.x() - at.x()) / device.m11(), (whole.y() - at.y()) / device.m22());
}

/// Averages of an image, each half as wide and high as the one before: the one to show at that scale, device pixels for
/// one of the image. Safe to call from any thread.
QImage halvedFor(const QImage &image, double scale)
{
    constexpr int mostKilobytes = 128 * 1024;
    static QMutex mutex;
    static QCache<std::pair<qint64, int>, QImage> halves(mostKilobytes);
    QImage chosen = image;
    const QMutexLocker lock(&mutex);
    for (int level = 1; scale < 0.5 && chosen.width() > 1 && chosen.height() > 1; ++level, scale *= 2) {
        const std::pair key(image.cacheKey(), level);
        if (const QImage *known = halves.object(key)) {
            chosen = *known;
            continue;
        }
        chosen = chosen.scaled((chosen.width() + 1) / 2, (chosen.height() + 1) / 2, Qt::IgnoreAspectRatio,
                               Qt::SmoothTransformation);
        halves.insert(key, new QImage(chosen), static_cast<int>(chosen.sizeInBytes() / 1024));
    }
    return chosen;
}

/// Its pixels as they are in the dark; made once. Safe to call from any thread.
QImage pixelsInDark(const QImage &image)
{
    constexpr int mostKilobytes = 128 * 1024;
    static QMutex mutex;
    static QCache<qint64, QImage> known(mostKilobytes);
    const QMutexLocker lock(&mutex);
    if (const QImage *there = known.object(image.cacheKey()))
        return *there;
    QImage dark = darkened(image).convertToFormat(QImage::Format_ARGB32_Premultiplied);
    known.insert(image.cacheKey(), new QImage(dark), static_cast<int>(dark.sizeInBytes() / 1024));
    return dark;
}

/// On a screen small pictures of large images are averages: to pick pixels here and there would leave letters jagged.
QImage pixelsOn(const QPainter &painter, const LoadedImage &image, const QRectF &box, const QRectF &source, bool dark)
{
    const QImage pixels = dark && image.turnsInDark ? pixelsInDark(image.pixels) : image.pixels;
    if (painter.paintEngine()->type() != QPaintEngine::Raster || source.isEmpty())
        return pixels;
    const double zoom = std::sqrt(std::abs(painter.deviceTransform().determinant())),
                 density = pixels.width() / image.size.width();
    return halvedFor(pixels, zoom * std::min(box.width() / source.width(), box.height() / source.height()) / density);
}

} // namespace

void paintImage(QPainter &painter, const ImageMark &mark, const PaintOptions &options)
{
    const QRectF box = toQRectF(mark.box);
    if (box.isEmpty())
        return;
    const LoadedImagePtr image = options.images ? options.images->image(mark.fileId, options.files) : nullptr;
    if (!image || image->isNull()) {
        paintPlaceholder(painter, mark, options);
        return;
    }
    painter.save();
    alignToPixels(painter, box.topLeft());
    if (mark.scaleX < 0 || mark.scaleY < 0) {
        painter.translate(box.center());
        painter.scale(mark.scaleX < 0 ? -1 : 1, mark.scaleY < 0 ? -1 : 1);
        painter.translate(-box.center());
    }
    if (mark.cornerRadius > 0) {
        QPainterPath clip;
        clip.addRoundedRect(box, mark.cornerRadius, mark.cornerRadius);
        painter.setClipPath(clip, Qt::IntersectClip);
    }
    // The crop is told in natural pixels, which need not be the pixels of this copy.
    QRectF source(QPointF(0, 0), image->size);
    if (mark.crop && mark.crop->naturalWidth > 0 && mark.crop->naturalHeight > 0) {
        const double sx = source.width() / mark.crop->naturalWidth, sy = source.height() / mark.crop->naturalHeight;
        source = {mark.crop->x * sx, mark.crop->y * sy, mark.crop->width * sx, mark.crop->height * sy};
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (image->vector) {
        const QMutexLocker lock(&image->rendering);
        // The whole image in a box so large that the crop fills ours.
        const double kx = source.width() > 0 ? box.width() / source.width() : 1;
        const double ky = source.height() > 0 ? box.height() / source.height() : 1;
        const QRectF whole(box.x() - source.x() * kx, box.y() - source.y() * ky, image->size.width() * kx,
                           image->size.height() * ky);
        painter.setClipRect(box, Qt::IntersectClip);
        if (options.dark)
            painter.drawImage(whole, rasterized(*image, whole, painter.transform(), true));
        else
            image->vector->render(&painter, whole);
    } else {
        const QImage pixels = pixelsOn(painter, *image, box, source, options.dark);
        const double kx = pixels.width() / image->size.width(), ky = pixels.height() / image->size.height();
        painter.drawImage(box, pixels, {source.x() * kx, source.y() * ky, source.width() * kx, source.height() * ky});
    }
    painter.restore();
}

} // namespace ninesketch
