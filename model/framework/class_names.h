// SPDX-License-Identifier: GPL-3.0-or-later
// Which request class somebody means who writes "redirects", "POST /links" or "users can create short links".
#pragma once
#include "model/design/design.h"
#include "model/design/word_stems.h"
#include "model/framework/api_lines.h"
#include "model/framework/requirement_lines.h"

namespace ninesketch
{

/// A word of the name changes what is stored: "Buy ticket", "update profile"; not "Browse".
bool meansWriting(std::string_view name);
/// The same of reading it: "read feed". Of a name without a known verb, "share", neither holds.
bool meansReading(std::string_view name);

/// The class of that id or name, whatever its case, plural or further words; null: none, or several as well.
const RequestClass *classNamed(std::string_view name, const std::vector<RequestClass> &classes);

/// A class may be made of that name, where none is known: two words at most. More is a sentence.
bool couldBeClass(std::string_view name);

/// The class that a functional requirement speaks of: the one whose name shares most words with the line ("users can
/// create short links": "create"), or is named in brackets at its end ("… (create)"). `paths`: of the classes, what
/// their lines of the interface are about ("spots" of a "Search" at GET /spots). Null: none.
const RequestClass *classOfRequirement(std::string_view line, const std::vector<RequestClass> &classes,
                                       const std::vector<std::string> &paths = {});

/// The target that a requirement means; nothing for what is not estimated (time to recovery, unusual percentiles).
/// `requestClass` may be written as the class's name or id (classNamed); nothing for one that no class has.
std::optional<Target> targetOf(const MeasurableRequirement &requirement, const std::vector<RequestClass> &classes);

/// For each line of the interface the class that it means, as an index; nothing: it would be a new one. Each class is
/// meant once.
///  - Named in brackets at its end counts alone; the same name as the line makes counts first.
///  - Then words: of the path and the answer, and what the method means (POST: create, add, send, …).
///  - Then what is left: the only line that reads is the only class that reads.
std::vector<std::optional<std::size_t>> classesOfInterface(const std::vector<ApiLine> &lines,
                                                           const std::vector<RequestClass> &classes);

} // namespace ninesketch
