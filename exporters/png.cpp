// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/png.h"

#include "exporters/embedded_scene.h"
#include "exporters/export_sheet.h"
#include "exporters/png_stream.h"

#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int mostPixelsASide = 200000;
constexpr double mostPixels = 4e9;
constexpr int pixelsOfABand = 1 << 23; // 32 MB
constexpr double metresPerPixel = 0.0254 / 96;

/// What was painted, ready to be painted again in each band it touches.
struct Prepared {
    PaintedElement element;
    const PictureItem *item;
};

class SheetPainter
{
public:
    SheetPainter(const ExportSheet &sheet, const ExportOptions &options)
        : m_sheet(sheet), m_options(options), m_paint(paintOptions(sheet, options, m_images)),
          m_background(backgroundOf(sheet, options))
    {
        for (const auto &item : sheet.picture.items)
            m_elements.push_back({PaintedElement(*item.picture), &item});
    }

    bool isOpaque() const { return m_background && m_background->alpha() == 255; }

    void paint(QImage &band, int top) const
    {
        band.fill(m_background.value_or(QColor(Qt::transparent)));
        QPainter painter(&band);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.translate(0, -top);
        painter.scale(m_options.scale, m_options.scale);
        painter.translate(-m_sheet.area.topLeft());
        const QRectF seen(m_sheet.area.left(), m_sheet.area.top() + top / m_options.scale, m_sheet.area.width(),
                          band.height() / m_options.scale);
        if (m_sheet.ofOneFrame)
            painter.setClipRect(m_sheet.area);
        for (const auto &[element, item] : m_elements)
            if (element.bounds().adjusted(-1, -1, 1, 1).intersects(seen))
                element.paint(painter, *item, m_paint);
    }

private:
    const ExportSheet &m_sheet;
    const ExportOptions &m_options;
    ImageCache m_images;
    PaintOptions m_paint;
    std::optional<QColor> m_background;
    std::vector<Prepared> m_elements;
};

/// A canvas cuts a fraction of a pixel off.
Result<QSize> pixelSize(const ExportSheet &sheet, const ExportOptions &options)
{
    if (!(options.scale > 0))
        return Error{"The scale of a picture must be above zero."};
    const double w = std::max(1.0, std::floor(sheet.area.width() * options.scale));
    const double h = std::max(1.0, std::floor(sheet.area.height() * options.scale));
    if (w > mostPixelsASide || h > mostPixelsASide || w * h > mostPixels)
        return Error{"The picture would be " + QString::number(w, 'f', 0).toStdString() + " by " +
                     QString::number(h, 'f', 0).toStdString() +
                     " pixels. Choose a smaller scale, or export SVG or PDF, which have no such limit."};
    return QSize(static_cast<int>(w), static_cast<int>(h));
}

Result<QImage> imageOf(const ExportSheet &sheet, const ExportOptions &options)
{
    const auto size = pixelSize(sheet, options);
    if (!size)
        return Error{size.error()};
    QImage image(*size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return Error{"There is not enough memory for a picture of this size."};
    SheetPainter(sheet, options).paint(image, 0);
    return image;
}

} // namespace

Result<QByteArray> writePng(const Scene &scene, const ExportOptions &options)
{
    const auto sheet = exportSheet(scene, options);
    if (!sheet)
        return Error{sheet.error()};
    const auto size = pixelSize(*sheet, options);
    if (!size)
        return Error{size.error()};
    const int w = size->width(), h = size->height();
    const SheetPainter painter(*sheet, options);
    PngStream png(w, h, !painter.isOpaque(), static_cast<int>(std::lround(options.scale / metresPerPixel)));
    const int bandHeight = std::clamp(pixelsOfABand / w, 1, h);
    QImage band(w, bandHeight, QImage::Format_ARGB32_Premultiplied);
    if (band.isNull())
        return Error{"There is not enough memory for a picture this wide."};
    for (int top = 0; top < h; top += bandHeight) {
        if (options.stop.stop_requested())
            return Error{"The export was cancelled."};
        if (options.progress)
            options.progress(static_cast<double>(top) / h);
        painter.paint(band, top);
        const QImage rgba = band.convertToFormat(QImage::Format_RGBA8888);
        for (int y = 0; y < bandHeight && top + y < h; ++y)
            png.addRow(rgba.constScanLine(y));
    }
    if (!options.embedScene)
        return png.finish();
    return png.finish(sceneMimeType, sceneEnvelope(sheet->scene));
}

Result<QImage> exportImage(const Scene &scene, const ExportOptions &options)
{
    const auto sheet = exportSheet(scene, options);
    if (!sheet)
        return Error{sheet.error()};
    return imageOf(*sheet, options);
}

Result<QImage> exportImage(const Scene &scene, ExportOptions options, const QSize &room)
{
    const auto sheet = exportSheet(scene, options);
    if (!sheet)
        return Error{sheet.error()};
    options.scale =
        std::min({1.0 * room.width() / sheet->area.width(), 1.0 * room.height() / sheet->area.height(), options.scale});
    return imageOf(*sheet, options);
}

} // namespace ninesketch
