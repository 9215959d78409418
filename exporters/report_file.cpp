// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/report_file.h"

#include "exporters/png.h"
#include "exporters/report_pages.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace ninesketch
{

Result<QByteArray> reportFile(const Design &design, const Report &report, ReportContext context, const Scene &drawing,
                              ReportForm form)
{
    if (form == ReportForm::Markdown)
        return QByteArray::fromStdString(toMarkdown(designReport(design, report, context)));

    if (!drawing.empty()) {
        ExportOptions options;
        options.scale = 2;
        const auto picture = writePng(drawing, options);
        if (!picture)
            return Error{picture.error()};
        context.pictureSource = "data:image/png;base64," + picture->toBase64().toStdString();
    }
    const Document document = designReport(design, report, context);
    if (form == ReportForm::Html)
        return QByteArray::fromStdString(toHtml(document));

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(16, 16, 16, 20), QPageLayout::Millimeter);
        writer.setResolution(600);
        writer.setTitle(QString::fromStdString(context.title));
        const auto pages =
            reportPages(document, writer, writer.pageLayout().paintRectPixels(writer.resolution()).size());
        paintReportPages(*pages, writer);
    }
    buffer.close();
    return bytes;
}

} // namespace ninesketch
