// SPDX-License-Identifier: GPL-3.0-or-later
// How often something is done.
#include "model/load/comma_fact.h"
#include "model/load/line_words.h"
#include "model/load/pad_lists.h"
#include "model/load/sentence_doings.h"
#include "model/load_units.h"
#include "model/one_of.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

/// "10% book", of the people
bool whatSomeDo(const CommaFact &fact, CommaNote &note)
{
    if (!fact.is(0, Token::Share) || note.crowd.empty())
        return false;
    Words does;
    for (std::size_t at = 1; at < fact.tokens.size(); ++at)
        if (!isLetters(fact.word(at)))
            return false;
        else if (!isOneOf(fact.word(at), {"of", "users", "them", "something", "daily", "people", "dau", "the"}))
            does.push_back(fact.word(at));
    const std::string told = fact.tokens[0].text + " " + joined(does);
    if (does.empty() || !saysWhatSomeDo(told))
        return false;
    note.apart = note.apart || note.begun();
    note.addRate(told, does.front());
    return true;
}

/// "500 hours uploaded/min"
bool hoursOfAll(const CommaFact &fact, CommaNote &note)
{
    if (!fact.is(0, Token::Count) || !isHours(fact.word(1)) || !note.crowd.empty())
        return false;
    std::string rest;
    for (std::size_t at = 2; at < fact.tokens.size(); ++at)
        if (!isOneOf(fact.word(at), {"of", "video", "uploaded", "watched", "streamed", "viewed", "content"}))
            rest += " " + fact.tokens[at].text;
    if (rest.empty() || howOftenIn(rest) != rest)
        return false;
    note.addRate(fact.tokens[0].text + " hours of video" + rest, {});
    return note.apart = true;
}

/// "2 hours of video per day", of which another fact says how many bytes a second it has.
bool hoursOfEach(const CommaFact &fact, CommaNote &note)
{
    const std::size_t at = fact.first(Token::Count);
    if (at > 1 || !isHours(fact.word(at + 1)) || note.crowd.empty() || !fact.says({"day"}) ||
        !fact.only({"h",       "hr",        "hrs",    "hour",    "hours",    "of",       "video", "watch",
                    "watched", "streaming", "stream", "viewing", "content",  "playback", "per",   "a",
                    "day",     "each",      "user",   "every",   "watching", "viewed"},
                   at))
        return false;
    note.hours = fact.tokens[at].text;
    return true;
}

