// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that Excalidraw shows inside a drawing (its embeddable elements): it allows those of some hosts only.
#pragma once
#include "model/geometry.h"

#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// Width and height that a page gets, px, by its address; nothing when it may not be embedded.
std::optional<Point> embedSize(std::string_view url);

/// For a sentence: "youtube.com, vimeo.com, ..."
std::string embeddableHosts();

} // namespace ninesketch
