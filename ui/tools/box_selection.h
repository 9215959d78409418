// SPDX-License-Identifier: GPL-3.0-or-later
// What a box that is dragged over the drawing selects.
#pragma once
#include "ui/editor.h"

namespace ninesketch
{

struct BoxRules {
    bool deep = false;    ///< single elements, also out of groups
    bool touches = false; ///< what the box touches; else what lies wholly within
};

/// `kept`: what stays selected in any case. A group is selected as a whole: when all of it is within, or any of it is
/// touched.
Selection boxedSelection(const Scene &scene, Selection kept, const Rect &box, const BoxRules &rules);

/// These without the members of groups that are not all among them.
std::set<std::string> withWholeGroups(const Scene &scene, const std::set<std::string> &found);

} // namespace ninesketch
