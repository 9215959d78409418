// SPDX-License-Identifier: GPL-3.0-or-later
// What people call components for short, and products that stand for a kind of component.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

/// The words with those abbreviations written out, in small letters: "orders pg" -> "orders postgresql", "msg q" ->
/// "message queue". Without any of them they are as they were.
std::string spelledOut(std::string_view words);

/// How a word that is short for something, or such a product, is written on a component: "DynamoDB" of "ddb"; empty: it
/// is none.
std::string titleOfAbbreviation(std::string_view word);

} // namespace ninesketch
