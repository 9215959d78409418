// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a design as JSON: the same words in a drawing's customData.ninesketch and in a design written as text
// (docs/file-format.md, docs/design-format.md). Reading is lenient: what makes no sense is left out and said in
// `notes`.
#pragma once
#include "model/design/read_design.h"
#include "model/json.h"

namespace ninesketch
{

/// Numbers, texts, flags, lists of words ("a, b"), ranges {"low", "high"} and quantities ("2ms") of the kind's units.
Parameters parametersFromJson(const Json &json, const Kind &kind, std::vector<std::string> &notes);
Json parametersToJson(const Parameters &parameters);

/// What a component made from a catalogue entry states.
Parameters presetParameters(const Preset &preset);

/// Fills what the object says; `from` and `to` are left alone.
void callFromJson(const Json &json, Call &call, std::vector<std::string> &notes);
/// Only what differs from a default call.
Json callToJson(const Call &call);

DocumentModel documentFromJson(const Json &json, std::vector<std::string> &notes);
Json documentToJson(const DocumentModel &document);

/// Fills what follows from the whole: keys, entries and rates of classes, kinds of calls, the classes that nobody
/// wrote. Sorts components and calls into their order. For every reader of designs.
void completeDesign(Design &design);
/// The peak rates of classes, from what they and their clients say now; their entries are known.
void resolveRates(Design &design);

/// "API gateway 2" -> "api-gateway-2"; never empty.
std::string keyFromName(std::string_view name);

} // namespace ninesketch
