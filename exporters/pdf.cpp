// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/pdf.h"

#include "exporters/export_sheet.h"
#include "model/scene/edits/frames.h"
#include "model/sketch/bounds.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QPageSize>
#include <QPdfWriter>
#include <QRegularExpression>

namespace ninesketch
{
namespace
{

constexpr double pointsPerPixel = 72.0 / 96;
constexpr double largestPage = 14400; // points: PDF readers draw nothing beyond it
constexpr double smallestPage = 3;
constexpr int resolution = 1200;

std::optional<QPageSize::PageSizeId> paperId(PaperSize paper)
{
    switch (paper) {
    case PaperSize::FitDrawing:
        break;
    case PaperSize::A5:
        return QPageSize::A5;
    case PaperSize::A4:
        return QPageSize::A4;
    case PaperSize::A3:
        return QPageSize::A3;
    case PaperSize::Letter:
        return QPageSize::Letter;
    case PaperSize::Legal:
        return QPageSize::Legal;
    case PaperSize::Tabloid:
        return QPageSize::Tabloid;
    }
    return {};
}

bool lies(const QSizeF &drawing)
{
    return drawing.width() > drawing.height();
}

/// The page for a drawing of that size in scene px; paper lies down for wide drawings.
QPageLayout pageFor(const QSizeF &drawing, PaperSize paper)
{
    const QMarginsF none(0, 0, 0, 0);
    if (const auto id = paperId(paper))
        return {QPageSize(*id), lies(drawing) ? QPageLayout::Landscape : QPageLayout::Portrait, none,
                QPageLayout::Point};
    QSizeF points = drawing * pointsPerPixel;
    const double larger = std::max(points.width(), points.height());
    if (larger > largestPage)
        points *= largestPage / larger;
    points = points.expandedTo({smallestPage, smallestPage});
    return {QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, none,
            QPageLayout::Point};
}

void paintPage(QPainter &painter, const QSizeF &page, const ExportSheet &sheet, const ExportOptions &options)
{
    painter.save();
    const double scale = std::min(page.width() / sheet.area.width(), page.height() / sheet.area.height());
    if (const auto background = backgroundOf(sheet, options))
        painter.fillRect(QRectF({0, 0}, page), *background);
    painter.translate((page.width() - sheet.area.width() * scale) / 2,
                      (page.height() - sheet.area.height() * scale) / 2);
    painter.scale(scale, scale);
    painter.translate(-sheet.area.topLeft());
    if (sheet.ofOneFrame)
        painter.setClipRect(sheet.area);
    ImageCache images;
    auto paint = paintOptions(sheet, options, images);
    paint.snapText = false;
    paint.exactThinLines = false;
    paintPicture(painter, sheet.picture, paint);
    painter.restore();
}

/// The sheets of the document: one a frame in the order of the presentation, or the whole.
Result<std::vector<ExportSheet>> sheetsOf(const Scene &scene, const ExportOptions &options)
{
    std::vector<ExportSheet> sheets;
    const auto add = [&](const ExportOptions &one) -> std::string {
        auto sheet = exportSheet(scene, one);
        if (!sheet)
            return sheet.error();
        sheets.push_back(std::move(sheet).value());
        return {};
    };
    if (options.pages == PdfPages::OnePerFrame) {
        for (const std::string &id : framesInOrder(scene)) {
            ExportOptions one = options;
            one.frameId = id;
            if (const auto problem = add(one); !problem.empty())
                return Error{problem};
        }
        if (sheets.empty())
            return Error{
                "There are no frames in this drawing, so there are no pages. Export the whole drawing instead."};
        return sheets;
    }
    if (const auto problem = add(options); !problem.empty())
        return Error{problem};
    return sheets;
}

/// Qt writes the moment and a random id into the file; same length, same places, but always the same.
void makeReproducible(QByteArray &pdf)
{
    static const QByteArray date("/CreationDate (D:");
    if (const auto at = pdf.indexOf(date); at >= 0) {
        const auto end = pdf.indexOf(')', at);
        for (auto i = at + date.size(); i < end; ++i)
            if (pdf[i] >= '0' && pdf[i] <= '9')
                pdf[i] = '0';
        static const QByteArray epoch("20000101000000");
        pdf.replace(at + date.size(), epoch.size(), epoch);
    }
    if (const auto at = pdf.lastIndexOf("/ID ["); at >= 0) {
        const auto end = pdf.indexOf(']', at);
        const QByteArray hash =
            QCryptographicHash::hash(pdf.left(at), QCryptographicHash::Sha256).toHex().left(32).toUpper();
        qsizetype digit = 0;
        for (auto i = at + 5; i < end; ++i) {
            if (pdf[i] == '<')
                digit = 0;
            else if (QByteArray("0123456789abcdefABCDEF").contains(pdf[i]))
                pdf[i] = hash[digit++ % hash.size()];
        }
    }
}

/// A page a sheet, each as `layoutOf` says; answers with their number.
template <typename LayoutOf>
Result<int> paintPages(QPagedPaintDevice &device, const std::vector<ExportSheet> &sheets, const ExportOptions &options,
                       const LayoutOf &layoutOf)
{
    QPainter painter;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (options.stop.stop_requested())
            return Error{"The export was cancelled."};
        if (options.progress)
            options.progress(static_cast<double>(i) / static_cast<double>(sheets.size()));
        device.setPageLayout(layoutOf(sheets[i]));
        if (painter.isActive() ? !device.newPage() : !painter.begin(&device))
            return Error{"The page could not be begun."};
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        paintPage(painter, QSizeF(device.width(), device.height()), sheets[i], options);
    }
    return static_cast<int>(sheets.size());
}

} // namespace

Result<QByteArray> writePdf(const Scene &scene, const ExportOptions &options)
{
    const auto sheets = sheetsOf(scene, options);
    if (!sheets)
        return Error{sheets.error()};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setCreator("Ninesketch");
        pdf.setResolution(resolution);
        const auto written = paintPages(
            pdf, *sheets, options, [&](const ExportSheet &sheet) { return pageFor(sheet.area.size(), options.paper); });
        if (!written)
            return Error{written.error()};
    }
    makeReproducible(bytes);
    return bytes;
}

Result<int> printPages(QPagedPaintDevice &printer, const Scene &scene, const ExportOptions &options)
{
    const auto sheets = sheetsOf(scene, options);
    if (!sheets)
        return Error{sheets.error()};
    return paintPages(printer, *sheets, options, [&](const ExportSheet &sheet) {
        QPageLayout layout = printer.pageLayout();
        layout.setOrientation(lies(sheet.area.size()) ? QPageLayout::Landscape : QPageLayout::Portrait);
        return layout;
    });
}

} // namespace ninesketch
