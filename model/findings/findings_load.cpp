// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about load: what is full, what will be, what turns requests away.
#include "model/design/serving.h"
#include "model/findings/findings.h"
#include "model/load/zipf_cache.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ninesketch
{
namespace
{

constexpr double nearlyFull = 0.9;

/// So many more of the same are another design, by rule of thumb.
bool isTooMany(double replicas, double now)
{
    return replicas > 20 * now && replicas > 50;
}

std::string counted(double count, const char *what)
{
    return formatQuantity(count, Unit::None) + " " + what;
}

double partsOf(const Component &component)
{
    return std::max(1.0, component.number("partitions").value_or(1));
}

/// Each part of a relational store has a leader on a replica of its own, and one that stands by.
Fix splitStore(const Component &store, double parts)
{
    const double replicas = std::max(1.0, store.number("replicas").value_or(1));
    const double each = std::max(2.0, std::ceil(replicas / partsOf(store)));
    Fix fix{"Split \"" + store.name + "\" into " + counted(parts, "parts"), {{store.id, "partitions", parts}}};
    if (replicas < 2 * parts) {
        fix.title += " of " + counted(each, "replicas");
        fix.settings.push_back({store.id, "replicas", parts * each});
    }
    if (const auto needed = store.number("needed"))
        fix.settings.push_back({store.id, "needed", std::max(parts, std::ceil(*needed * parts / partsOf(store)))});
    return fix;
}

std::vector<Fix> moreParts(const Component &component, double busy, double target)
{
    const double parts = partsOf(component);
    const double wanted = std::ceil(parts * busy / target - 1e-9);
    if (wanted <= parts)
        return {};
    if (component.is("sql-database"))
        return isTooMany(wanted, parts) ? std::vector<Fix>() : std::vector{splitStore(component, wanted)};
    return {
        {"Split \"" + component.name + "\" into " + counted(wanted, "parts"), {{component.id, "partitions", wanted}}}};
}

/// So many replicas of a consumer, and of the streams that feed it a partition for each worker.
Fix moreConsumers(const Design &design, std::size_t consumer, double replicas)
{
    const Component &component = design.components[consumer];
    Fix fix{"Use " + counted(replicas, "replicas"), {{component.id, "replicas", replicas}}};
    const double workers = replicas * std::max(1, servingOf(component).servers);
    for (const Call &call : design.calls) {
        const Component &stream = design.components[call.from];
        const auto partitions = stream.number("partitions");
        if (call.to != consumer || call.mode != CallMode::Consume || !partitions || *partitions >= workers)
            continue;
        fix.title += " and split \"" + stream.name + "\" into " + counted(workers, "parts");
        fix.settings.push_back({stream.id, "partitions", workers});
    }
    return fix;
}

/// Of the stream whose partitions the consumer works through, and more workers where there is not one for each.
std::vector<Fix> morePartsToConsume(const Design &design, std::size_t consumer, const ComponentReport &made,
                                    double target)
{
    const Serving serving = servingOf(design.components[consumer]);
    const double servers = std::max(1, serving.servers);
    for (const Call &call : design.calls)
        if (call.to == consumer && call.mode == CallMode::Consume)
            for (Fix &fix : moreParts(design.components[call.from], *made.utilisation, target)) {
                const double workers = std::get<double>(fix.settings.front().value);
                if (workers <= serving.replicas * servers)
                    return {std::move(fix)};
                return {moreConsumers(design, consumer, std::ceil(workers / servers))};
            }
    return {};
}

/// Writes alone fill the one node of a relational store: replicas of it would take none of them.
bool isFullOfWrites(const FindingContext &context, std::size_t i)
{
    const Component &component = context.design.components[i];
    const auto writes = context.prepared.servings[i].capacity(Operation::Write);
    return component.is("sql-database") && component.text("replication") != "multi-leader" && writes &&
           context.report.components[i].writeRate > *writes * context.design.settings.targetUtilisation;
}

/// What to do where no number of replicas is an answer; empty: one is.
std::string insteadOfReplicas(const FindingContext &context, std::size_t i)
{
    const ComponentReport &made = context.report.components[i];
    const auto writes = context.prepared.servings[i].capacity(Operation::Write);
    if (made.limitedBy != "servers" || !made.proposedReplicas)
        return {};
    if (made.replicas == 1.0 && isFullOfWrites(context, i))
        return " Replicas do not help: one leader takes all writes, " + formatRate(*writes) +
               " of them at most. Write less (batches, a queue that levels peaks), split the data, or use a store by "
               "key.";
    if (isTooMany(*made.proposedReplicas, *made.replicas))
        return " " + formatQuantity(*made.proposedReplicas, Unit::None) +
               " replicas would carry that; rather ask it for less (a cache, batches, a bound on the load) or use "
               "another kind of it.";
    return {};
}

std::vector<Fix> moreReplicas(const Design &design, std::size_t index, const ComponentReport &made)
{
    const Component &component = design.components[index];
    const double target = design.settings.targetUtilisation;
    if (made.limitedBy == "leader" || made.limitedBy == "partitions") {
        if (!made.utilisation)
            return {};
        return component.kind->find("partitions") ? moreParts(component, *made.utilisation, target)
                                                  : morePartsToConsume(design, index, made, target);
    }
    const bool byThreads = made.limitedBy == "threads";
    if (!made.proposedReplicas || (made.limitedBy != "servers" && !byThreads) ||
        *made.proposedReplicas <= *made.replicas)
        return {};
    std::vector<Fix> fixes{moreConsumers(design, index, *made.proposedReplicas)};
    constexpr double mostThreads = 2000; // of a process, by rule of thumb: beyond, it mostly switches between them
    if (const auto threads = component.number("threads"); byThreads && threads)
        if (const double enough = std::ceil(*threads * *made.proposedReplicas / *made.replicas); enough <= mostThreads)
            fixes.push_back({"Use " + counted(enough, "threads"), {{component.id, "threads", enough}}});
    return fixes;
}

/// Where several are full, more of one alone may only move the queue to the next: of the fullest in `full` room in all
/// of them is offered as well.
void offerRoomInAll(Findings &full)
{
    const auto canGrow = [](const Finding &one) { return !one.fixes.empty() && one.number > nearlyFull; };
    const auto fuller = [&](const Finding &left, const Finding &right) {
        return std::pair(canGrow(left), left.number) < std::pair(canGrow(right), right.number);
    };
    const auto fullest = std::ranges::max_element(full, fuller);
    const auto others = std::ranges::count_if(full, canGrow) - 1;
    if (fullest == full.end() || fullest->number < 1 || others < 1)
        return;
    Fix all;
    for (const Finding &one : full)
        for (const FixSetting &setting : canGrow(one) ? one.fixes.front().settings : std::vector<FixSetting>()) {
            const auto same = std::ranges::find_if(all.settings, [&](const FixSetting &made) {
                return made.elementId == setting.elementId && made.key == setting.key;
            });
            if (same == all.settings.end())
                all.settings.push_back(setting);
            else
                same->value = std::max(same->value, setting.value);
        }
    all.title = others == 1 ? "Make room in both that are full"
                            : "Make room in all " + formatQuantity(static_cast<double>(others + 1), Unit::None) +
                                  " that are full";
    fullest->fixes.push_back(std::move(all));
}

/// What is full before it keeps so much away that the replicas proposed would hardly have anything to do.
bool isSpared(const FindingContext &context, std::size_t i)
{
    const ComponentReport &made = context.report.components[i];
    if (!made.capacity || !made.replicas || !made.proposedReplicas)
        return false;
    const double proposed = *made.proposedReplicas * *made.capacity / *made.replicas;
    return proposed * context.design.settings.targetUtilisation >
           2 * made.arrivalRate + *made.capacity / *made.replicas;
}

void findFull(const FindingContext &context, Findings &findings)
{
    Findings full;
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        if (!made.utilisation)
            continue;
        const double busy = *made.utilisation;
        const std::string limit = made.limitedBy == "servers" ? "" : " (limited by its " + made.limitedBy + ")";
        Finding finding;
        finding.elements = {component.id};
        finding.number = busy;
        const std::string instead = insteadOfReplicas(context, i);
        if (instead.empty())
            finding.fixes = moreReplicas(context.design, i, made);
        else if (isFullOfWrites(context, i))
            finding.fixes = moreParts(component, busy, context.design.settings.targetUtilisation);
        const bool rejects =
            !context.solution.stations[i].limits.empty() && context.solution.stations[i].limits.front().rejects;
        if (rejects && context.solution.stations[i].limits.front().utilisation >= 1)
            continue; // what it turns away is told elsewhere
        if (made.limitedBy == "threads" && context.solution.stations[i].noThread > 0 && busy < 1)
            continue;
        if (busy >= 1) {
            finding.id = "saturated";
            finding.severity = Severity::Critical;
            const bool close = formatRate(*made.capacity) == formatRate(made.arrivalRate);
            const auto rate = [&](double value) { return formatRate(value, close ? 6 : 3); };
            finding.sentence = named(component) + " is saturated at " + rate(*made.capacity) + limit + ": " +
                               rate(made.arrivalRate) + " arrive" +
                               (isSpared(context, i) ? ", and more would if nothing before it were full." : ".");
        } else if (busy > nearlyFull && busy < 1) {
            finding.id = "nearly-saturated";
            finding.severity = Severity::Warning;
            finding.sentence =
                named(component) + " is " + formatShare(busy) + " busy" + limit + ": waiting grows steeply from here.";
        } else if (busy > context.design.settings.targetUtilisation + 1e-9 && busy < 1) {
            finding.id = "little-headroom";
            finding.severity = Severity::Advice;
            finding.sentence = named(component) + " is " + formatShare(busy) + " busy" + limit + ", above the " +
                               formatShare(context.design.settings.targetUtilisation) + " aimed at.";
        } else {
            continue;
        }
        finding.sentence += instead;
        full.push_back(std::move(finding));
    }
    offerRoomInAll(full);
    findings.insert(findings.end(), std::make_move_iterator(full.begin()), std::make_move_iterator(full.end()));
}

void findRejections(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const double rejected = context.report.components[i].rejected.value_or(0);
        if (rejected < 1e-4)
            continue;
        const bool heavy = rejected > 0.01;
        findings.push_back({"rejects",
                            heavy ? Severity::Critical : Severity::Warning,
                            named(context.design.components[i]) + " turns away " + formatShare(rejected) +
                                " of what arrives (429 or a full queue). Decide whether that counts against the "
                                "objective: abuse does not, load that was shed does.",
                            {context.design.components[i].id},
                            {},
                            rejected,
                            {}});
    }
}

