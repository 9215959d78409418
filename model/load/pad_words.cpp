// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_words.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/number_words.h"
#include "model/load/pad_idioms.h"
#include "model/load/pad_product.h"
#include "model/load/pad_rates.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

namespace ninesketch
{

namespace
{

/// Without the words in front that only say how sure one is.
Words withoutHedge(Words words)
{
    std::size_t hedges = 0;
    while (hedges < words.size() && isOneOf(lowered(words[hedges]), {"approx",  "approx.", "approximately",
                                                                     "roughly", "around",  "about",
                                                                     "circa",   "ca.",     "ca",
                                                                     "up",      "to",      "at",
                                                                     "least",   "most",    "less",
                                                                     "more",    "than",    "over",
                                                                     "nearly",  "almost",  "assume",
                                                                     "say",     "~",       ">",
                                                                     "<",       ">=",      "<="}))
        ++hedges;
    if (hedges > 0 && hedges < words.size() && startsWithDigit(words[hedges]))
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(hedges));
    return words;
}

/// "DAU: 50M", "QPS = 5000", "read QPS ~ 300", "Daily active users: 200M": the unit goes behind its number, and "writes
/// ~ 5k/s" loses its sign.
Words unitsBehind(Words words)
{
    const auto number = static_cast<std::size_t>(std::ranges::find_if(words, startsWithDigit) - words.begin());
    if (number == 0 || number > 5 || number == words.size())
        return words;
    std::size_t behind = number; // what says "is"
    const Words asWritten = words;
    bool is = false; // so many
    while (behind > 1 && isOneOf(words[behind - 1], {":", "=", "is", "are", "~"})) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(--behind));
        is = true;
    }
    std::string &unit = words[behind - 1];
    if (unit.ends_with(':') || unit.ends_with('=')) {
        unit.pop_back();
        is = true;
    }
    const bool people = countsPeople(unit) && (is || behind == 1);
    if (!isRateUnit(unit) && !people)
        return asWritten;
    const bool scaled = behind + 1 < words.size() && isScale(lowered(words[behind + 1]));
    const auto from = words.begin() + static_cast<std::ptrdiff_t>(people ? 0 : behind - 1); // "daily active users"
    const auto name = words.begin() + static_cast<std::ptrdiff_t>(behind);
    std::rotate(from, name, name + (scaled ? 2 : 1));
    return words;
}

/// "1 000 000 requests" and "1.000.000 requests" are "1000000 requests".
Words groupsJoined(const Words &words)
{
    const auto withoutDots = [](std::string word) {
        const bool grouped = std::ranges::count(word, '.') > 1 &&
                             word.find_first_not_of("0123456789.") == std::string::npos &&
                             word.size() - word.rfind('.') == 4;
        if (grouped)
            std::erase(word, '.');
        return word;
    };
    const auto isDigits = [](const std::string &word) {
        return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    };
    Words made;
    bool grouped = false;
    for (const std::string &word : words) {
        grouped = isDigits(word) && word.size() == 3 && !made.empty() && isDigits(made.back()) &&
                  (grouped || made.back().size() <= 3);
        if (grouped)
            made.back() += word;
        else
            made.push_back(withoutDots(word));
    }
    return made;
}

/// "20k req/s (peak 60k)": what stands in brackets is said behind a comma, where it is no name.
Words bracketsApart(const Words &words)
{
    const auto opens = std::ranges::find_if(words, [](const std::string &word) { return word.starts_with('('); });
    const auto closes = std::ranges::find_if(words, [](const std::string &word) { return word.ends_with(')'); });
    const auto says = [](const std::string &word) {
        return startsWithDigit(word.starts_with('(') ? word.substr(1) : word) ||
               lowered(word).find("peak") != std::string::npos || lowered(word).find("avg") != std::string::npos;
    };
    if (closes == words.end() || opens > closes || opens == words.begin() || std::none_of(opens, closes + 1, says))
        return words;
    Words made(words.begin(), opens);
    made.push_back(",");
    made.insert(made.end(), opens, closes + 1);
    made[static_cast<std::size_t>(opens - words.begin()) + 1].erase(0, 1);
    made.back().pop_back();
    made.insert(made.end(), closes + 1, words.end());
    return made;
}

