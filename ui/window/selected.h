// SPDX-License-Identifier: GPL-3.0-or-later
// What rows of the action table ask of the selection, and how they change what is selected.
#pragma once
#include "model/scene/edit_context.h"
#include "ui/window/actions.h"

#include <functional>

namespace ninesketch
{

class MainWindow;

const Ids &selectedIds(const MainWindow &w);
extern const Need someSelected;
extern const Need severalSelected; ///< groups count as one
bool anySelected(const MainWindow &w, const std::function<bool(const Element &)> &holds);
/// The only selected element; null when there is none, or more than one.
const Element *onlySelected(const MainWindow &w);

/// What becomes of the selected elements, within the group that was entered (its id, or empty).
using SelectionEdit =
    std::function<Scene(const Scene &scene, const Ids &ids, const EditContext &context, const std::string &group)>;
/// Commits that under a name of the history: an `actionText`.
void commitEdit(MainWindow &w, const char *what, const SelectionEdit &edit);

} // namespace ninesketch
