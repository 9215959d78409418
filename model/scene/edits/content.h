// SPDX-License-Identifier: GPL-3.0-or-later
// Putting elements in, taking them out, copying them.
#pragma once
#include "model/scene/edit_context.h"

#include <map>
#include <vector>

namespace ninesketch
{

/// A new element of that type and a style's defaults: new id and seed, version 1.
Element newElement(ElementType type, const EditContext &context);

/// Adds on top, in the given order (labels right behind their containers). Empty ids and ids that are taken become new
/// ones, with all references among the added elements.
Scene addElements(const Scene &scene, std::vector<Element> elements, const EditContext &context);

/// The ids and their labels; of frames, what is in them stays.
Scene removeElements(const Scene &scene, const Ids &ids, const EditContext &context);

/// A scene with copies in it, and which copy is whose.
struct Copied {
    Scene scene;
    std::map<std::string, std::string> copies; ///< old id -> new id, labels and company included
    Ids selection; ///< the copies of what was asked for; of a frame and what is in it the frame
};

/// Copies with their company, moved by `by`, each right above its original (its group's topmost member). Bindings
/// among the copies are kept, others are let go. Groups become new ones, but the one that is entered stays.
Copied duplicateElements(const Scene &scene, const Ids &ids, Point by, const EditContext &context,
                         const std::string &editingGroupId = {});

/// Puts elements from elsewhere (clipboard, library) on top: new ids, groups and seeds. Moved so that the middle of
/// their box comes to `centre`, unless that is absent. References to elements that are not among them are let go.
Copied pasteElements(const Scene &scene, std::vector<Element> elements, std::optional<Point> centre,
                     const EditContext &context, bool keepSeeds = false);

/// The elements in drawing order that belong to these ids: labels with containers, children with frames. What cut,
/// copy, duplicate and move take along.
Ids withCompany(const Scene &scene, const Ids &ids);

} // namespace ninesketch
