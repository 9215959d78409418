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

/// The page that code for embedding leads to ("<iframe src=…>", a quoted post, the script of a gist): the first of its
/// addresses that may be embedded. Other text, or code without one, is answered as it is.
std::string embedAddress(std::string_view text);

/// For a sentence: "youtube.com, vimeo.com, ..."
std::string embeddableHosts();

} // namespace ninesketch
