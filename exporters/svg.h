// SPDX-License-Identifier: GPL-3.0-or-later
// SVG pictures of scenes, in the shape Excalidraw gives its own: paths of two decimals, texts as texts with their fonts
// inside the file.
#pragma once
#include "exporters/exporter.h"

namespace ninesketch
{

Result<QByteArray> writeSvg(const Scene &scene, const ExportOptions &options);

} // namespace ninesketch
