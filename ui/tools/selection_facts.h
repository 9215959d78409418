// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a selection: enough to tell what can be done with it.
#pragma once
#include "ui/editor.h"

namespace ninesketch
{

std::size_t selectedUnits(const Scene &scene, const Selection &selection); ///< groups count as one
bool hasGroup(const Scene &scene, const Selection &selection);
bool hasFreeText(const Scene &scene, const Selection &selection);
bool hasLabel(const Scene &scene, const Selection &selection);
/// The address that the first linked element leads to; null: there is none.
const std::string *firstLink(const Scene &scene, const Selection &selection);

/// Everything that is not locked; labels go with what they stand on.
Selection everything(const Scene &scene);

/// What is deleted of these: of a frame and what is in it the frame first, as in Excalidraw.
std::set<std::string> deletedFirst(const Scene &scene, const std::set<std::string> &ids);

/// What is selected once `removed` have gone: what a frame held, or what is left of the group that was entered.
Selection selectionWithout(const std::set<std::string> &removed, const Scene &before, const Scene &after,
                           const std::string &editingGroupId);

} // namespace ninesketch
