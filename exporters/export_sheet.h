// SPDX-License-Identifier: GPL-3.0-or-later
// What of a scene an export shows, and the area it covers: the same for PNG, SVG and PDF.
#pragma once
#include "exporters/exporter.h"
#include "exporters/paint_picture.h"

namespace ninesketch
{

struct ExportSheet {
    Scene scene;     ///< only what is shown
    Picture picture; ///< of it
    QRectF area;     ///< scene px, with padding
    bool ofOneFrame = false;
};

/// A sentence when there is nothing to show, or the numbers make no picture.
Result<ExportSheet> exportSheet(const Scene &scene, const ExportOptions &options);

/// How a sheet is painted. `images` must outlive the options.
PaintOptions paintOptions(const ExportSheet &sheet, const ExportOptions &options, ImageCache &images);

/// The canvas colour as exported; nothing when there is none.
std::optional<QColor> backgroundOf(const ExportSheet &sheet, const ExportOptions &options);

} // namespace ninesketch
