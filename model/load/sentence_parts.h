// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that tell what one of the things that come is made of, and what follows from it.
#pragma once
#include "model/load/sentence_tokens.h"

#include <optional>
#include <string>

namespace ninesketch
{

/// "4 line items of 200 bytes in each order" of "every order contains four line items of 200 bytes", "800 bytes each"
/// of "each with 4 line items of 200 bytes", "12 queries per search" of "a search triggers 12 queries". `before`: what
/// was said just before, of which "each time the app makes 12 calls" speaks; may be empty.
std::optional<std::string> partsSaid(const Tokens &tokens, const std::string &before);

} // namespace ninesketch
