// SPDX-License-Identifier: GPL-3.0-or-later
// PDF of scenes: vectors throughout, the whole drawing on one page or one page a frame.
#pragma once
#include "exporters/exporter.h"

class QPagedPaintDevice;

namespace ninesketch
{

/// The bytes depend on the scene and the options alone: no date, no random id.
Result<QByteArray> writePdf(const Scene &scene, const ExportOptions &options);

/// The same onto paper of the printer's own size, which lies down for wide drawings; `options.paper` does not count.
/// Answers with the number of pages.
Result<int> printPages(QPagedPaintDevice &printer, const Scene &scene, const ExportOptions &options);

} // namespace ninesketch
