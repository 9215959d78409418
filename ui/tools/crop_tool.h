// SPDX-License-Identifier: GPL-3.0-or-later
// Cropping an image: the selection tool's mode while one image is in work. Sides and corners are dragged, the image
// moves behind what is seen. It answers `finished` when it ends (Enter, Escape, a press beside the image).
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeCropTool(const std::string &imageId);

/// Can it be cropped: an image that is not locked and was read?
bool isCroppable(const Element &element, const ToolContext &context);

} // namespace ninesketch