/// Words that say the same as fewer others.
Words inFewerWords(Words words)
{
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const auto erase = [&](std::size_t from, std::size_t count) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(from),
                    words.begin() + static_cast<std::ptrdiff_t>(from + count));
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool counted =
            i > 0 && std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), startsWithDigit);
        if (word(i) == "between" && startsWithDigit(word(i + 1)) && word(i + 2) == "and" &&
            startsWithDigit(word(i + 3))) { // "between 5k and 10k"
            words[i + 2] = "to";
            erase(i, 1);
        } else if (isOneOf(word(i), {"about", "around", "roughly", "approximately", "~"}) && i > 0 &&
                   !endsPart(words, i - 1) && startsWithDigit(word(i + 1))) { // "sends about 20 messages"
            erase(i, 1);
        } else if (const std::string &time = word(i);
                   counted && isOneOf(time, {"daily", "nightly", "hourly", "weekly", "yearly"})) {
            const std::string unit = time == "daily" || time == "nightly" ? "day"
                                     : time == "yearly"                   ? "year"
                                     : time == "hourly"                   ? "hour"
                                                                          : "week";
            if (word(i + 1) == "active" || (!endsPart(words, i + 1) && countsPeople(words[i + 1])))
                continue;
            std::size_t to = i + 1; // "5M daily transactions": behind what is counted
            if (!endsPart(words, to) && (startsWithDigit(words[i - 1]) || isScale(lowered(words[i - 1]))))
                ++to;
            words.insert(words.begin() + static_cast<std::ptrdiff_t>(to), {"per", unit});
            erase(i, 1);
        } else if (counted && word(i) == "each" && !endsPart(words, i + 1) && isTime(words[i + 1])) {
            words[i] = "per"; // "200 metrics each minute"
        } else if (counted && word(i) == "with" && startsWithDigit(word(i + 1)) &&
                   (word(i + 1).ends_with('%') || word(i + 2).find("peak") != std::string::npos)) {
            words[i] = ","; // "10k rps with 3x peaks", "10k rps with 10% writes"
        } else if (counted && isOneOf(word(i), {"of", "with"}) && !endsPart(words, i - 1) &&
                   !isOneOf(word(i - 1), {"images", "photos", "pictures", "files", "chunks", "parts"}) &&
                   (isSize(word(i + 1)) || isSize(word(i + 1) + " " + (i + 2 < words.size() ? words[i + 2] : "")))) {
            words[i] = ","; // "10k rps of 2KB"
        } else if (counted && (isOneOf(word(i), {"at", "during"}) ||
                               (word(i) == "in" && word(i + 1) == "the"))) { // "300 orders a second at lunch"
            std::size_t end = i + 1;
            bool plain = true;
            for (; !endsPart(words, end); ++end)
                plain = plain && !startsWithDigit(words[end]) && word(end) != "peak" && word(end) != "once" &&
                        word(end) != "least" && word(end) != "most";
            if (plain && end > i + 1)
                erase(i, end - i);
        } else if (word(i) == "each" && i > 0 && countsPeople(words[i - 1]) && !verbIn(word(i + 1)).empty()) {
            erase(i, 1); // "1M users each have 5 documents"
        }
    }
    return words;
}

/// "opens the feed 10 times a day" is "10 open feed a day": where its number stands, and what is opened.
std::optional<std::pair<std::size_t, std::string>> timesAt(const Words &words, std::size_t verb)
{
    constexpr std::size_t most = 4; // words between verb and number
    std::string what;
    for (std::size_t i = verb + 1; i < std::min(words.size(), verb + 1 + most) && !endsPart(words, i); ++i) {
        if (startsWithDigit(words[i]))
            return i > verb + 1 && i + 1 < words.size() && isOneOf(lowered(words[i + 1]), {"times", "time", "x"})
                       ? std::optional(std::pair(i, what))
                       : std::nullopt;
        if (!isOneOf(lowered(words[i]), {"the", "a", "an", "their", "his", "her", "its"}))
            what = words[i];
    }
    return std::nullopt;
}

