// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that tell one figure: who there are, how large something is, how long it is kept, how high the peak is.
#pragma once
#include "model/load/sentence_tokens.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// "we want to keep everything for five years" is "keep 5 years", "reads outnumber writes ten to one" "read:write
/// 10:1". Empty: a word of it is none of such a sentence.
std::vector<std::string> factSaid(const Tokens &tokens);

} // namespace ninesketch
