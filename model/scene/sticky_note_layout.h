// SPDX-License-Identifier: GPL-3.0-or-later
// How the words of Excalidraw's sticky notes fit on them: they become smaller, down to 16 px; then the note grows. What
// they were before is kept beside what they are: `baseFontSize` of the label, `baseHeight` of the note.
#pragma once
#include "model/scene/text_layout.h"

namespace ninesketch
{

/// px; without words, or with few.
double stickyNoteBaseHeight(const Element &note);
void setStickyNoteBaseHeight(Element &note, double height);

/// px; when there is room.
double stickyNoteBaseFontSize(const Element &label);
void setStickyNoteBaseFontSize(Element &label, double size);

/// Both as Excalidraw lays them out; the label is not placed yet.
void fitStickyNote(Element &note, Element &label, const TextMetrics &metrics);

} // namespace ninesketch
