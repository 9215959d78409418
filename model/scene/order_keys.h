// SPDX-License-Identifier: GPL-3.0-or-later
// Order keys ("fractional indices"): texts whose alphabetical order is the drawing order, so that an element can be put
// between two others without renumbering them. The scheme is the one of David Greenspan's "Implementing fractional
// indexing" (Observable, 2020): digits 0-9A-Za-z; the first letter says how many digits the whole part has
// (a = 1 ... z = 26, Z = 1 ... A = 26 below zero), the rest is a fraction without a trailing 0.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

bool isValidOrderKey(std::string_view key);

/// A key between two others; an empty one means no bound on that side. Both must be valid and `below` < `above`.
std::string orderKeyBetween(std::string_view below, std::string_view above);

/// `count` ascending keys between two others, kept short.
std::vector<std::string> orderKeysBetween(std::string_view below, std::string_view above, std::size_t count);

/// The keys with as few as possible replaced so that all are valid and strictly ascending.
std::vector<std::string> repairedOrderKeys(std::span<const std::string> keys);

} // namespace ninesketch
