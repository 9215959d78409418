// SPDX-License-Identifier: GPL-3.0-or-later
// A crop as numbers: while an image is cropped, the panel of numbers tells and sets what is seen of it, as
// Excalidraw's.
#pragma once
#include "model/scene/edits/images.h"
#include "model/scene/edits/measures.h"

namespace ninesketch
{

/// Scene px. X and Y: how far what is seen begins from the left and the upper edge of the whole image; Width and Height
/// of what is seen. It has no other measures.
MeasureValue cropMeasureOf(const Element &image, Measure measure);

/// X and Y move the image behind what is seen; Width and Height move its right and its lower edge. Never beyond the
/// image, and never below what cropImage allows.
Scene setCropMeasure(const Scene &scene, const std::string &id, Measure measure, double value, NaturalSize natural,
                     const EditContext &context);

} // namespace ninesketch
