// SPDX-License-Identifier: GPL-3.0-or-later
// Which request classes of a design the lines of a load pad drive. A line about "reads" is about the design's own read
// class, whatever that is called; only what the design has no class for becomes a new one.
#pragma once
#include "model/design/read_design.h"
#include "model/load/load_pad.h"

namespace ninesketch
{

/// For each class of the pad the class of the design that it drives, as an index; nothing: it would be a new one.
///  - The same id or name counts first, whatever the case, plural or beginning: "reads" is Read, "booking" is Book.
///  - Then a word that means any read or any write is the first class of that operation that no line names.
std::vector<std::optional<std::size_t>> drivenClasses(const LoadPad &pad, const std::vector<RequestClass> &classes);

/// The text of the document's load pad.
std::string loadPadOf(const DocumentModel &document);
/// The drawing with that text in its load pad and its classes at the rates, sizes and targets of it, missing ones made;
/// stores keep what they write as long as it says (model/design/retention.h).
/// Targets that an earlier text of the pad set and no line says any more are gone, and classes that it made and that no
/// line means any more, unless a target or an arrow names them.
Scene withLoadPad(const Scene &scene, const std::string &text);

} // namespace ninesketch
