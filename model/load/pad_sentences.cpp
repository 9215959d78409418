// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_sentences.h"

#include "model/design/line_text.h"
#include "model/load/line_words.h"
#include "model/load/sentence_doings.h"
#include "model/load/sentence_facts.h"
#include "model/load/sentence_rates.h"
#include "model/load/sentence_tokens.h"
#include "model/load_units.h"

#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

/// What one clause says; empty: it is none of those known.
std::vector<std::string> clauseSaid(const Tokens &tokens)
{
    if (auto fact = factSaid(tokens); !fact.empty())
        return fact;
    const Tokens opened = withoutOpening(tokens);
    if (auto doings = doingsSaid(opened); !doings.empty())
        return doings;
    return rateSaid(opened);
}

/// What all of the clauses say that "and", "with", "of whom" and commas part; empty where one of them is unknown.
std::vector<std::string> said(const Tokens &tokens)
{
    auto notes = clauseSaid(tokens);
    for (std::size_t at = 1; at + 1 < tokens.size() && notes.empty(); ++at) {
        const bool share = tokens[at].kind == Token::Share; // "out of 500M users 20% are active daily"
        if (!share && !isWord(tokens, at, {",", ";", "and", "with", "of", "but"}))
            continue;
        std::size_t behind = share ? at : at + 1;
        while (isWord(tokens, behind, {"and", "with", "of", "which", "whom"}))
            ++behind;
        auto first = clauseSaid({tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at)});
        if (first.empty())
            continue;
        const auto rest = said({tokens.begin() + static_cast<std::ptrdiff_t>(behind), tokens.end()});
        if (rest.empty())
            continue;
        const bool sized = rest.front().ends_with(" each"); // of what was just said
        if (sized)
            first.back() += ", " + rest.front();
        first.insert(first.end(), rest.begin() + (sized ? 1 : 0), rest.end());
        notes = std::move(first);
    }
    return notes;
}

/// "50k hosts"
bool saysWho(const std::string &note)
{
    const auto words = wordsOf(note);
    return words.size() >= 2 && words.size() <= 3 && startsWithDigit(words[0]) && countsPeople(words.back());
}

} // namespace

std::vector<std::string> notesIn(std::string_view line)
{
    std::vector<std::string> notes;
    for (std::string &sentence : sentencesIn(line)) {
        const bool question = sentence.ends_with('?');
        auto told = said(tokensOf(question ? std::string_view(sentence).substr(0, sentence.size() - 1) : sentence));
        if (told.empty())
            notes.push_back(std::move(sentence));
        std::ranges::stable_partition(told, saysWho); // "each host reports 200 metrics a minute, 50k hosts"
        notes.insert(notes.end(), told.begin(), told.end());
    }
    return notes;
}

} // namespace ninesketch
