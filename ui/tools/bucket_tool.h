// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the region under the pointer; with Alt it takes its colour from the drawing.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeBucketTool();

/// What the bucket pours in that style: Excalidraw's green where the background is transparent.
std::string bucketColour(const CurrentStyle &style);
/// The colour after that one, of those that its key walks through.
std::string nextBucketColour(const CurrentStyle &style);

} // namespace ninesketch
