// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the load pad as words, and what single words are.
#pragma once
#include "model/load_units.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

using Words = std::vector<std::string>;

/// Commas and semicolons behind a word stand alone, and what stands behind "@" stands behind a comma.
Words wordsOf(std::string_view line);
std::string joined(const Words &words);

bool startsWithDigit(std::string_view text);
bool hasDigit(std::string_view text);
bool isScale(std::string_view word);               ///< "million"
bool isTime(const std::string &unit);              ///< "minutes"
bool isSize(const std::string &text);              ///< "2KB"
bool isFlow(const std::string &text);              ///< "5 Mbit/s"
bool countsActions(const std::string &word);       ///< "reads"; no word of the rate itself
bool isRateUnit(const std::string &word);          ///< "qps"
bool endsPart(const Words &words, std::size_t at); ///< the line's end, or a comma

bool namesATime(std::string_view text);               ///< "a day", "weekly"
std::string nounOf(const std::string &word);          ///< "tweet" of "tweets"; empty: the word is a unit
std::optional<double> shareIn(std::string_view text); ///< 0.2 of "20%", where the text says one share
bool saysAny(const Words &words, std::initializer_list<std::string_view> some); ///< one of these, as it is written
std::string_view lastWord(std::string_view text);
bool isSummary(std::string_view word);        ///< "rollups": what is kept of something else
std::string machineIn(std::string_view word); ///< "node" of "nodes"; empty: it is no machine
bool sharesALoad(std::string_view word);      ///< "regions", "shards": it is spread over them, and multiplied by none
/// "3 TB a day", "500 MB/s": so much nobody sends alone.
bool isFlowOfAll(std::string_view flow);
std::string plural(std::string noun);  ///< "activities" of "activity"
std::string plainNumber(double value); ///< "50M", "1500k": exact, as it is written in lines

/// "concurrent", "at once", "at the same time", "online", "occupied": how many there are at a moment.
bool saysAtOnce(std::string_view text);

/// An amount among words.
struct WordAmount {
    double value = 0;
    std::size_t at = 0, count = 0; ///< where its words stand
};

/// The words at `at` that are an amount of that dimension, of nothing that is named, and no more of them than it takes.
std::optional<WordAmount> amountAt(const Words &words, std::size_t at, const Dimension &dimension);

/// A term, and what stands behind it.
struct Begun {
    LoadTerm term;
    std::string_view text, rest;
};

/// The longest beginning that is a term, where the whole is none: "10k rps" of "10k rps growing 20% a year".
std::optional<Begun> beginningOf(std::string_view text);

} // namespace ninesketch
