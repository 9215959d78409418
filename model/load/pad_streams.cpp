// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_streams.h"

#include "model/load/line_words.h"
#include "model/load/pad_forms.h"
#include "model/load/pad_lists.h"
#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <utility>
#include <vector>

namespace ninesketch
{
namespace
{

/// The first of them.
std::optional<WordAmount> amountIn(const Words &words, const Dimension &dimension)
{
    for (std::size_t at = 0; at < words.size(); ++at)
        if (const auto amount = amountAt(words, at, dimension))
            return amount;
    return std::nullopt;
}

/// "a minute", "one hour": 1 of them.
Words withOneInDigits(Words words)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (isOneOf(lowered(words[i]), {"a", "an", "one"}) && isTime(words[i + 1]) &&
            (i == 0 || lowered(words[i - 1]) != "per"))
            words[i] = "1";
    return words;
}

Words without(const Words &words, const WordAmount &amount)
{
    Words rest;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (i < amount.at || i >= amount.at + amount.count)
            rest.push_back(lowered(words[i]));
    return rest;
}

std::string textOf(const Words &words, const WordAmount &amount)
{
    return joined({words.begin() + static_cast<std::ptrdiff_t>(amount.at),
                   words.begin() + static_cast<std::ptrdiff_t>(amount.at + amount.count)});
}

/// What takes time to see or to hear.
bool lasts(const std::string &word)
{
    return isOneOf(word, {"video",   "videos",   "audio",  "song",    "songs",    "track",   "tracks", "clip",
                          "clips",   "movie",    "movies", "episode", "episodes", "podcast", "call",   "calls",
                          "session", "sessions", "stream", "streams", "meeting",  "meetings"});
}

/// "video" of "1M videos a day": what is asked for there, or what takes time by its nature.
bool isOneOfThose(const std::string &word, const std::string &rated)
{
    return lasts(word) ||
           (word.size() > 2 && !countsPeople(word) && std::isalpha(static_cast<unsigned char>(word[0])) != 0 &&
            rated.find(nounOf(word).empty() ? word : nounOf(word)) != std::string::npos);
}

/// What one part of a line says of each.
struct OfEach {
    std::optional<double> seconds, bytesPerSecond;
    std::string secondsText, flowText; ///< as they were written
    std::string noun;                  ///< of which it says so; empty: of what the line above asks for
};

/// "1 minute of video = 10 MB"
std::optional<OfEach> readEquation(const Words &words, const std::string &rated)
{
    const auto time = amountIn(words, {.seconds = 1}), size = amountIn(words, {.bytes = 1});
    constexpr double longest = 86'400; // "5 years = 1.8 PB" is what somebody worked out
    if (!time || time->value > longest || !size || size->at < time->at + time->count)
        return std::nullopt;
    bool equal = false;
    for (const std::string &word : without(without(words, *size), *time)) {
        const bool sign = isOneOf(word, {"=", "is", "takes", "has", "are", "~"});
        if (!sign && word != "of" && !isOneOfThose(word, rated))
            return std::nullopt;
        equal = equal || sign;
    }
    if (!equal)
        return std::nullopt;
    return OfEach{{}, size->value / time->value, {}, textOf(words, *size) + " per " + textOf(words, *time), {}};
}

/// A part that says nothing but how long each lasts, how many bytes a second it has, or both.
std::optional<OfEach> readOfEach(std::string_view part, const std::string &rated)
{
    const Words words = withOneInDigits(wordsOf(part));
    if (const auto equation = readEquation(words, rated))
        return equation;
    OfEach made;
    Words rest = words;
    bool told = false; // what the amount is of
    if (const auto flow = amountIn(rest, {.bytes = 1, .seconds = -1})) {
        made.bytesPerSecond = flow->value;
        made.flowText = textOf(rest, *flow);
        rest = without(rest, *flow);
        told = true;
    }
    if (const auto time = amountIn(rest, {.seconds = 1})) {
        if (time->at > 0 && isOneOf(lowered(rest[time->at - 1]), {"every", "in", "within", "for"}))
            return std::nullopt;
        made.seconds = time->value;
        made.secondsText = textOf(rest, *time);
        rest = without(rest, *time);
    }
    for (std::string word : rest) {
        word = lowered(word.ends_with(':') ? word.substr(0, word.size() - 1) : word);
        const bool tells = lasts(word) || isOneOf(word, {"length", "duration", "long", "each", "average", "avg", "mean",
                                                         "lasts", "last", "lasting"});
        const bool says =
            isOneOf(word, {"a",    "an",      "the",     "every", "typical", "is",       "are",    "of",      "on",
                           "at",   "x",       "=",       "about", "~",       "in",       "with",   "per",     "bit",
                           "rate", "bitrate", "encoded", "sent",  "served",  "streamed", "stored", "recorded"});
        if (!tells && !says && !isOneOfThose(word, rated))
            return std::nullopt;
        told = told || tells;
        if (const std::string noun = singular(word);
            !says && (lasts(word) || !tells) && word.size() > 3 && rated.find(noun) != std::string::npos)
            made.noun = noun;
    }
    return told && (made.seconds || made.bytesPerSecond) ? std::optional(made) : std::nullopt;
}

/// "5 Mbps", "x 5 Mbps": of what stands above, where nobody says how long it lasts.
bool isFactor(std::string_view part)
{
    return startsWithDigit(part) ? isFlow(std::string(part)) : part.starts_with("x ");
}

/// Requests or events come, at a rate; people's time, and what is there at once, is none of that.
bool saysRate(std::string_view part)
{
    const std::string small = lowered(part);
    const Words words = wordsOf(part);
    const auto time = amountIn(words, {.seconds = 1});
    if (time && !(time->at > 0 && isOneOf(lowered(words[time->at - 1]), {"every", "each", "per", "/"})))
        return false;
    return hasDigit(part) && !saysAtOnce(small) &&
           (namesATime(small) || small.find("/s") != std::string::npos || small.find("ps") != std::string::npos);
}

std::string megabytes(double bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g MB", bytes / 1e6);
    return text;
}

} // namespace

