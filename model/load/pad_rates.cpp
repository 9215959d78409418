// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_rates.h"

#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <iterator>

namespace ninesketch
{

namespace
{

/// "read QPS: 12k" and "read qps 12k" are "12k read qps".
Words namesBehindNumbers(Words words)
{
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        std::string unit = words[i + 1];
        if (unit.ends_with(':'))
            unit.pop_back();
        const bool begins = i == 0 || endsPart(words, i - 1) || isOneOf(words[i - 1], {"/", "and", "&"});
        if (!begins || startsWithDigit(words[i]) || !startsWithDigit(words[i + 2]) || !isRateUnit(unit) ||
            !countsActions(words[i]))
            continue;
        words[i + 1] = unit;
        const auto name = words.begin() + static_cast<std::ptrdiff_t>(i);
        std::rotate(name, name + 2, name + 3);
    }
    return words;
}

/// "/" and "and" before another rate become commas. Answers whether there was an "and".
bool putCommas(Words &words)
{
    bool both = false;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const bool joins = words[i] == "/" || lowered(words[i]) == "and";
        const bool number = startsWithDigit(words[i + 1]) ||
                            (i + 2 < words.size() && startsWithDigit(words[i + 2]) && countsActions(words[i + 1]));
        if (!joins || !number)
            continue;
        both = both || words[i] != "/";
        words[i] = ",";
    }
    return both;
}

std::vector<Words> partsOf(const Words &words)
{
    std::vector<Words> parts(1);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (endsPart(words, i))
            parts.emplace_back();
        else
            parts.back().push_back(words[i]);
    return parts;
}

/// Of what is done, or how often; of all else nothing.
Dimension dimensionOf(const Words &part)
{
    const auto term = part.empty() ? Result<LoadTerm>(Error{}) : readLoadTerm(joined(part));
    return term && term->dimension.bytes == 0 && term->dimension.people == 0 ? term->dimension : Dimension{};
}

bool isCount(const Words &part) // "5k writes"
{
    return dimensionOf(part) == Dimension{.actions = 1};
}

bool isRate(const Words &part)
{
    return dimensionOf(part) == Dimension{.actions = 1, .seconds = -1};
}

bool isNamedRate(const Words &part) // "writes 5k/s"
{
    return part.size() > 1 && !startsWithDigit(part[0]) && startsWithDigit(part[1]) && countsActions(part[0]) &&
           dimensionOf(Words(part.begin() + 1, part.end())).seconds == -1;
}

bool tellsTime(const std::string &word)
{
    return isOneOf(lowered(word), {"per", "a", "an", "/", "every"}) || word.find('/') != std::string::npos;
}

/// "5k writes/s" of "writes 5k/s": the name between number and time.
Words nameInside(const Words &part)
{
    const auto slash = part[1].find('/');
    Words made{part[1].substr(0, slash)};
    auto next = part.begin() + 2;
    if (slash == std::string::npos && next != part.end() &&
        !isOneOf(lowered(*next), {"per", "a", "/", "every"})) // a scale, or "qps"
        made.push_back(*next++);
    made.push_back(part[0] + (slash == std::string::npos ? "" : part[1].substr(slash)));
    made.insert(made.end(), next, part.end());
    return made;
}

/// "5k writes per s", with the time of "50k reads per s".
Words withTimeOf(const Words &other, Words part)
{
    const auto per = std::ranges::find_if(other, tellsTime);
    if (per != other.end() && per->find('/') != std::string::npos)
        part.back() += per->substr(per->find('/'));
    else
        part.insert(part.end(), per, other.end());
    return part;
}

} // namespace

Words ratesApart(const Words &words)
{
    Words apart = namesBehindNumbers(words);
    const bool both = putCommas(apart); // "5 likes and 1 comment per user per day"
    const auto parts = partsOf(apart);
    if (parts.size() < 2)
        return words;
    const bool named = std::ranges::count_if(parts, isNamedRate) > 1;
    const bool shared = isCount(parts[0]) && isRate(parts[1]) &&
                        (both || isOneOf(lowered(parts[0].back()), {"reads", "writes", "queries", "inserts", "updates",
                                                                    "gets", "puts", "searches"}));
    if (!named && !shared && !(isRate(parts[0]) && isRate(parts[1])))
        return words;
    Words made;
    for (const Words &part : parts) {
        if (!made.empty())
            made.push_back(",");
        std::ranges::copy(named && isNamedRate(part)          ? nameInside(part)
                          : shared && &part == &parts.front() ? withTimeOf(parts[1], part)
                                                              : part,
                          std::back_inserter(made));
    }
    return made;
}

} // namespace ninesketch
