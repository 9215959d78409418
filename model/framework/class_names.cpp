// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/class_names.h"

#include "model/words.h"

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <tuple>
#include <utility>

namespace ninesketch
{
namespace
{

/// Both are the same word, or its beginning: "statist" of Statistics, "stat" of stats.
bool alike(const std::string &left, const std::string &right)
{
    constexpr std::size_t enough = 4;
    return left == right ||
           (std::min(left.size(), right.size()) >= enough && (left.starts_with(right) || right.starts_with(left)));
}

/// What stands in brackets at the end of a line; empty: nothing does.
std::string_view inBrackets(std::string_view line)
{
    while (!line.empty() && line.back() == ' ')
        line.remove_suffix(1);
    const auto open = line.rfind('(');
    return line.ends_with(')') && open != std::string_view::npos ? line.substr(open + 1, line.size() - open - 2)
                                                                 : std::string_view();
}

/// The only class with the highest score above zero.
template <typename Score> std::optional<std::size_t> best(std::size_t count, const Score &score)
{
    std::optional<std::size_t> found;
    std::size_t most = 0;
    bool several = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t points = score(i);
        several = points == most ? several || found.has_value() : several && points < most;
        if (points > most) {
            most = points;
            found = i;
        }
    }
    return several ? std::nullopt : found;
}

/// Words that classes are named with, by what their requests do.
struct Verbs {
    std::set<std::string> reading =
                              stemsOf("read get view fetch find look show query list search browse load open see watch "
                                      "play download receive"),
                          creating = stemsOf("create post add new make write send submit upload book order pay reserve "
                                             "register start request shorten publish buy bid vote like comment join "
                                             "checkout transfer deposit withdraw ingest sign"),
                          changing =
                              stemsOf("update change edit set write replace accept decline reject approve confirm "
                                      "rsvp invite reply react schedule rename move assign"),
                          deleting = stemsOf("delete remove cancel unfollow"),
                          moving = stemsOf("redirect follow visit open");
};

const Verbs &verbs()
{
    static const Verbs known;
    return known;
}

/// What a method is often called in a class's name.
std::set<std::string> meaningOf(const ApiLine &line)
{
    const auto &[reading, creating, changing, deleting, moving] = verbs();
    if (line.answer.starts_with("30"))
        return moving;
    if (line.method == "GET" || line.method == "HEAD")
        return reading;
    if (line.method == "PUT" || line.method == "PATCH")
        return changing;
    if (line.method == "DELETE")
        return deleting;
    return line.method == "POST" ? creating : std::set<std::string>();
}

/// A verb that is known, and what it does.
struct Doing {
    std::set<std::string> stem;
    Operation operation = Operation::Read;
};

/// The first of a name; nothing if it has none. "See changes" reads; who lists an item, and not items, offers it.
std::optional<Doing> firstVerb(std::string_view name)
{
    std::istringstream words{std::string(name)};
    for (std::string word; words >> word;) {
        const std::set<std::string> stem = stemsOf(word);
        const auto says = [&](const std::set<std::string> &verbs) { return sharedStems(stem, verbs) > 0; };
        if (says(verbs().creating) || says(verbs().changing) || says(verbs().deleting))
            return Doing{stem, Operation::Write};
        if (!says(verbs().reading))
            continue;
        const bool offers = stem == stemsOf("list") && words >> word && (word == "a" || word == "an");
        return Doing{stem, offers ? Operation::Write : Operation::Read};
    }
    return std::nullopt;
}

std::optional<Operation> doneIn(std::string_view name)
{
    const auto verb = firstVerb(name);
    return verb ? std::optional(verb->operation) : std::nullopt;
}

} // namespace

bool meansWriting(std::string_view name)
{
    return doneIn(name) == Operation::Write;
}

bool meansReading(std::string_view name)
{
    return doneIn(name) == Operation::Read;
}

const RequestClass *classNamed(std::string_view name, const std::vector<RequestClass> &classes)
{
    for (const RequestClass &one : classes)
        if (one.id == name || one.name == name)
            return &one;
    const std::set<std::string> words = stemsOf(name);
    const auto found = best(classes.size(), [&](std::size_t i) {
        const std::set<std::string> own = stemsOf(classes[i].name), id = stemsOf(classes[i].id);
        const bool same = !words.empty() && (words == own || words == id);
        return same ? std::size_t(100) : std::max(sharedStems(own, words), sharedStems(id, words));
    });
    return found ? &classes[*found] : nullptr;
}

bool couldBeClass(std::string_view name)
{
    constexpr std::size_t few = 2;
    return !name.empty() && smallWords(name).size() <= few;
}

const RequestClass *classOfRequirement(std::string_view line, const std::vector<RequestClass> &classes,
                                       const std::vector<std::string> &paths)
{
    if (const std::string_view named = inBrackets(line); !named.empty())
        if (const RequestClass *one = classNamed(named, classes))
            return one;
    const std::set<std::string> words = stemsOf(line);
    const auto verb = firstVerb(line);
    const RequestClass *most = nullptr;
    std::tuple<std::size_t, bool, bool, bool> closest{0, false, false, false};
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const RequestClass &one = classes[i];
        const std::set<std::string> own = stemsOf(one.name + ' ' + one.id);
        const std::size_t both = sharedStems(own, words);
        const bool sameDone =
            verb && one.operation == verb->operation; // "query ad click metrics" reads: it is no click
        const bool onPath = sameDone && i < paths.size() && sharedStems(stemsOf(paths[i]), words) > 0;
        const std::size_t score = 2 * both + (onPath ? 1 : 0) - (both == 1 && verb && !sameDone ? 1 : 0);
        const bool isDone = verb && sharedStems(own, verb->stem) > 0; // who bids on an item makes a bid, no item
        if (const std::tuple close{score, sameDone, isDone, both == own.size()};
            score > 0 && close > closest) { // "search for events"
            closest = close;
            most = &one;
        }
    }
    return most;
}

