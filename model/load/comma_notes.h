// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of several facts between commas, as one writes them down while listening.
#pragma once
#include "model/load/comma_fact.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Reads the lines of a pad one after the other: what they say of people and of what these do, later ones speak of.
class CommaNotes
{
public:
    /// "Twitter: 300M DAU, 2 tweets/day, 100 reads/day, 300 bytes, keep 5y" as lines that say one thing each: "300M
    /// DAU", "2 tweets per user per day, 300 bytes each", "100 reads per user per day", "keep 5 years". Nothing: a fact
    /// of it is none of those known, or the line is one product with what belongs to it.
    std::vector<std::string> read(std::string_view line);

private:
    CommaNote m_above; ///< what the lines say so far
};

/// "10M mobile push, 1M SMS and 5M emails per day" as "mobile push: 10M per day", "SMS: 1M per day", "emails: 5M per
/// day": how often is said once, of all. Nothing: the line is another.
std::vector<std::string> kindsWithOneTime(std::string_view line);

} // namespace ninesketch