std::string StreamLines::asUsual(std::string_view line)
{
    m_working.clear();
    const std::vector<std::string_view> parts = commaParts(line);
    std::vector<std::optional<OfEach>> read;
    for (const std::string_view part : parts) {
        read.push_back(m_rated.empty() ? std::nullopt : readOfEach(part, m_rated));
        if (read.back() || !hasDigit(part))
            continue;
        if (saysAtOnce(lowered(part)))
            *this = {};
        else if (saysRate(part)) {
            *this = {};
            m_rated = lowered(part);
        }
    }
    bool told = false; // how long
    std::string noun;
    for (const auto &one : read) {
        if (one && noun.empty())
            noun = one->noun;
        if (one && one->seconds) {
            told = true;
            m_seconds = one->seconds;
            m_secondsText = one->secondsText;
        }
        if (one && one->bytesPerSecond) {
            m_bytesPerSecond = one->bytesPerSecond;
            m_flowText = one->flowText;
        }
    }
    if (std::ranges::none_of(read, [](const auto &one) { return one.has_value(); }))
        return std::string(line);
    const std::string asked = noun.empty() ? askedIn(m_rated) : noun;
    const auto ofEach = [&](const std::string &size) { return noun.empty() ? size + " each" : noun + ": " + size; };
    std::string usual, size;
    if (m_seconds && m_bytesPerSecond) {
        const double bytes = *m_seconds * *m_bytesPerSecond;
        m_working = m_secondsText + " x " + m_flowText + " = " + formatStorage(bytes) + " each";
        size = ofEach(megabytes(bytes));
    }
    const auto add = [&](const std::string &part) { usual += (usual.empty() || part.empty() ? "" : ", ") + part; };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string part(parts[i]);
        if (!read[i])
            add(told && isSize(part) ? ofEach(part) : part); // "song 4 min, 5 MB"
        else if (read[i]->seconds)
            add((asked.empty() || asked == "request" ? "avg duration " : "avg " + asked + " takes ") + m_secondsText);
        else if (m_working.empty())
            add(isFactor(part) ? part : m_flowText);
        if (read[i])
            add(std::exchange(size, {}));
    }
    return usual;
}

} // namespace ninesketch
