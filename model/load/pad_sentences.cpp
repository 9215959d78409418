// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_sentences.h"

#include "model/design/line_text.h"
#include "model/load/line_words.h"
#include "model/load/pad_growth.h"
#include "model/load/sentence_doings.h"
#include "model/load/sentence_facts.h"
#include "model/load/sentence_parts.h"
#include "model/load/sentence_rates.h"
#include "model/load/sentence_tokens.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace ninesketch
{
namespace
{

/// What one clause says behind `before`; empty: it is none of those known.
std::vector<std::string> clauseSaid(const Tokens &tokens, const std::string &before)
{
    if (auto fact = factSaid(tokens); !fact.empty())
        return fact;
    const Tokens opened = withoutOpening(tokens);
    if (const auto parts = partsSaid(opened, before))
        return {*parts};
    if (auto doings = doingsSaid(opened); !doings.empty())
        return doings;
    return rateSaid(opened);
}

/// As it may be written.
std::string textOf(const Tokens &tokens)
{
    std::string text;
    for (const Token &one : tokens)
        text += (text.empty() || one.text == "," ? "" : " ") + one.text + (one.kind == Token::Times ? " times" : "");
    for (auto at = text.find("% "); at != std::string::npos; at = text.find("% ", at + 1))
        if (const std::string next = text.substr(at + 2, text.find(' ', at + 2) - at - 2);
            !isOneOf(next, {"of", "are", "is", "have", "has", "with", "include", "contain"}))
            text.insert(at + 1, " of");
    return text;
}

/// "2M ads" of "there are 2M active ads", beside other clauses; empty: it is none.
std::string countedAlone(const Tokens &tokens)
{
    constexpr double several = 1000; // "5 likes and 1 comment per user"
    Tokens clause = withoutOpening(tokens);
    std::erase_if(clause, [](const Token &one) {
        return isWord({one}, 0, {"active", "online", "connected", "deployed", "installed", "concurrent"});
    });
    const auto count = clause.empty() ? Result<LoadTerm>(Error{}) : readLoadTerm(clause[0].text);
    const bool counted = clause.size() == 2 && clause[0].kind == Token::Count && count &&
                         count->value.likely >= several && isLetters(wordAt(clause, 1)) &&
                         clause[1].text.ends_with('s') && !isTime(clause[1].text) && !isRateUnit(clause[1].text) &&
                         !isFlow("1 " + clause[1].text);
    return counted ? clause[0].text + " " + clause[1].text : std::string();
}

/// "web crawler", "we are designing a photo sharing service": what it is all about.
bool isTitle(const Tokens &words)
{
    constexpr std::size_t most = 10;
    const bool plain = std::ranges::all_of(words, [](const Token &one) {
        std::string letters = one.text;
        std::erase_if(letters, [](char c) { return c == '\'' || c == '-'; });
        return (one.kind == Token::Word && isLetters(letters)) || (one.kind == Token::Count && one.text == "1");
    });
    static const Vocabulary telling(
        "peak average avg keep kept store stored forever read reads write writes heavy each every per "
        "replicas copies cache users user ratio mostly only retain retained retention data year years "
        "month months day days week weeks store stored storage plan second minute hour daily weekly "
        "monthly yearly hourly total");
    return plain && !words.empty() && words.size() <= most &&
           std::ranges::none_of(words, [&](const Token &one) { return telling.has(one.text); });
}

/// "so 6000 per second", "30 million every day" behind what was just said: the same once more, or of those people.
std::optional<std::vector<std::string>> saidAgain(const std::vector<std::string> &before, Tokens clause)
{
    const bool again = isWord(clause, 0, {"so", "or", "i.e", "i.e.", "which"});
    while (isWord(clause, 0, {"so", "or", "i.e", "i.e.", "which", "is", "that", "means", "and"}))
        clause.erase(clause.begin());
    const bool bare = clause.size() == 3 && clause[0].kind == Token::Count &&
                      isWord(clause, 1, {"per", "a", "an", "every", "each"}) && isPeriod(wordAt(clause, 2));
    if (!bare || before.empty())
        return std::nullopt;
    if (again && before.back().find(" per ") != std::string::npos)
        return std::vector<std::string>();
    const bool people = before.back().ends_with(" MAU") || before.back().ends_with(" users");
    if (people && clause[2].text == "day")
        return std::vector{clause[0].text + " DAU"};
    return std::nullopt;
}

/// "200 orders per shop per day" of "200 orders per day" behind "5k shops": so few are of each of them. Else as it is.
std::string ofEach(const std::string &counted, const std::string &rate)
{
    const Words things = wordsOf(counted), words = wordsOf(rate);
    const auto per = std::ranges::find(words, "per");
    if (things.size() != 2 || words.end() - per != 2 || !isPeriod(words.back()))
        return rate;
    const auto often = readLoadTerm(rate), count = readLoadTerm(things.front());
    if (!count || !often || often->dimension.seconds != -1)
        return rate;
    const bool users = isOneOf(lowered(things[1]), {"users", "people", "dau", "mau"});
    const double most = users ? 1000 : 10'000, aDay = often->value.likely * 86'400;
    constexpr double quick = 10, hardly = 0.1; // a second; a day: "1M sensors, 1 reading per second" is no total
    const bool total = often->value.likely > quick || aDay > hardly * count->value.likely ||
                       !isOneOf(words.back(), {"second", "minute"});
    if (aDay > most && total)
        return rate;
    return joined({words.begin(), per}) + " per " + (users ? "user" : singular(things[1])) + " per " + words.back();
}

/// What all of the clauses say that "and", "with", "of whom" and commas part; empty where one of them is unknown.
std::vector<std::string> said(const Tokens &tokens, const std::string &before = {})
{
    auto notes = clauseSaid(tokens, before);
    for (std::size_t at = 1; at + 1 < tokens.size() && notes.empty(); ++at) {
        const bool begins = tokens[at].kind == Token::Share || // "out of 500M users 20% are active daily"
                            isWord(tokens, at, {"growing", "doubling", "tripling", "increasing", "expected"});
        if (!begins && !isWord(tokens, at, {",", "and", "with", "of", "but", "in"}))
            continue;
        std::size_t behind = begins ? at : at + 1;
        while (isWord(tokens, behind, {"and", "with", "of", "which", "whom"}))
            ++behind;
        const Tokens clause(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at));
        auto first = clauseSaid(clause, before);
        if (const auto counted = countedAlone(clause); first.empty() && !counted.empty())
            first.push_back(counted);
        if (first.empty() && growthSaid(Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(behind), tokens.end())))
            first.push_back(textOf(clause)); // "10k rps growing 20% a year"
        const bool title = first.empty() && tokens[at].text == "with" && isTitle(clause); // "a chat with 10M users"
        if (first.empty() && !title)
            continue;
        const Tokens behindIt(tokens.begin() + static_cast<std::ptrdiff_t>(behind), tokens.end());
        auto rest = said(behindIt, first.empty() ? before : first.back());
        if (const auto again = saidAgain(first, behindIt)) {
            first.insert(first.end(), again->begin(), again->end());
            return first;
        }
        const bool ownSentence = first.size() > 0 && first.back().starts_with("each ") && rest.empty() &&
                                 !behindIt.empty() && std::ranges::count(behindIt, ",", &Token::text) < 2 &&
                                 (behindIt.front().kind == Token::Share || isWord(behindIt, 0, {"each", "every"}));
        if (ownSentence) // "…, and 5% of the messages contain a photo of 200 KB"
            rest.push_back(textOf(behindIt));
        if (const auto counted = countedAlone(behindIt); rest.empty() && !counted.empty())
            rest.push_back(counted);
        if (rest.empty())
            continue;
        if (rest.size() == 1 && first.size() == 1 && tokens[at].text == ",")
            rest.front() = ofEach(first.front(), rest.front());
        const bool sized = !first.empty() && first.back().find(" per ") != std::string::npos &&
                           rest.front().ends_with(" each") && isSize(rest.front().substr(0, rest.front().size() - 5));
        if (sized) // of what was just said
            first.back() += ", " + rest.front();
        first.insert(first.end(), rest.begin() + (sized ? 1 : 0), rest.end());
        notes = std::move(first);
    }
    return notes;
}

