// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_doings.h"

#include "model/load/pad_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

namespace ninesketch
{
namespace
{

bool hasDigit(std::string_view text)
{
    return text.find_first_of("0123456789") != std::string_view::npos;
}

/// "once" and "twice" are numbers, too.
bool saysHowMany(std::string_view text)
{
    return hasDigit(text) || std::ranges::any_of(smallWords(text), [](const auto &word) {
               return isOneOf(word, {"once", "twice"});
           });
}

bool isTimeWord(const std::string &word)
{
    return isOneOf(
        word, {"second", "minute", "hour", "hourly", "day", "daily", "week", "weekly", "month", "monthly", "year"});
}

bool saysHowOften(std::string_view text)
{
    return std::ranges::any_of(smallWords(text), isTimeWord);
}

/// "100M users " of "100M users post 2 tweets", "each user " of "each user posts": who does it. Empty: nobody is said
/// to do anything.
std::string_view whoIn(std::string_view line)
{
    std::size_t start = 0;
    for (bool people = false; start < line.size();) {
        const std::size_t end = std::min(line.find(' ', start), line.size());
        const std::string word = lowered(line.substr(start, end - start));
        if (people && !verbIn(word).empty())
            return line.substr(0, start);
        people = people || countsPeople(word) || isOneOf(word, {"each", "everyone", "everybody", "dau", "mau"});
        if (people && !countsPeople(word) && !isOneOf(word, {"each", "everyone", "everybody", "dau", "mau"}))
            return {};
        start = end + 1;
    }
    return {};
}

/// " a day" at the end of what is done.
std::string_view howOftenIn(std::string_view text)
{
    for (const std::string_view per : {" a ", " per ", " each ", " every ", "/", " daily", " weekly", " monthly"})
        if (const auto at = text.find(per); at != std::string_view::npos && saysHowOften(text.substr(at)))
            return text.substr(at);
    return {};
}

std::string plainNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", value);
    return text;
}

} // namespace

std::vector<std::string> doingsIn(std::string_view line)
{
    const std::string_view who = whoIn(line);
    if (who.empty())
        return {std::string(line)};
    std::vector<std::string> doings;
    std::size_t start = 0;
    for (std::size_t at = who.size(); at < line.size(); ++at)
        for (const std::string_view joint : {", and ", " and ", ", ", " & "}) {
            const std::string_view before = line.substr(start, at - start),
                                   behind = line.substr(at + std::min(joint.size(), line.size() - at));
            const std::string_view next = behind.substr(0, behind.find(' '));
            if (line.substr(at, joint.size()) != joint || verbIn(lowered(next)).empty() || !saysHowMany(behind) ||
                !saysHowMany(before.substr(start == 0 ? who.size() : 0)))
                continue;
            doings.push_back((start == 0 ? "" : std::string(who)) + std::string(before));
            start = at + joint.size();
        }
    if (doings.empty())
        return {std::string(line)};
    doings.push_back(std::string(who) + std::string(line.substr(start)));
    const std::string often(howOftenIn(doings.back().substr(who.size())));
    for (std::string &one : doings)
        if (!saysHowOften(std::string_view(one).substr(who.size())))
            one += often; // "post 2 tweets and read 100 tweets a day"
    return doings;
}

std::string withPeople(std::string line, const Band &people)
{
    const auto percent = line.find('%'), comma = line.find(',');
    if (percent == std::string::npos || percent > comma || !(people.likely > 0))
        return line;
    const std::string of = "% of " + plainNumber(people.likely) + " people";
    for (const std::string_view them : {"% of them", "% of these", "% of those", "% of the users", "% of users"})
        if (const auto at = lowered(line).find(them); at != std::string::npos && at < comma)
            return line.replace(at, them.size(), of);
    const std::string_view behind = trimmed(std::string_view(line).substr(percent + 1, comma - percent - 1));
    if (!verbIn(lowered(behind.substr(0, behind.find(' ')))).empty() && saysHowOften(behind)) // "90 % read" is a ratio
        line.replace(percent, 1, of);
    return line;
}

bool takeForever(std::string &line)
{
    const std::string small = lowered(line);
    for (const std::string_view always : {"forever", "indefinitely", "permanently", "never deleted"}) {
        const auto at = small.find(always);
        if (at == std::string::npos)
            continue;
        std::size_t start = at;
        for (const std::string_view verb : {"keep", "kept", "store", "stored", "retain", "retained", "saved"})
            if (const auto said = small.rfind(verb, at); said != std::string::npos && said < at)
                start = start == at ? said : std::max(start, said);
        line.erase(start, at + always.size() - start);
        while (!line.empty() && (line.back() == ' ' || line.back() == ','))
            line.pop_back();
        return true;
    }
    return false;
}

} // namespace ninesketch
