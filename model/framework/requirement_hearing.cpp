// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_hearing.h"

#include "model/design/line_text.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <sstream>

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
                   {"per",     "for",     "of",      "a",           "an",         "at",        "least",   "most",
                    "is",      "are",     "must",    "be",          "the",        "in",        "to",      "it",
                    "we",      "want",    "user",    "users",       "can",        "may",       "will",    "should",
                    "shall",   "able",    "within",  "target",      "than",       "by",        "and",     "up",
                    "every",   "each",    "all",     "any",         "data",       "result",    "results", "requests",
                    "handle",  "handles", "support", "serve",       "sustain",    "scale",     "peak",    "load",
                    "traffic", "system",  "time",    "response",    "end-to-end", "e2e",       "qps",     "rps",
                    "on",      "ok",      "okay",    "percentile",  "sla",        "slo",       "respond", "responds",
                    "about",   "around",  "roughly", "others",      "everyone",   "everybody", "bounded", "tail",
                    "allowed", "but",     "ratio",   "sustained",   "serves",     "delay",     "during",  "after",
                    "or",      "service", "app",     "application", "aim",        "aims",      "goal",    "tolerate",
                    "expect",  "need",    "needs",   "has",         "have",       "even",      "longer",  "objective"});
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

} // namespace

std::string Heard::requestClass() const
{
    return joined(named);
}

Heard heardIn(std::string_view said)
{
    const auto words = wordsOf(said);
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
            else if (isOneOf(word, {"expire", "expires", "expired", "released", "lapse", "lapses", "gone", "purged",
                                    "erased"}))
                heard.ends = true;
            else if (isOneOf(word, {"store", "history", "replication", "writes"}))
                heard.asides.push_back(words[i]);
            else if (!heard.value.empty() && word == "to")
                heard.purpose = true;
            else if (!isFiller(word) && !heard.arrives && !heard.purpose &&
                     !(isDoing(word) && !(heard.named.empty() && heard.asides.empty())))
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

} // namespace ninesketch
