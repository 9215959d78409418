// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/report_file.h"

#include "exporters/exporter.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <algorithm>

namespace ninesketch
{

Result<QByteArray> reportFile(const Design &design, const Report &report, ReportContext context, const Scene &drawing,
                              ReportForm form)
{
    if (form == ReportForm::Markdown)
        return QByteArray::fromStdString(toMarkdown(designReport(design, report, context)));

    const auto exporters = allExporters();
    const auto png =
        std::ranges::find_if(exporters, [](const Exporter &one) { return QLatin1String(one.id) == "png"; });
    if (png != exporters.end() && !drawing.empty()) {
        ExportOptions options;
        options.scale = 2;
        const auto picture = png->write(drawing, options);
        if (!picture)
            return Error{picture.error()};
        context.pictureSource = "data:image/png;base64," + picture->toBase64().toStdString();
    }
    const std::string html = toHtml(designReport(design, report, context));
    if (form == ReportForm::Html)
        return QByteArray::fromStdString(html);

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    writer.setResolution(96);
    writer.setTitle(QString::fromStdString(context.title));
    QTextDocument page;
    page.setDefaultStyleSheet("td, th { padding: 2px 6px; } pre { font-size: 8pt; }");
    const QSizeF size = writer.pageLayout().paintRectPixels(96).size();
    page.setPageSize(size);
    QString text = QString::fromStdString(html);
    text.replace("<img ", QString("<img width=\"%1\" ").arg(static_cast<int>(size.width()) - 8));
    page.setHtml(text);
    page.print(&writer);
    buffer.close();
    return bytes;
}

} // namespace ninesketch
