// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_lines.h"

#include "model/design/line_text.h"
#include "model/framework/requirement_hearing.h"
#include "model/framework/requirement_questions.h"
#include "model/framework/requirement_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace ninesketch
{
namespace
{

/// What is done with all that comes in, however much: "process 1B clicks a day".
bool isTakingIn(const std::string &word)
{
    return isOneOf(word, {"process", "ingest", "accept", "receive", "absorb", "take"});
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
        .requestClass = heard.requestClass(), .percentile = heard.percentile.value_or(0.99), .window = heard.window};
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
        if (const Heard part = heardIn(std::string_view(said).substr(start, end - start)); part.strong)
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
    if (said.empty())
        return Error{"an empty line"};
    Heard heard = heardIn(withoutNegation(said));
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

static std::string percentileText(const MeasurableRequirement &requirement)
{
    char text[32];
    std::snprintf(text, sizeof text, "p%.4g", requirement.percentile * 100);
    return requirement.percentile == 0 ? "mean" : text;
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
    case RequirementMetric::Latency:
        return percentileText(requirement) + " latency at most " + formatSeconds(requirement.bound);
    case RequirementMetric::Throughput:
        return "at least " + formatRate(requirement.bound);
    case RequirementMetric::SuccessRate:
        return formatAvailability(requirement.bound) + " of requests succeed";
    case RequirementMetric::Durability:
        return "at most one object in " + countInWords(1 / (1 - requirement.bound)) + " lost a year";
    case RequirementMetric::Staleness:
        return "data at most " + formatSeconds(requirement.bound) + " old";
    case RequirementMetric::Freshness:
        return percentileText(requirement) + " processed within " + formatSeconds(requirement.bound);
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
