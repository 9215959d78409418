// SPDX-License-Identifier: GPL-3.0-or-later
// Things that lines of the load pad count, and how many of them there are at once: later lines speak of each of them.
#pragma once
#include "model/load/load_pad.h"

#include <string>
#include <string_view>

namespace ninesketch
{

/// Notes how many there are; a later line of the same name counts instead.
void addThings(LoadPad &pad, PadThings things);

/// Other lines say how many of them there are.
bool isCounted(const LoadPad &pad, const std::string &noun);

/// "100 machines per pool" below "1000 server pools", "5 Mbps per stream" below "3M concurrent streams", "each pool has
/// 100 machines", "GPS point every 3 s" and "collected every 10 s" below how many there are, each with their number in
/// front. Any other line stays as it is.
Result<std::string> withThings(const std::string &line, const LoadPad &pad);

/// The people who do something so often that only those count who are there at the moment: "3 edits per second per
/// editor". Those of the day where none are known, or where it is done some times a day.
Band peopleWhoDo(std::string_view text, const LoadPad &pad);

/// "avg ride takes 15 min", "average session 30 min", "100 KB avg file": of what lines count or ask for, how many there
/// are at once, or begin in a second (Little 1961: number at once = rate x time), and how large they are together.
/// What begins so often is a class, unless other lines say how often. Answers whether line `at` says so.
bool answerOfEach(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at);

} // namespace ninesketch