/// "each user posts 2 photos" is "2 photos per user"; "post 2 times" is "post 2 posts"; "100 tickets in 2 hours" is
/// "per 2 hours".
Words turnedRound(const Words &words)
{
    Words made;
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const auto firstComma = static_cast<std::size_t>(std::ranges::find(words, ",") - words.begin());
    bool ofEach = false; // behind a comma it is a factor of what the line says
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool opens = made.empty() || made.back() == "," || made.back() == ";";
        if (std::exchange(ofEach, ofEach && !endsPart(words, i)) && !ofEach)
            made.insert(made.end(), {"per", "user"});
        std::size_t next = i;
        if (opens && isOneOf(word(next), {"each", "every"})) {
            ++next;
            next += countsPeople(word(next)) ? 1 : 0;
        } else if (opens) { // "users upload 2 photos", "a user sends 20 messages"
            const std::size_t who = next + (isOneOf(word(next), {"a", "an", "one", "1"}) ? 1 : 0);
            if (countsPeople(word(who)) && !verbIn(word(who + 1)).empty() &&
                (startsWithDigit(word(who + 2)) || timesAt(words, who + 1)))
                next = who + 1;
        }
        std::string verb = verbIn(word(next));
        const bool whatever =
            i > 0 && countsPeople(words[i - 1]) && startsWithDigit(word(i + 1)) &&
            isOneOf(word(i + 2), {"times", "time"}) && word(i).size() > 2 &&
            !isOneOf(word(i), {"active", "daily", "monthly", "online", "about", "around", "roughly", "each", "every",
                               "per", "and", "who", "that", "maybe", "average", "avg", "peak", "total", "only"}) &&
            std::ranges::all_of(word(i), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
        if (verb.empty() && whatever) // "1M DAU track 20 times a day"
            verb = word(i);
        if (next > i && i == 0)
            ofEach = !verb.empty() && !isOneOf(verb, {"have", "has", "with"});
        const bool theyDo = next > i || (i > 0 && countsPeople(words[i - 1])); // "30M users opening the app 8 times"
        if (const auto often = theyDo && !verb.empty() ? timesAt(words, next) : std::nullopt) {
            if (next == i)
                made.push_back("x");
            made.insert(made.end(), {words[often->first], verb, often->second});
            i = often->first + 1;
            continue;
        }
        const bool does = !verb.empty() && startsWithDigit(word(next + 1));
        const bool times = does && (isOneOf(word(next + 2), {"times", "time"}) ||
                                    (word(next + 2) == "x" && !startsWithDigit(word(next + 3)))); // "reads 50k/s x 2KB"
        const auto noun = next + 2 + (isScale(word(next + 2)) ? 1 : 0);
        const bool reads =
            does && !times &&
            (meansReading(verb) || // "upload 2 files": they are no files that are read
             (meansWriting(verb) && !isOneOf(verb, {"make", "do", "take"}) && !meansReading(word(noun)) &&
              !writesData(nounOf(word(noun).substr(0, word(noun).find('/'))))));
        if (times) { // what is done is what is counted
            if (next == i && !opens)
                made.push_back(whatever && verbIn(word(i)).empty() ? "x" : words[next]);
            made.insert(made.end(), {words[next + 1], word(next + 1) == "1" ? verb : plural(verb)});
            i = next + 2;
        } else if (reads &&
                   (next > i || (i > 0 && countsPeople(word(i - 1))))) { // "read 10 posts": they are no posts made
            if (next == i)
                made.push_back("x");
            std::size_t what = next + 2; // behind the number
            what += isScale(word(what)) ? 1 : 0;
            const auto term = readLoadTerm("1 " + word(what));
            made.insert(made.end(), words.begin() + static_cast<std::ptrdiff_t>(next + 1),
                        words.begin() + static_cast<std::ptrdiff_t>(std::min(what, words.size())));
            if (term && term->dimension.actions == 1 && term->dimension.bytes == 0 && word(what) != "to")
                made.push_back(verb); // also of "5 videos/day"
            i = what - 1;
        } else if (next > i && (does || startsWithDigit(word(next)))) {
            i = does ? next : next - 1;
        } else if (isOneOf(word(i), {"in", "within"}) && i > 0 && i < firstComma && startsWithDigit(word(i + 1)) &&
                   (word(i + 2).empty() || !word(i + 2).ends_with('s') || isTime(word(i + 2))) &&
                   std::ranges::any_of(words | std::views::take(i), startsWithDigit)) {
            made.push_back("per");
        } else {
            made.push_back(words[i]);
        }
    }
    if (ofEach)
        made.insert(made.end(), {"per", "user"});
    return made;
}

