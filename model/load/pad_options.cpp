// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_options.h"

#include "model/load/line_words.h"
#include "model/load/pad_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace ninesketch
{

namespace
{

/// What reading an option as one kind of it says: nothing, it is of another kind; an empty sentence, it was understood;
/// or what is wrong with it.
using Answer = std::optional<std::string>;
const Answer otherKind = std::nullopt, understood = std::string();

std::string quoted(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

/// "3x" in "peak 3x"; nothing: the option does not begin with the word.
std::optional<std::string> behind(std::string_view word, std::string_view option)
{
    const bool begins =
        lowered(option).starts_with(word) &&
        (option.size() == word.size() || !std::isalpha(static_cast<unsigned char>(option[word.size()])));
    return begins ? std::optional(std::string(trimmed(option.substr(word.size())))) : std::nullopt;
}

template <std::size_t count>
std::optional<std::string> behindAny(const std::array<std::string_view, count> &words, std::string_view option)
{
    for (const std::string_view word : words)
        if (auto value = behind(word, option))
            return value;
    return std::nullopt;
}

/// Without signs that only join: "rf=3" is "rf", "3".
std::vector<std::string> plainWords(std::string_view option)
{
    std::string spaced;
    for (const char c : option)
        spaced += std::string_view("=:~()").find(c) == std::string_view::npos ? c : ' ';
    std::istringstream stream(spaced);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

bool startsWithDigit(std::string_view word)
{
    return !word.empty() && (std::isdigit(static_cast<unsigned char>(word[0])) ||
                             (word[0] == 'x' && word.size() > 1 && std::isdigit(static_cast<unsigned char>(word[1]))));
}

/// From its first number on, as long as `isOf` knows the words: "3x" of "peak traffic is 3x the average". Empty: there
/// is no number, or several.
template <typename IsOf> std::string numberIn(const std::vector<std::string> &words, const IsOf &isOf)
{
    const auto first = std::ranges::find_if(words, startsWithDigit);
    std::string number;
    auto word = first;
    for (; word != words.end() && (word == first || isOf(*word)); ++word)
        number += (number.empty() ? "" : " ") + *word;
    return std::any_of(word, words.end(), startsWithDigit) ? std::string() : number;
}

/// 3 of "3", "3x", "x3".
std::optional<double> factorOf(std::string value)
{
    while (!value.empty() && (value.back() == 'x' || value.back() == 'X' || value.back() == ' '))
        value.pop_back();
    if (!value.empty() && (value.front() == 'x' || value.front() == 'X'))
        value.erase(0, 1);
    const auto term = readLoadTerm(value);
    if (!term || !(term->dimension == Dimension{}) || !(term->value.likely > 0))
        return std::nullopt;
    return term->value.likely;
}

bool countsPeopleOrActions(const Result<LoadTerm> &term)
{
    return term && term->dimension.bytes == 0 && (term->dimension.people == 1 || term->dimension.actions == 1);
}

/// Takes a word off the front or the end.
bool takeWord(std::string_view word, std::string &text)
{
    const std::string plain = lowered(text);
    if (plain == word) {
        text.clear();
    } else if (plain.starts_with(std::string(word) + " ")) {
        text = trimmed(std::string_view(text).substr(word.size() + 1));
    } else if (plain.ends_with(" " + std::string(word))) {
        text = trimmed(std::string_view(text).substr(0, text.size() - word.size() - 1));
    } else {
        return false;
    }
    return true;
}

/// "peak 3x", "3x at peak", "peak traffic is 3 times the average", "spikes up to 20x", "double at peak", "peak 50k/s",
/// "peaks of 50k"; "at peak": what the line says is the peak.
Answer readPeak(std::string_view option, PadOptions &options)
{
    const auto words = plainWords(lowered(option));
    const bool glued = std::ranges::any_of(
        words, [](const std::string &word) { return word.starts_with("peak") && startsWithDigit(word.substr(4)); });
    const bool toAverage = std::ranges::any_of(words, [](const std::string &word) {
        return word.starts_with("peak-") || word.starts_with("peak/"); // "peak-to-average 2"
    });
    if (!glued && !toAverage &&
        !saysAny(words, {"peak", "peaks", "peaking", "spike", "spikes", "burst", "bursts", "surge", "surges"}))
        return otherKind;
    std::vector<std::string> said;
    for (const std::string &word : words)
        said.push_back(word.starts_with("peak") && startsWithDigit(word.substr(4)) ? word.substr(4)
                       : isOneOf(word, {"double", "doubles", "twice"})             ? "2"
                       : isOneOf(word, {"triple", "triples"})                      ? "3"
                                                                                   : word);
    const bool none = std::ranges::none_of(said, startsWithDigit);
    if (none && isOneOf(lowered(option), {"peak", "at peak", "at the peak", "peak rate", "peak load"})) {
        options.isPeak = true;
        return understood;
    }
    const bool perTime = saysAny(words, {"second", "minute", "hour", "day"});
    const std::string value = numberIn(said, [&](const std::string &word) {
        const auto term = readLoadTerm("1 " + word);
        return isOneOf(word, {"per", "a", "/", "x", "k", "m", "million", "thousand"}) ||
               (term && term->dimension.seconds != 0) || (perTime && word != "times" && countsActions(word));
    });
    constexpr double mostTimes = 1000; // of the average; beyond, a rate is meant
    const auto factor = factorOf(value);
    const auto rate = readLoadTerm(value);
    if (factor && *factor < 1)
        return quoted(option) + ": the peak is above the average: write it as a factor or a rate, like peak 3x or peak "
                                "50k/s; of one hour's share say 20% of orders in 1 hour";
    const bool scaled = !value.empty() && std::isalpha(static_cast<unsigned char>(value.back())) && value.back() != 'x';
    if (factor && !scaled && *factor <= mostTimes)
        options.peak = factor;
    else if (factor)
        options.peakRate = Band::exactly(*factor); // "peak 60k"
    else if (rate && rate->dimension.seconds == -1 && rate->dimension.bytes == 0 && rate->value.low > 0 &&
             saysAny(words, {"each"})) { // "5 req/s at peak each"
        options.factors.push_back(value);
        options.isPeak = true;
    } else if (rate && rate->dimension.seconds == -1 && rate->dimension.bytes == 0 && rate->value.low > 0)
        options.peakRate = rate->value;
    else
        return quoted(option) + ": the peak is a factor or a rate, like peak 3x or peak 50k/s";
    return understood;
}

/// "avg 5k/s", behind a peak.
Answer readAverage(std::string_view option, PadOptions &options)
{
    std::string value(option);
    const bool average = std::ranges::any_of(std::array{"on average", "average", "avg", "mean"},
                                             [&](std::string_view word) { return takeWord(word, value); });
    const auto rate = readLoadTerm(value);
    const auto factor = factorOf(value); // "5k"
    if (!average || !rate || rate->ofEachPerson || rate->dimension.bytes != 0 || !(rate->value.low > 0) ||
        !(rate->dimension.seconds == -1 || (factor && *factor >= 100)))
        return otherKind;
    options.averageRate = rate->value;
    return understood;
}

/// "for 2B users" is a factor, "for 5 years", "kept for 5 years" and "retention: 5 yrs" a time.
Answer readRetention(std::string_view option, PadOptions &options)
{
    const auto words = plainWords(lowered(option));
    const auto alone = readLoadTerm(option);
    constexpr double least = 86'400; // s; "200 ms" and "5 s" are targets
    const bool time = alone && alone->dimension == Dimension{.seconds = 1} && alone->value.likely >= least; // "3 yrs"
    const bool isFor = !words.empty() && words.front() == "for";
    if (!time && !isFor &&
        !saysAny(words,
                 {"keep", "kept", "retention", "retained", "retain", "store", "stored", "storage", "history",
                  "archived", "saved", "save", "ttl", "expire", "expires", "delete", "deleted", "purge", "purged"}))
        return otherKind;
    if (const auto behindFor = behind("for", option); behindFor && countsPeopleOrActions(readLoadTerm(*behindFor))) {
        options.factors.push_back(*behindFor);
        return understood;
    }
    const std::string value = numberIn(words, [](const std::string &word) {
        const auto unit = readLoadTerm("1 " + word);
        return unit && unit->dimension == Dimension{.seconds = 1};
    });
    const auto term = readLoadTerm(value);
    if (!term || !(term->dimension == Dimension{.seconds = 1}))
        return quoted(option) + ": how long is a time, like keep 5y";
    options.retention = term->value.likely;
    return understood;
}

/// "open 6.5 hours".
Answer readOpenHours(std::string_view option, PadOptions &options)
{
    const auto words = plainWords(lowered(option));
    const auto time =
        words.size() == 3 && words[0] == "open" ? readLoadTerm(words[1] + " " + words[2]) : Result<LoadTerm>(Error{});
    if (!time || time->dimension != Dimension{.seconds = 1})
        return otherKind;
    options.hoursADay = time->value.likely / 3600;
    return understood;
}

/// "copies 3", "3 replicas", "replicated 3x", "replication factor of 3", "rf=3".
Answer readCopies(std::string_view option, PadOptions &options)
{
    auto words = plainWords(lowered(option));
    for (std::string &word : words)
        if (startsWithDigit(word) && (word.ends_with("-way") || word.ends_with("-fold")))
            word.resize(word.find('-'));
    if (!saysAny(words, {"copies", "replicas", "replication", "replicated", "rf"}))
        return otherKind;
    options.copies = factorOf(numberIn(words, [](const std::string &word) { return word == "x" || word == "times"; }));
    return options.copies ? understood : quoted(option) + ": copies are a number, like copies 3";
}

/// What was read, into its place.
template <typename Value> Answer keep(const std::optional<Result<Value>> &read, std::optional<Value> &place)
{
    if (!read)
        return otherKind;
    if (!*read)
        return read->error();
    place = **read;
    return understood;
}

Answer readServers(std::string_view option, PadOptions &options)
{
    return keep(readServerSizing(option), options.servers);
}

Answer readCache(std::string_view option, PadOptions &options)
{
    return keep(readCacheSizing(option), options.cache);
}

Answer readDemandSkew(std::string_view option, PadOptions &options)
{
    return keep(readSkew(option), options.skew);
}

/// 3 and "2 KB" of "3 x 2 KB", "3 images of 2 KB", "each post has 3 images of 2 KB": so many together are one size.
std::optional<Band> sizeOfSeveral(const std::vector<std::string> &words)
{
    const auto first = std::ranges::find_if(words, startsWithDigit);
    const auto second = first == words.end() ? first : std::find_if(first + 1, words.end(), startsWithDigit);
    if (second == words.end() || std::any_of(second + 1, words.end(), startsWithDigit))
        return std::nullopt;
    std::string size;
    for (auto word = second; word != words.end() && *word != "each"; ++word)
        size += (size.empty() ? "" : " ") + *word;
    const auto count = readLoadTerm(*first), each = readLoadTerm(size);
    const bool joined = isOneOf(*(second - 1), {"of", "x", "*", "with", "at", "x"});
    if (!joined || !count || !(count->dimension == Dimension{}) || !each || each->dimension.bytes != 1 ||
        each->dimension.seconds != 0)
        return std::nullopt;
    return each->value * count->value;
}

/// "2 KB", "avg 2 KB", "payload size: 2 KB", "2 KB each"; with people or actions it is a factor ("5 posts a day each").
Answer readAmount(std::string_view option, PadOptions &options)
{
    const auto words = plainWords(option);
    if (const auto several = sizeOfSeveral(words)) {
        options.bytes = *several;
        return understood;
    }
    std::string_view amount = trimmed(option);
    while (amount.starts_with('~'))
        amount = trimmed(amount.substr(1));
    for (const std::string_view word : {"avg ", "average ", "each ", "around ", "about "})
        if (lowered(amount).starts_with(word))
            amount.remove_prefix(word.size());
    auto term = readLoadTerm(amount);
    if (amount.ends_with(" each")) // of "100B each" the B are bytes
        if (const auto one = readLoadTerm(amount.substr(0, amount.size() - 5)); one && one->dimension.bytes == 1)
            term = one;
    const bool sized = saysAny(plainWords(lowered(option)),
                               {"payload", "payloads", "size", "sized", "sizes", "body", "bodies", "row", "rows",
                                "record", "records", "message", "response", "responses", "request", "requests"});
    const auto digit = amount.find_first_of("0123456789");
    for (std::string_view size = sized && digit != amount.npos ? amount.substr(digit) : std::string_view();
         !size.empty() && !(term && term->dimension.bytes == 1);
         size = size.substr(0, size.find(' ') == size.npos ? 0 : size.rfind(' '))) // "row size 300 B", "2KB payload"
        if (const auto shorter = readLoadTerm(size); shorter && shorter->dimension.bytes == 1)
            term = shorter;
    if (term && term->dimension.bytes == 1 && term->dimension.seconds == 0) {
        options.bytes = term->value;
        options.sizeOf = term->dimension.actions == -1 || !sized ? term->action : std::string(); // "200 KB images"
        if (!term->note.empty())
            options.cautions.push_back(term->note);
        return understood;
    }
    const bool flow = term && term->dimension == Dimension{.bytes = 1, .seconds = -1};     // "5 Mbit/s each"
    const bool ofEach = term && term->dimension == Dimension{} && !term->action.empty() && // "4 pages per visit"
                        amount.find(" per ") != std::string_view::npos && startsWithDigit(amount);
    if (!flow && !ofEach && !countsPeopleOrActions(term))
        return otherKind;
    options.factors.emplace_back(amount);
    return understood;
}

/// "10 min each", "10 min long": a factor.
Answer readDuration(std::string_view option, PadOptions &options)
{
    auto words = plainWords(option);
    if (words.size() < 2 || !isOneOf(lowered(words.back()), {"each", "long"}))
        return otherKind;
    const std::string_view time = trimmed(option.substr(0, option.rfind(' ')));
    const auto term = readLoadTerm(time);
    if (!term || !(term->dimension == Dimension{.seconds = 1}))
        return otherKind;
    options.factors.emplace_back(time);
    return understood;
}

bool saysActive(const std::string &plain)
{
    return plain.find("active") != std::string::npos || plain.ends_with("dau") || saysAtOnce(plain) ||
           saysAny(plainWords(plain), {"use", "uses", "using", "enable", "enabled"});
}

/// "2 tweets per day" of "tweet 2 times per day", and of "do 2 tweets per day"; empty: it says how often nothing is
/// done.
std::string whatTheyDo(std::string_view text)
{
    const auto words = plainWords(text);
    const auto number = static_cast<std::size_t>(std::ranges::find_if(words, startsWithDigit) - words.begin());
    if (number == 0 || number > 2 || number >= words.size() || verbIn(lowered(words[0])).empty())
        return {};
    const bool times = number + 1 < words.size() && words[number + 1] == "times";
    std::string told = words[number] + (times ? " " + words[0] : std::string());
    for (std::size_t i = number + (times ? 2 : 1); i < words.size(); ++i)
        told += " " + words[i];
    const auto rate = readLoadTerm(told);
    return rate && rate->dimension == Dimension{.actions = 1, .seconds = -1} ? told : std::string();
}

/// "10 % daily active", "20 % of them", "20 % of them tweet 2 times per day": factors.
Answer readPartOfThem(std::string_view option, PadOptions &options)
{
    const auto percent = option.find('%');
    const std::string plain = lowered(option);
    const bool them = saysActive(plain) || plain.find("of them") != std::string::npos ||
                      plain.find("of users") != std::string::npos || plain.find("of these") != std::string::npos;
    const auto share = readLoadTerm(option.substr(0, percent == std::string_view::npos ? 0 : percent + 1));
    if (!them || !share)
        return otherKind;
    options.factors.emplace_back(option.substr(0, percent + 1));
    for (const std::string_view who : {"of them", "of users", "of these"})
        if (const auto at = plain.find(who); at != std::string::npos)
            if (std::string done = whatTheyDo(trimmed(option.substr(at + who.size()))); !done.empty())
                options.factors.push_back(std::move(done));
    return understood;
}

/// "1% post daily", read as "1% post per day": how many do it once.
Answer readPartWhoDo(std::string_view option, PadOptions &options)
{
    const auto percent = option.find('%');
    const auto share = readLoadTerm(option.substr(0, percent == std::string_view::npos ? 0 : percent + 1));
    const std::string_view rest = share ? trimmed(option.substr(percent + 1)) : std::string_view();
    const auto space = rest.find(' ');
    const std::string verb = verbIn(rest.substr(0, space));
    const auto often = readLoadTerm("1 " + std::string(rest));
    if (verb.empty() || space == rest.npos || !often || !(often->dimension == Dimension{.actions = 1, .seconds = -1}))
        return otherKind;
    options.factors.emplace_back(option.substr(0, percent + 1));
    options.factors.push_back("1 " + std::string(rest));
    return understood;
}

/// "10% with attachment 500KB": on average a tenth of it more.
Answer readPartWith(std::string_view option, PadOptions &options)
{
    const auto words = plainWords(lowered(option));
    if (words.size() < 4 || !words[0].ends_with('%') ||
        !isOneOf(words[1], {"with", "have", "has", "contain", "include"}))
        return otherKind;
    const auto number = std::find_if(words.begin() + 2, words.end(), startsWithDigit);
    std::string size;
    for (auto word = number; word != words.end(); ++word)
        size += (size.empty() ? "" : " ") + *word;
    const auto share = readLoadTerm(words[0]), bytes = readLoadTerm(size);
    if (!share || !bytes || bytes->dimension != Dimension{.bytes = 1} || !bytes->action.empty())
        return otherKind;
    const Band more = bytes->value * share->value;
    options.bytes = options.bytes ? *options.bytes + more : more;
    return understood;
}

/// "max 10 MB": sizes are averages.
Answer readLargest(std::string_view option, PadOptions &options)
{
    auto words = plainWords(lowered(option));
    if (words.size() < 2 || !isOneOf(words.front(), {"max", "maximum", "min", "minimum"}))
        return otherKind;
    words.erase(words.begin());
    const auto size = readLoadTerm(words.size() > 1 ? words[0] + " " + words[1] : words[0]);
    if (!size || size->dimension.bytes != 1 || size->dimension.seconds != 0)
        return otherKind;
    options.ignored.emplace_back(option);
    options.cautions.push_back(quoted(option) + " does not count: sums are made of averages");
    return understood;
}

/// "growing 20% a year": said, and not reckoned.
Answer readGrowth(std::string_view option, PadOptions &options)
{
    if (!saysAny(plainWords(lowered(option)), {"growth", "growing", "grows", "grow", "yoy"}))
        return otherKind;
    options.ignored.emplace_back(option);
    options.cautions.push_back(quoted(option) + " does not count: write the rate that it will be, or move the load "
                                                "under \"What breaks first\"");
    return understood;
}

Answer readTarget(std::string_view option, PadOptions &options)
{
    const auto wanted = readRequirement(option);
    if (!wanted || !wanted->requestClass.empty())
        return otherKind;
    const auto words = plainWords(option);
    const bool sized = std::ranges::any_of(words, [](const std::string &word) { return isSize(word); });
    constexpr double patient = 60; // s; "avg 5 min" of videos is how long they are
    const bool lasts = wanted->metric == RequirementMetric::Latency && wanted->bound >= patient &&
                       option.find('<') == std::string_view::npos &&
                       std::ranges::none_of(words, [](const std::string &word) {
                           return isOneOf(lowered(word), {"latency", "within", "under", "below", "most", "max"}) ||
                                  (word.size() > 1 && lowered(word)[0] == 'p' && startsWithDigit(word.substr(1)));
                       });
    if (sized || lasts) // "1 min = 10MB"
        return otherKind;
    options.wants.push_back(*wanted);
    return understood;
}

/// Answers what is wrong with the option, or nothing. What is no option of any kind does not keep the others from
/// counting.
std::string readOption(std::string_view option, PadOptions &options)
{
    static constexpr std::array kinds = {readGrowth,    readLargest,    readOpenHours, readPeak,
                                         readAverage,   readCopies,     readRetention, readServers,
                                         readCache,     readDemandSkew, readPartWith,  readPartOfThem,
                                         readPartWhoDo, readAmount,     readDuration,  readTarget};
    for (const auto read : kinds)
        if (const Answer answer = read(option, options))
            return *answer;
    if (isOptionWord(lowered(option.substr(0, option.find(' ')))) || lowered(option).starts_with("p9")) // "p99"
        return "what is " + quoted(option) + "? Write peak 3x, keep 5y, copies 3 or a target like p99 < 100 ms";
    if (const auto begun = beginningOf(option); begun && begun->term.dimension == Dimension{.bytes = 1}) {
        options.bytes = begun->term.value; // "2MB + thumbnail"
        options.ignored.emplace_back(begun->rest);
        options.cautions.push_back(quoted(begun->rest) + " does not count");
        return {};
    }
    options.ignored.emplace_back(option);
    options.cautions.push_back(quoted(option) +
                               " does not count: I know peak 3x, keep 5y, copies 3, a size like 2 KB, 1000/s per "
                               "server, cache 90 % of 100M, and targets like p99 < 100 ms or 99.9 %");
    return {};
}

} // namespace

bool saysPartOfPeople(std::string_view line)
{
    const auto percent = line.find('%');
    const std::string_view behind = line.substr(percent == std::string_view::npos ? line.size() : percent + 1);
    const bool verbs = std::ranges::any_of(plainWords(behind), [](const auto &word) { return !verbIn(word).empty(); });
    const bool active = saysAtOnce(behind) || (!verbs && saysActive(lowered(behind)));
    return percent != std::string_view::npos && active && behind.find_first_of("0123456789,") == std::string_view::npos;
}

Result<PadOptions> readPadOptions(const std::vector<std::string_view> &parts, std::vector<std::string> &notes)
{
    PadOptions options;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (!parts[i].empty())
            if (std::string error = readOption(parts[i], options); !error.empty())
                return Error{std::move(error)};
    if (!options.sizeOf.empty()) // "3 images each", "200 KB per image"
        std::erase_if(options.factors, [&](const std::string &factor) {
            const auto many = readLoadTerm(factor);
            const bool theirs = many && many->action == options.sizeOf && many->dimension == Dimension{.actions = 1};
            if (theirs)
                options.bytes = *options.bytes * many->value;
            return theirs;
        });
    if (options.cache && options.skew)
        options.cache->skew = *options.skew;
    else if (options.cache)
        notes.push_back("demand is taken to be skewed like zipf " + formatQuantity(options.cache->skew, Unit::None, 6) +
                        ", as on the web: say zipf and a number to change it");
    notes.insert(notes.end(), options.cautions.begin(), options.cautions.end());
    return options;
}

std::optional<PadOptions> readCommonOptions(const std::vector<std::string_view> &parts)
{
    std::vector<std::string_view> behindNothing{std::string_view()};
    behindNothing.insert(behindNothing.end(), parts.begin(), parts.end());
    std::vector<std::string> notes;
    const auto options = readPadOptions(behindNothing, notes);
    const bool common = options && options->ignored.empty() && !options->bytes && options->factors.empty() &&
                        !options->servers && !options->cache && !options->skew && !options->peakRate &&
                        !options->averageRate && !options->isPeak;
    const bool rate = common && std::ranges::any_of(options->wants, [](const MeasurableRequirement &want) {
                          return want.metric == RequirementMetric::Throughput;
                      });
    return common && !rate ? std::optional(*options) : std::nullopt;
}

PadOptions withCommon(PadOptions own, const PadOptions &common)
{
    if (!own.peak && !own.peakRate)
        own.peak = common.peak;
    own.hoursADay = own.hoursADay ? own.hoursADay : common.hoursADay;
    own.retention = own.retention ? own.retention : common.retention;
    own.copies = own.copies ? own.copies : common.copies;
    for (const MeasurableRequirement &want : common.wants)
        if (std::ranges::find(own.wants, want.metric, &MeasurableRequirement::metric) == own.wants.end())
            own.wants.push_back(want);
    return own;
}

bool takePeakWord(std::string &product)
{
    for (const std::string_view words : {"at peak", "peak qps", "peak", "max", "maximum"})
        if (takeWord(words, product))
            return true;
    for (const std::string_view words : {"on average", "average", "avg", "mean", "normally", "usually", "typically"})
        takeWord(words, product);
    return false;
}

bool isOptionWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 19> words = {
        "peak", "keep",  "kept", "retention", "retain",  "copies", "replicas", "cache", "replication", "rf",
        "zipf", "about", "for",  "p",         "average", "avg",    "mean",     "max",   "maximum"};
    return std::ranges::find(words, word) != words.end();
}

} // namespace ninesketch
