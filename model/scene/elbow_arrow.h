// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows made of level and upright segments, routed around the shapes that they hold on to.
#pragma once
#include "model/scene/bindings.h"

namespace ninesketch
{

/// The place on (that is, a gap beside) the target's outline where an elbow arrow's end at `point` goes: the middle of
/// a side where that is near (and `toMiddles`), never a corner. Scene px.
Point elbowEndOn(const Element &target, Point point, bool toMiddles = true);

/// The arrow with its bound ends at their fixed points, routed anew between them where an end moved (`always`: in any
/// case).
Element followedElbowArrow(const Element &arrow, const FindElement &find, bool always = false);

/// The segment from point `segment` - 1 to `segment` moved sideways to run through a scene point, and fixed there; its
/// neighbours stretch. Before the first and behind the last one new corners come in, since the arrow's ends stay; 40 px
/// of what leaves a shape stay with it. The same arrow when there is no such segment.
Element withMovedSegment(const Element &arrow, int segment, Point to);

/// The arrow routed from one scene point to another, ends bound or not. Where segments are fixed these stay, and the
/// others stretch.
Element routedElbowArrow(const Element &arrow, Point start, Point end, const FindElement &find);

} // namespace ninesketch
