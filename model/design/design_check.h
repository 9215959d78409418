// SPDX-License-Identifier: GPL-3.0-or-later
// What a design written as text may say. Readers of drawings are lenient (design_json.h); here every word and value
// that would be left out, rounded, or overruled in silence is refused with one sentence and its place.
#pragma once
#include "model/design/design.h"
#include "model/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Why a design was not read: one sentence, its place first.
struct Refusal {
    std::string sentence;
};

[[noreturn]] void refuse(const std::string &place, const std::string &what);
/// A key that stands where only the known ones may.
[[noreturn]] void refuseKey(const std::string &place, const std::string &key, const std::vector<std::string> &known);

/// The parameters that a component states: known, of their type, within their limits.
void checkParameters(const Json &json, const Kind &kind, const std::string &place);
/// What parameters say together: p50 below p99, no more replicas needed than there are. `stated` are those of the
/// component itself, without what a preset brings.
void checkTogether(const Component &component, const Json &stated, const std::string &place);
void checkCall(const Json &json, const std::string &place);
/// Classes, targets and settings.
void checkDocument(const Json &json);
/// What refers to request classes and clients, once all are known.
void checkReferences(const Design &design, const Json &json);
/// That targets are of classes there are; of a completed design, whose clients are classes where none is written.
void checkTargets(const Design &design);
/// A key that comes twice in one object, of which readers would take the last; by its place in the text.
void checkRepeatedKeys(const std::string &text);

/// That member of an object; null where it is left out, or said to be null.
const Json *statedMember(const Json &object, const char *key);

} // namespace ninesketch
