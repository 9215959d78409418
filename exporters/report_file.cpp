// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/report_file.h"

#include "exporters/png.h"
#include "exporters/report_pages.h"
#include "exporters/whole_file.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

namespace ninesketch
{

QString titleOfFile(const QString &name)
{
    static const QStringList shortened{"api", "cdn", "db", "dns", "jwt", "sql", "sms", "url"};
    QStringList words = QString(name).replace('-', ' ').replace('_', ' ').simplified().split(' ');
    for (QString &word : words)
        if (shortened.contains(word))
            word = word.toUpper();
    words.first().replace(0, 1, words.first().left(1).toUpper());
    return words.join(' ');
}

QString pictureBeside(const QString &reportPath)
{
    const QFileInfo report(reportPath);
    QFile before(reportPath);
    const bool readable = !isDevice(reportPath) && before.open(QIODevice::ReadOnly);
    const QByteArray refersTo = readable ? before.readAll() : QByteArray();
    for (int n = 1;; ++n) {
        const QString name =
            report.completeBaseName() + (n == 1 ? QString() : QStringLiteral("-%1").arg(n)) + QStringLiteral(".svg");
        if (!report.dir().exists(name) || refersTo.contains("](" + QUrl::toPercentEncoding(name) + ")"))
            return name;
    }
}

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
