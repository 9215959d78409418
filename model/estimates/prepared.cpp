// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/prepared.h"

#include "model/design/limit_counter.h"
#include "model/distribution/compositions.h"
#include "model/estimates/callees_first.h"
#include "model/estimates/latency.h"

#include <algorithm>
#include <map>
#include <set>

namespace ninesketch
{
namespace
{

/// Whether it makes calls only after others that have to end well.
bool hasSequels(const VisitPlan &plan)
{
    return plan.stages.size() > 1 || std::ranges::any_of(plan.stages, [](const PlannedStage &stage) {
               return std::ranges::any_of(stage.branches, [](const PlannedBranch &branch) {
                   return branch.call.count > 1 || !branch.onMiss.empty();
               });
           });
}

/// What is switched off limits nothing.
Serving servingNow(const Design &design, std::size_t i)
{
    Serving drawn = servingIn(design, i);
    if (design.components[i].enabled)
        return drawn;
    Serving off;
    off.replicas = drawn.replicas;
    return off;
}

/// Whether retries, hedges or fallbacks make the load depend on latency.
bool feedsBack(const Design &design, bool timeouts)
{
    const auto canFail = [&] {
        return timeouts || std::ranges::any_of(design.components, [](const Component &one) {
                   return one.number("errorRate").value_or(0) > 0 || one.number("rateLimit") ||
                          one.number("queueLimit");
               });
    };
    const auto repeats = [](const Call &call) { return call.retries > 0 || call.hedgeAfter; };
    const auto standsIn = [](const Call &call) { return call.requirement == Requirement::Fallback; };
    return std::ranges::any_of(design.calls, repeats) || (std::ranges::any_of(design.calls, standsIn) && canFail());
}

/// What the servings decide beyond their own component.
void readTogether(const Design &design, Prepared &prepared)
{
    prepared.feedback = feedsBack(design, prepared.timeouts);
    prepared.partsOff = hasPartsOff(design);
    prepared.feeds = feedsOf(design, prepared.servings);
    prepared.itemSizes = saidItemSizes(design);
    for (const auto &variant : prepared.variants)
        variant->payloads = Payloads(design, design.classes[variant->firstClass], variant->plans, prepared.itemSizes);
}

/// Whether a component makes the plans and limits of who visits it (or of who has it for a cache) the same as another
/// one.
bool plannedAlike(const Component &a, const Component &b)
{
    if (a.kind != b.kind || a.enabled != b.enabled)
        return false;
    if (!a.enabled && keepsCounts(a) != keepsCounts(b))
        return false; // limits that are counted there
    const auto sameTexts = [&](const char *key) { return a.text(key) == b.text(key); };
    const auto sameNumbers = [&](const char *key) { return a.number(key) == b.number(key); };
    switch (a.kind->behaviour) {
    case Behaviour::Balancer:
        return sameTexts("targets");
    case Behaviour::Cache:
        return sameTexts("policy") && sameNumbers("coalescing") && sameNumbers("hitRatio");
    default:
        return true;
    }
}

bool plannedAlike(const Design &a, const Design &b)
{
    const auto sameClass = [](const RequestClass &one, const RequestClass &other) {
        return one.id == other.id && one.entry == other.entry && one.operation == other.operation &&
               one.requestBytes == other.requestBytes && one.responseBytes == other.responseBytes;
    };
    return a.calls == b.calls && std::ranges::equal(a.classes, b.classes, sameClass) &&
           std::ranges::equal(a.components, b.components,
                              [](const Component &one, const Component &other) { return plannedAlike(one, other); });
}

} // namespace

Prepared prepare(const Design &design)
{
    Prepared prepared;
    prepared.timeouts = std::ranges::any_of(design.calls, [](const Call &call) { return call.timeout.has_value(); });
    std::set<std::string, std::less<>> special; // classes that some call treats in its own way
    for (const Call &call : design.calls)
        for (const auto &[id, change] : call.classes)
            special.insert(id);
    std::map<std::tuple<std::size_t, Operation, std::string, double, double>, std::size_t> known;
    for (std::size_t r = 0; r < design.classes.size(); ++r) {
        const RequestClass &one = design.classes[r];
        prepared.variantOf.emplace_back();
        if (!one.entry)
            continue;
        const std::string path = pathClassOf(design, one);
        constexpr double unknown = -1;
        const auto key = std::tuple(*one.entry, one.operation, special.contains(path) ? path : std::string(),
                                    one.requestBytes.value_or(unknown), one.responseBytes.value_or(unknown));
        const auto [at, made] = known.try_emplace(key, prepared.variants.size());
        if (made) {
            VisitPlans plans(design, one);
            VisitGraph graph(design, plans, *one.entry, one.operation);
            prepared.sequels = prepared.sequels || std::ranges::any_of(graph.order(), [&](VisitNode node) {
                                   return hasSequels(plans.plan(componentOfNode(node), operationOfNode(node)));
                               });
            prepared.variants.push_back(
                std::make_unique<Prepared::Variant>(Prepared::Variant{std::move(plans), std::move(graph), r, {}}));
        }
        prepared.variantOf.back() = at->second;
    }
    for (std::size_t i = 0; i < design.components.size(); ++i)
        prepared.servings.push_back(servingNow(design, i));
    readTogether(design, prepared);
    prepared.order = calleesFirst(design);
    std::ranges::reverse(prepared.order);
    return prepared;
}

const Prepared &Preparations::of(const Design &design)
{
    const auto found =
        std::ranges::find_if(m_kept, [&](const Kept &kept) { return plannedAlike(kept.design, design); });
    if (found == m_kept.end()) {
        m_kept.push_front({design, prepare(design)});
        return m_kept.front().prepared;
    }
    found->age = 0;
    for (std::size_t i = 0; i < design.components.size(); ++i)
        if (Component &known = found->design.components[i]; known != design.components[i] || isSizedByClasses(known)) {
            known = design.components[i];
            found->prepared.servings[i] = servingNow(design, i);
        }
    readTogether(design, found->prepared);
    return found->prepared;
}

void Preparations::forgetUnused()
{
    std::erase_if(m_kept, [](Kept &kept) { return ++kept.age > keptTurns; });
}

} // namespace ninesketch
