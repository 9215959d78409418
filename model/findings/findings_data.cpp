// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about data: what may be lost, what may be stale, quorums that do not overlap.
#include "model/design/stated.h"
#include "model/findings/findings.h"
#include "model/load/zipf_cache.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ninesketch
{
namespace
{

/// So many copies; quorums that were stated overlap among them, too.
Fix keepCopies(const Component &component, double count)
{
    const char *key = component.number("copies") ? "copies" : "replicas";
    Fix fix{"Use " + formatQuantity(count, Unit::None) + " copies", {{component.id, key, count}}};
    const auto r = component.number("readQuorum"), w = component.number("writeQuorum");
    const double majority = std::floor(count / 2) + 1;
    if (w)
        fix.settings.push_back({component.id, "writeQuorum", majority});
    if (r && (!w || *r + majority <= count))
        fix.settings.push_back({component.id, "readQuorum", count - majority + 1});
    return fix;
}

void findQuorums(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        if (component.kind->behaviour != Behaviour::Store)
            continue;
        const auto copies = component.number("copies");
        const double n = copies ? *copies : context.prepared.servings[i].replicas;
        const auto r = component.number("readQuorum"), w = component.number("writeQuorum");
        if (r && w && *r + *w <= n)
            findings.push_back({"quorums-do-not-overlap",
                                Severity::Warning,
                                named(component) + " reads " + formatQuantity(*r, Unit::None) + " and writes " +
                                    formatQuantity(*w, Unit::None) + " of " + formatQuantity(n, Unit::None) +
                                    " copies: R + W must exceed N for a read to see the last write.",
                                {component.id},
                                {},
                                *r + *w,
                                {{"Write " + formatQuantity(n - *r + 1, Unit::None) + " copies",
                                  {{component.id, "writeQuorum", n - *r + 1}}}}});
        if (component.text("replication") == "quorum" && n == 2)
            findings.push_back(
                {"quorum-of-two",
                 Severity::Warning,
                 named(component) + " needs both of its two copies for a quorum: losing either stops it. Use three.",
                 {component.id},
                 {},
                 n,
                 {keepCopies(component, 3)}});
        else if (component.text("replication") == "quorum" && n > 1 && static_cast<long long>(n) % 2 == 0)
            findings.push_back({"even-quorum",
                                Severity::Advice,
                                named(component) + " has an even number of copies (" + formatQuantity(n, Unit::None) +
                                    "): it tolerates no more failures than one copy fewer would.",
                                {component.id},
                                {},
                                n,
                                {keepCopies(component, n + 1)}});
    }
}

void findLosses(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        const bool back = component.kind->behaviour == Behaviour::Cache && component.text("policy") == "write-back";
        if (!back && made.writesAtRisk.value_or(0) >= 1)
            findings.push_back(
                {"writes-at-risk",
                 Severity::Warning,
                 named(component) +
                     (component.is("event-stream") ? " is acknowledged before all replicas hold a message"
                                                   : " replicates asynchronously") +
                     ": a failover loses about " + formatQuantity(*made.writesAtRisk, Unit::None, 2) +
                     " acknowledged writes.",
                 {component.id},
                 {},
                 made.writesAtRisk,
                 {component.is("event-stream")
                      ? Fix{"Acknowledge when all replicas have it", {{component.id, "acks", std::string("all")}}}
                      : Fix{"Replicate before acknowledging", {{component.id, "replication", std::string("sync")}}}}});
        if (back && made.writeRate > 0)
            findings.push_back(
                {"write-back-loss",
                 Severity::Warning,
                 named(component) + " writes back: a crash loses up to " +
                     formatQuantity(made.writeRate * component.number("flushInterval").value_or(0), Unit::None, 2) +
                     " writes of its flush interval.",
                 {component.id},
                 {},
                 made.writeRate * component.number("flushInterval").value_or(0),
                 {{"Write through", {{component.id, "policy", std::string("write-through")}}}}});
    }
}

