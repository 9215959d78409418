// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that tell how often something comes, whoever does it.
#pragma once
#include "model/load/sentence_tokens.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// "5000 photos are uploaded every minute" is "5000 photos per minute", "500 requests a second on average and 2000 at
/// peak" are "500 requests per second, peak 2000 requests per second", "each product is viewed 100 times a day" is "100
/// views per product per day". Empty: a word of it is none of such a sentence.
std::vector<std::string> rateSaid(const Tokens &tokens);

} // namespace ninesketch
