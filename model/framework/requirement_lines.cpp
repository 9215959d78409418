// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_lines.h"

#include "model/framework/line_text.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <optional>
#include <sstream>
#include <vector>

namespace ninesketch
{
namespace
{

std::string joined(const std::vector<std::string> &words)
{
    std::string result;
    for (const std::string &word : words)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

/// Words; comparison signs and arrows stand alone.
std::vector<std::string> wordsOf(std::string_view line)
{
    std::string spaced;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line.substr(i, 3) == "\xe2\x89\xa4" || line.substr(i, 3) == "\xe2\x89\xa5") { // ≤ ≥
            spaced += line[i + 2] == '\xa4' ? " < " : " > ";
            i += 2;
        } else if (line[i] == '<' || line[i] == '>') {
            spaced += std::string(" ") + line[i] + " ";
            if (i + 1 < line.size() && line[i + 1] == '=')
                ++i;
        } else {
            spaced += line[i] == ':' || line[i] == '=' ? ' ' : line[i];
        }
    }
    std::istringstream stream(spaced);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

struct MetricWord {
    std::string_view word;
    RequirementMetric metric;
};

constexpr std::array kMetricWords = {
    MetricWord{"availability", RequirementMetric::Availability},
    MetricWord{"available", RequirementMetric::Availability},
    MetricWord{"uptime", RequirementMetric::Availability},
    MetricWord{"latency", RequirementMetric::Latency},
    MetricWord{"mean", RequirementMetric::Latency},
    MetricWord{"median", RequirementMetric::Latency},
    MetricWord{"throughput", RequirementMetric::Throughput},
    MetricWord{"rate", RequirementMetric::Throughput},
    MetricWord{"durability", RequirementMetric::Durability},
    MetricWord{"durable", RequirementMetric::Durability},
    MetricWord{"staleness", RequirementMetric::Staleness},
    MetricWord{"stale", RequirementMetric::Staleness},
    MetricWord{"lag", RequirementMetric::Staleness},
    MetricWord{"freshness", RequirementMetric::Freshness},
    MetricWord{"processed", RequirementMetric::Freshness},
    MetricWord{"delivered", RequirementMetric::Freshness},
    MetricWord{"rpo", RequirementMetric::DataLoss},
    MetricWord{"rto", RequirementMetric::RecoveryTime},
    MetricWord{"cost", RequirementMetric::Cost},
};

/// Adjectives that sound like requirements and are none until they have a number (see the finding of the same meaning).
constexpr std::array kVagueWords = {"scalable",    "fast",        "highly", "reliable", "available", "durable",
                                    "low-latency", "performant",  "quick",  "robust",   "cheap",     "secure",
                                    "consistent",  "consistency", "low",    "high",     "resilient"};

/// "p99", "p99.9", "95th".
std::optional<double> percentileOf(const std::string &word)
{
    std::string digits;
    if (word.size() >= 2 && word[0] == 'p')
        digits = word.substr(1);
    else if (word.size() >= 4 && word.ends_with("th"))
        digits = word.substr(0, word.size() - 2);
    if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string::npos)
        return std::nullopt;
    std::string whole = digits;
    if (digits.find('.') == std::string::npos && digits.size() > 2 && digits != "100") // p999
        whole = digits.substr(0, 2) + "." + digits.substr(2);
    const double value = std::strtod(whole.c_str(), nullptr);
    return value > 0 && value < 100 ? std::optional(value / 100) : std::nullopt;
}

bool startsNumber(const std::string &word)
{
    return std::isdigit(static_cast<unsigned char>(word[0])) ||
           ((word[0] == '$' || word[0] == '.') && word.size() > 1 && std::isdigit(static_cast<unsigned char>(word[1])));
}

/// 4 nines, 99.99 %, 0.9999.
std::optional<double> probabilityOf(const std::string &text)
{
    char *end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const std::string rest = lowered(content(end));
    if (end == text.c_str() || !std::isfinite(value))
        return std::nullopt;
    if (rest.starts_with("nine") || rest.starts_with("9s"))
        return value > 0 && value < 16 ? std::optional(1 - std::pow(10, -value)) : std::nullopt;
    if (rest.starts_with("%")) {
        const auto share = parseQuantity(text.substr(0, text.find('%') + 1), Unit::Probability);
        return share && *share > 0 && *share <= 1 ? std::optional(*share) : std::nullopt;
    }
    return rest.empty() && value > 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

/// What the words of a requirement say, each by itself.
struct Heard {
    std::optional<RequirementMetric> metric;
    std::optional<double> percentile; ///< 0: the mean
    RequirementWindow window = RequirementWindow::None;
    std::string value;              ///< the number and its unit: "100 ms", "99.99 %"
    std::vector<std::string> named; ///< what has no other meaning: the request class
    std::string vague;              ///< "fast", "available": in want of a number
    bool least = false;             ///< bounded from below: "> 100/s"
};

bool hearPercentile(const std::string &word, Heard &heard)
{
    const auto percentile = percentileOf(word);
    if (!percentile)
        return false;
    heard.percentile = percentile;
    heard.metric = heard.metric.value_or(RequirementMetric::Latency);
    return true;
}

bool hearBound(const std::string &word, Heard &heard)
{
    const bool above = isOneOf(word, {">", "above", "over"});
    if (!above && !isOneOf(word, {"<", "under", "below"}))
        return false;
    heard.least = above;
    return true;
}

bool isMonth(const std::string &word)
{
    return isOneOf(word, {"month", "monthly", "/month"});
}

bool isWindow(const std::string &word)
{
    return isMonth(word) || isOneOf(word, {"year", "yearly", "/year"});
}

bool hearWindow(const std::string &word, Heard &heard)
{
    if (!isWindow(word))
        return false;
    heard.window = isMonth(word) ? RequirementWindow::Month : RequirementWindow::Year;
    return true;
}

/// Words between those that mean something.
bool isFiller(const std::string &word)
{
    return isOneOf(word, {"per",  "for", "of",   "a",      "an",    "at",   "least",  "most",  "is",   "are",
                          "must", "be",  "the",  "in",     "to",    "it",   "we",     "want",  "user", "users",
                          "can",  "may", "will", "should", "shall", "able", "within", "target"});
}

bool hearMetric(const std::string &word, Heard &heard)
{
    const auto known = std::ranges::find(kMetricWords, std::string_view(word), &MetricWord::word);
    if (known == kMetricWords.end())
        return false;
    heard.metric = known->metric;
    if (word == "mean")
        heard.percentile = 0;
    if (word == "median")
        heard.percentile = 0.5;
    if (isOneOf(word, {"available", "durable"}))
        heard.vague = word;
    return true;
}

/// The number and its unit, up to the next word that means something else. Answers how many words that were.
std::size_t hearValue(const std::vector<std::string> &words, std::size_t at, Heard &heard)
{
    constexpr std::size_t longest = 40; // bytes
    if (!heard.value.empty() || !startsNumber(lowered(words[at])))
        return 0;
    heard.value = words[at];
    std::size_t next = at + 1;
    for (; next < words.size() && heard.value.size() < longest; ++next) {
        const std::string word = lowered(words[next]);
        const bool window = word == "per" && next + 1 < words.size() && isWindow(lowered(words[next + 1]));
        if (window || isOneOf(word, {"for", "availability", "available", "uptime"}) || percentileOf(word))
            break;
        heard.value += " " + words[next];
    }
    return next - at;
}

Heard heardIn(const std::vector<std::string> &words)
{
    Heard heard;
    for (std::size_t i = 0; i < words.size();) {
        const std::string word = lowered(words[i]);
        if (hearPercentile(word, heard) || hearBound(word, heard) || hearWindow(word, heard) ||
            hearMetric(word, heard)) {
            ++i;
        } else if (const std::size_t count = hearValue(words, i, heard)) {
            i += count;
        } else {
            if (std::ranges::find(kVagueWords, word) != kVagueWords.end())
                heard.vague = word;
            else if (!isFiller(word))
                heard.named.push_back(words[i].ends_with(',') ? words[i].substr(0, words[i].size() - 1) : words[i]);
            ++i;
        }
    }
    return heard;
}

/// What an interviewer asks where a requirement has no number.
std::string askForNumber(const Heard &heard)
{
    const auto speaksOf = [&](std::string_view word) {
        return std::ranges::any_of(heard.named, [&](const std::string &one) { return lowered(one).starts_with(word); });
    };
    const std::string &vague = heard.vague;
    if (isOneOf(vague, {"consistent", "consistency"}))
        return "\"" + vague + "\": how old may an answer be? Write staleness < 1 s; zero means reads at the leader";
    if (vague.empty() && (speaksOf("los") || speaksOf("data")))
        return "how many seconds of writes may a failure lose? Write RPO < 1 s, or durability 99.999999999 %";
    if (vague.empty())
        return "there is no number in it: say how much, for example p99 < 100 ms or 99.99 % per month";
    return "\"" + vague + "\" needs a number: how " +
           (isOneOf(vague, {"fast", "quick"})         ? "many milliseconds, at which percentile?"
            : isOneOf(vague, {"available", "highly"}) ? "many nines, per month or per year?"
                                                      : "much of what?");
}

/// What must never be, "no file may be lost, durability 11 nines", names no request class: what it means follows.
std::string_view withoutNegation(std::string_view line)
{
    const auto comma = line.find_first_of(",:;");
    if (comma == std::string_view::npos)
        return line;
    const auto said = wordsOf(line.substr(0, comma));
    const bool negates = std::ranges::any_of(said, [](const std::string &word) {
        return isOneOf(lowered(word), {"no", "not", "never", "nothing", "nobody", "none", "without", "cannot"});
    });
    return negates && std::ranges::none_of(said, startsNumber) ? line.substr(comma + 1) : line;
}

/// Dollars a month, of what is said of a month, a year or another time.
Result<double> monthlyDollars(std::string amount, RequirementWindow window)
{
    if (amount.front() == '$')
        amount.erase(0, 1);
    const auto term = readLoadTerm(amount), month = readLoadTerm("1 month");
    if (!term)
        return Error{term.error()};
    Dimension dimension = term->dimension;
    if (isOneOf(term->action, {"dollar", "usd"}))
        dimension.actions = 0;
    if (dimension == Dimension{.seconds = -1})
        return term->value.likely * month->value.likely;
    if (!(dimension == Dimension{}))
        return Error{"\"" + amount + "\" is no amount of money: write cost < $20k/month"};
    return term->value.likely / (window == RequirementWindow::Year ? 12 : 1);
}

/// The metric and the bound, by the value's unit.
Result<MeasurableRequirement> measurable(const Heard &heard)
{
    MeasurableRequirement requirement{
        .requestClass = joined(heard.named), .percentile = heard.percentile.value_or(0.99), .window = heard.window};
    std::optional<RequirementMetric> metric = heard.metric;
    if (heard.value.front() == '$')
        metric = RequirementMetric::Cost;
    const auto probability = probabilityOf(heard.value);
    if (!metric && probability && *probability > 0.5)
        metric = RequirementMetric::Availability;
    if (metric == RequirementMetric::Availability || metric == RequirementMetric::Durability) {
        if (!probability)
            return Error{"\"" + heard.value + "\" is not a share of time: write 99.99 % or 4 nines"};
        requirement.metric = *metric;
        requirement.bound = *probability;
        return requirement;
    }
    if (metric == RequirementMetric::Cost) {
        const auto dollars = monthlyDollars(heard.value, heard.window);
        if (!dollars)
            return Error{dollars.error()};
        requirement.metric = RequirementMetric::Cost;
        requirement.bound = *dollars;
        requirement.window = RequirementWindow::Month;
        return requirement;
    }
    const auto term = readLoadTerm(heard.value);
    if (!term)
        return Error{term.error()};
    requirement.bound = term->value.likely;
    if (term->dimension.seconds == -1) {
        requirement.metric = RequirementMetric::Throughput;
    } else if (!(term->dimension == Dimension{.seconds = 1})) {
        return Error{"\"" + heard.value + "\" has no unit that I can judge: ms, s, /s, % or nines"};
    } else if (heard.least) {
        return Error{"a time is bounded from above: write < " + heard.value};
    } else {
        requirement.metric = metric && *metric != RequirementMetric::Throughput ? *metric : RequirementMetric::Latency;
    }
    return requirement;
}

} // namespace

Result<MeasurableRequirement> readRequirement(std::string_view line)
{
    if (const auto comma = line.find(", "); comma != std::string_view::npos && readRequirement(line.substr(0, comma)) &&
                                            readRequirement(line.substr(comma + 2)))
        return Error{"two requirements: write what follows the comma on a line of its own"};
    const std::string said = content(line);
    const auto words = wordsOf(withoutNegation(said));
    if (words.empty())
        return Error{"an empty line"};
    const Heard heard = heardIn(words);
    return heard.value.empty() ? Result<MeasurableRequirement>(Error{askForNumber(heard)}) : measurable(heard);
}

std::string requirementText(const MeasurableRequirement &requirement)
{
    switch (requirement.metric) {
    case RequirementMetric::Availability: {
        const bool month = requirement.window == RequirementWindow::Month;
        return formatNines(requirement.bound) + "; at most " + formatDowntime(requirement.bound, month ? 30 : 365) +
               " down a " + (month ? "month" : "year");
    }
    case RequirementMetric::Latency: {
        char percentile[32];
        std::snprintf(percentile, sizeof percentile, "p%.4g", requirement.percentile * 100);
        return (requirement.percentile == 0 ? "mean" : std::string(percentile)) + " latency at most " +
               formatSeconds(requirement.bound);
    }
    case RequirementMetric::Throughput:
        return "at least " + formatRate(requirement.bound);
    case RequirementMetric::Durability:
        return "at most one object in " + formatQuantity(1 / (1 - requirement.bound), Unit::None, 2) + " lost a year";
    case RequirementMetric::Staleness:
        return "data at most " + formatSeconds(requirement.bound) + " old";
    case RequirementMetric::Freshness:
        return "p99 processed within " + formatSeconds(requirement.bound);
    case RequirementMetric::DataLoss:
        return "at most " + formatSeconds(requirement.bound) + " of writes lost";
    case RequirementMetric::RecoveryTime:
        return "back within " + formatSeconds(requirement.bound);
    case RequirementMetric::Cost:
        return "at most " + formatDollars(requirement.bound) + " a month";
    }
    return {};
}

} // namespace ninesketch