/// What comes to a component beyond today's load while the cache before it is empty.
struct ColdLoad {
    std::size_t cache = 0, behind = 0;
    double reads = 0, writes = 0; ///< per second, more than today
};

std::vector<ColdLoad> coldLoads(const FindingContext &context)
{
    std::vector<ColdLoad> loads;
    const auto add = [&](std::size_t cache, const PlannedCall &call, double missRate, double missed) {
        if (missed <= 0 || missed >= 1)
            return;
        auto at = std::ranges::find_if(
            loads, [&](const ColdLoad &one) { return one.cache == cache && one.behind == call.to; });
        if (at == loads.end())
            at = loads.insert(loads.end(), {cache, call.to, 0, 0});
        (call.operation == Operation::Read ? at->reads : at->writes) += missRate * call.count * (1 / missed - 1);
    };
    for (std::size_t v = 0; v < context.prepared.variants.size(); ++v) {
        const auto &variant = *context.prepared.variants[v];
        for (const VisitNode node : variant.graph.order()) {
            const std::size_t self = componentOfNode(node);
            const VisitPlan &plan = variant.plans.plan(self, operationOfNode(node));
            const double rate = context.solution.rates[v][node] * plan.probability;
            for (const PlannedStage &stage : plan.stages)
                for (const PlannedBranch &branch : stage.branches) {
                    if (context.design.components[self].kind->behaviour == Behaviour::Cache)
                        add(self, branch.call, rate, plan.probability);
                    for (const PlannedCall &call : branch.onMiss)
                        add(branch.call.to, call, rate * branch.call.count * branch.missProbability,
                            branch.missProbability);
                }
        }
    }
    return loads;
}

