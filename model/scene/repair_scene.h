// SPDX-License-Identifier: GPL-3.0-or-later
// Makes what elements say about each other true: ids are unique, arrows and shapes name each other, labels stand behind
// their containers, order keys ascend. What Excalidraw's own loading repairs, this repairs the same way.
#pragma once
#include "model/scene/element.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// Elements in drawing order; afterwards they may be in another one. New ids and seeds follow from the old ones, so
/// the same file always gives the same scene. Answers with what was repaired, one sentence each, for a person who
/// wonders.
std::vector<std::string> repairScene(std::vector<std::shared_ptr<Element>> &elements);

} // namespace ninesketch
