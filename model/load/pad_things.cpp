// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_things.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

namespace ninesketch
{
namespace
{

/// Things of that name in any number; null: none, or people, who have lines of their own.
const PadThings *thingsCalled(const LoadPad &pad, const std::string &word)
{
    const std::string noun = nounOf(lowered(word));
    const auto found = std::ranges::find_if(pad.things, [&](const PadThings &one) {
        return !noun.empty() && !one.people && lastWord(one.name) == noun; // "stream" of "concurrent stream"
    });
    return found == pad.things.end() ? nullptr : &*found;
}

/// "drivers", of whom a line says how many there are; null: nobody.
const PadThings *peopleCalled(const LoadPad &pad, const std::string &word)
{
    const std::string name = singular(lowered(word));
    const auto found = std::ranges::find_if(
        pad.things, [&](const PadThings &one) { return one.people && !name.empty() && one.name == name; });
    return found == pad.things.end() ? nullptr : &*found;
}

std::string joinedFrom(const Words &words, std::size_t at)
{
    return joined(Words(words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size())), words.end()));
}

/// "100 machines per pool", "5Mbps/stream", "each pool has 100 machines": whose, and the line without saying so.
const PadThings *takeWhose(const LoadPad &pad, Words &words)
{
    const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    const std::string first = words.empty() ? std::string() : lowered(words.front());
    if (words.size() > 3 && isOneOf(first, {"each", "every", "a", "an", "avg", "average"}) &&
        startsWithDigit(words[3])) {
        const PadThings *whose = thingsCalled(pad, words[1]);
        whose = whose ? whose : peopleCalled(pad, words[1]);
        const bool users = !whose && pad.people.likely > 0 && countsPeople(words[1]) &&
                           isOneOf(lowered(words[2]), {"has", "have", "owns", "uses"});
        for (const PadThings &one : pad.things) // "each user has 3 devices"
            if (users && one.people && !one.atOnce && one.name.empty() && one.count == pad.people)
                whose = &one;
        const auto amount = readLoadTerm(joinedFrom(words, 3));
        if (whose && !(amount && amount->dimension == Dimension{.seconds = 1})) {
            words.erase(at(0), at(3)); // and the verb
            return whose;
        }
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        for (auto slash = words[i].find('/'); slash != std::string::npos; slash = words[i].find('/', slash + 1)) {
            const auto end = std::min(words[i].find('/', slash + 1), words[i].size()); // "50 orders/store/day"
            if (const PadThings *whose = thingsCalled(pad, words[i].substr(slash + 1, end - slash - 1))) {
                words[i].erase(slash, end - slash);
                return whose;
            }
        }
        const bool forEach = lowered(words[i]) == "for" && i + 1 < words.size() &&
                             isOneOf(lowered(words[i + 1]), {"each", "every", "a"});
        if (!forEach && !isOneOf(lowered(words[i]), {"per", "/"}))
            continue;
        for (std::size_t noun = i + (forEach ? 2 : 1);
             noun < std::min(words.size(), i + 4) && !isTime(words[noun]) && lowered(words[noun]) != "per"; ++noun)
            if (const PadThings *whose = thingsCalled(pad, words[noun])) { // "per server pool"
                words.erase(at(i), at(noun + 1));
                return whose;
            }
    }
    return nullptr;
}

/// Where "every" stands in "GPS point every 3 seconds", "metrics are collected every 10 s"; 0: the line is another.
std::size_t everyIn(const Words &words)
{
    constexpr std::size_t most = 4; // words before it
    for (std::size_t i = 1; i < std::min(words.size(), most + 1) && !hasDigit(words[i - 1]); ++i)
        if (lowered(words[i]) == "every" && i + 1 < words.size() &&
            (startsWithDigit(words[i + 1]) || isTime(words[i + 1])))
            return countsPeople(words.front()) || isOneOf(lowered(words.front()), {"each", "every", "once"}) ? 0 : i;
    return 0;
}

