// SPDX-License-Identifier: GPL-3.0-or-later
// Who there are, and what is said of the note as a whole.
#include "model/load/comma_fact.h"
#include "model/load/line_words.h"
#include "model/load/sentence_facts.h"
#include "model/load_units.h"
#include "model/one_of.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// "15M concurrent", "10k online in a contest"
bool thoseThere(const CommaFact &fact, CommaNote &note)
{
    const bool there = fact.is(0, Token::Count) && isWord(fact.tokens, 1, {"concurrent", "online", "connected"});
    const bool when = fact.tokens.size() == 2 || isWord(fact.tokens, 2, {"in", "during", "at"});
    if (!there || !when || std::ranges::count(fact.tokens, Token::Word, &Token::kind) + 1 != std::ssize(fact.tokens))
        return false;
    note.crowd = fact.tokens[0].text;
    note.who = "user";
    note.atOnce = true;
    note.people.push_back(note.crowd + " users online");
    return note.apart = true;
}

/// "300M DAU", "5M active drivers"
bool crowd(const CommaFact &fact, CommaNote &note)
{
    const auto said = factSaid(fact.tokens);
    const Tokens told = said.size() == 1 ? tokensOf(said.front()) : Tokens();
    if (told.size() < 2 || told[0].kind != Token::Count || !countsPeople(wordAt(told, 1)))
        return false;
    note.crowd = told[0].text;
    note.daily = note.daily || told[1].text == "dau";
    note.who = whoOf(told[1].text);
    note.atOnce = note.who != "user" || said.front().ends_with(" online");
    note.apart = note.apart || !fact.is(0, Token::Count); // "DAU = 300M"
    note.people.push_back(said.front());
    return true;
}

/// "50% DAU", "10% of them online"
bool shareOfPeople(const CommaFact &fact, CommaNote &note)
{
    const std::string &share = fact.tokens[0].text;
    const bool online = fact.only({"of", "them", "users", "are", "concurrent", "concurrently", "online", "connected",
                                   "at", "peak", "active", "a", "any", "time"}) &&
                        (fact.says({"concurrent", "concurrently", "online", "connected"}) || fact.word(1) == "at");
    const bool active = fact.only({"of", "them", "users", "are", "dau", "daily", "active", "use", "it", "day", "a",
                                   "per", "who", "the", "feature", "every", "app"}) &&
                        fact.says({"dau", "daily", "active", "use"});
    if (online || active) {
        note.people.push_back(share + (online ? " online" : " daily active"));
        note.who = "user";
        note.daily = note.daily || !online;
        note.atOnce = online;
        return note.apart = true;
    }
    return fact.only({"mau", "monthly", "active"}) && fact.says({"mau", "monthly"}); // who come today counts
}

/// "5 years", "keep 30 days", "5 year retention"
bool kept(const CommaFact &fact, CommaNote &note)
{
    const std::size_t at = fact.first(Token::Count);
    if (!isOneOf(longUnit(fact.word(at + 1)), {"years", "months", "days", "weeks", "day"}))
        return false;
    CommaFact rest = fact;
    rest.tokens.erase(rest.tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    if (!rest.only({"keep", "kept", "store", "stored", "for", "retention", "retain", "retained", "of", "data",
                    "history", "storage", "over", "all", "everything", "="},
                   at))
        return false;
    note.options.push_back("keep " + fact.tokens[at].text + " " + longUnit(fact.word(at + 1)));
    return true;
}

/// "RF 3"; other wordings are sentences.
bool copies(const CommaFact &fact, CommaNote &note)
{
    const std::size_t number = fact.is(1, Token::Count) ? 1 : 2;
    if (fact.word(0) != "rf" || !fact.is(number, Token::Count) || fact.tokens.size() != number + 1)
        return false;
    note.options.push_back("copies " + fact.tokens[number].text);
    return true;
}

/// "dinner peak 5x"; "peak 10k rps" is of what was said just before.
bool peak(const CommaFact &fact, CommaNote &note)
{
    constexpr std::size_t most = 4; // words
    const std::size_t times = fact.first(Token::Times);
    const auto isPlain = [](const Token &one) { return one.kind == Token::Times || isLetters(one.text); };
    if (times < fact.tokens.size()) {
        if (fact.tokens.size() > most || !fact.says({"peak"}) || !std::ranges::all_of(fact.tokens, isPlain))
            return false;
        note.options.push_back("peak " + fact.tokens[times].text + "x");
        return true;
    }
    const bool rate = fact.word(0) == "peak" && std::ranges::any_of(fact.tokens, [](const Token &one) {
                          return isRateUnit(one.text) || isPeriod(one.text);
                      });
    if (!rate || note.rates.empty() || note.rates.back().above)
        return false;
    note.rates.back().text += ", " + fact.text;
    return true;
}

/// "search:book 100:1"
bool mixOfTwo(const CommaFact &fact, CommaNote &note)
{
    const std::size_t ratio = fact.first(Token::Ratio);
    if (fact.tokens.size() != 2 || ratio > 1)
        return false;
    const std::string sides = fact.word(1 - ratio);
    const auto colon = sides.find(':');
    if (colon == std::string::npos || !isLetters(sides.substr(0, colon)) || !isLetters(sides.substr(colon + 1)))
        return false;
    note.sizes.push_back(sides + " " + fact.tokens[ratio].text);
    return note.apart = true;
}

/// "100:1 reads", "10x more reads", "r/w 100:1"; other wordings are sentences.
bool mix(const CommaFact &fact, CommaNote &note)
{
    const std::size_t ratio = std::min(fact.first(Token::Ratio), fact.first(Token::Times));
    if (ratio == fact.tokens.size() || !fact.says({"reads", "read", "r/w", "rw"}) ||
        !fact.only({"reads", "read", "r/w", "rw", "more", "ratio", "as", "many", "the"}, ratio))
        return false;
    note.addRate("read:write " + fact.tokens[ratio].text + (fact.is(ratio, Token::Times) ? ":1" : ""), {});
    note.apart = note.apart || fact.is(ratio, Token::Times);
    return true;
}

/// What is said so in sentences as well.
bool saidPlainly(const CommaFact &fact, CommaNote &note)
{
    const auto said = factSaid(fact.tokens);
    if (said.size() != 1)
        return false;
    const std::string begins = said.front().substr(0, said.front().find(' '));
    if (isOneOf(begins, {"read:write", "write:read"}))
        note.addRate(said.front(), {});
    else if (isOneOf(begins, {"keep", "copies", "peak"}))
        note.options.push_back(said.front());
    else
        return false;
    return true;
}

} // namespace

bool tellsPeople(const CommaFact &fact, CommaNote &note)
{
    return fact.is(0, Token::Share) ? shareOfPeople(fact, note) : thoseThere(fact, note) || crowd(fact, note);
}

bool tellsOption(const CommaFact &fact, CommaNote &note)
{
    const bool other = fact.is(0, Token::Size) || fact.is(0, Token::Share);
    return kept(fact, note) || copies(fact, note) || peak(fact, note) || mixOfTwo(fact, note) || mix(fact, note) ||
           (!other && saidPlainly(fact, note));
}

} // namespace ninesketch
