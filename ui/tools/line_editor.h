// SPDX-License-Identifier: GPL-3.0-or-later
// Editing the points of a line or an arrow: the selection tool's mode while one is in work. Points are selected by
// click (Shift: several) or box, dragged together, deleted, duplicated; Alt+click adds one at the end. It answers
// `finished` when it ends (Enter, Escape, a click beside the line).
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

std::unique_ptr<Tool> makeLineEditor(const std::string &lineId);

/// Lines and arrows that are not made of level and upright segments, and not locked.
bool hasEditablePoints(const Element &element);

} // namespace ninesketch
