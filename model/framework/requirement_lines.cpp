// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_lines.h"
#include "model/design/kind_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace ninesketch
{
namespace
{

std::string trimmed(std::string_view text)
{
    const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && (space(text.front()) || text.front() == '-' || text.front() == '*'))
        text.remove_prefix(1);
    while (!text.empty() && (space(text.back()) || text.back() == '.'))
        text.remove_suffix(1);
    return std::string(text);
}

std::string joined(const std::vector<std::string> &words, std::size_t from, std::size_t to)
{
    std::string result;
    for (std::size_t i = from; i < to; ++i)
        result += (result.empty() ? "" : " ") + words[i];
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
    const std::string rest = lowered(trimmed(end));
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

} // namespace

std::string_view withoutRemark(std::string_view line)
{
    const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '#' && (i == 0 || space(line[i - 1]))) {
            line = line.substr(0, i);
            break;
        }
    while (!line.empty() && space(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && space(line.back()))
        line.remove_suffix(1);
    return line;
}

Result<MeasurableRequirement> readRequirement(std::string_view line)
{
    if (const auto comma = line.find(", "); comma != std::string_view::npos && readRequirement(line.substr(0, comma)) &&
                                            readRequirement(line.substr(comma + 2)))
        return Error{"two requirements: write what follows the comma on a line of its own"};
    const auto words = wordsOf(trimmed(line));
    if (words.empty())
        return Error{"an empty line"};
    MeasurableRequirement requirement;
    std::optional<RequirementMetric> metric;
    std::vector<std::string> named;
    std::string value, vague;
    bool least = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string plain = lowered(words[i]);
        if (const auto percentile = percentileOf(plain)) {
            requirement.percentile = *percentile;
            if (!metric)
                metric = RequirementMetric::Latency;
            continue;
        }
        if (plain == "<" || plain == "under" || plain == "below" || plain == ">" || plain == "above" ||
            plain == "over") {
            least = plain == ">" || plain == "above" || plain == "over";
            continue;
        }
        if (plain == "month" || plain == "monthly" || plain == "/month") {
            requirement.window = RequirementWindow::Month;
            continue;
        }
        if (plain == "year" || plain == "yearly" || plain == "/year") {
            requirement.window = RequirementWindow::Year;
            continue;
        }
        const auto known = std::ranges::find(kMetricWords, std::string_view(plain), &MetricWord::word);
        if (known != kMetricWords.end()) {
            metric = known->metric;
            if (plain == "mean")
                requirement.percentile = 0;
            if (plain == "median")
                requirement.percentile = 0.5;
            if (plain == "available" || plain == "durable")
                vague = plain;
            continue;
        }
        if (value.empty() && startsNumber(plain)) {
            // The number and its unit: up to the next word that means something else.
            value = words[i];
            while (i + 1 < words.size() && lowered(words[i + 1]) != "per" && lowered(words[i + 1]) != "for" &&
                   !percentileOf(lowered(words[i + 1])) && lowered(words[i + 1]) != "availability" &&
                   lowered(words[i + 1]) != "available" && lowered(words[i + 1]) != "uptime" && value.size() < 40)
                value += " " + words[++i];
            continue;
        }
        if (plain == "per" || plain == "for" || plain == "of" || plain == "a" || plain == "at" || plain == "least" ||
            plain == "is" || plain == "must" || plain == "be" || plain == "the" || plain == "in" || plain == "target")
            continue;
        if (std::ranges::find(kVagueWords, plain) != kVagueWords.end()) {
            vague = plain;
            continue;
        }
        named.push_back(words[i]);
    }
    if (value.empty() && (vague == "consistent" || vague == "consistency"))
        return Error{"\"" + vague +
                     "\": how old may an answer be? Write staleness < 1 s; zero means reads at the leader"};
    const auto speaksOf = [&](std::string_view word) {
        return std::ranges::any_of(named, [&](const std::string &one) { return lowered(one).starts_with(word); });
    };
    if (value.empty() && vague.empty() && (speaksOf("los") || speaksOf("data")))
        return Error{"how many seconds of writes may a failure lose? Write RPO < 1 s, or durability 99.999999999 %"};
    if (value.empty())
        return Error{vague.empty()
                         ? "there is no number in it: say how much, for example p99 < 100 ms or 99.99 % per month"
                         : "\"" + vague + "\" needs a number: how " +
                               (vague == "fast" || vague == "quick"         ? "many milliseconds, at which percentile?"
                                : vague == "available" || vague == "highly" ? "many nines, per month or per year?"
                                                                            : "much of what?")};
    if (value.ends_with("/month") || value.ends_with("/mo"))
        requirement.window = RequirementWindow::Month;
    requirement.requestClass = joined(named, 0, named.size());

    const std::string money = value[0] == '$' ? value.substr(1) : "";
    const auto probability = probabilityOf(value);
    if (!money.empty())
        metric = RequirementMetric::Cost;
    if (!metric && probability && *probability > 0.5)
        metric = RequirementMetric::Availability;
    if (metric == RequirementMetric::Availability || metric == RequirementMetric::Durability) {
        if (!probability)
            return Error{"\"" + value + "\" is not a share of time: write 99.99 % or 4 nines"};
        requirement.metric = *metric;
        requirement.bound = *probability;
        return requirement;
    }
    std::string amount = money.empty() ? value : money;
    if (const auto cut = amount.find("/mo"); metric == RequirementMetric::Cost && cut != std::string::npos)
        amount.resize(cut);
    const auto term = readLoadTerm(amount);
    if (!term)
        return Error{term.error()};
    const bool isTime = term->dimension == Dimension{.seconds = 1};
    const bool isRate = term->dimension.seconds == -1;
    if (metric == RequirementMetric::Cost) {
        requirement.metric = RequirementMetric::Cost;
    } else if (isRate) {
        requirement.metric = RequirementMetric::Throughput;
    } else if (isTime) {
        requirement.metric = metric && *metric != RequirementMetric::Throughput ? *metric : RequirementMetric::Latency;
        if (least)
            return Error{"a time is bounded from above: write < " + value};
    } else {
        return Error{"\"" + value + "\" has no unit that I can judge: ms, s, /s, % or nines"};
    }
    requirement.bound = term->value.likely;
    return requirement;
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

Result<Entity> readEntity(std::string_view line)
{
    const std::string text = trimmed(line);
    Entity entity;
    const auto colon = text.find(':');
    const auto bracket = text.find('(');
    const auto cut = std::min(colon, bracket);
    entity.name = trimmed(text.substr(0, cut));
    if (entity.name.empty())
        return Error{"an entity starts with its name, like Url: code 7 B, long 500 B"};
    if (cut == std::string::npos)
        return entity;
    std::string rest = text.substr(cut + 1);
    std::erase(rest, ')');
    std::istringstream stream(rest);
    for (std::string part; std::getline(stream, part, ',');) {
        part = trimmed(part);
        if (part.empty())
            continue;
        const auto digit = part.find_first_of("0123456789");
        EntityField field;
        // A digit inside a name (utf8, s3key) is not a size.
        const bool sized =
            digit != std::string::npos && (digit == 0 || part[digit - 1] == ' ' || part[digit - 1] == '~');
        field.name = trimmed(sized ? part.substr(0, digit) : part);
        if (!field.name.empty() && field.name.back() == '~')
            field.name.pop_back();
        if (sized) {
            const auto term = readLoadTerm(part.substr(digit));
            if (!term || !(term->dimension == Dimension{.bytes = 1} || term->dimension == Dimension{}))
                return Error{"\"" + part + "\" is not a size: write " + (field.name.empty() ? "it" : field.name) +
                             " 8 B or 2 KB"};
            field.bytes = term->value.likely;
        }
        entity.bytesPerRow += field.bytes;
        entity.fields.push_back(std::move(field));
    }
    return entity;
}

namespace
{

/// Takes the size that a part of a line ends in off it: "201 2 KB" becomes "201".
std::optional<double> takeSize(std::string &text)
{
    std::size_t start = text.size();
    for (int words = 1; words <= 2 && start != std::string::npos && start > 0; ++words) { // "2KB" or "2 KB"
        start = text.rfind(' ', start - 1);
        const std::string last = start == std::string::npos ? text : text.substr(start + 1);
        if (const auto term = readLoadTerm(last); term && term->dimension == Dimension{.bytes = 1}) {
            text = trimmed(text.substr(0, text.size() - last.size()));
            return term->value.likely;
        }
    }
    return std::nullopt;
}

} // namespace

Result<ApiLine> readApiLine(std::string_view line)
{
    std::string text = trimmed(line);
    ApiLine api;
    const auto takeName = [&] {
        const auto open = text.rfind(" (");
        if (open == std::string::npos || !text.ends_with(')'))
            return;
        api.named = trimmed(text.substr(open + 2, text.size() - open - 3));
        text = trimmed(text.substr(0, open));
    };
    takeName();
    if (const auto at = text.rfind('@'); at != std::string::npos) {
        const auto end = std::min(text.find("->", at), text.size()); // the answer may come after the rate
        const std::string written = trimmed(text.substr(at + 1, end - at - 1));
        const auto rate = readLoadTerm(written);
        if (!rate || rate->dimension.seconds != -1)
            return Error{"\"@ " + written + "\" is not a rate: write @ 1k/s"};
        api.rate = rate->value.likely;
        text = trimmed(text.substr(0, at) + text.substr(end));
    }
    takeName();
    if (const auto arrow = text.find("->"); arrow != std::string::npos) {
        api.answer = trimmed(text.substr(arrow + 2));
        api.responseBytes = takeSize(api.answer);
        text = trimmed(text.substr(0, arrow));
    }
    api.requestBytes = takeSize(text);
    std::istringstream stream(text);
    stream >> api.method;
    std::string method = api.method;
    for (char &c : method)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    static constexpr std::array methods = {"GET",    "HEAD", "POST", "PUT",       "PATCH",
                                           "DELETE", "WS",   "RPC",  "SUBSCRIBE", "PUBLISH"};
    std::string body;
    if (std::ranges::find(methods, method) != methods.end()) {
        api.method = method;
        stream >> api.path >> body;
    } else {
        // A function call: createUrl(long) -> code
        api.path = text.substr(0, text.find('('));
        api.method.clear();
    }
    if (api.path.empty())
        return Error{"what is called? Write a method and a path, like POST /urls, or a function, like shorten(url)"};
    const std::string plain = lowered(api.path);
    static constexpr std::array reading = {"get",   "read", "list",  "search", "find",
                                           "fetch", "view", "query", "load",   "suggest"};
    const bool listens = api.method == "SUBSCRIBE" || (api.method == "WS" && body.empty());
    if (!api.method.empty())
        api.isWrite = api.method != "GET" && api.method != "HEAD" && !listens;
    else
        api.isWrite = std::ranges::none_of(reading, [&](const char *word) { return plain.starts_with(word); });
    if (api.method.empty()) {
        api.requestClass = api.path;
        return api;
    }
    // The last segment that is a name, not a parameter or a version: POST /v1/users/{id}/posts -> create post.
    std::string resource;
    std::istringstream segments(api.path.substr(0, api.path.find('?')));
    for (std::string segment; std::getline(segments, segment, '/');) {
        const bool version =
            segment.size() >= 2 && segment[0] == 'v' && std::isdigit(static_cast<unsigned char>(segment[1]));
        if (!segment.empty() && segment[0] != '{' && segment[0] != ':' && segment[0] != '<' && !version &&
            segment != "api")
            resource = segment;
    }
    if (resource.size() > 3 && resource.ends_with('s') && !resource.ends_with("ss"))
        resource.pop_back();
    const std::string verb = api.method == "GET" || api.method == "HEAD"    ? "read"
                             : api.method == "POST"                         ? "create"
                             : api.method == "PUT" || api.method == "PATCH" ? "update"
                             : api.method == "DELETE"                       ? "delete"
                             : listens                                      ? "follow"
                             : api.method == "WS"                           ? "send"
                             : api.method == "RPC"                          ? "call"
                                                                            : lowered(api.method);
    api.requestClass = capitalised(resource.empty() ? verb : verb + " " + resource);
    return api;
}

namespace
{

bool isNamed(std::string_view name, std::initializer_list<Behaviour> behaviours)
{
    const auto named = kindNamedIn(name);
    return named && std::ranges::find(behaviours, named->kind->behaviour) != behaviours.end();
}

/// It answers those who call it, and hands nothing over by itself; object stores do tell of what is put into them.
bool keepsOnly(std::string_view name)
{
    return isNamed(name, {Behaviour::Store, Behaviour::Cache}) && kindNamedIn(name)->kind->id != "object-store";
}

bool isQueue(std::string_view name)
{
    return isNamed(name, {Behaviour::Queue});
}

} // namespace

Result<std::vector<FlowStep>> readFlow(std::string_view line)
{
    std::string text = trimmed(line);
    std::vector<std::string> classes;
    if (const auto open = text.rfind('('); text.ends_with(')') && open != std::string::npos) {
        std::istringstream names(text.substr(open + 1, text.size() - open - 2));
        for (std::string name; std::getline(names, name, ',');)
            if (name = trimmed(name); !name.empty())
                classes.push_back(name);
        text = trimmed(text.substr(0, open));
    }
    std::vector<FlowStep> steps;
    std::vector<std::string> from;
    std::string caller; // of those
    std::size_t start = 0;
    bool async = false;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        std::size_t width = 0;
        bool nextAsync = false;
        const std::string_view rest = std::string_view(text).substr(i);
        if (rest.starts_with("->>")) {
            width = 3;
            nextAsync = true;
        } else if (rest.starts_with("~>")) {
            width = 2;
            nextAsync = true;
        } else if (rest.starts_with("->") || rest.starts_with("=>")) {
            width = 2;
        } else if (rest.starts_with("\xe2\x86\x92")) { // →
            width = 3;
        } else if (i != text.size()) {
            continue;
        }
        std::vector<std::string> to;
        std::string part = trimmed(text.substr(start, i - start)), piece;
        for (const char c : part + "+") {
            if (c == '+' || c == ',' || c == '&') {
                if (piece = trimmed(piece); !piece.empty())
                    to.push_back(piece);
                piece.clear();
            } else {
                piece += c;
            }
        }
        if (to.empty())
            return Error{"an arrow needs a name on both sides, like client -> gateway -> service"};
        if (!from.empty()) {
            const bool apart =
                async && !caller.empty() && (from.size() > 1 || (keepsOnly(from.back()) && isQueue(to.front())));
            caller = apart ? caller : from.back();
            for (const std::string &target : to)
                steps.push_back({caller, target, async, classes});
        }
        from = std::move(to);
        async = nextAsync;
        start = i + width;
        if (width > 0)
            i += width - 1;
    }
    if (steps.empty())
        return Error{"a flow has arrows, like client -> gateway -> service -> cache + db"};
    return steps;
}

} // namespace ninesketch