/// Several leaders accept writes to the same item: without a rule for conflicts one of them is lost.
void findConflicts(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        if (component.text("replication") == "multi-leader" && context.report.components[i].writeRate > 0)
            findings.push_back(
                {"write-conflicts",
                 Severity::Advice,
                 named(component) + " takes writes at several leaders: say who wins when two change the same item.",
                 {component.id},
                 {},
                 context.report.components[i].writeRate,
                 {}});
    }
}

/// Copies repeat a mistaken delete within milliseconds; whoever states how much may be lost needs more than copies.
void findMissingBackups(const FindingContext &context, Findings &findings)
{
    std::set<std::size_t> told;
    for (const TargetResult &result : context.report.targets) {
        if (result.metric != Metric::DataLoss && result.metric != Metric::Durability)
            continue;
        const auto one = std::ranges::find(context.report.classes, result.classId, &ClassReport::id);
        if (one == context.report.classes.end())
            continue;
        for (const std::size_t i : one->path) {
            const Component &component = context.design.components[i];
            const bool written = context.report.components[i].writeRate > 0;
            if (component.kind->behaviour != Behaviour::Store || !written || component.number("backupEvery") ||
                !told.insert(i).second)
                continue;
            findings.push_back({"no-backup",
                                Severity::Note,
                                "Copies are no backup: they repeat a mistaken delete. Say how often " +
                                    named(component) + " is backed up.",
                                {component.id},
                                one->id,
                                {},
                                {{"Back up every day", {{component.id, "backupEvery", 86400.0}}}}});
        }
    }
}

/// What is written there is meant to be forgotten soon: who is where now.
bool isPassing(const Component &cache)
{
    constexpr double soon = 3600; // s
    return cache.states("timeToLive") && cache.number("timeToLive").value_or(0) <= soon;
}

/// A class that writes, and nothing but a cache keeps it.
void findCachesAsRecord(const FindingContext &context, Findings &findings)
{
    for (std::size_t r = 0; r < context.design.classes.size(); ++r) {
        const auto variant = context.prepared.variantOf[r];
        if (!variant || context.design.classes[r].operation != Operation::Write)
            continue;
        std::optional<std::size_t> cache;
        bool kept = false;
        for (const VisitNode node : context.prepared.variants[*variant]->graph.order()) {
            const std::size_t i = componentOfNode(node);
            const Behaviour behaviour = context.design.components[i].kind->behaviour;
            if (behaviour == Behaviour::Cache && operationOfNode(node) == Operation::Write &&
                !isPassing(context.design.components[i]))
                cache = i;
            kept = kept || behaviour == Behaviour::Store || behaviour == Behaviour::Queue ||
                   behaviour == Behaviour::External;
        }
        if (cache && !kept)
            findings.push_back(
                {"cache-as-record",
                 Severity::Warning,
                 "Only " + named(context.design.components[*cache]) + " keeps what \"" +
                     context.design.classes[r].name +
                     "\" writes: a cache may forget it. Write to a store as well, use a durable one, or say its "
                     "time to live if it may be forgotten.",
                 {context.design.components[*cache].id},
                 context.design.classes[r].id,
                 {},
                 {}});
    }
}

/// The hit ratio that was typed, against what the stated memory can hold (Che, Tung, Wang 2002).
void findHopefulHitRatios(const FindingContext &context, Findings &findings)
{
    constexpr double tolerance = 0.02;
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const auto memory = component.number("memory"), keys = component.number("keys"),
                   item = component.number("itemBytes"), hits = component.number("hitRatio");
        if (component.kind->behaviour != Behaviour::Cache || !memory || !keys || !hits || item.value_or(0) <= 0)
            continue;
        const double nodes = context.prepared.servings[i].replicas;
        const double within = lruHitRatio({*keys, component.number("skew").value_or(0.9)}, *memory * nodes / *item);
        if (*hits <= within + tolerance)
            continue;
        findings.push_back({"hit-ratio-out-of-reach",
                            Severity::Warning,
                            named(component) + " is said to answer " + formatShare(*hits) + "; its memory holds " +
                                formatQuantity(std::min(*keys, *memory * nodes / *item), Unit::None, 2) + " of " +
                                formatQuantity(*keys, Unit::None, 2) + " items, good for " + formatShare(within) + ".",
                            {component.id},
                            {},
                            within,
                            {{"Set the hit ratio to " + formatShare(within), {{component.id, "hitRatio", within}}}}});
    }
}

