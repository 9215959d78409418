// SPDX-License-Identifier: GPL-3.0-or-later
// Elements as programs write them for Excalidraw (its "element skeletons"): a label instead of a bound text, the ids of
// shapes instead of bindings, no sizes where the usual ones do.
#pragma once
#include "model/result.h"
#include "model/scene/edit_context.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// The whole elements of a text {"type": "excalidraw-api/clipboard", "elements": […]}. Nothing: it is another text. A
/// sentence: it is such a text, and broken. Arrows end at their shapes.
std::optional<Result<std::vector<Element>>> elementsFromSkeletons(std::string_view text, const EditContext &context);

} // namespace ninesketch
