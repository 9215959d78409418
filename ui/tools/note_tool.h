// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a note to write on, by the gestures of Excalidraw's sticky notes: a click puts a square down, a drag pulls one
// open (Shift: of any proportion, Alt: from its centre), and its words are typed at once. It is a rectangle with a
// label: release 0.18 of Excalidraw would throw its own sticky notes away.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeNoteTool();

/// A note that is put down with its middle there, to be written on.
ToolAnswer noteAround(Point middle, Qt::KeyboardModifiers modifiers, const ToolContext &context);

} // namespace ninesketch
