// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_lines.h"

#include "model/design/line_text.h"
#include "model/framework/requirement_questions.h"
#include "model/framework/requirement_words.h"
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
#include <utility>
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

/// "four" before "nines" is 4, "a" of "within a minute" 1; empty: the word is no number there.
std::string digitsOf(const std::vector<std::string> &words, std::size_t at)
{
    static constexpr std::array<std::string_view, 13> names = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    if (at + 1 >= words.size() ||
        !isOneOf(lowered(words[at + 1]), {"nine", "nines", "9s", "ms", "second", "seconds", "sec", "minute", "minutes",
                                          "min", "hour", "hours", "day", "days"}))
        return {};
    const std::string word = lowered(words[at]);
    if (isOneOf(word, {"a", "an"}))
        return at > 0 && isOneOf(lowered(words[at - 1]), {"<", "within", "under", "below", "than", "most", "max"}) ? "1"
                                                                                                                   : "";
    const auto found = std::ranges::find(names, std::string_view(word));
    return found == names.end() ? std::string() : std::to_string(found - names.begin());
}

/// Words; comparison signs and windows behind a share stand alone.
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
        } else if (line[i] == '/' && spaced.ends_with('%')) {
            spaced += " /";
        } else {
            spaced += std::string_view(":=();").find(line[i]) != std::string_view::npos ? ' ' : line[i];
        }
    }
    std::istringstream stream(spaced);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        if (word.ends_with(','))
            word.pop_back();
        if (!word.empty())
            words.push_back(word);
    }
    for (std::size_t i = 0; i < words.size(); ++i)
        if (const std::string digits = digitsOf(words, i); !digits.empty())
            words[i] = digits;
    return words;
}

struct MetricWord {
    std::string_view word;
    RequirementMetric metric;
};

