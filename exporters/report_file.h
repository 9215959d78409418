// SPDX-License-Identifier: GPL-3.0-or-later
// The written report as a file: Markdown, HTML (one page, picture inside) or PDF (A4).
#pragma once
#include "model/report/design_report.h"
#include "model/result.h"
#include "model/scene/scene.h"

#include <QByteArray>

namespace ninesketch
{

enum class ReportForm { Markdown, Html, Pdf };

/// `drawing` is shown in HTML and PDF; Markdown names `context.pictureSource` instead, when there is one.
Result<QByteArray> reportFile(const Design &design, const Report &report, ReportContext context, const Scene &drawing,
                              ReportForm form);

} // namespace ninesketch
