// SPDX-License-Identifier: GPL-3.0-or-later
// Curves that hardly bend, as Chromium's rasteriser (Skia) strokes them where it has no GPU, and so as Excalidraw's
// pictures have them: what lies within 0.32 % of its length of a straight line is drawn straight, between the points
// where its speed is least or greatest. Nearly all long, level lines of a hand-drawn box are.
// Lines of at most one device pixel keep their curves there.
#pragma once
#include "model/sketch/picture.h"

#include <optional>

namespace ninesketch
{

/// The path as a solid pen wider than a pixel draws it; nothing: as it is.
std::optional<Path> asStroked(const Path &path);

} // namespace ninesketch
