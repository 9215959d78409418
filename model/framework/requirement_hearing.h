// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of a requirement say, before anybody judges whether that can be held against a design.
#pragma once
#include "model/framework/requirement_lines.h"
#include "model/load_units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

constexpr double leastKept = 86'400; ///< s; what is kept is kept that long, and nobody waits so long

/// What the words of a requirement say, each by itself.
struct Heard {
    std::optional<RequirementMetric> metric;
    std::optional<double> percentile; ///< 0: the mean
    RequirementWindow window = RequirementWindow::None;
    std::string value;               ///< the number and its unit: "100 ms", "99.99 %"
    std::vector<std::string> named;  ///< what has no other meaning: the request class
    std::string vague;               ///< "fast", "available": in want of a number
    std::string surplus;             ///< a second number
    std::vector<std::string> asides; ///< of "store for 90 days" no class, of "store p99 < 5 ms" the class
    bool least = false;              ///< bounded from below: "> 100/s"
    bool strong = false;             ///< "strongly consistent"
    bool complement = false;         ///< what is bounded is what goes wrong: downtime, errors
    bool adjective = false;          ///< the metric may be none: "to available users", "match or fail"
    bool purpose = false;            ///< what follows is what for, "1 minute to match or fail"
    bool arrives = false;            ///< what follows is where it goes, "photos appear in the feed"
    bool ends = false;               ///< "holds expire after 10 min"

    std::string requestClass() const; ///< the words that have no other meaning
};

/// Of a line in plain words (requirement_words.h).
Heard heardIn(std::string_view said);

/// What must never be, "no file may be lost, durability 11 nines", names no request class: what it means follows.
std::string_view withoutNegation(std::string_view line);

/// 4 nines, 99.99 %, 99.99 percent, 0.9999.
std::optional<double> probabilityOf(const std::string &text);
bool isMoney(const LoadTerm &term);
/// So many a second, of whatever.
bool isRate(const LoadTerm &term);

} // namespace ninesketch