/// "5 Mbps" of them
bool bytesOfHours(const CommaFact &fact, CommaNote &note)
{
    const std::size_t at = fact.first(Token::Count);
    const std::string unit = fact.word(at + 1);
    if ((note.hours.empty() && !note.watches) || !isFlow("1 " + unit))
        return false;
    CommaFact rest = fact;
    rest.tokens.erase(rest.tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    if (!rest.only({"bitrate", "bit", "rate", "at", "stream", "streams", "each", "per", "video", "of", "is"}, at))
        return false;
    const std::string flow = fact.tokens[at].text + " " + unit;
    note.addRate(note.watches ? flow + " bitrate"
                              : "each " + note.who + " watches " + std::exchange(note.hours, {}) +
                                    " hours of video per day at " + flow,
                 {});
    note.watches = false;
    return note.apart = true;
}

/// "location every 4 seconds", "1 ping per driver every 30 s"
bool everySoOften(const CommaFact &fact, CommaNote &note)
{
    const auto begins = [&](std::size_t i) {
        const bool often = fact.word(i) == "every" && fact.is(i + 1, Token::Count);
        const bool who = !fact.word(i).empty() && (fact.word(i) == note.who || fact.word(i) == note.thing);
        return who || (!often && isWord(fact.tokens, i,
                                        {"each", "every", "send", "sends", "reports", "report", "pings", "syncs",
                                         "polls", "a", "one", "their", "its", "with", "who"}));
    };
    std::size_t at = 0;
    while (begins(at))
        ++at;
    const std::string number = fact.is(at, Token::Count) ? fact.tokens[at++].text : "1";
    std::string thing = wordsAfter(fact, at, {"per", "every", "each"}), who = note.who;
    if (thing.empty() && at > 1 && isWord(fact.tokens, at - 1, {"reports", "pings", "syncs", "polls"}))
        thing = fact.word(at - 1); // "each elevator reports every 2 s"
    if (fact.word(at) == "per" && countsPeople(fact.word(at + 1))) {
        who = whoOf(fact.word(at + 1));
        at += 2;
    }
    if (thing.empty() || !isWord(fact.tokens, at, {"every", "per", "each"}) || !fact.is(at + 1, Token::Count) ||
        !isTime(fact.word(at + 2)) || at + 3 != fact.tokens.size() || std::ranges::any_of(wordsOf(thing), countsPeople))
        return false;
    if (const std::string item = nounOf(std::string(lastWord(thing))); !item.empty())
        thing = thing.substr(0, thing.size() - lastWord(thing).size()) + item;
    if (note.crowd.empty() && !note.thing.empty()) { // "500k scooters, GPS every 5s"
        note.atOnce = true;
        who = note.thing;
        note.crowd = note.thing;
    }
    if (note.daily && !note.atOnce) { // of how many?
        note.addRate(fact.text, thing);
        return true;
    }
    note.apart = note.apart || !note.crowd.empty();
    note.addRate(number + " " + thing + (note.crowd.empty() ? "" : " per " + who) + " every " +
                     fact.tokens[at + 1].text + " " + longUnit(fact.word(at + 2)),
                 thing);
    return true;
}

/// "per day" and "per user", in any order.
struct OfWhomAndWhen {
    std::string period, who;
    bool each = false; ///< it is of each of them
};

/// What stands behind a thing; nothing: there is more than that.
std::optional<OfWhomAndWhen> behind(const CommaFact &fact, std::size_t at, const CommaNote &note)
{
    OfWhomAndWhen said{{}, note.who};
    for (; at < fact.tokens.size(); ++at) {
        const bool joins = isWord(fact.tokens, at, {"per", "a", "every", "each", "for"});
        const bool those = isWord(fact.tokens, at + 1, {"active", "concurrent", "online", "daily"});
        const std::size_t next = at + (joins ? 1 : 0) + (those ? 1 : 0);
        const std::string word = fact.word(next);
        if (const std::string often = periodOf(fact.word(at)); said.period.empty() && !often.empty()) {
            said.period = often;
        } else if (joins && isPeriod(word) && said.period.empty()) {
            said.period = word;
            at = next;
        } else if (joins && countsPeople(word) && !said.each) {
            said.each = true;
            at = next;
            if (note.crowd.empty() || whoOf(word) != "user")
                said.who = whoOf(word);
        } else if (fact.word(at) == "each") {
            said.each = true;
        } else {
            return std::nullopt;
        }
    }
    return said;
}

/// "2 tweets per day", "5 edits per second per editor", "2 tweets each", "500M links per month"
bool often(const CommaFact &fact, CommaNote &note)
{
    const bool plain = isWord(fact.tokens, 2, {"per", "a", "every", "each", "daily"}); // "posts: 5 per user per day"
    const bool named = isWord(fact.tokens, 0, {"reads", "writes", "read", "write"}) || // "writes: 5 posts a day"
                       (plain && isLetters(fact.word(0)) && fact.is(1, Token::Count));
    const std::size_t first = named ? 1 : 0;
    std::size_t at = first + 1;
    std::string thing = wordsAfter(fact, at, {"per", "a", "every", "each", "daily"});
    if (named && thing.empty())
        thing = fact.word(0);
    if (!fact.is(first, Token::Count) || thing.empty() || countsPeople(lastWord(thing)) || isTime(thing) ||
        isFlow("1 " + thing))
        return false;
    const auto said = behind(fact, at, note);
    const bool owned = isOwned(thing);
    if (!said || (said->period.empty() && (!said->each || owned || !note.daily)))
        return false;
    constexpr double oftenADay = 1000, quick = 10; // more of it nobody does; things may
    const std::string &number = fact.tokens[first].text;
    const std::string time = said->period.empty() ? "day" : said->period;
    const auto rate = readLoadTerm(number + " actions per " + time), count = readLoadTerm(number);
    if (!rate || !count)
        return false;
    const bool few = rate->value.likely * 86'400 <= oftenADay;
    const bool slow = isOneOf(time, {"second", "minute"}) && count->value.likely <= quick && said->who != "user";
    const bool ofEach = said->each || (!note.crowd.empty() && (few || slow));
    note.addRate((named && thing != fact.word(0) ? fact.word(0) + ": " : "") + number + " " +
                     (isRateUnit(thing) || thing == "req" ? "requests" : thing) + (ofEach ? " per " + said->who : "") +
                     " per " + time,
                 thing);
    const bool total = !note.crowd.empty() && !ofEach; // "20M orders/day, 500k couriers"
    note.apart = note.apart || fact.isMean || total || (said->each && (said->period.empty() || note.people.size() > 1));
    return true;
}

/// "100k QPS"
bool rateAlone(const CommaFact &fact, CommaNote &note)
{
    if (fact.tokens.size() != 2 || !fact.is(0, Token::Count) || !isRateUnit(fact.word(1)))
        return false;
    note.addRate(fact.tokens[0].text + " " + fact.word(1), "request");
    return true;
}

/// "each user posts 2 tweets per day"
bool saidPlainly(const CommaFact &fact, CommaNote &note)
{
    const auto told = doingsSaid(withoutOpening(fact.tokens));
    if (told.size() != 1)
        return false;
    const CommaFact said{.text = {}, .tokens = tokensOf(told.front())};
    std::size_t at = said.first(Token::Count) + 1;
    note.addRate(told.front(), wordsAfter(said, at, {"per"}));
    return true;
}

} // namespace

bool tellsRate(const CommaFact &fact, CommaNote &note)
{
    return whatSomeDo(fact, note) || hoursOfAll(fact, note) || hoursOfEach(fact, note) || bytesOfHours(fact, note) ||
           everySoOften(fact, note) || often(fact, note) || rateAlone(fact, note) || saidPlainly(fact, note);
}

} // namespace ninesketch