void findColdCaches(const FindingContext &context, Findings &findings)
{
    const auto fullness = [&](std::size_t i, double reads, double writes) {
        const auto limits = limitsOf(context.prepared.servings[i], reads, writes, context.prepared.feeds[i]);
        return limits.empty() ? 0 : limits.front().utilisation;
    };
    for (const ColdLoad &more : coldLoads(context)) {
        const Arrivals &now = context.solution.arrivals[more.behind];
        const double cold = fullness(more.behind, now.reads + more.reads, now.writes + more.writes);
        if (cold < 1 || fullness(more.behind, now.reads, now.writes) >= 1 || now.reads + now.writes <= 0)
            continue;
        const bool read = now.reads > 0 && more.reads > 0;
        const double times = read ? 1 + more.reads / now.reads : 1 + more.writes / now.writes;
        findings.push_back({"cold-cache",
                            Severity::Advice,
                            "While " + named(context.design.components[more.cache]) + " is empty, " +
                                named(context.design.components[more.behind]) + " gets up to " +
                                formatQuantity(times, Unit::None, 2) + " times its " + (read ? "reads" : "writes") +
                                " and is saturated.",
                            {context.design.components[more.cache].id, context.design.components[more.behind].id},
                            {},
                            cold,
                            {}});
    }
}