std::optional<Target> targetOf(const MeasurableRequirement &requirement, const std::vector<RequestClass> &classes)
{
    Target target;
    target.classId = requirement.requestClass;
    if (!requirement.requestClass.empty()) {
        const RequestClass *one = classNamed(requirement.requestClass, classes);
        if (!one)
            return std::nullopt;
        target.classId = one->id;
    }
    target.value = requirement.bound;
    const auto is = [&](Metric metric) {
        target.metric = metric;
        return std::optional(target);
    };
    const auto isAt = [&](std::initializer_list<std::pair<double, Metric>> percentiles) {
        const auto *const found =
            std::ranges::find(percentiles, requirement.percentile, &std::pair<double, Metric>::first);
        return found == percentiles.end() ? std::nullopt : is(found->second);
    };
    switch (requirement.metric) {
    case RequirementMetric::Availability:
        return is(Metric::Availability);
    case RequirementMetric::SuccessRate:
        return is(Metric::SuccessRate);
    case RequirementMetric::Throughput:
        return is(Metric::Throughput);
    case RequirementMetric::Cost:
        return is(Metric::Cost);
    case RequirementMetric::Durability:
        return is(Metric::Durability);
    case RequirementMetric::Staleness:
        return is(Metric::Staleness);
    case RequirementMetric::Freshness:
        return isAt({{0.5, Metric::FreshnessP50},
                     {0.9, Metric::FreshnessP90},
                     {0.95, Metric::FreshnessP95},
                     {0.99, Metric::Freshness},
                     {0.999, Metric::FreshnessP999}});
    case RequirementMetric::DataLoss:
        return is(Metric::DataLoss);
    case RequirementMetric::Latency:
        return isAt({{0.0, Metric::Mean},
                     {0.5, Metric::P50},
                     {0.9, Metric::P90},
                     {0.95, Metric::P95},
                     {0.99, Metric::P99},
                     {0.999, Metric::P999}});
    case RequirementMetric::RecoveryTime:
    case RequirementMetric::Retention: // no target: stores keep it (model/design/retention.h)
        return std::nullopt;
    }
    return std::nullopt;
}

std::vector<std::optional<std::size_t>> classesOfInterface(const std::vector<ApiLine> &lines,
                                                           const std::vector<RequestClass> &classes)
{
    std::vector<std::optional<std::size_t>> meant(lines.size());
    std::vector<bool> taken(classes.size());
    const auto take = [&](std::size_t line, std::optional<std::size_t> i) {
        if (meant[line] || !i || taken[*i])
            return;
        meant[line] = i;
        taken[*i] = true;
    };
    const auto sameOperation = [&](std::size_t line, std::size_t i) {
        return lines[line].isWrite == (classes[i].operation == Operation::Write);
    };
    for (std::size_t line = 0; line < lines.size(); ++line)
        for (const std::string &name : {lines[line].named, lines[line].requestClass}) {
            const std::set<std::string> words = stemsOf(name);
            for (std::size_t i = 0; i < classes.size(); ++i)
                if (!words.empty() && (words == stemsOf(classes[i].name) || words == stemsOf(classes[i].id)))
                    take(line, i);
        }
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (!lines[line].named.empty())
            continue; // it is called by its name
        const std::set<std::string> said = stemsOf(withWordsApart(lines[line].path) + ' ' + lines[line].answer),
                                    means = meaningOf(lines[line]);
        take(line, best(classes.size(), [&](std::size_t i) -> std::size_t {
                 if (taken[i] || !sameOperation(line, i))
                     return 0;
                 const std::set<std::string> own = stemsOf(classes[i].name + ' ' + classes[i].id);
                 const auto spoken = std::ranges::count_if(own, [&](const std::string &word) {
                     return std::ranges::any_of(said, [&](const std::string &other) { return alike(word, other); });
                 });
                 const std::size_t verbs = sharedStems(own, means);
                 if (spoken == 0 && verbs < own.size())
                     return 0; // "POST /fare" is no "Send location"
                 return 2 * static_cast<std::size_t>(spoken) + std::min<std::size_t>(1, verbs);
             }));
    }
    // "alarm: 150/s" on the load pad says nothing of writing: the line does
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const std::set<std::string> said = stemsOf(withWordsApart(lines[line].path));
        if (lines[line].named.empty())
            take(line, best(classes.size(), [&](std::size_t i) -> std::size_t {
                     const std::set<std::string> own = stemsOf(classes[i].name);
                     return !taken[i] && !own.empty() && !doneIn(classes[i].name) &&
                                    sharedStems(own, said) == own.size()
                                ? own.size()
                                : 0;
                 }));
    }
    for (const bool write : {false, true}) {
        std::vector<std::size_t> open, free;
        for (std::size_t line = 0; line < lines.size(); ++line)
            if (!meant[line] && lines[line].named.empty() && lines[line].isWrite == write)
                open.push_back(line);
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (!taken[i] && (classes[i].operation == Operation::Write) == write)
                free.push_back(i);
        if (open.size() == 1 && free.size() == 1)
            take(open.front(), free.front());
    }
    return meant;
}

} // namespace ninesketch
