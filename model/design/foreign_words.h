// SPDX-License-Identifier: GPL-3.0-or-later
// The usual words for components in German, Spanish, French, Portuguese and Chinese.
#pragma once
#include <string>
#include <string_view>

namespace ninesketch
{

/// The label with those words in English and in English order, as words to look for: "Nutzerdatenbank" -> "nutzer
/// database", "cola de pedidos" -> "queue of de pedidos". Without any of them it is the label as it was.
std::string inEnglish(std::string_view label);

} // namespace ninesketch
