// SPDX-License-Identifier: GPL-3.0-or-later
// What people do, as whole sentences say it.
#pragma once
#include "model/load/sentence_tokens.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// "50M daily users who each post twice and read 20 posts a day" is "50M DAU", "each user posts 2 times per day", "each
/// user reads 20 posts per day". Empty: a word of it is none of such a sentence.
std::vector<std::string> doingsSaid(const Tokens &tokens);

/// "post" of "posted"; empty: it is nothing that is done.
std::string verbOfParticiple(const std::string &word);

} // namespace ninesketch
