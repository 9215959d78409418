// SPDX-License-Identifier: GPL-3.0-or-later
// Groups, which hold groups (innermost first in an element's list), and locking.
#pragma once
#include "model/scene/edit_context.h"

namespace ninesketch
{

struct Grouped {
    Scene scene;
    std::string groupId; ///< empty: nothing was grouped
};

/// Whether these can become one group: two or more, not one group already, and no frame together with what is in it (a
/// group would take it out).
bool canBeGrouped(const Scene &scene, const Ids &ids, const std::string &editingGroupId = {});

/// One new group around all these, inside `editingGroupId` when that is not empty. Members come to stand together in
/// drawing order, at the place of the topmost. What can't be grouped is left alone.
Grouped groupElements(const Scene &scene, const Ids &ids, const EditContext &context,
                      const std::string &editingGroupId = {});

/// Takes away the outermost group of each (inside `editingGroupId`).
Scene ungroupElements(const Scene &scene, const Ids &ids, const EditContext &context,
                      const std::string &editingGroupId = {});

/// Takes these out of that group and of those around it. What is then left alone in a group is in none.
Scene leaveGroup(const Scene &scene, const Ids &ids, const std::string &groupId, const EditContext &context);

/// The outermost group of the element inside `editingGroupId`; empty: none.
std::string selectableGroup(const Element &element, const std::string &editingGroupId = {});

/// All elements of a group, deeper ones included.
Ids membersOf(const Scene &scene, const std::string &groupId);

/// What a click on one of these selects: whole groups, labels' containers.
Ids withGroups(const Scene &scene, const Ids &ids, const std::string &editingGroupId = {});

/// Locked elements can't be clicked. Labels with their container. What is locked together, and is not one thing, is a
/// group until it is unlocked (appState.lockedMultiSelections).
Scene setLocked(const Scene &scene, const Ids &ids, bool locked, const EditContext &context);

} // namespace ninesketch