bool isParticiple(const std::string &word)
{
    return (word.size() > 4 && word.ends_with("ed")) || isOneOf(word, {"sent", "read", "written", "taken"});
}

/// Of "metrics are collected" the metrics; empty: it only says what is done.
std::string whatIsDone(const Words &words, std::size_t every)
{
    std::string what;
    for (std::size_t i = 0; i < every; ++i) {
        const std::string word = lowered(words[i]);
        const bool saysDone = isParticiple(word) && (i + 1 == every || i == 0);
        if (!saysDone && !isOneOf(word, {"are", "is", "gets", "get", "a", "an", "the", "one"}))
            what += (what.empty() ? "" : " ") + (i + 1 == every && !nounOf(word).empty() ? nounOf(word) : words[i]);
    }
    return what;
}

/// Of whom "GPS point every 3 s" speaks: of those who are there at once, else of what was counted last.
const PadThings *whoDoesEvery(const LoadPad &pad)
{
    const auto there = std::ranges::find_if(pad.things | std::views::reverse, &PadThings::atOnce);
    if (there != pad.things.rend())
        return &*there;
    const bool ofADay = pad.peopleOfADay && !pad.things.empty() && pad.things.back().people;
    return pad.things.empty() || ofADay ? nullptr : &pad.things.back();
}

std::string nameOf(const PadThings &things)
{
    return things.name.empty() ? "users" : plural(things.name);
}

/// A line, and what the lines above it count.
struct SaidOfThings {
    const LoadPad &pad;
    Words words;

    std::string word(std::size_t at) const { return at < words.size() ? lowered(words[at]) : std::string(); }
    bool begins(std::initializer_list<std::string_view> some) const { return isOneOf(word(0), some); }
};

using Told = std::optional<std::string>; ///< the line with how many there are; nothing: it says something else

std::string many(const PadThings &things)
{
    return plainNumber(things.count.likely) + " " + nameOf(things);
}

/// "100 machines per pool", "each pool has 100 machines".
Told ofEachThing(const SaidOfThings &said)
{
    Words words = said.words;
    const PadThings *whose = takeWhose(said.pad, words);
    const bool begins = whose && whose->atOnce && !namesATime(joined(words)) && // "100 bids per auction"
                        std::ranges::any_of(said.pad.classes, [&](const PadClass &one) {
                            return isCalledAfter(one, nounOf(std::string(lastWord(whose->name))));
                        });
    if (!whose || begins)
        return std::nullopt;
    const bool act = std::ranges::any_of(words, countsPeople); // the machines are what counts
    const auto title = std::ranges::find_if(words, [](const std::string &word) { return word.ends_with(':'); });
    std::string named; // "index: 16 bytes per file"
    if (title != words.end() && std::none_of(words.begin(), title, hasDigit)) {
        named = joined(Words(words.begin(), title + 1)) + " ";
        words.erase(words.begin(), title + 1);
    }
    return named + (act ? plainNumber(whose->count.likely) : many(*whose)) + " x " + joined(words);
}

/// "70% of rooms are occupied", "70% occupied".
Told shareOfThings(const SaidOfThings &said)
{
    const auto &[pad, words] = said;
    if (words.size() < 2 || !startsWithDigit(words[0]) || !words[0].ends_with('%'))
        return std::nullopt;
    if (const PadThings *of = said.word(1) == "of" && words.size() > 2 ? thingsCalled(pad, words[2]) : nullptr)
        return words[0] + " of " + plainNumber(of->count.likely) + " " + joinedFrom(words, 2);
    const bool there = words.size() == 2 && saysAtOnce(words[1]) && !pad.things.empty();
    return there ? Told(words[0] + " of " + many(pad.things.back()) + " " + words[1]) : std::nullopt;
}

