// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace ninesketch
{

/// Lower-case words without endings ("creates", "creating": "creat"), so that a sentence finds a name.
std::set<std::string> stemsOf(std::string_view text);
std::size_t sharedStems(const std::set<std::string> &left, const std::set<std::string> &right);

} // namespace ninesketch
