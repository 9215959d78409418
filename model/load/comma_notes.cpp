// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/comma_notes.h"

#include "model/load/comma_fact.h"
#include "model/load/line_words.h"
#include "model/load/pad_lists.h"
#include "model/load/pad_options.h"
#include "model/load/pad_terms.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

/// "10M" of "mobile push"
bool isKind(std::string_view number, std::string_view thing)
{
    constexpr double several = 1000;
    const auto count = readLoadTerm(number);
    const auto words = wordsOf(thing);
    const std::string last = lowered(lastWord(thing));
    return count && count->dimension == Dimension{} && count->value.likely >= several && words.size() < 3 &&
           !words.empty() && std::ranges::all_of(words, isLetters) && !countsPeople(last) && !isRateUnit(last) &&
           !isTime(last) && !isOneOf(last, {"peak", "average", "avg", "total"});
}

/// "photo sharing app": what the line is about.
bool isTopic(std::string_view text)
{
    constexpr std::size_t most = 6;
    const auto words = wordsOf(text);
    return !words.empty() && words.size() <= most && !hasDigit(text) && !countsPeople(lastWord(text)) &&
           std::ranges::all_of(words, [](std::string word) {
               std::erase_if(word, [](char c) { return c == '-' || c == '\'' || c == '/' || c == '&'; });
               return (word.empty() || isLetters(word)) && !isOptionWord(lowered(word)) &&
                      !isOneOf(lowered(word), {"peak", "average", "avg", "read", "write", "reads", "writes", "heavy",
                                               "each", "keep", "size", "total"});
           });
}

/// "100/day", "5 per user a day", "300 bytes": what stands before it is of what they are so many, and no topic.
bool countsTheTopic(std::string_view rest)
{
    const auto fact = commaFact(rest, {});
    return fact.is(0, Token::Size) ||
           (fact.is(0, Token::Count) &&
            (fact.tokens.size() == 1 || isWord(fact.tokens, 1, {"per", "a", "each", "every"})));
}

enum class Topic { None, Named, Bare };

/// Takes "Twitter:", which may name a class, or "Twitter," off the facts.
Topic takeTopic(std::vector<std::string_view> &facts)
{
    std::string_view &first = facts.front();
    for (const std::string_view joint : {": ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 "})
        if (const auto end = first.find(joint);
            end != first.npos && isTopic(first.substr(0, end)) && !countsTheTopic(first.substr(end + joint.size()))) {
            first = trimmed(first.substr(end + joint.size()));
            return joint == ": " ? Topic::Named : Topic::Bare;
        }
    if (!isTopic(first))
        return Topic::None;
    facts.erase(facts.begin());
    return Topic::Bare;
}

/// "1MB each"
bool isSizeOfEach(const CommaFact &fact)
{
    return fact.is(0, Token::Size) && (fact.tokens.size() == 1 || (fact.tokens.size() == 2 && fact.word(1) == "each"));
}

} // namespace

std::vector<std::string> kindsWithOneTime(std::string_view line)
{
    auto facts = splitAtCommas(line);
    takeTopic(facts);
    if (facts.empty())
        return {};
    const std::string_view last = facts.back();
    const auto joint = last.find(" and ");
    const bool both = joint != last.npos; // "1M SMS and 5M emails per day"
    if (both) {
        facts.back() = trimmed(last.substr(0, joint));
        facts.push_back(trimmed(last.substr(joint + 5)));
    }
    const std::string_view often = howOftenIn(facts.back());
    const bool ofAll =
        facts.size() > 2 || both || often.ends_with("day") || often.ends_with("daily") || often.ends_with("month");
    if (facts.size() < 2 || often.empty() || !ofAll) // "1M products, 100k searches per second"
        return {};
    std::vector<std::string> told;
    for (std::string_view fact : facts) {
        if (fact.ends_with(often))
            fact.remove_suffix(often.size());
        const auto space = fact.find(' ', isScale(lastWord(fact.substr(0, fact.rfind(' ')))) ? fact.find(' ') + 1 : 0);
        if (space == fact.npos || !isKind(fact.substr(0, space), fact.substr(space + 1)))
            return {};
        told.push_back(std::string(fact.substr(space + 1)) + ": " + std::string(fact.substr(0, space)) +
                       std::string(often));
    }
    return told;
}

namespace
{

/// "150M users, 50% daily" of "150M users of which 50% daily", "1M shops, each with 10 tills" of "1M shops each with
/// …".
std::string saidApart(std::string_view line)
{
    std::string text(line);
    for (const auto &[joint, comma] :
         {std::pair(" of which ", ", "), {" of whom ", ", "}, {" each with ", ", each with "}})
        if (const auto at = text.find(joint); at != text.npos && at > 0 && text[at - 1] != ',')
            text.replace(at, std::string_view(joint).size(), comma);
    return text;
}

} // namespace

std::vector<std::string> CommaNotes::read(std::string_view line)
{
    const std::string apart = saidApart(line);
    auto facts = splitAtCommas(apart);
    const bool anyway = takeTopic(facts) == Topic::Bare || line.find(';') != line.npos; // it cannot be read as one
    CommaNote note = m_above.below();
    std::erase_if(facts, [&](std::string_view text) { return tellsPeople(commaFact(text, note), note); });
    m_above = note;
    for (auto text = facts.begin(); text != facts.end(); ++text) {
        CommaFact fact = commaFact(*text, note);
        const bool share = fact.is(0, Token::Share) && fact.first(Token::Size) == fact.tokens.size();
        if (share && text + 1 != facts.end() && isSizeOfEach(commaFact(text[1], note))) { // "10% have media, 1MB each"
            fact = commaFact(std::string(text[0]) + " of " + std::string(text[1]), note);
            ++text;
        }
        if (!tellsOption(fact, note) && !tellsThings(fact, note) && !tellsRate(fact, note))
            return {};
    }
    if (!note.hours.empty()) {
        note.addRate("each " + note.who + " watches " + std::exchange(note.hours, {}) + " hours of video per day", {});
        note.watches = note.apart = true;
    }
    m_above = note;
    const auto rates = std::ranges::count(note.rates, false, &CommaRate::above);
    const bool says = rates > 0 || !note.counted.empty() || !note.sizes.empty() || !note.people.empty();
    return says && (anyway || note.apart || rates > 1) ? note.lines() : std::vector<std::string>();
}

} // namespace ninesketch
