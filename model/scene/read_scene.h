// SPDX-License-Identifier: GPL-3.0-or-later
// An .excalidraw text becomes a Scene, as Excalidraw's own loading would have it: see read_element.h for single fields
// and repair_scene.h for what elements say about each other. Nothing a person would miss is dropped: unknown fields,
// element types and settings are kept and written back by write_scene.h.
#pragma once
#include "model/result.h"
#include "model/scene/json_text.h"
#include "model/scene/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// A scene, or one sentence that says why this is none ("This is not a whole Excalidraw file: ... (line 310, column
/// 12)."). What can be repaired is: `notes`, when given, gets a sentence for each repair that a person may want to know
/// of ("Element 12 (arrow) was repaired: field x should be a number, but there is a text (line 310, column 12).").
/// Pure: the same text gives the same scene.
Result<Scene> readScene(std::string_view json, std::vector<std::string> *notes = nullptr);

/// The same for a list of elements inside a text: a library's item, the clipboard. `elements` must be a list.
std::vector<ElementPtr> readElements(std::string_view json, JsonView elements,
                                     std::vector<std::string> *notes = nullptr);

} // namespace ninesketch
