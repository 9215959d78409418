// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that take in what is brought to them by hand.
#pragma once
#include "model/scene/edit_context.h"

namespace ninesketch
{

/// After these were moved, drawn or pasted with the pointer there: what touches the frame under it joins that one, and
/// what does not touch its own any more leaves it. Groups and labels as a whole.
Scene joinFrameUnder(const Scene &scene, const Ids &ids, Point at, const EditContext &context);

} // namespace ninesketch
