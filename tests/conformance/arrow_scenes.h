// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings full of arrows, from seeds: everything that an arrow can hold on to, held in every way.
#pragma once
#include "model/scene/scene.h"

#include <cstdint>

namespace ninesketch
{

/// Plain, rounded, turned, grouped and framed shapes of every kind, texts, images and shapes of several lines, and
/// arrows of all types, heads and widths between them, drawn as by hand.
Scene arrowScene(std::uint64_t seed);

} // namespace ninesketch