/// When the most asked item expires, all who ask for it go to the store until the first answer is back.
void findStampedes(const FindingContext &context, Findings &findings)
{
    for (const ColdLoad &more : coldLoads(context)) {
        const Component &cache = context.design.components[more.cache], &store = context.design.components[more.behind];
        const auto keys = cache.number("keys");
        const auto capacity = context.prepared.servings[more.behind].capacity(Operation::Read);
        const double busy = context.report.components[more.behind].utilisation.value_or(1);
        if (!cache.is("cache") || !cache.states("timeToLive") || !keys || !capacity || busy >= 1 || more.reads <= 0 ||
            cache.number("singleRefill").value_or(0) != 0)
            continue;
        const double asked =
            shareOfFirst({*keys, cache.number("skew").value_or(0.9)}) * context.report.components[more.cache].readRate;
        const double room = *capacity * (1 - busy);
        if (asked <= room)
            continue;
        findings.push_back({"cache-stampede",
                            Severity::Advice,
                            "The most asked item of " + named(cache) + " is asked for " + formatRate(asked) +
                                ". Whenever it expires, all of that goes to " + named(store) +
                                " until the first answer is back, and that has room for " + formatRate(room) +
                                " more. Let one request refill it.",
                            {cache.id, store.id},
                            {},
                            asked,
                            {{"One refill at a time", {{cache.id, "singleRefill", 1.0}}}}});
    }
}

void findRunaways(const FindingContext &context, Findings &findings)
{
    std::vector<std::size_t> told;
    for (const Visits &visits : context.solution.offered) {
        if (visits.runaway.empty() || visits.runaway == told)
            continue;
        told = visits.runaway;
        Finding finding{"runaway-cycle", Severity::Critical, {}, {}, {}, {}, {}};
        std::string names;
        for (const std::size_t i : visits.runaway) {
            names += (names.empty() ? "" : ", ") + named(context.design.components[i]);
            finding.elements.push_back(context.design.components[i].id);
        }
        finding.sentence = "The calls between " + names +
                           " go round without an end: each turn makes at least as many calls as the last.";
        findings.push_back(std::move(finding));
    }
}

void findConsumers(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const int partitions = context.prepared.feeds[i].partitions;
        const Serving &serving = context.prepared.servings[i];
        if (partitions == 0 || serving.servers == 0)
            continue;
        const Component &component = context.design.components[i];
        const int consumers = serving.replicas * serving.servers;
        if (consumers > partitions) {
            findings.push_back({"idle-consumers",
                                Severity::Warning,
                                named(component) + " has " + std::to_string(consumers) + " consumers for " +
                                    std::to_string(partitions) +
                                    " partitions: " + std::to_string(consumers - partitions) + " have nothing to do.",
                                {component.id},
                                {},
                                static_cast<double>(consumers - partitions),
                                {moreConsumers(context.design, i, serving.replicas)}});
        } else if (partitions % consumers != 0) {
            const double busy = busyConsumers(context.prepared.feeds[i], consumers);
            findings.push_back({"uneven-partitions",
                                Severity::Advice,
                                std::to_string(partitions) + " partitions do not divide among the " +
                                    std::to_string(consumers) + " consumers of " + named(component) +
                                    ": the one with most sets the pace, as if there were " +
                                    formatQuantity(busy, Unit::None, 3) + ".",
                                {component.id},
                                {},
                                busy,
                                {}});
        }
    }
}

/// Sharding buys capacity and costs joins, transactions and operations: not before one machine is too small.
void findNeedlessShards(const FindingContext &context, Findings &findings)
{
    constexpr double busyEnough = 0.3;
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        const auto reads = component.number("capacity"), writes = component.number("writeCapacity");
        const double partitions = component.number("partitions").value_or(1);
        if (!component.is("sql-database") || partitions < 2 || !reads || *reads <= 0 || made.arrivalRate <= 0)
            continue;
        const double busy = made.readRate / *reads + made.writeRate / std::max(1e-12, writes.value_or(*reads));
        if (busy >= busyEnough)
            continue;
        findings.push_back({"needless-shards",
                            Severity::Advice,
                            named(component) + " is split into " + formatQuantity(partitions, Unit::None) +
                                " shards for a load that keeps one machine " + formatShare(busy, 2) + " busy.",
                            {component.id},
                            {},
                            busy,
                            {}});
    }
}

/// Users times actions gives an average; a system must carry its peak.
void findAveragesAsPeaks(const FindingContext &context, Findings &findings)
{
    for (const RequestClass &one : context.design.classes)
        if (!one.rate && one.users && one.actionsPerDay && one.peakFactor && *one.peakFactor <= 1)
            findings.push_back(
                {"average-as-peak",
                 Severity::Advice,
                 "\"" + one.name + "\" is planned for its average: the busiest time is often 2 to 10 times that.",
                 {},
                 one.id,
                 one.peakFactor,
                 {}});
}

} // namespace

void findLoadOddities(const FindingContext &context, Findings &findings)
{
    findFull(context, findings);
    findRejections(context, findings);
    findRunaways(context, findings);
    findConsumers(context, findings);
    findColdCaches(context, findings);
    findStampedes(context, findings);
    findNeedlessShards(context, findings);
    findAveragesAsPeaks(context, findings);
}

} // namespace ninesketch
