// SPDX-License-Identifier: GPL-3.0-or-later
// The written report as a file: Markdown, HTML (one page, picture inside) or PDF (A4).
#pragma once
#include "model/report/design_report.h"
#include "model/result.h"
#include "model/scene/scene.h"

#include <QByteArray>
#include <QString>

namespace ninesketch
{

enum class ReportForm { Markdown, Html, Pdf };

/// `drawing` is shown in HTML and PDF; Markdown names `context.pictureSource` instead, when there is one.
Result<QByteArray> reportFile(const Design &design, const Report &report, ReportContext context, const Scene &drawing,
                              ReportForm form);

/// "url-shortener" is called "URL shortener".
QString titleOfFile(const QString &name);

/// The file name of the picture beside a report in Markdown: NAME.svg, with a number where a file of that name is not
/// this report's own.
QString pictureBeside(const QString &reportPath);

} // namespace ninesketch
