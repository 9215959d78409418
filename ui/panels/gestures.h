// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas and its tools do with keys and the mouse, for the help page: no actions stand behind these.
#pragma once
#include <span>

namespace ninesketch
{

struct GestureEntry {
    const char *group, *text, *keys;
};
std::span<const GestureEntry> allGestures();

} // namespace ninesketch
