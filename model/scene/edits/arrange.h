// SPDX-License-Identifier: GPL-3.0-or-later
// Aligning and distributing; a group counts as one thing, except where it is all there is: then its members are.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/edits/transform.h"

namespace ninesketch
{

enum class Alignment { Left, CenterHorizontally, Right, Top, CenterVertically, Bottom };

/// How many things there are to align or distribute.
std::size_t thingsToArrange(const Scene &scene, const Ids &ids, const std::string &editingGroupId = {});

/// To the edges or the middle of their common box.
Scene alignElements(const Scene &scene, const Ids &ids, Alignment alignment, const EditContext &context,
                    const std::string &editingGroupId = {});

/// Equal gaps between three or more, or equal distances of middles where they overlap.
Scene distributeElements(const Scene &scene, const Ids &ids, Axis axis, const EditContext &context,
                         const std::string &editingGroupId = {});

} // namespace ninesketch
