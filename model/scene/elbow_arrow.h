// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows made of level and upright segments, routed around the shapes that they hold on to.
#pragma once
#include "model/scene/bindings.h"

namespace ninesketch
{

/// The place on (that is, a gap beside) the target's outline where an elbow arrow's end at `point` goes: the middle of
/// a side where that is near, never a corner. Scene px.
Point elbowEndOn(const Element &arrow, LinearEnd end, const Element &target, Point point);

/// The arrow with its bound ends at their fixed points, routed anew between them where an end moved (`always`: in any
/// case).
Element followedElbowArrow(const Element &arrow, const FindElement &find, bool always = false);

/// The arrow routed from one scene point to another, ends bound or not.
Element routedElbowArrow(const Element &arrow, Point start, Point end, const FindElement &find);

} // namespace ninesketch
