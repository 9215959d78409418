// SPDX-License-Identifier: GPL-3.0-or-later
// Excalidraw's sticky notes, which its current version draws and release 0.18 does not know: here they are kept as they
// came, and painted as there.
#pragma once
#include "model/sketch/picture.h"

namespace ninesketch
{

/// Of a note whose own colours cannot be seen.
inline constexpr const char *stickyNotePaper = "#ffdf6b", *stickyNoteInk = "#1e1e1e";

/// Its shadow, its paper and the day it was made, local. The day has its year unless that is the year of today.
std::vector<Mark> stickyNoteMarks(const Element &note);

} // namespace ninesketch
