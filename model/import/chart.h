// SPDX-License-Identifier: GPL-3.0-or-later
// Charts as Excalidraw draws them of pasted numbers: rectangles, lines and texts, each an element of its own.
#pragma once
#include "model/import/number_table.h"
#include "model/scene/edit_context.h"
#include "model/scene/element.h"

#include <vector>

namespace ninesketch
{

enum class ChartKind { Bars, Lines, Radar };

/// A radar needs three places, the others two.
bool canBeDrawn(const NumberTable &table, ChartKind kind);

/// In one group; the axes meet at 0, 0 (of a radar: the left lower corner of its square). Its colours begin at one by
/// chance. What is below 0 has no bar, and lies in the middle of a radar.
std::vector<Element> drawnChart(const NumberTable &table, ChartKind kind, const EditContext &context);

} // namespace ninesketch
