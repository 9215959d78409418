// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_options.h"

#include "model/lowered.h"
#include "model/quantities.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <cctype>

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

/// "peak 3x", "peaks at 5x", "3x at peak", "peak is 3 times the average", "peak 50k/s", "50k/s peak"; "at peak": what
/// the line says is the peak.
Answer readPeak(std::string_view option, PadOptions &options)
{
    std::string value(option);
    if (std::ranges::none_of(std::array{"traffic peaks at", "peaks at", "at peak", "peak is", "peak of",
                                        "peak:", "peak =", "peak rate", "peak"},
                             [&](std::string_view words) { return takeWord(words, value); })) {
        const auto glued = behind("peak", option);
        if (!glued)
            return otherKind;
        value = *glued;
    }
    if (value.empty()) {
        options.isPeak = true;
        return understood;
    }
    for (const std::string_view words : {"the average", "average", "avg", "times"})
        takeWord(words, value);
    options.peak = factorOf(value);
    const auto rate = readLoadTerm(value);
    if (!options.peak && rate && rate->dimension.seconds == -1 && rate->dimension.bytes == 0 && rate->value.low > 0)
        options.peakRate = rate->value;
    return options.peak || options.peakRate ? understood
                                            : quoted(option) + ": the peak is a factor or a rate, like peak 3x or peak "
                                                               "50k/s";
}

/// "for 2B users" is a factor, "for 5 years" and "kept for 5 years" a time.
Answer readRetention(std::string_view option, PadOptions &options)
{
    static constexpr std::array<std::string_view, 12> words = {"keep",    "kept",   "retention", "retained",
                                                               "retain",  "stored", "storage",   "store",
                                                               "history", "saved",  "archived",  "for"};
    std::string said(option);
    for (const std::string_view word : {"retention", "history", "storage"}) // "5 yrs retention"
        if (lowered(said).ends_with(" " + std::string(word)))
            takeWord(word, said);
    auto value = behindAny(words, option);
    constexpr double least = 86'400; // s; "200 ms" and "5 s" are targets
    const auto alone = readLoadTerm(said);
    if (!value && alone && alone->dimension == Dimension{.seconds = 1} &&
        (alone->value.likely >= least || said != option))
        value = said; // "3 yrs"
    if (!value)
        return otherKind;
    if (lowered(*value).starts_with("for "))
        value->erase(0, 4);
    const auto term = readLoadTerm(*value);
    if (behind("for", option) && countsPeopleOrActions(term)) {
        options.factors.push_back(*value);
        return understood;
    }
    if (!term || !(term->dimension == Dimension{.seconds = 1}))
        return quoted(option) + ": how long is a time, like keep 5y";
    options.retention = term->value.likely;
    return understood;
}

/// "copies 3".
Answer readCopies(std::string_view option, PadOptions &options)
{
    static constexpr std::array<std::string_view, 4> words = {"copies", "replicas", "replication", "rf"};
    const auto value = behindAny(words, option);
    if (!value)
        return otherKind;
    options.copies = factorOf(*value);
    return options.copies ? understood : quoted(option) + ": copies are a number, like copies 3";
}

/// "3 copies".
Answer readCountedCopies(std::string_view option, PadOptions &options)
{
    const std::string plain = lowered(option);
    if (!plain.ends_with("copies") && !plain.ends_with("replicas") && !plain.ends_with("replication"))
        return otherKind;
    const auto count = factorOf(std::string(trimmed(option.substr(0, option.rfind(' ')))));
    if (count)
        options.copies = count;
    return count ? understood : otherKind;
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

/// "2 KB", "avg 2 KB", "each 2 KB"; with people or actions it is a factor ("5 posts a day each").
Answer readAmount(std::string_view option, PadOptions &options)
{
    std::string_view amount = option;
    for (const std::string_view word : {"avg ", "average ", "each ", "around "})
        if (lowered(option).starts_with(word))
            amount.remove_prefix(word.size());
    const auto term = readLoadTerm(amount);
    if (term && term->dimension.bytes == 1 && term->dimension.seconds == 0) {
        options.bytes = term->value;
        if (!term->note.empty())
            options.cautions.push_back(term->note);
        return understood;
    }
    if (!countsPeopleOrActions(term))
        return otherKind;
    options.factors.emplace_back(amount);
    return understood;
}

/// "10 % daily active", "20 % of them": a factor.
Answer readPartOfThem(std::string_view option, PadOptions &options)
{
    const auto percent = option.find('%');
    const std::string plain = lowered(option);
    const bool them = plain.find("active") != std::string::npos || plain.find("of them") != std::string::npos ||
                      plain.find("of users") != std::string::npos || plain.find("of these") != std::string::npos;
    const auto share = readLoadTerm(option.substr(0, percent == std::string_view::npos ? 0 : percent + 1));
    if (!them || !share)
        return otherKind;
    options.factors.emplace_back(option.substr(0, percent + 1));
    return understood;
}

Answer readTarget(std::string_view option, PadOptions &options)
{
    const auto wanted = readRequirement(option);
    if (!wanted || !wanted->requestClass.empty())
        return otherKind;
    options.wants.push_back(*wanted);
    return understood;
}

/// Answers what is wrong with the option, or nothing.
std::string readOption(std::string_view option, PadOptions &options)
{
    static constexpr std::array kinds = {readPeak,       readRetention,     readCopies,     readServers, readCache,
                                         readDemandSkew, readCountedCopies, readPartOfThem, readAmount,  readTarget};
    for (const auto read : kinds)
        if (const Answer answer = read(option, options))
            return *answer;
    return "I do not know the option " + quoted(option) +
           ": there are peak 3x, keep 5y, copies 3, a size like 2 KB, 1000/s per server, cache 90 % of 100M, and "
           "targets like p99 < 100 ms or 99.9 %";
}

} // namespace

Result<PadOptions> readPadOptions(const std::vector<std::string_view> &parts, std::vector<std::string> &notes)
{
    PadOptions options;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (!parts[i].empty())
            if (std::string error = readOption(parts[i], options); !error.empty())
                return Error{std::move(error)};
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
    const bool common = options && !options->bytes && options->factors.empty() && !options->servers &&
                        !options->cache && !options->skew && !options->peakRate && !options->isPeak;
    const bool rate = common && std::ranges::any_of(options->wants, [](const MeasurableRequirement &want) {
                          return want.metric == RequirementMetric::Throughput;
                      });
    return common && !rate ? std::optional(*options) : std::nullopt;
}

PadOptions withCommon(PadOptions own, const PadOptions &common)
{
    if (!own.peak && !own.peakRate)
        own.peak = common.peak;
    own.retention = own.retention ? own.retention : common.retention;
    own.copies = own.copies ? own.copies : common.copies;
    for (const MeasurableRequirement &want : common.wants)
        if (std::ranges::find(own.wants, want.metric, &MeasurableRequirement::metric) == own.wants.end())
            own.wants.push_back(want);
    return own;
}

bool takePeakWord(std::string &product)
{
    for (const std::string_view words : {"at peak", "peak qps", "peak"})
        if (takeWord(words, product))
            return true;
    for (const std::string_view words : {"on average", "average", "avg"})
        takeWord(words, product);
    return false;
}

bool isOptionWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 15> words = {"peak",   "keep",     "kept",  "retention",   "retain",
                                                               "copies", "replicas", "cache", "replication", "rf",
                                                               "zipf",   "about",    "for",   "p",           "average"};
    return std::ranges::find(words, word) != words.end();
}

} // namespace ninesketch