constexpr std::array metricWords = {
    MetricWord{"availability", RequirementMetric::Availability},
    MetricWord{"available", RequirementMetric::Availability},
    MetricWord{"uptime", RequirementMetric::Availability},
    MetricWord{"downtime", RequirementMetric::Availability},
    MetricWord{"down", RequirementMetric::Availability},
    MetricWord{"ha", RequirementMetric::Availability},
    MetricWord{"success", RequirementMetric::SuccessRate},
    MetricWord{"error", RequirementMetric::SuccessRate},
    MetricWord{"errors", RequirementMetric::SuccessRate},
    MetricWord{"failed", RequirementMetric::SuccessRate},
    MetricWord{"failures", RequirementMetric::SuccessRate},
    MetricWord{"failure", RequirementMetric::SuccessRate},
    MetricWord{"fail", RequirementMetric::SuccessRate},
    MetricWord{"fails", RequirementMetric::SuccessRate},
    MetricWord{"succeed", RequirementMetric::SuccessRate},
    MetricWord{"successful", RequirementMetric::SuccessRate},
    MetricWord{"latency", RequirementMetric::Latency},
    MetricWord{"mean", RequirementMetric::Latency},
    MetricWord{"average", RequirementMetric::Latency},
    MetricWord{"avg", RequirementMetric::Latency},
    MetricWord{"median", RequirementMetric::Latency},
    MetricWord{"throughput", RequirementMetric::Throughput},
    MetricWord{"rate", RequirementMetric::Throughput},
    MetricWord{"durability", RequirementMetric::Durability},
    MetricWord{"durable", RequirementMetric::Durability},
    MetricWord{"staleness", RequirementMetric::Staleness},
    MetricWord{"stale", RequirementMetric::Staleness},
    MetricWord{"lag", RequirementMetric::Staleness},
    MetricWord{"old", RequirementMetric::Staleness},
    MetricWord{"behind", RequirementMetric::Staleness},
    MetricWord{"eventual", RequirementMetric::Staleness},
    MetricWord{"eventually", RequirementMetric::Staleness},
    MetricWord{"consistent", RequirementMetric::Staleness},
    MetricWord{"consistency", RequirementMetric::Staleness},
    MetricWord{"freshness", RequirementMetric::Freshness},
    MetricWord{"fresh", RequirementMetric::Freshness},
    MetricWord{"visible", RequirementMetric::Freshness},
    MetricWord{"processed", RequirementMetric::Freshness},
    MetricWord{"delivered", RequirementMetric::Freshness},
    MetricWord{"propagate", RequirementMetric::Freshness},
    MetricWord{"propagates", RequirementMetric::Freshness},
    MetricWord{"propagated", RequirementMetric::Freshness},
    MetricWord{"queryable", RequirementMetric::Freshness},
    MetricWord{"appear", RequirementMetric::Freshness},
    MetricWord{"appears", RequirementMetric::Freshness},
    MetricWord{"arrive", RequirementMetric::Freshness},
    MetricWord{"arrives", RequirementMetric::Freshness},
    MetricWord{"reaches", RequirementMetric::Freshness},
    MetricWord{"shows", RequirementMetric::Freshness},
    MetricWord{"shown", RequirementMetric::Freshness},
    MetricWord{"searchable", RequirementMetric::Freshness},
    MetricWord{"indexed", RequirementMetric::Freshness},
    MetricWord{"indexing", RequirementMetric::Freshness},
    MetricWord{"transcoded", RequirementMetric::Freshness},
    MetricWord{"encoded", RequirementMetric::Freshness},
    MetricWord{"counted", RequirementMetric::Freshness},
    MetricWord{"reflected", RequirementMetric::Freshness},
    MetricWord{"synced", RequirementMetric::Freshness},
    MetricWord{"late", RequirementMetric::Freshness},
    MetricWord{"lose", RequirementMetric::DataLoss},
    MetricWord{"loss", RequirementMetric::DataLoss},
    MetricWord{"rpo", RequirementMetric::DataLoss},
    MetricWord{"rto", RequirementMetric::RecoveryTime},
    MetricWord{"recover", RequirementMetric::RecoveryTime},
    MetricWord{"recovery", RequirementMetric::RecoveryTime},
    MetricWord{"failover", RequirementMetric::RecoveryTime},
    MetricWord{"back", RequirementMetric::RecoveryTime},
    MetricWord{"cost", RequirementMetric::Cost},
    MetricWord{"costs", RequirementMetric::Cost},
    MetricWord{"budget", RequirementMetric::Cost},
    MetricWord{"spend", RequirementMetric::Cost},
    MetricWord{"spending", RequirementMetric::Cost},
    MetricWord{"bill", RequirementMetric::Cost},
    MetricWord{"keep", RequirementMetric::Retention},
    MetricWord{"kept", RequirementMetric::Retention},
    MetricWord{"retain", RequirementMetric::Retention},
    MetricWord{"retained", RequirementMetric::Retention},
    MetricWord{"retention", RequirementMetric::Retention},
    MetricWord{"stored", RequirementMetric::Retention},
    MetricWord{"held", RequirementMetric::Retention},
    MetricWord{"ttl", RequirementMetric::Retention},
};

/// Adjectives that sound like requirements and are none until they have a number (see the finding of the same meaning).
constexpr std::array vagueWords = {"scalable", "fast",        "highly",     "reliable",    "available",
                                   "durable",  "low-latency", "performant", "quick",       "robust",
                                   "cheap",    "secure",      "consistent", "consistency", "low",
                                   "high",     "resilient",   "eventual",   "eventually"};

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