/// "each open = 6 API calls", where "open" is a class.
Told callsOfAClass(const SaidOfThings &said)
{
    const auto &[pad, words] = said;
    const std::size_t number = words.size() > 3 && startsWithDigit(words[2]) ? 2 : 3; // "each order 3 status updates"
    const bool says =
        words.size() > 3 && said.begins({"each", "every", "an", "a"}) && startsWithDigit(words[number]) &&
        !isSize(words[number]) && !isSize(words[number] + " " + said.word(number + 1)) &&
        !isTime(said.word(number + 1)) &&
        (number == 2 ||
         isOneOf(said.word(2), {"=", "is", "makes", "causes", "triggers", "needs", "takes", "hits", "means", "runs",
                                "creates", "generates", "produces", "sends", "writes", "reads", "spawns", "calls"}));
    const bool known = says && std::ranges::any_of(pad.classes, [noun = nounOf(said.word(1))](const PadClass &one) {
                           return isCalledAfter(one, noun);
                       });
    return known ? Told(joinedFrom(words, number) + " per " + words[1]) : std::nullopt;
}

/// "100 instances each", of what was counted last.
Told eachOfTheLast(const SaidOfThings &said)
{
    const auto &[pad, words] = said;
    const bool each = words.size() == 3 && said.word(2) == "each" && startsWithDigit(words[0]);
    return each && !pad.things.empty() && !pad.things.back().people
               ? Told(many(pad.things.back()) + " x " + words[0] + " " + words[1])
               : std::nullopt;
}

/// "each sends a ping every 5 s", "drivers send location every 4 s", of whom a line says how many there are.
Told whatPeopleDo(const SaidOfThings &said)
{
    const auto &[pad, words] = said;
    const PadThings *named = words.size() > 3 ? peopleCalled(pad, words.front()) : nullptr;
    const PadThings *ofEach =
        words.size() > 4 && said.begins({"each", "every"}) ? peopleCalled(pad, words[1]) : nullptr;
    const bool each = words.size() > 4 && said.begins({"each", "they"}) && !verbIn(said.word(1)).empty();
    if (!named && !ofEach && !(each && pad.people.likely > 0))
        return std::nullopt;
    const std::size_t verb = ofEach ? 2 : named && verbIn(said.word(1)).empty() ? 1 : 2;
    const Words rest(words.begin() + static_cast<std::ptrdiff_t>(verb), words.end());
    const std::size_t often = everyIn(rest);
    if (often == 0)
        return std::nullopt;
    return (named    ? many(*named)
            : ofEach ? many(*ofEach)
                     : plainNumber(pad.people.likely) + " users") +
           " x 1 " + whatIsDone(rest, often) + " " + joinedFrom(rest, often);
}

/// "5 Mbps avg bitrate", of those who are there.
Told bitrateOfThoseThere(const SaidOfThings &said)
{
    const auto &[pad, words] = said;
    const auto there = std::ranges::find_if(pad.things, &PadThings::atOnce);
    const bool bitrate = !words.empty() && startsWithDigit(words.front()) && lowered(words.back()) == "bitrate";
    if (!bitrate || there == pad.things.end())
        return std::nullopt;
    Words flow = words;
    std::erase_if(flow, [](const std::string &word) { return isOneOf(lowered(word), {"avg", "average", "bitrate"}); });
    return plainNumber(there->count.likely) + " x " + joined(flow);
}

/// "paying users do 3 transfers", where a line says how many pay.
Told whoDoesSo(const SaidOfThings &said)
{
    const auto &[pad, words] = said;
    if (words.size() < 4 || !said.word(0).ends_with("ing") || !countsPeople(words[1]))
        return std::nullopt;
    const std::string does = said.word(0).substr(0, words[0].size() - 3);
    const auto who = std::ranges::find_if(
        pad.things, [&](const PadThings &one) { return one.name == does || one.name == does + "e"; });
    return who == pad.things.end() ? std::nullopt : Told(plainNumber(who->count.likely) + " " + joinedFrom(words, 1));
}

