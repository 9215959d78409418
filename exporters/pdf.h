// SPDX-License-Identifier: GPL-3.0-or-later
// PDF of scenes: vectors throughout, the whole drawing on one page or one page a frame.
#pragma once
#include "exporters/exporter.h"

namespace ninesketch
{

/// The bytes depend on the scene and the options alone: no date, no random id.
Result<QByteArray> writePdf(const Scene &scene, const ExportOptions &options);

} // namespace ninesketch
