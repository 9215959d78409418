// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about what people do, brought into the form of lines that say one thing each.
#pragma once
#include "model/load_units.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// "100M users post 2 tweets a day and read 100" says two things that the same people do; each by itself: "100M users
/// post 2 tweets a day", "100M users read 100 tweets a day"; and so is "5k hotels, 1M rooms". A line that says one
/// thing is itself.
std::vector<std::string> doingsIn(std::string_view line);

/// "2% of them post", "10% post once a day", "20% active daily" with the people of the lines above for "them"; nobody:
/// as it is.
std::string withPeople(std::string line, const Band &people);

/// Takes "kept forever" out of the line. Answers whether it was there.
bool takeForever(std::string &line);

} // namespace ninesketch
