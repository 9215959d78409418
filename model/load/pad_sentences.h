// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences as people say them, brought into the short notes that the pad is written in.
#pragma once
#include "model/load/comma_notes.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// What each sentence of a line says as a line of its own, "100M DAU. Suppose that on average each of them uploads two
/// photos a day. Reads outnumber writes ten to one." as "100M DAU", "each user uploads 2 photos per day", "read:write
/// 10:1". A sentence with a word that says more, or something else, stays as it is, without its full stop. `above`:
/// what the lines before it say; this one is added.
std::vector<std::string> notesIn(std::string_view line, CommaNotes &above);

} // namespace ninesketch
