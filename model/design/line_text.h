// SPDX-License-Identifier: GPL-3.0-or-later
// What is on a line of the interview, without what is only its form.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// The line without its remark, which begins with # at its start or behind a space, and the space around it.
std::string_view withoutRemark(std::string_view line);
/// The text without the space and the bullet before it, and the full stop behind it.
std::string content(std::string_view text);
/// "2 kb" of a row or an answer is 2 KB: nobody counts those in bits.
std::string bytesMeant(std::string text);

/// "100M DAU. Each of them posts twice a day." has two sentences; without their full stops. "approx. 5" is one.
std::vector<std::string> sentencesIn(std::string_view line);

} // namespace ninesketch
