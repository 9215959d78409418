// SPDX-License-Identifier: GPL-3.0-or-later
// PNG pictures of scenes, of any size: painted and compressed in bands, so that 20,000 x 20,000 pixels need no more
// memory than one band and the file.
#pragma once
#include "exporters/exporter.h"

#include <QImage>

namespace ninesketch
{

Result<QByteArray> writePng(const Scene &scene, const ExportOptions &options);

/// The same picture as pixels, for the clipboard. A sentence if it does not fit into memory.
Result<QImage> exportImage(const Scene &scene, const ExportOptions &options);
/// The same, made smaller to fit into `room` (pixels).
Result<QImage> exportImage(const Scene &scene, ExportOptions options, const QSize &room);

} // namespace ninesketch