/// A CDN's own hit ratio is that of pages and pictures: what must be worked out for each request is no hit.
void findAssumedHitRatios(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const double hits = component.number("hitRatio").value_or(0);
        if (!component.is("cdn") || isStated(component, "hitRatio") || hits <= 0)
            continue;
        std::string asked;
        for (std::size_t r = 0; r < context.design.classes.size(); ++r) {
            const RequestClass &one = context.design.classes[r];
            const auto &path = context.report.classes[r].path;
            const bool passes = std::ranges::find(path, i) != path.end() && path.size() > 2; // on to an origin
            if (passes && one.operation == Operation::Read)
                asked += (asked.empty() ? "\"" : ", \"") + one.name + "\"";
        }
        if (asked.empty())
            continue;
        findings.push_back({"hit-ratio-assumed",
                            Severity::Advice,
                            named(component) + " is taken to answer " + formatShare(hits) + " of " + asked +
                                " itself, which nobody stated: may the same answer go to many? If not, its hit ratio "
                                "is 0.",
                            {component.id},
                            {},
                            hits,
                            {{"Set the hit ratio to 0 %", {{component.id, "hitRatio", 0.0}}}}});
    }
}

void findMissingDeadLetters(const FindingContext &context, Findings &findings)
{
    for (const Call &call : context.design.calls) {
        const Component &queue = context.design.components[call.from], &worker = context.design.components[call.to];
        const double errors = worker.number("errorRate").value_or(0);
        if (queue.kind->behaviour != Behaviour::Queue || call.mode != CallMode::Consume || errors <= 0 ||
            queue.number("deadLetter").value_or(0) > 0)
            continue;
        findings.push_back({"no-dead-letter",
                            Severity::Advice,
                            formatShare(errors, 2) + " of the messages of " + named(queue) + " fail in " +
                                named(worker) + " and none is set aside: one that always fails holds up the rest.",
                            {queue.id, worker.id},
                            {},
                            errors,
                            {{"Add a dead-letter queue", {{queue.id, "deadLetter", 1.0}}}}});
    }
}

/// Who writes and reads again at once may meet a copy that has not heard of it.
void findOldReads(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        const double late = made.staleness.value_or(0);
        const bool bounded = std::ranges::any_of(context.design.targets, [&](const Target &target) {
            return target.metric == Metric::Staleness &&
                   (target.classId.empty() || std::ranges::count(made.classIds, target.classId) > 0);
        });
        if (component.kind->behaviour != Behaviour::Store || component.text("replication") != "async" || late <= 0 ||
            made.readRate <= 0 || made.writeRate <= 0 || bounded)
            continue;
        findings.push_back({"reads-may-be-old",
                            Severity::Note,
                            "A replica of " + named(component) + " may be " + formatSeconds(late) +
                                " behind: who has just written may read the old value. Say how old an answer may be, "
                                "or read one's own writes at the leader.",
                            {component.id},
                            {},
                            late,
                            {}});
    }
}

} // namespace

void findDataOddities(const FindingContext &context, Findings &findings)
{
    findQuorums(context, findings);
    findLosses(context, findings);
    findConflicts(context, findings);
    findOldReads(context, findings);
    findCachesAsRecord(context, findings);
    findMissingBackups(context, findings);
    findHopefulHitRatios(context, findings);
    findAssumedHitRatios(context, findings);
    findMissingDeadLetters(context, findings);
}

} // namespace ninesketch
