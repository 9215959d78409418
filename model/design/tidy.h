// SPDX-License-Identifier: GPL-3.0-or-later
// Tidies the design that a person has drawn: left to right along its calls, in the person's order. Groups move as one,
// frames and zones (closed shapes that components stand in) keep what is in them, notes stay beside what they stand
// beside, calls run straight or around what is in their way. A tidied drawing is tidied to itself.
#pragma once
#include "model/scene/edit_context.h"

namespace ninesketch
{

/// `only`: of these elements' components alone; all others stay where they are. Empty: of the whole drawing. Locked
/// components stay.
Scene tidied(const Scene &scene, const Ids &only, const EditContext &context);

} // namespace ninesketch