/// "GPS point every 3 s", "collected every 10 s".
Result<std::string> doneEvery(const SaidOfThings &said, const std::string &line)
{
    const PadThings *who = whoDoesEvery(said.pad);
    Words words = said.words;
    if (who && words.size() > 3 && isOneOf(said.word(0), {"1", "one", "a"})) // "1 heartbeat every 30 s"
        words.erase(words.begin());
    const std::size_t every = everyIn(words);
    if (every == 0)
        return line;
    const std::string often = joinedFrom(words, every);
    std::string what = whatIsDone(words, every);
    if (!who && said.pad.peopleOfADay)
        return Error{"of how many " + often +
                     "? Say how many there are at once on a line above, like 1M concurrent users"};
    if (!who)
        return (what.empty() ? line : "1 " + what + " " + often);
    if (what.empty())
        what = who->people ? "request" : who->name;
    return (who->people ? many(*who) : plainNumber(who->count.likely)) + " x 1 " + what + " " + often;
}

/// How long the line says that something takes, or how large it is, and of what; nothing where it says anything else.
struct SaidOfEach {
    std::string noun;
    bool ofEach = false; ///< "2 MB each": of what was counted last
    LoadTerm amount;     ///< seconds, or bytes
    std::string written;
};

std::optional<SaidOfEach> saidOfEach(std::string_view text)
{
    SaidOfEach said;
    Words words = wordsOf(text);
    auto number = std::ranges::find_if(words, startsWithDigit);
    if (number == words.end())
        return std::nullopt;
    auto behind = number + 1; // "30 min", "100 KB", "100KB"
    auto amount = readLoadTerm(*number);
    const auto more = behind == words.end() || *behind == "each" ? amount : readLoadTerm(*number + " " + *behind);
    if (more && more->dimension != Dimension{} && more->action.empty()) {
        amount = more;
        behind += behind == words.end() || *behind == "each" ? 0 : 1;
    }
    const bool isAmount =
        amount && (amount->dimension == Dimension{.seconds = 1} || amount->dimension == Dimension{.bytes = 1});
    if (!isAmount || !amount->action.empty())
        return std::nullopt;
    said.amount = *amount;
    said.written = joined(Words(number, behind));
    words.erase(number, behind);
    for (const std::string &word : words) {
        std::string plain = lowered(word);
        if (plain.ends_with(':'))
            plain.pop_back();
        if (plain == "per" && said.amount.dimension.seconds == 1) // "50 ms per request"
            continue;
        if (isOneOf(plain, {"runs",     "run",     "on",       "avg",  "average", "each",  "a",    "an",
                            "the",      "typical", "mean",     "is",   "are",     "takes", "take", "lasts",
                            "last",     "long",    "for",      "of",   "~",       "=",     ":",    "about",
                            "duration", "length",  "duration", "time", "usually", "every", "size", "sizes"})) {
            said.ofEach = said.ofEach || isOneOf(plain, {"each", "avg", "average", "mean", "size"});
            continue;
        }
        if (!said.noun.empty() || nounOf(plain).empty())
            return std::nullopt;
        said.noun = nounOf(plain);
    }
    if (said.noun.empty() && lowered(text).find("duration") != std::string::npos)
        said.noun = "request";
    const bool last = said.ofEach && said.amount.dimension.bytes == 1;
    return said.noun.empty() && !last ? std::nullopt : std::optional(said);
}

} // namespace

void addThings(LoadPad &pad, PadThings things)
{
    std::erase_if(pad.things, [&](const PadThings &one) {
        return one.name == things.name && one.people == things.people && one.atOnce == things.atOnce;
    });
    pad.things.push_back(std::move(things));
}

bool isCounted(const LoadPad &pad, const std::string &noun)
{
    return thingsCalled(pad, noun) || peopleCalled(pad, noun);
}

