// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with units as people write them on a whiteboard: "100M DAU", "10 reads/day", "2KB", "1 update / 4 s",
// "50-80k".
#pragma once
#include "model/result.h"

#include <string>
#include <string_view>

namespace ninesketch
{

/// A figure and how sure one is of it. One number has low = likely = high; of a range the likely value is the geometric
/// mean, since guesses are off by factors, not by differences.
struct Band {
    double low = 0, likely = 0, high = 0;
    friend bool operator==(const Band &, const Band &) = default;

    static Band exactly(double value) { return {value, value, value}; }
    bool isExact() const { return low == high; }
};

Band operator*(const Band &a, const Band &b); ///< both not negative
Band operator/(const Band &a, const Band &b);
Band operator+(const Band &a, const Band &b);
Band operator*(const Band &a, double factor);

/// What is counted, as powers: 100 users -> people 1; 10 reads/day -> actions 1, seconds -1; 2 KB -> bytes 1.
struct Dimension {
    int people = 0, actions = 0, bytes = 0, seconds = 0;
    friend bool operator==(const Dimension &, const Dimension &) = default;
};

/// One term of a line: a band in people, actions, bytes and seconds, and the noun that was used for the actions.
struct LoadTerm {
    Band value;
    Dimension dimension;
    bool ofEachPerson = false; ///< "10 reads/day per user"
    bool lasting = false;      ///< "30 minutes of video per day": so much of the time
    std::string action;        ///< "read", "post": singular; empty when no action is named
    std::string note;          ///< a caution fit to show ("2 Kb is 250 bytes"), empty when none
};

/// Reads one term. The error says which word it did not understand and what it knows.
Result<LoadTerm> readLoadTerm(std::string_view text);

/// Both say the same, as one rounds in one's head: within a fifth.
bool roundsAlike(double a, double b);

/// "query" of "queries"; of a word in small letters.
std::string singular(std::string word);

/// "users", "drivers": the noun counts people, or what acts like them.
bool countsPeople(std::string_view noun);

/// "12 thousand", "100 billion": two digits.
std::string countInWords(double value);
/// "about 12 thousand a second": one or two digits, as one would say it.
std::string sayCount(double value, std::string_view unit);

/// 8.64e13 -> "86.4 TB" (powers of 1000).
std::string formatStorage(double bytes);

} // namespace ninesketch
