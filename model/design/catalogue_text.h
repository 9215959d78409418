// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace ninesketch
{

/// resources/catalogue.json, word for word (cmake/EmbedText.cmake makes the definition).
std::string_view catalogueText();

} // namespace ninesketch
