// SPDX-License-Identifier: GPL-3.0-or-later
// Who is painted over whom.
#pragma once
#include "model/scene/edit_context.h"

namespace ninesketch
{

enum class OrderChange { Forward, Backward, ToFront, ToBack };

/// One step (past the next group, or past one element within the group that is entered), or all the way. Labels go with
/// their containers, frames with what is in them.
Scene reorderElements(const Scene &scene, const Ids &ids, OrderChange change, const EditContext &context,
                      const std::string &editingGroupId = {});

} // namespace ninesketch