/// 4 nines, 99.99 %, 99.99 percent, 0.9999.
std::optional<double> probabilityOf(const std::string &text)
{
    char *end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const std::string rest = lowered(content(end));
    if (end == text.c_str() || !std::isfinite(value))
        return std::nullopt;
    if (isOneOf(rest, {"nine", "nines", "9s"}))
        return value > 0 && value < 16 ? std::optional(1 - std::pow(10, -value)) : std::nullopt;
    if (isOneOf(rest, {"%", "percent"})) {
        const auto share = parseQuantity(text.substr(0, text.find_first_of("%pP")) + "%", Unit::Probability);
        return share && *share > 0 && *share <= 1 ? std::optional(*share) : std::nullopt;
    }
    return rest.empty() && value > 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

bool isMoney(const LoadTerm &term)
{
    return isOneOf(term.action, {"dollar", "usd"});
}

bool isRate(const LoadTerm &term)
{
    Dimension dimension = term.dimension;
    if (dimension.actions == 1)
        dimension.actions = 0;
    else if (!term.action.empty()) // "10k clicks/s at peak": it divides by what follows the rate
        return false;
    return dimension == Dimension{.seconds = -1};
}

/// What the words of a requirement say, each by itself.
struct Heard {
    std::optional<RequirementMetric> metric;
    std::optional<double> percentile; ///< 0: the mean
    RequirementWindow window = RequirementWindow::None;
    std::string value;               ///< the number and its unit: "100 ms", "99.99 %"
    std::vector<std::string> named;  ///< what has no other meaning: the request class
    std::string vague;               ///< "fast", "available": in want of a number
    std::string surplus;             ///< a second number
    std::vector<std::string> asides; ///< of "store for 90 days" no class, of "store p99 < 5 ms" the class
    bool least = false;              ///< bounded from below: "> 100/s"
    bool strong = false;             ///< "strongly consistent"
    bool complement = false;         ///< what is bounded is what goes wrong: downtime, errors
    bool adjective = false;          ///< the metric may be none: "to available users", "match or fail"
    bool purpose = false;            ///< what follows is what for, "1 minute to match or fail"
    bool arrives = false;            ///< what follows is where it goes, "photos appear in the feed"
    bool ends = false;               ///< "holds expire after 10 min"
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
    if (!above && !isOneOf(word, {"<", "under", "below", "less", "max", "maximum"}))
        return false;
    heard.least = above;
    return true;
}

bool isMonth(const std::string &word)
{
    return isOneOf(word, {"month", "monthly", "/month", "/mo", "mo"});
}

bool isWindow(const std::string &word)
{
    return isMonth(word) || isOneOf(word, {"year", "yearly", "/year", "annual", "annually", "/yr", "yr"});
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
    return isOneOf(word,
                   {"per",     "for",     "of",        "a",          "an",         "at",        "least",   "most",
                    "is",      "are",     "must",      "be",         "the",        "in",        "to",      "it",
                    "we",      "want",    "user",      "users",      "can",        "may",       "will",    "should",
                    "shall",   "able",    "within",    "target",     "than",       "by",        "and",     "up",
                    "every",   "each",    "all",       "any",        "data",       "result",    "results", "requests",
                    "handle",  "handles", "support",   "serve",      "sustain",    "scale",     "peak",    "load",
                    "traffic", "system",  "time",      "response",   "end-to-end", "e2e",       "qps",     "rps",
                    "on",      "ok",      "okay",      "percentile", "sla",        "slo",       "respond", "responds",
                    "about",   "around",  "roughly",   "others",     "everyone",   "everybody", "bounded", "tail",
                    "allowed", "ratio",   "sustained", "serves",     "delay",      "during",    "after"});
}

/// What is done, behind what it is done to: "feed loads", "matching takes".
bool isDoing(const std::string &word)
{
    return isOneOf(word, {"takes",    "take",      "loads",    "finish",    "finishes", "starts",       "start",
                          "fire",     "fires",     "complete", "completes", "returns",  "show",         "shows",
                          "feels",    "instant",   "happen",   "happens",   "occur",    "occurs",       "renders",
                          "opens",    "appear",    "appears",  "arrive",    "arrives",  "acknowledged", "acked",
                          "accepted", "confirmed", "returned", "answered",  "saved",    "stored"});
}

/// What is done with all that comes in, however much: "process 1B clicks a day".
bool isTakingIn(const std::string &word)
{
    return isOneOf(word, {"process", "ingest", "accept", "receive", "absorb", "take"});
}

bool hearMetric(const std::string &word, Heard &heard)
{
    const auto known = std::ranges::find(metricWords, std::string_view(word), &MetricWord::word);
    if (known == metricWords.end())
        return false;
    if (word == "budget" && heard.metric == RequirementMetric::Latency) // "latency budget"
        return true;
    if (heard.metric == RequirementMetric::RecoveryTime && // "recover from a zone loss"
        isOneOf(word, {"loss", "lose", "failure", "failures", "fail", "fails", "failed", "down", "failover"}))
        return true;

    if (word != "rate" || !heard.metric) // "error rate"
        heard.metric = known->metric;
    if (isOneOf(word, {"mean", "average", "avg"}))
        heard.percentile = 0;
    if (word == "median")
        heard.percentile = 0.5;
    heard.arrives = heard.arrives ||
                    (!heard.named.empty() &&
                     isOneOf(word, {"appear", "appears", "arrive", "arrives", "reaches", "shows", "shown", "visible",
                                    "delivered", "synced", "propagate", "propagates", "propagated", "reflected"}));
    if (heard.vague.empty() && std::ranges::find(vagueWords, word) != vagueWords.end())
        heard.vague = word;
    heard.adjective = isOneOf(word, {"available", "fail", "fails", "failed", "failure"});
    heard.complement = heard.complement || isOneOf(word, {"downtime", "down", "error", "errors", "fail", "fails",
                                                          "failed", "failure", "failures"});
    return true;
}

/// A number with its unit: a share, a time, a rate, an amount of money, or a number that stands alone.
bool isValue(std::string text, bool alone)
{
    if (text.front() == '$')
        text.erase(0, 1);
    if (probabilityOf(text))
        return true;
    const auto term = readLoadTerm(text);
    if (!term)
        return false;
    const Dimension &dimension = term->dimension;
    if (term->action.starts_with("nine")) // "4 nines per year": the year is the window
        return false;
    return dimension.bytes == 1 || isRate(*term) || isMoney(*term) || dimension == Dimension{.seconds = 1} ||
           dimension.people == 1 || (alone && dimension == Dimension{});
}

/// As many of the words as make a number with its unit. Answers how many words that were.
std::size_t hearValue(const std::vector<std::string> &words, std::size_t at, Heard &heard)
{
    constexpr std::size_t longest = 6; // "50k requests per second"
    if (!startsNumber(lowered(words[at])))
        return 0;
    std::size_t count = std::min(longest, words.size() - at);
    std::string value;
    for (; count > 0; --count) {
        const std::string last = lowered(words[at + count - 1]);
        value = joined(
            {words.begin() + static_cast<std::ptrdiff_t>(at), words.begin() + static_cast<std::ptrdiff_t>(at + count)});
        if (!isOneOf(last, {"a", "an", "at", "per", "every", "each", "in", "of", "for", "and", "to", "total"}) &&
            isValue(value, count == 1))
            break;
    }
    const bool word =
        std::ranges::any_of(words[at], [](char c) { return std::isalpha(static_cast<unsigned char>(c)); });
    if (count == 0 && word) // "2fa login"
        return 0;
    (heard.value.empty() ? heard.value : heard.surplus) = count == 0 ? words[at] : value;
    return std::max<std::size_t>(count, 1);
}

bool isTimeAt(const std::vector<std::string> &words, std::size_t at)
{
    const auto isTime = [](const std::string &text) {
        const auto term = readLoadTerm(text);
        return term && term->dimension == Dimension{.seconds = 1};
    };
    return isTime(words[at]) || (at + 1 < words.size() && isTime(words[at] + " " + words[at + 1]));
}

/// "99.9 % of requests under 200 ms" and "99.9 % under 200 ms" bound a percentile.
bool hearShareOfRequests(const std::vector<std::string> &words, std::size_t next, Heard &heard)
{
    const auto share = heard.surplus.empty() ? probabilityOf(heard.value) : std::nullopt;
    const bool within = next + 1 < words.size() &&
                        isOneOf(lowered(words[next]), {"<", "under", "below", "in", "within"}) &&
                        isTimeAt(words, next + 1);
    const bool of = within || (next < words.size() && lowered(words[next]) == "of");
    const auto isTime = [](const std::string &word) { return startsNumber(word); };
    if (!share || !of || std::none_of(words.begin() + static_cast<std::ptrdiff_t>(next), words.end(), isTime))
        return false;
    heard.percentile = share;
    heard.metric = RequirementMetric::Latency;
    heard.value.clear();
    return true;
}

constexpr double leastKept = 86'400; ///< s; what is kept is kept that long, and nobody waits so long

/// "store for 90 days" is kept, "replication lag" is a lag; else the words name a class.
void hearAsides(Heard &heard)
{
    const auto time = heard.asides.empty() ? Result<LoadTerm>(Error{}) : readLoadTerm(heard.value);
    const bool keeps = time && time->dimension == Dimension{.seconds = 1} && time->value.likely >= leastKept;
    for (const std::string &aside : heard.asides) {
        const std::string word = lowered(aside);
        if (word == "store" && !heard.metric && keeps)
            heard.metric = RequirementMetric::Retention;
        const bool meant = heard.metric == (word == "replication" ? RequirementMetric::Staleness
                                            : word == "writes"    ? RequirementMetric::DataLoss
                                                                  : RequirementMetric::Retention);
        if (!meant)
            heard.named.insert(heard.named.begin(), aside);
    }
}

Heard heardIn(const std::vector<std::string> &words)
{
    Heard heard;
    for (std::size_t i = 0; i < words.size();) {
        const std::string word = lowered(words[i]);
        if (isOneOf(word, {"market", "trading", "business", "office", "opening", "working"}) && i + 1 < words.size() &&
            lowered(words[i + 1]) == "hours") {
            heard.window = RequirementWindow::Hours;
            i += 2;
        } else if (hearPercentile(word, heard) || hearBound(word, heard) || hearWindow(word, heard) ||
                   hearMetric(word, heard)) {
            ++i;
        } else if (const std::size_t count = hearValue(words, i, heard)) {
            i += count;
            hearShareOfRequests(words, i, heard);
        } else {
            if (isOneOf(word, {"strong", "strongly", "strict", "strictly", "immediate", "linearizable"}))
                heard.strong = true;
            else if (std::ranges::find(vagueWords, word) != vagueWords.end())
                heard.vague = heard.vague.empty() ? word : heard.vague;
            else if (isOneOf(word, {"expire", "expires", "expired", "released", "lapse", "lapses"}))
                heard.ends = true;
            else if (isOneOf(word, {"store", "history", "replication", "writes"}))
                heard.asides.push_back(words[i]);
            else if (!heard.value.empty() && word == "to")
                heard.purpose = true;
            else if (!isFiller(word) && !heard.arrives && !heard.purpose && !(isDoing(word) && !heard.named.empty()))
                heard.named.push_back(words[i]);
            ++i;
        }
    }
    if (heard.strong && heard.value.empty()) {
        heard.metric = RequirementMetric::Staleness;
        heard.value = "0 s";
    }
    if (heard.metric == RequirementMetric::RecoveryTime) // of what, "from a region outage"
        std::erase_if(heard.named, [](const std::string &word) {
            return isOneOf(lowered(word), {"from", "after", "zone", "az", "region", "node", "server", "replica",
                                           "datacenter", "outage", "crash", "disaster"});
        });
    hearAsides(heard);
    return heard;
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
    if (isMoney(*term))
        dimension.actions = 0;
    const std::string plain = lowered(amount);
    if (dimension == Dimension{.seconds = -1} && (plain.ends_with("year") || plain.ends_with("yr")))
        return term->value.likely * readLoadTerm("1 year")->value.likely / 12;
    if (dimension == Dimension{.seconds = -1})
        return term->value.likely * month->value.likely;
    if (!(dimension == Dimension{}))
        return Error{"\"" + amount + "\" is no amount of money: write cost < $20k/month"};
    return term->value.likely / (window == RequirementWindow::Year ? 12 : 1);
}

bool isShare(RequirementMetric metric)
{
    return metric == RequirementMetric::Availability || metric == RequirementMetric::SuccessRate ||
           metric == RequirementMetric::Durability;
}

/// 99.9 of an availability is a percentage.
std::optional<double> shareIn(const Heard &heard)
{
    const auto share = probabilityOf(heard.value);
    const bool available = heard.metric == RequirementMetric::Availability;
    return share || !available ? share : probabilityOf(heard.value + " %");
}

/// What is left of 1 where "downtime < 5 min per month" or "errors < 0.1 %" is wanted.
std::optional<double> withoutLoss(const Heard &heard)
{
    if (const auto lost = probabilityOf(heard.value))
        return 1 - *lost;
    const auto lost = readLoadTerm(heard.value);
    const auto whole = readLoadTerm(heard.window == RequirementWindow::Month ? "1 month" : "1 year");
    const bool judged = heard.metric == RequirementMetric::Availability && heard.window != RequirementWindow::None;
    if (!judged || !lost || !(lost->dimension == Dimension{.seconds = 1}) ||
        !(lost->value.likely < whole->value.likely))
        return std::nullopt;
    return 1 - lost->value.likely / whole->value.likely;
}

/// "10M DAU" of "10M DAU on sale": what the load pad reads alike.
std::string peopleIn(const std::string &value)
{
    for (std::size_t end = value.find(' '); end != std::string::npos; end = value.find(' ', end + 1))
        if (const auto term = readLoadTerm(value.substr(0, end)); term && term->dimension.people == 1)
            return value.substr(0, end);
    return value;
}

/// The metric and the bound, by the value's unit.
Result<MeasurableRequirement> measurable(const Heard &heard)
{
    MeasurableRequirement requirement{
        .requestClass = joined(heard.named), .percentile = heard.percentile.value_or(0.99), .window = heard.window};
    std::optional<RequirementMetric> metric = heard.metric;
    const auto term = readLoadTerm(heard.value);
    if (heard.value.front() == '$' || (term && isMoney(*term)))
        metric = RequirementMetric::Cost;
    const auto probability = shareIn(heard);
    if (!metric && probability && *probability > 0.5)
        metric = RequirementMetric::Availability;
    const bool time = term && term->dimension == Dimension{.seconds = 1};
    const bool fast = heard.vague == "fast" || heard.vague == "quick"; // "availability requests are fast, < 100 ms"
    if (metric && isShare(*metric) && time && heard.window == RequirementWindow::None && (heard.adjective || fast))
        metric = heard.arrives ? RequirementMetric::Freshness // "delivered to available users < 500 ms"
                               : RequirementMetric::Latency;  // "< 1 min to match or failure"
    constexpr double leastPercentage = 90;                    // "99.99" by itself
    if (!metric && term && term->dimension == Dimension{} && term->value.likely >= leastPercentage &&
        term->value.likely < 100) {
        requirement.metric = RequirementMetric::Availability;
        requirement.bound = term->value.likely / 100;
        return requirement;
    }
    if (metric && isShare(*metric)) {
        const auto share = heard.complement ? withoutLoss(heard) : probability;
        if (!share)
            return Error{"\"" + heard.value + "\" is not a share of " +
                         (metric == RequirementMetric::Availability ? "time: write 99.99 % or 4 nines, or downtime < 5 "
                                                                      "min per month"
                                                                    : "what succeeds: write 99.99 % or 4 nines")};
        requirement.metric = *metric;
        requirement.bound = *share;
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
    if (!term)
        return Error{term.error()};
    requirement.bound = term->value.likely;
    const bool nothing = term->dimension == Dimension{} && requirement.bound == 0; // "RPO 0"
    if (term->dimension.people == 1)
        return Error{"people are a load: write " + peopleIn(heard.value) +
                     " on the load pad, with what each of them does"};
    if (isRate(*term)) {
        requirement.metric = RequirementMetric::Throughput;
        if (isTakingIn(lowered(requirement.requestClass)))
            requirement.requestClass.clear();
        if (requirement.requestClass.empty() && !isOneOf(term->action, {"request", "query", "transaction", "op",
                                                                        "operation", "call", "hit", "peak", "avg"}))
            requirement.requestClass = term->action;
    } else if (!(term->dimension == Dimension{.seconds = 1}) && !(nothing && metric)) {
        return Error{term->dimension == Dimension{.bytes = 1}
                         ? "a size: the load pad and the core entities take it, like 100 uploads/s x " + heard.value
                     : term->dimension == Dimension{} && !heard.named.empty()
                         ? "a count, not a bound: the load pad takes it, with how often something is done with it"
                         : "\"" + heard.value + "\" has no unit that I can judge: ms, s, /s, % or nines"};
    } else if (heard.least && metric != RequirementMetric::Retention) {
        return Error{"a time is bounded from above: write < " + heard.value};
    } else {
        requirement.metric = metric && *metric != RequirementMetric::Throughput ? *metric : RequirementMetric::Latency;
    }
    return requirement;
}

/// "10k DCs", "20M", "100 swipes/user/day": counted, and not what is wanted.
bool isLoad(const std::string &value)
{
    const auto term = readLoadTerm(value);
    return term && term->dimension.bytes == 0 && !isMoney(*term) && !probabilityOf(value) &&
           (term->dimension.seconds == 0 ? term->value.likely > 1 : term->ofEachPerson || term->dimension.people == 1);
}

/// A time or a share with its unit: "200 ms", "99.9 %".
bool isBound(const std::string &value)
{
    const auto term = readLoadTerm(value);
    return (probabilityOf(value) && value.find_first_not_of("0123456789.") != std::string::npos) ||
           (term && term->dimension == Dimension{.seconds = 1});
}

/// "1M updates/sec"
bool isRateIn(const std::string &value)
{
    const auto term = readLoadTerm(value);
    return term && isRate(*term);
}

/// The class that the part of the line names which is about consistency: "high availability for browsing, strong
/// consistency for booking".
std::vector<std::string> whereItIsStrong(const std::string &said)
{
    for (std::size_t start = 0; start < said.size();) {
        const std::size_t end = std::min(said.find_first_of(":;,", start), said.size());
        if (const Heard part = heardIn(wordsOf(std::string_view(said).substr(start, end - start))); part.strong)
            return part.named;
        start = end + 1;
    }
    return {};
}

/// "cost per user < $0.01"
bool isOfEach(const std::string &said)
{
    const std::string plain = lowered(said);
    return std::ranges::any_of(
        std::array{"per user", "per request", "per customer", "per order", "per booking", "per message", "per gb"},
        [&](const char *words) { return plain.find(words) != std::string::npos; });
}

/// "time to first token < 1 s", "50 tokens/s per user"
bool isAboutTokens(const std::string &said)
{
    const std::string plain = lowered(said);
    return std::ranges::any_of(std::array{"first token", "ttft", "tokens/s", "tokens per s", "tokens a second"},
                               [&](const char *words) { return plain.find(words) != std::string::npos; });
}

/// One requirement, whatever else stands in the line.
Result<MeasurableRequirement> readOne(std::string_view line)
{
    const std::string said = content(inPlainWords(line));
    const auto words = wordsOf(withoutNegation(said));
    if (words.empty())
        return Error{"an empty line"};
    Heard heard = heardIn(words);
    if (heard.strong && heard.named.size() > 1) // "strong consistency in matching: no driver gets two rides"
        heard.named = whereItIsStrong(said);
    if (heard.metric == RequirementMetric::Cost && isOfEach(said))
        return Error{"only what all of it costs is estimated, by the month: write cost < $20k/month"};
    if (heard.value.empty())
        return Error{askForNumber(heard.named, heard.vague, heard.metric)};
    if (isAboutTokens(said))
        return Error{
            "tokens are no requests, and no figure here speaks of them: it stands in the report as you wrote it"};
    std::erase_if(heard.named, [](const std::string &word) { // "time to first byte < 200 ms", of any request
        return isOneOf(lowered(word), {"first", "byte", "paint", "interactive", "ttfb"});
    });
    if (heard.ends)
        return Error{
            "a lifetime, not a latency: what in the design ends it? A key's time to live, or a job that sweeps"};
    if (isLoad(heard.value) && isBound(heard.surplus)) // "fan-out to 1M subscribers < 200 ms"
        heard.value = std::exchange(heard.surplus, {});
    const auto counts = [](const std::string &value) { return isLoad(value) || isRateIn(value); };
    if (!heard.surplus.empty() && counts(heard.value) && counts(heard.surplus))
        return Error{"\"" + heard.value + "\" and \"" + heard.surplus +
                     "\" are a load, and no bound: the load pad takes them, with what is done how often"};
    if (!heard.surplus.empty())
        return Error{line.find(heard.value + ":" + heard.surplus) != std::string_view::npos
                         ? "a mix is a load: write read:write " + heard.value + ":" + heard.surplus + " on the load pad"
                         : "\"" + heard.value + "\" and \"" + heard.surplus + "\": a requirement has one bound"};
    return measurable(heard);
}

} // namespace

std::vector<std::string> requirementsIn(std::string_view line)
{
    const std::string plain = inPlainWords(line);
    std::vector<std::string> all;
    std::string name;   // of the class that the last one is about
    bool keeps = false; // the last one says for how long
    const auto take = [&](std::string one) {
        auto read = readOne(one);
        if (!read)
            return false;
        if (keeps && read->metric == RequirementMetric::Latency &&
            read->bound >= leastKept) // "keep raw 7 days, rollups 1 year"
            read = readOne(one = "keep " + one);
        if (!read)
            return false;
        keeps = read->metric == RequirementMetric::Retention;
        if (read->requestClass.empty() && !name.empty())
            one = name + ": " + one;
        name = read->requestClass.empty() ? name : read->requestClass;
        if (one.find(" for ") != std::string::npos && !read->requestClass.empty())
            for (std::string &before : all) // "p50 10 ms, p99 100 ms for quotes"
                if (const auto other = readOne(before); other->requestClass.empty() && other->metric == read->metric &&
                                                        other->percentile != read->percentile)
                    before = name + ": " + before;
        all.push_back(std::move(one));
        return true;
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < plain.size(); ++at)
        for (const std::string_view joint : {"; ", ", ", " and "})
            if (plain.compare(at, joint.size(), joint) == 0 && take(plain.substr(start, at - start)))
                start = at + joint.size();
    const bool several = !all.empty() && take(plain.substr(start));
    return several ? all : std::vector{std::string(line)};
}

Result<MeasurableRequirement> readRequirement(std::string_view line)
{
    if (requirementsIn(line).size() > 1)
        return Error{"two requirements in one"};
    return readOne(line);
}

std::string requirementText(const MeasurableRequirement &requirement)
{
    switch (requirement.metric) {
    case RequirementMetric::Availability: {
        if (requirement.window == RequirementWindow::Hours)
            return formatNines(requirement.bound) + " of those hours";
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
    case RequirementMetric::SuccessRate:
        return formatAvailability(requirement.bound) + " of requests succeed";
    case RequirementMetric::Durability:
        return "at most one object in " + countInWords(1 / (1 - requirement.bound)) + " lost a year";
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
    case RequirementMetric::Retention:
        return "what is written is kept for " + formatSeconds(requirement.bound);
    }
    return {};
}

} // namespace ninesketch