/// "10k/s avg 50k/s peak" and "avg 10k/s peak 50k/s" with commas between what is told of the average and of the peak.
Words averageApart(Words words)
{
    const auto tells = [](const std::string &word) { return isOneOf(lowered(word), {"avg", "average", "peak"}); };
    const auto parts = [](const std::string &word) { return word == "," || word == ";"; };
    const auto first = std::ranges::find_if(words, tells);
    const auto second = std::find_if(first == words.end() ? first : first + 1, words.end(), tells);
    if (second == words.end() || lowered(*first) == lowered(*second) || std::any_of(words.begin(), second, parts))
        return words;
    const bool behind = second + 1 == words.end() || parts(*(second + 1)); // the number it tells of stands before it
    Words made;
    for (auto word = words.begin(); word != words.end(); ++word) {
        const bool begins = behind ? word == first + 1 : word == first || word == second;
        if (begins && std::any_of(words.begin(), word, startsWithDigit))
            made.push_back(",");
        const bool needless = !behind && word == words.begin() && word == first && lowered(*word) != "peak";
        if (!needless)
            made.push_back(*word);
    }
    return made;
}

} // namespace

std::string verbIn(std::string_view word)
{
    static constexpr std::array verbs = {
        "watch",   "make",    "send",   "post",  "do",        "open",     "read",     "write",    "upload",  "view",
        "play",    "take",    "create", "see",   "get",       "with",     "search",   "book",     "order",   "click",
        "submit",  "comment", "like",   "share", "edit",      "pay",      "buy",      "report",   "query",   "request",
        "visit",   "listen",  "stream", "have",  "has",       "perform",  "issue",    "generate", "produce", "emit",
        "place",   "check",   "scroll", "load",  "receive",   "fetch",    "download", "tweet",    "handle",  "serve",
        "process", "refresh", "add",    "vote",  "poll",      "swipe",    "consume",  "browse",   "follow",  "join",
        "invite",  "accept",  "reply",  "react", "subscribe", "sync",     "set",      "schedule", "track",   "record",
        "update",  "delete",  "rent",   "sell",  "deposit",   "withdraw", "save",     "purchase", "ask",     "publish",
        "import",  "export",  "scan",   "list"};
    const std::string plain = lowered(word);
    for (const std::string verb : verbs) {
        const std::string stem = verb.ends_with('e') ? verb.substr(0, verb.size() - 1) : verb;
        if (plain == verb || plain == verb + "s" || plain == verb + "es" || plain == stem + "ing")
            return verb;
    }
    return {};
}

std::string inPlainTerms(std::string_view line)
{
    Words words = inFewerWords(withoutIdioms(groupsJoined(withDigits(bracketsApart(wordsOf(line))))));
    return joined(turnedRound(unitsBehind(ratesApart(averageApart(withoutHedge(std::move(words)))))));
}

} // namespace ninesketch
