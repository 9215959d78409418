// SPDX-License-Identifier: GPL-3.0-or-later
// Presets as text (docs/presets.md): the catalogue that is built in, and a file of a person's own.
//
//     {"entries": [{"id": "orders-db", "name": "Our orders database", "kind": "sql-database", "notes": "",
//                   "values": [{"key": "serviceTime", "value": "4 ms", "source": "load test of May"}]}]}
#pragma once
#include "model/design/kinds.h"
#include "model/result.h"

namespace ninesketch
{

struct PresetText {
    std::vector<Preset> presets;
    /// What could not be read, one sentence each with its line: "line 12: there is no kind \"databse\"". What is
    /// complained about is left out, the rest is read.
    std::vector<std::string> complaints;
};

/// A person's own presets. A value is a number in the base unit of its parameter, a quantity ("4 ms", "99.95 %") or a
/// choice; a value without a source has the source "yours".
PresetText readPresetText(std::string_view text);

/// The text with that preset added, or in place of the one with its id. The error says why the text cannot be kept.
Result<std::string> withPreset(std::string_view text, const Preset &preset);

/// From now on these are part of allPresets(), after those of the catalogue and in place of what was used before.
/// Presets that were handed out stay valid. Safe on any thread.
void useOwnPresets(std::vector<Preset> presets);
/// True for a preset that useOwnPresets() brought.
bool isOwnPreset(const Preset &preset);

} // namespace ninesketch
