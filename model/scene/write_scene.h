// SPDX-License-Identifier: GPL-3.0-or-later
// A Scene becomes an .excalidraw text, to the byte as JSON.stringify(..., null, 2) would write it, and complete enough
// that neither Excalidraw 0.18.1 nor the current nightly changes a field when it loads the file.
#pragma once
#include "model/scene/scene.h"

#include <string>

namespace ninesketch
{

class JsonWriter;

/// The whole file. Of the images' files only those that an image shows are written.
std::string writeScene(const Scene &scene);

/// The arrow with each end's binding in the words of both generations of Excalidraw; the same element when nothing is
/// missing (or the shape that it holds on to is of a type that we do not know).
ElementPtr withBothBindings(const ElementPtr &arrow, const Scene &scene);

/// One element, as writeScene has it.
void writeElement(JsonWriter &json, const Element &element);

/// The files that the elements' images show, or an empty object.
Json usedFiles(std::span<const ElementPtr> elements, const std::shared_ptr<const Json> &files);

} // namespace ninesketch
