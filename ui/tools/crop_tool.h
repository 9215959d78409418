// SPDX-License-Identifier: GPL-3.0-or-later
// Cropping an image: the selection tool's mode while one image is in work. Sides and corners are dragged, the image
// moves behind what is seen. It answers `finished` when it ends (Enter, Escape, a press beside the image).
#pragma once
#include "model/scene/edits/images.h"
#include "ui/tools/tool.h"

namespace ninesketch
{

/// What is being cropped.
struct Cropping {
    std::string imageId;
    NaturalSize natural;
};

/// A tool that crops, or may have one that does in work.
class Crops
{
public:
    virtual ~Crops() = default;
    virtual std::optional<Cropping> cropping(const ToolContext &context) const = 0;
};

std::unique_ptr<Tool> makeCropTool(const std::string &imageId);

/// Can it be cropped: an image that is not locked and was read?
bool isCroppable(const Element &element, const ToolContext &context);

} // namespace ninesketch
