// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/comma_fact.h"

#include "model/load/line_words.h"
#include "model/load/sentence_doings.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

/// "second" of "s", as it stands behind "per".
std::string periodMeant(const std::string &unit)
{
    return isOneOf(unit, {"s", "sec"})    ? "second"
           : isOneOf(unit, {"m", "min"})  ? "minute"
           : isOneOf(unit, {"h", "hr"})   ? "hour"
           : unit == "d"                  ? "day"
           : isOneOf(unit, {"mo", "mon"}) ? "month"
           : isOneOf(unit, {"y", "yr"})   ? "year"
                                          : unit;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// What stands behind the slashes of "tweets/day/user", which it takes off; units of bytes a second and "read/write"
/// stay.
Words takeSlashes(std::string &word)
{
    Words behind;
    for (auto slash = word.rfind('/'); slash != std::string::npos && slash > 0; slash = word.rfind('/')) {
        const std::string unit = lowered(word.substr(slash + 1));
        const bool counted = isLetters(unit) && !isNumber(word.substr(0, slash)) && !isFlow("1 " + word) &&
                             !isFlow(word) &&
                             !isOneOf(unit, {"write", "writes", "read", "reads", "w", "avg", "average"});
        if (!counted)
            break;
        behind.insert(behind.begin(), periodMeant(unit));
        word.resize(slash);
    }
    return behind;
}

/// "2 tweets per day per user" of "2 tweets/day/user", "5 seconds" of "5s", "5 Mbps" of "5Mbps".
std::string spelledOut(std::string_view part)
{
    Words made;
    for (std::string word : wordsOf(part)) {
        if (word == "@" || word == "/") // "5 posts / day"
            word = word == "@" ? "at" : "per";
        const Words behind = takeSlashes(word);
        const auto letters = word.find_first_not_of("0123456789.");
        const std::string unit =
            letters == std::string::npos || letters == 0 ? std::string() : lowered(word.substr(letters));
        if (!unit.empty() && (longUnit(unit) != unit || isOneOf(unit, {"d", "hours"}) || isFlow("1 " + unit))) {
            made.push_back(word.substr(0, letters));
            word = unit == "d" ? "days" : longUnit(unit);
        }
        if (!word.empty())
            made.push_back(word);
        for (const std::string &one : behind) {
            made.emplace_back("per");
            made.push_back(one);
        }
    }
    return joined(made);
}

} // namespace

std::size_t CommaFact::first(Token::Kind kind) const
{
    return static_cast<std::size_t>(std::ranges::find(tokens, kind, &Token::kind) - tokens.begin());
}

bool CommaFact::only(std::initializer_list<std::string_view> words, std::size_t besides) const
{
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool once = is(at, Token::Times) && tokens[at].text == "1"; // "at once"
        if (at != besides && !once && !isOneOf(word(at), words))
            return false;
    }
    return true;
}

bool CommaFact::says(std::initializer_list<std::string_view> words) const
{
    return std::ranges::any_of(tokens, [&](const Token &one) { return isOneOf(one.text, words); });
}

void CommaNote::addRate(std::string text, std::string what)
{
    rates.push_back({std::move(text), std::move(what)});
    thing.clear();
}

bool CommaNote::asksFor(const std::string &noun) const
{
    return !noun.empty() && std::ranges::any_of(rates, [&](const CommaRate &one) { return nounIn(one.thing) == noun; });
}

bool CommaNote::begun() const
{
    return std::ranges::any_of(rates, [](const CommaRate &one) { return !one.above; });
}

std::vector<std::string> CommaNote::lines() const
{
    std::vector<std::string> told = people;
    told.insert(told.end(), counted.begin(), counted.end());
    for (const CommaRate &one : rates)
        if (!one.above)
            told.push_back(one.text);
    for (const auto *some : {&sizes, &options})
        told.insert(told.end(), some->begin(), some->end());
    return told;
}

CommaNote CommaNote::below() const
{
    CommaNote next = *this;
    for (auto *said : {&next.people, &next.counted, &next.sizes, &next.options})
        said->clear();
    next.partsOfOne.clear();
    next.owned.clear();
    next.apart = false;
    for (CommaRate &one : next.rates)
        one.above = true;
    return next;
}

CommaFact commaFact(std::string_view text, const CommaNote &note)
{
    CommaFact fact;
    fact.text = spelledOut(text);
    fact.tokens = tokensOf(fact.text);
    fact.isMean = isWord(fact.tokens, 0, {"avg", "average"});
    std::erase_if(fact.tokens, [](const Token &one) {
        return one.kind == Token::Word && isOneOf(one.text, {"avg", "average", "typical", "~"});
    });
    for (std::size_t i = 0; i + 1 < fact.tokens.size(); ++i) { // "300B tweets" are no billions
        Token &one = fact.tokens[i];
        constexpr std::size_t hundreds = 4; // letters of "300B"
        if (one.text.size() >= hundreds && note.asksFor(nounOf(fact.word(i + 1))))
            one = inBytes(one);
    }
    return fact;
}

std::string nounIn(const std::string &thing)
{
    std::string_view name = thing;
    if (const auto space = name.rfind(' ');
        space != name.npos && !verbOfParticiple(std::string(lastWord(name))).empty())
        name = name.substr(0, space);
    return nounOf(std::string(lastWord(name)));
}

std::string longUnit(const std::string &unit)
{
    return isOneOf(unit, {"y", "yr", "yrs", "year"}) ? "years"
           : isOneOf(unit, {"mo", "month"})          ? "months"
           : isHours(unit)                           ? "hours"
           : isOneOf(unit, {"s", "sec", "secs"})     ? "seconds"
           : isOneOf(unit, {"min", "mins"})          ? "minutes"
                                                     : unit;
}

bool isHours(const std::string &word)
{
    return isOneOf(word, {"h", "hr", "hrs", "hour", "hours"});
}

std::string whoOf(const std::string &people)
{
    return isOneOf(people, {"dau", "mau", "users", "user", "people"}) ? "user" : singular(people);
}

std::string wordsAfter(const CommaFact &fact, std::size_t &at, std::initializer_list<std::string_view> ends)
{
    constexpr int most = 3;
    std::string made;
    int words = 0;
    for (; isLetters(fact.word(at)) && !isOneOf(fact.word(at), ends); ++at, ++words)
        made += (made.empty() ? "" : " ") + fact.word(at);
    return words > most ? std::string() : made;
}

} // namespace ninesketch
