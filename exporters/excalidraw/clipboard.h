// SPDX-License-Identifier: GPL-3.0-or-later
// Elements on the clipboard, as Excalidraw puts them there and takes them: copy here, paste in the browser, and back.
// The text goes out under both MIME types, "text/plain" and `clipboardMimeType`.
#pragma once
#include "model/result.h"
#include "model/scene/edit_context.h"
#include "model/scene/scene.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

inline constexpr const char *clipboardMimeType = "application/vnd.excalidraw.clipboard+json";

/// What lies on the clipboard. Elements have the ids and places that they had where they were copied; pasteElements
/// (model/scene/edits/content.h) gives them new ones.
struct ClipboardContent {
    std::vector<Element> elements;
    std::shared_ptr<const Json> files; ///< of the images, or null
};

/// The elements of these ids in drawing order, with the labels of containers and what lies in frames. A child whose
/// frame stays behind leaves it.
std::string clipboardText(const Scene &scene, const std::set<std::string> &ids);

/// True when the text is meant to be elements (of Excalidraw's clipboard, its API, or a whole file), so that anything
/// wrong with it deserves a sentence. Everything else is just text.
bool isClipboardText(std::string_view text);

/// The elements in such a text, or a sentence. What programs put there (Excalidraw's API) is made whole first.
Result<ClipboardContent> readClipboard(std::string_view text, const EditContext &context);

/// The scene with these files added to its own: what pasted images show.
Scene withMoreFiles(const Scene &scene, const std::shared_ptr<const Json> &files);

} // namespace ninesketch
