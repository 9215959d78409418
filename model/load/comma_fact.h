// SPDX-License-Identifier: GPL-3.0-or-later
// One fact between the commas of a note, and what the facts before it say.
#pragma once
#include "model/load/sentence_tokens.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// "2 tweets/day"
struct CommaFact {
    std::string text;    ///< with units spelled out: "2 tweets per day"
    Tokens tokens;       ///< of it, without "average"
    bool isMean = false; ///< it says that it is an average

    std::string word(std::size_t at) const { return wordAt(tokens, at); }
    bool is(std::size_t at, Token::Kind kind) const { return at < tokens.size() && tokens[at].kind == kind; }
    /// The first that is such; as many as there are: none is.
    std::size_t first(Token::Kind kind) const;
    /// All but the one at `at` are such words.
    bool only(std::initializer_list<std::string_view> words, std::size_t besides = 0) const;
    bool says(std::initializer_list<std::string_view> words) const; ///< one of them
};

/// What is asked for, and the line that says how often.
struct CommaRate {
    std::string text, thing;
    bool sized = false; ///< the line says how large one is
    bool above = false; ///< another line said so
};

/// "20 chars per search"
struct PartsOfOne {
    double number = 0;
    std::string part, whole;
    std::size_t line = 0; ///< of those about sizes
};

/// What the facts of a note say, each as a line of its own.
struct CommaNote {
    std::vector<std::string> people, counted, sizes, options;
    std::vector<CommaRate> rates;
    std::vector<PartsOfOne> partsOfOne;
    std::string crowd;        ///< how many do what the facts say; empty: no fact says so
    std::string who = "user"; ///< one of them
    std::string thing;        ///< what the fact just before counted; empty: it counted nothing
    double count = 0;         ///< how many of it there are
    std::string owned;        ///< the same thing, where people have it
    std::string hours;        ///< of a day that each of them watches, where the bytes a second are not said yet
    bool watches = false;     ///< a line above said so
    bool daily = false;       ///< it is a crowd of a day
    bool atOnce = false;      ///< or one that is there at the moment
    bool apart = false;       ///< a fact is no factor or option of the others

    void addRate(std::string text, std::string what);
    bool begun() const;                          ///< this note says itself that something is done
    bool asksFor(const std::string &noun) const; ///< some fact says how often it comes
    std::vector<std::string> lines() const;
    CommaNote below() const; ///< what a line below this note knows of it
};

/// Nothing in it: the fact says nothing.
CommaFact commaFact(std::string_view text, const CommaNote &note);

std::string nounIn(const std::string &thing);  ///< "message" of "messages sent"
std::string longUnit(const std::string &unit); ///< "years" of "y", "seconds" of "sec"
bool isHours(const std::string &word);         ///< "hrs"
bool isOwned(const std::string &thing);        ///< "friends": people have them, and nobody does them
std::string whoOf(const std::string &people);  ///< "driver" of "drivers", "user" of "DAU"
std::string wordsAfter(const CommaFact &fact, std::size_t &at,
                       std::initializer_list<std::string_view> ends); ///< up to one of the ends, past which `at` moves

/// Each tells one kind of facts, and answers whether the fact is one; the note then says it as well.
bool tellsPeople(const CommaFact &fact, CommaNote &note); ///< "300M DAU", "10% of them online"
bool tellsOption(const CommaFact &fact, CommaNote &note); ///< "5 years", "RF 3", "peak 3x", "100:1 reads"
bool tellsThings(const CommaFact &fact, CommaNote &note); ///< "300 bytes", "200M places", "10% with photos of 1 MB"
bool tellsRate(const CommaFact &fact, CommaNote &note); ///< "2 tweets a day", "location every 4s", "2h/day", "10% book"

} // namespace ninesketch