Result<std::string> withThings(const std::string &line, const LoadPad &pad)
{
    static constexpr std::array rules = {ofEachThing,  shareOfThings,       callsOfAClass, eachOfTheLast,
                                         whatPeopleDo, bitrateOfThoseThere, whoDoesSo};
    const SaidOfThings said{pad, wordsOf(line)};
    for (const auto rule : rules)
        if (auto told = rule(said))
            return std::move(*told);
    return doneEvery(said, line);
}

Band peopleWhoDo(std::string_view text, const LoadPad &pad)
{
    const auto words = smallWords(text);
    for (const std::string &word : words) // "2 searches per rider per day", of riders and drivers
        if (const PadThings *who = peopleCalled(pad, word))
            return who->count;
    const bool often = std::ranges::any_of(words, [](const std::string &word) {
        return word.ends_with("bps") ||
               isOneOf(word, {"second", "seconds", "sec", "s", "minute", "minutes", "min", "qps", "rps"});
    });
    const auto there = std::ranges::find_if(pad.things, [](const PadThings &one) { return one.people && one.atOnce; });
    return often && there != pad.things.end() ? there->count : pad.people;
}

bool answerOfEach(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at)
{
    const auto said = saidOfEach(text);
    if (!said)
        return false;
    const PadThings *things = thingsCalled(pad, said->noun);
    if (said->noun.empty()) // "1B photos", "2 MB each"
        things = pad.classes.empty() && !pad.things.empty() && !pad.things.back().people ? &pad.things.back() : nullptr;
    if (!things && !pad.things.empty() && pad.things.back().atOnce &&
        isOneOf(said->noun, {"stay", "session", "visit", "lasting"}))
        things = &pad.things.back(); // "700k rooms occupied", "average stay 3 days"
    const Band &amount = said->amount.value;
    if (said->amount.dimension.bytes == 1) {
        if (!things)
            return false;
        const Band all = things->count * amount;
        line.readAs = written(things->count, countText) + " " + nameOf(*things) + " x " + said->written + " = " +
                      written(all, formatStorage);
        line.aloud = sayCount(all.likely, "bytes");
        return true;
    }
    if (things && things->atOnce) {
        const Band begin = things->count / amount;
        line.readAs = written(things->count, countText) + " " + nameOf(*things) + " at once / " + said->written +
                      " = " + written(begin, rateText) + " begin and end";
        line.aloud = sayCount(begin.likely, "begin every second");
        const bool named = isOneOf(said->noun, {"stay", "session", "visit"});
        PadClass made;
        made.name = named ? said->noun : nounOf(std::string(lastWord(things->name)));
        made.averageRate = begin;
        made.counted = made.name;
        made.isWrite = !isOneOf(made.name, {"session", "visit"});
        made.line = at;
        const bool known = std::ranges::any_of(
            pad.classes, [&](const PadClass &one) { return one.line != at && isCalledAfter(one, made.name); });
        if (!known && !made.name.empty()) { // another line says how many there are
            setPeak(made, 1);
            finish(made);
            addClass(pad, line, std::move(made));
        }
        return true;
    }
    Band peak;
    std::string names;
    for (const PadClass &one : pad.classes)
        if (isCalledAfter(one, said->noun) || said->noun == "request") {
            peak = peak + one.peakRate;
            names += (names.empty() ? "" : " and ") + one.name;
        }
    if (names.empty())
        return false;
    const Band atOnce = peak * amount;
    line.readAs = names + ": " + written(peak, rateText) + " at peak x " + said->written + " = " +
                  written(atOnce, countText) + " at once";
    line.aloud = sayCount(atOnce.likely, "at once");
    const bool named = said->noun != "request" || pad.classes.size() > 1;
    addThings(pad, {.name = named ? said->noun : nounOf(std::string(lastWord(pad.classes.front().name))),
                    .count = atOnce,
                    .atOnce = true});
    return true;
}

} // namespace ninesketch
