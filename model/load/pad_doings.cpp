// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_doings.h"

#include "model/load/line_words.h"
#include "model/load/pad_lists.h"
#include "model/load/pad_options.h"
#include "model/load/pad_terms.h"
#include "model/load/pad_tokens.h"
#include "model/load/pad_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <span>

namespace ninesketch
{
namespace
{

/// "once" and "twice" are numbers, too.
bool saysHowMany(std::string_view text)
{
    return hasDigit(text) || std::ranges::any_of(smallWords(text), [](const auto &word) {
               return isOneOf(word, {"once", "twice"});
           });
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
        people = people || countsPeople(word) || isOneOf(word, {"each", "everyone", "everybody", "dau", "mau", "wau"});
        if (people && !countsPeople(word) && !isOneOf(word, {"each", "everyone", "everybody", "dau", "mau", "wau"}))
            return {};
        start = end + 1;
    }
    return {};
}

/// "5k hotels", "30M DAU", "3M concurrent streams": nothing else is said.
bool isCount(std::string_view part)
{
    Words words = wordsOf(part);
    if (!words.empty()) // of "1B DAU" the B is no bit
        words.back() = lowered(words.back());
    if (words.size() < 2 || words.size() > 4 || part.find('%') != std::string_view::npos ||
        std::isdigit(static_cast<unsigned char>(part.front())) == 0)
        return false;
    const auto all = readLoadTerm(part);
    const auto term = readLoadTerm(words.front() + " " + words.back());
    const auto counts = [](const Dimension &one) {
        return one.seconds == 0 && one.bytes == 0 && one.people + one.actions == 1;
    };
    const bool many = words.back().ends_with('s') || isOneOf(words.back(), {"dau", "mau", "wau", "people"});
    return all && all->dimension.seconds == 0 && all->dimension.bytes == 0 && term && counts(term->dimension) && many &&
           words.back() != "each" && words.back() != "times";
}

/// "35 minutes per day" of "each user spends about 35 minutes a day on it".
std::optional<std::string> partOfTime(const std::string &text)
{
    static const std::regex written(
        "^(?:(?:each|every|a|per) )?(?:users? )?(?:spends? |online |uses? (?:it |the app )?)?(?:for |about "
        "|~)?([0-9.]+ "
        "?(?:min|mins|minutes?|h|hours?)) ?(?:/|per |a |each |every )(day|week)(?: [a-z ]+)?$",
        std::regex::icase);
    std::smatch found;
    return std::regex_match(text, found, written) ? std::optional(found[1].str() + " per " + found[2].str())
                                                  : std::nullopt;
}

/// "2M bookings per day" behind "150M users": so many that they are of all of them together.
bool saysRateOfAll(std::string_view part, std::string_view before)
{
    if (const auto title = before.find(':'); title != std::string_view::npos && !hasDigit(before.substr(0, title)))
        before = trimmed(before.substr(title + 1));
    constexpr double ofAll = 100, mostADay = 5000; // a second, and of what is said of a day: too many for each of them
    const auto amount = readLoadTerm(part.substr(std::min(part.find_first_of("0123456789"), part.size())));
    return amount && amount->dimension == Dimension{.actions = 1, .seconds = -1} && !amount->ofEachPerson &&
           (amount->value.likely >= ofAll ||
            (amount->value.likely * 86'400 >= mostADay && namesATime(lowered(part)))) &&
           isCount(before) && countsPeople(lastWord(before));
}

/// What is said behind the last comma of something else than the rest: "100M DAU, 2% editing at once", "70% of rooms,
/// average stay 3 days", "10M connections, 100k per server", "DAU 100M, writes 1 per user per 10 days", "10TB of data,
/// 1M QPS".
bool standsAlone(std::string_view last, std::string_view before)
{
    const auto number = last.substr(std::min(last.find_first_of("0123456789"), last.size()));
    const auto amount = readLoadTerm(number);
    const std::string plain = lowered(last);
    if (saysPartOfPeople(last) && saysAtOnce(last))
        return true;
    if (isCount(before) && countsPeople(lastWord(before)) &&
        partOfTime(std::string(last))) // "1B DAU, 35 minutes a day"
        return true;
    if (saysRateOfAll(last, before)) // "150M users, 2M bookings per day"
        return true;
    constexpr double ofAll = 100; // a second: too many for each of them
    const auto title = before.find(':');
    const auto rate = readLoadTerm(trimmed(before.substr(title == std::string_view::npos ? 0 : title + 1)));
    if (isCount(last) && countsPeople(lastWord(last)) && rate && !rate->ofEachPerson &&
        rate->dimension == Dimension{.actions = 1, .seconds = -1} &&
        rate->value.likely >= ofAll) // "1M RPS, 100M users"
        return true;
    if (plain.starts_with("av") && amount && amount->dimension == Dimension{.seconds = 1})
        return true;
    const std::string machine = machineIn(lastWord(last));
    const auto per = plain.rfind(" per ");
    if (!machine.empty() && per != std::string::npos) { // "100k per server"
        const auto bare = readLoadTerm(last.substr(0, per));
        return bare && bare->dimension.seconds == 0 && isCount(before);
    }
    if (!machine.empty() && plain.ends_with('s') && isSize(std::string(last.substr(0, last.find(' '))))) // "64GB nodes"
        return true;
    if (hasDigit(before) && plain.find(" per user") != std::string::npos && namesATime(plain))
        return !last.empty() && std::isalpha(static_cast<unsigned char>(last.front())) != 0 &&
               !isOptionWord(plain.substr(0, plain.find(' ')));
    if (isCount(before) && (countsPeople(lastWord(before))) && plain.find(" every ") != std::string::npos &&
        std::isalpha(static_cast<unsigned char>(plain.front())) != 0) // "500k drivers, location update every 5s"
        return true;
    const auto colon = before.find(':');
    const std::string_view first = trimmed(before.substr(colon == std::string_view::npos ? 0 : colon + 1));
    const auto begun = beginningOf(first);
    return begun && begun->term.dimension == Dimension{.bytes = 1} && lowered(begun->rest).ends_with("data") &&
           amount && amount->dimension.seconds == -1;
}

/// Things or people that are only counted, each by itself: "5k hotels, 1M rooms". Few of them are of each: "10M users,
/// 5 posts". A name in front of all of them is only a title.
std::vector<std::string> countsIn(std::string_view line)
{
    constexpr double few = 1000;
    const auto comma = line.rfind(','), first = line.find(',');
    if (first < comma) { // "500M users, 2M photos per hour, 200 KB"
        const std::string_view who = trimmed(line.substr(0, first)), rest = trimmed(line.substr(first + 1));
        if (saysRateOfAll(rest.substr(0, rest.find(',')), who))
            return {std::string(who), std::string(rest)};
    }
    if (comma != std::string_view::npos) {
        const std::string_view last = trimmed(line.substr(comma + 1)), before = trimmed(line.substr(0, comma));
        static const std::regex grows(
            "^(?:grows|growing|grow|plus|\\+) ?(?:by )?([0-9.]+ ?[kmb]?)((?:/| per | a )[a-z]+)$", std::regex::icase);
        const std::string more(last);
        if (std::smatch by; isCount(before) && std::regex_match(more, by, grows)) // "500M photos, grows by 1M/day"
            return {std::string(before), by[1].str() + std::string(before.substr(before.rfind(' '))) + by[2].str()};
        if (!last.empty() && standsAlone(last, before)) {
            std::vector<std::string> told = countsIn(before);
            told.emplace_back(last);
            return told;
        }
    }
    std::vector<std::string> counts;
    for (std::string_view part : splitAtCommas(line)) {
        const auto colon = part.find(':');
        if (counts.empty() && colon != std::string_view::npos && !hasDigit(part.substr(0, colon)))
            part = trimmed(part.substr(colon + 1));
        const auto term = isCount(part) ? readLoadTerm(part.substr(0, part.find(' '))) : Result<LoadTerm>(Error{});
        if (!term || (!counts.empty() && term->value.likely < few))
            return {std::string(line)};
        counts.emplace_back(part);
    }
    return counts;
}

/// "1% of users upload daily, 200M users": the people behind what some of them do.
bool saysPeopleBehind(std::string_view before, std::string_view last)
{
    const std::string share = lowered(before.substr(std::min(before.find('%'), before.size())));
    return (share.starts_with("% of users ") || share.starts_with("% of people ")) && !last.empty() && isCount(last) &&
           countsPeople(lastWord(last));
}

/// "20% of posts have a photo (1 MB), 5% a video (10 MB)": what the items are called and have is said once, of all.
/// Nothing: the line is another.
std::vector<std::string> partsOfItems(std::string_view line)
{
    const auto parts = splitAtCommas(line);
    const std::string first = lowered(parts.front());
    const auto opens = [](std::string_view part) {
        const auto percent = part.find('%');
        return !part.empty() && std::isdigit(static_cast<unsigned char>(part.front())) != 0 && percent < 6;
    };
    std::size_t behind = std::string::npos; // the verb
    for (const std::string_view verb : {" have ", " has ", " contain ", " include ", " carry "})
        if (const auto at = first.find(verb); at != std::string::npos)
            behind = at + verb.size();
    if (parts.size() < 2 || behind == std::string::npos || !std::ranges::all_of(parts, opens))
        return {};
    const std::string_view items = parts.front().substr(first.find('%') + 1, behind - first.find('%') - 1);
    std::vector<std::string> told{std::string(parts.front())};
    for (const std::string_view part : std::span(parts).subspan(1)) {
        const auto percent = part.find('%');
        told.push_back(std::string(part.substr(0, percent + 1)) + std::string(items) +
                       std::string(trimmed(part.substr(percent + 1))));
    }
    return told;
}

/// "tweet 2 MB" is how large one is.
bool isSized(std::string_view part)
{
    const auto amount = part.find_first_of("0123456789");
    if (amount == std::string_view::npos)
        return false;
    const auto word = part.find(' ', amount), second = part.find(' ', std::min(word, part.size() - 1) + 1);
    return isSize(std::string(part.substr(amount, word - amount))) ||
           isSize(std::string(part.substr(amount, second - amount)));
}

/// Of one that has no list of sizes.
std::vector<std::string> doingsOf(std::string_view line)
{
    if (const auto comma = std::min(line.rfind(','), line.size());
        comma < line.size() && saysPeopleBehind(line.substr(0, comma), trimmed(line.substr(comma + 1))))
        return {std::string(trimmed(line.substr(comma + 1))), std::string(line.substr(0, comma))};
    if (auto told = partsOfItems(line); !told.empty())
        return told;
    const std::string_view who = whoIn(line);
    if (who.empty())
        return countsIn(line);
    std::vector<std::string> doings;
    std::size_t start = 0;
    for (std::size_t at = who.size(); at < line.size(); at = std::max(at + 1, start))
        for (const std::string_view joint : {", and ", " and ", ", ", " & "}) {
            const std::string_view before = line.substr(start, at - start),
                                   behind = line.substr(at + std::min(joint.size(), line.size() - at));
            const std::string_view next = behind.substr(0, behind.find(' '));
            if (line.substr(at, joint.size()) != joint || verbIn(lowered(next)).empty() || !saysHowMany(behind) ||
                isSized(behind.substr(0, behind.find(','))) || !saysHowMany(before.substr(start == 0 ? who.size() : 0)))
                continue;
            doings.push_back((start == 0 ? "" : std::string(who)) + std::string(before));
            start = at + joint.size();
            break;
        }
    if (doings.empty())
        return {std::string(line)};
    doings.push_back(std::string(who) + std::string(line.substr(start)));
    const std::string often(howOftenIn(doings.back().substr(who.size())));
    for (std::string &one : doings)
        if (!namesATime(std::string_view(one).substr(who.size())))
            one += often; // "post 2 tweets and read 100 tweets a day"
    return doings;
}

} // namespace

std::vector<std::string> doingsIn(std::string_view line)
{
    for (const auto &[often, time] : {std::pair<std::string_view, std::string_view>{"daily:", " per day"},
                                      {"per day:", " per day"},
                                      {"weekly:", " per week"},
                                      {"monthly:", " per month"},
                                      {"per month:", " per month"},
                                      {"yearly:", " per year"},
                                      {"per second:", " per second"}})
        if (lowered(line).starts_with(often)) { // "monthly: 10M orders, 50M sessions"
            std::vector<std::string> rates;
            for (const std::string_view part : splitAtCommas(line.substr(often.size())))
                rates.push_back(std::string(part) + std::string(isCount(part) ? time : std::string_view()));
            return rates;
        }
    if (readTokens(line))
        return {std::string(line)};
    if (const auto comma = tokensBehind(line)) { // "10M prompts/day, 500 tokens in, 300 out"
        std::vector<std::string> told = doingsIn(trimmed(line.substr(0, *comma)));
        told.emplace_back(trimmed(line.substr(*comma + 1)));
        return told;
    }
    if (auto listed = listedIn(line); !listed.empty())
        return listed;
    static const std::regex someHave("^(.*[0-9].*); ([0-9.]+ ?% .*)$");
    if (std::cmatch found; std::regex_match(line.data(), line.data() + line.size(), found, someHave))
        return {found[1].str(), found[2].str()}; // "avg message 100 B; 10% have media of 500 KB"
    std::vector<std::string> told;               // "text: 1KB; image: 200KB (30% of posts)"
    for (std::size_t start = 0; start < line.size();) {
        const auto end = std::min(line.find(';', start), line.size());
        const std::string_view part = trimmed(line.substr(start, end - start));
        start = end + 1;
        if (!hasDigit(part) || part.find(':') == std::string_view::npos)
            return doingsOf(line);
        told.emplace_back(part);
    }
    return told.size() > 1 ? told : doingsOf(line);
}

std::string withPeople(std::string line, const Band &people)
{
    if (const auto part = partOfTime(line); people.likely > 0 && part)
        return plainNumber(people.likely) + " users x " + *part;
    static const std::regex everySoOften("^(?:each|every) ([a-z]+)(?= [a-z]+ .*every [0-9])", std::regex::icase);
    if (std::smatch found;
        people.likely > 0 && std::regex_search(line, found, everySoOften) && countsPeople(found[1].str()))
        return plainNumber(people.likely) + " " + found[1].str() + "s" + found.suffix().str();
    const auto percent = line.find('%'), comma = line.find(',');
    if (people.likely > 0 && line.ends_with("% conversion"))
        return "order: " + plainNumber(people.likely) + " users x " + line.substr(0, percent + 1) +
               " x 1 order per day";
    if (percent == std::string::npos || percent > comma || !(people.likely > 0))
        return line;
    const std::string who = plainNumber(people.likely) + " people";
    if (saysWhatSomeDo(line))
        return line.insert(percent + 1, " of " + who) + " per day";
    if (saysPartOfPeople(line)) // "20% active daily"
        return who + ", " + line;
    const std::string of = "% of " + who;
    for (const std::string_view them : {"% of them", "% of these", "% of those", "% of the users", "% of users"})
        if (const auto at = lowered(line).find(them); at != std::string::npos && at < comma)
            return line.replace(at, them.size(), of);
    static const std::regex ofPeople("% of (?:the |all |our )?([a-z]+)\\b", std::regex::icase);
    if (std::smatch found; std::regex_search(line, found, ofPeople) && countsPeople(found[1].str()) &&
                           static_cast<std::size_t>(found.position()) < comma) // "1% of viewers"
        return line.replace(static_cast<std::size_t>(found.position()), static_cast<std::size_t>(found.length()), of);
    const std::string_view behind = trimmed(std::string_view(line).substr(percent + 1, comma - percent - 1));
    if (!verbIn(lowered(behind.substr(0, behind.find(' ')))).empty() && namesATime(behind)) // "90 % read" is a ratio
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