/// Without "Rate limiter:" before what it has several of.
std::string_view withoutTopic(std::string_view line)
{
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos || colon == 0 || !isTitle(tokensOf(line.substr(0, colon))))
        return line;
    const std::string_view rest = line.substr(colon + 2);
    const auto sentences = sentencesIn(rest);
    if (sentences.size() > 1)
        return rest;
    return !sentences.empty() && said(tokensOf(sentences.front())).size() > 1 ? rest : line;
}

/// "50k hosts", also "2M meters" where another note speaks of each meter.
bool saysWho(const std::string &note, const std::vector<std::string> &all)
{
    const auto words = wordsOf(note);
    if (words.size() < 2 || words.size() > 3 || !startsWithDigit(words[0]))
        return false;
    const std::string ofEach = " per " + singular(words.back()) + " ";
    return countsPeople(words.back()) ||
           std::ranges::any_of(all, [&](const std::string &one) { return one.find(ofEach) != std::string::npos; });
}

} // namespace

std::vector<std::string> notesIn(std::string_view line, CommaNotes &above)
{
    auto facts = above.read(line);
    if (auto kinds = kindsWithOneTime(line); !kinds.empty())
        return kinds;
    const bool within = line.find(" each with ") != std::string_view::npos; // "10k users each with 3 devices"
    if (!facts.empty() && (within || said(tokensOf(withoutTopic(line))).empty()))
        return facts;
    std::vector<std::string> notes;
    std::vector<std::string> sentences;
    for (const std::string &sentence : sentencesIn(withoutTopic(line)))
        for (std::size_t start = 0; start <= sentence.size();) {
            const auto end = std::min(sentence.find("; ", start), sentence.size());
            sentences.push_back(sentence.substr(start, end - start));
            start = end + 2;
        }
    for (std::string &sentence : sentences) {
        const bool question = sentence.ends_with('?');
        const Tokens tokens = tokensOf(question ? std::string_view(sentence).substr(0, sentence.size() - 1) : sentence);
        auto told = said(tokens, notes.empty() ? std::string() : notes.back());
        if (told.empty() && !(sentences.size() > 1 && isTitle(tokens)))
            notes.push_back(std::move(sentence));
        const auto all = told;
        std::ranges::stable_partition(told, [&](const std::string &note) {
            return saysWho(note, all);
        }); // "each host reports 200 metrics a minute, 50k hosts"
        for (std::string &note : told) {
            const bool peak = note.starts_with("peak ") && note.find(" per ") != std::string::npos;
            if (peak && !notes.empty() && notes.back().find(" per ") != std::string::npos)
                notes.back() += ", " + note; // of what was just said
            else
                notes.push_back(std::move(note));
        }
    }
    if (notes.empty() && !line.empty())
        notes.emplace_back(line);
    return notes;
}

} // namespace ninesketch
