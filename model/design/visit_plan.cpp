// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/visit_plan.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

/// Calls by caller, so that plans cost one pass.
class CallsByCaller
{
public:
    explicit CallsByCaller(const Design &design) : m_first(design.components.size() + 1)
    {
        // calls are sorted by caller
        std::size_t at = 0;
        for (std::size_t i = 0; i < design.components.size(); ++i) {
            m_first[i] = at;
            while (at < design.calls.size() && design.calls[at].from == i)
                ++at;
        }
        m_first[design.components.size()] = at;
    }
    std::size_t begin(std::size_t component) const { return m_first[component]; }
    std::size_t end(std::size_t component) const { return m_first[component + 1]; }

private:
    std::vector<std::size_t> m_first;
};

/// True where the calls that leave one component are ways of a fork: at least two, each taken by some class that calls
/// name and by no other of them.
bool forksByClass(const Design &design, std::size_t begin, std::size_t end, const std::vector<std::string> &named)
{
    std::vector<int> waysOf(named.size(), 0);
    int ways = 0;
    for (std::size_t c = begin; c < end; ++c) {
        const Call &call = design.calls[c];
        std::vector<std::size_t> takers;
        for (std::size_t n = 0; n < named.size(); ++n) {
            double count = call.perRequest.value_or(1);
            if (const auto change = call.classes.find(named[n]); change != call.classes.end())
                count = change->second.perRequest.value_or(count);
            if (count > 0)
                takers.push_back(n);
        }
        if (takers.empty() || takers.size() == named.size())
            continue;
        ++ways;
        for (const std::size_t n : takers)
            ++waysOf[n];
    }
    return ways > 1 && std::ranges::all_of(waysOf, [](int taken) { return taken < 2; });
}

/// What alternatives take, so that all of them take one.
void shareAmong(PlannedStage &stage)
{
    double total = 0;
    for (const PlannedBranch &branch : stage.branches)
        total += branch.call.count;
    for (PlannedBranch &branch : stage.branches)
        branch.call.count /= total;
}

class Planner
{
public:
    Planner(const Design &design, const RequestClass &requestClass)
        : m_design(design), m_pathClass(pathClassOf(design, requestClass)), m_calls(design)
    {
    }

    VisitPlan plan(std::size_t component, Operation operation) const
    {
        VisitPlan plan;
        const Component &self = m_design.components[component];
        if (!self.enabled)
            return plan; // what is switched off calls nobody
        const Behaviour behaviour = self.kind->behaviour;
        std::vector<std::size_t> waited;
        for (std::size_t c = m_calls.begin(component); c < m_calls.end(component); ++c) {
            const Call &call = m_design.calls[c];
            const bool replicates = call.mode == CallMode::Replicate;
            if (replicates && operation == Operation::Read)
                continue;
            if (m_design.components[call.to].kind->behaviour == Behaviour::Client)
                continue; // an answer or a push, on its way to who only asks
            const bool toQueue = m_design.components[call.to].kind->behaviour == Behaviour::Queue;
            const bool aside = replicates || call.mode == CallMode::Consume ||
                               (call.mode == CallMode::Async && !toQueue) || behaviour == Behaviour::Queue;
            if (aside)
                addBackground(plan, c, operation);
            else
                waited.push_back(c);
        }
        if (behaviour == Behaviour::Queue && !self.is("event-stream"))
            shareAmongConsumers(plan);
        if (behaviour == Behaviour::Balancer)
            planBalancer(plan, self, waited, operation);
        else if (behaviour == Behaviour::Cache)
            planCache(plan, self, waited, operation);
        else
            planAll(plan, waited, operation);
        return plan;
    }

private:
    const CallOverride *overrideOf(const Call &call) const
    {
        const auto at = call.classes.find(m_pathClass);
        return at == call.classes.end() ? nullptr : &at->second;
    }

    bool countStated(const Call &call) const
    {
        const CallOverride *change = overrideOf(call);
        return call.perRequest || (change && change->perRequest);
    }

    PlannedCall planned(std::size_t index, Operation visited) const
    {
        const Call &call = m_design.calls[index];
        PlannedCall made{index, call.to, call.operation.value_or(visited), call.perRequest.value_or(1)};
        if (call.mode == CallMode::Replicate)
            made.operation = Operation::Write;
        if (const CallOverride *change = overrideOf(call)) {
            made.count = change->perRequest.value_or(made.count);
            made.operation = change->operation.value_or(made.operation);
        }
        return made;
    }

    bool enabled(const PlannedCall &call) const { return m_design.components[call.to].enabled; }

    void addBackground(VisitPlan &plan, std::size_t index, Operation operation) const
    {
        const PlannedCall made = planned(index, operation);
        if (made.count > 0 && enabled(made))
            plan.background.push_back(made);
    }

    /// Consumers of one queue compete: each message goes to one of them.
    void shareAmongConsumers(VisitPlan &plan) const
    {
        double total = 0;
        for (const PlannedCall &call : plan.background)
            total += m_design.calls[call.call].weight.value_or(1);
        plan.competing = plan.background.size() > 1 && total > 0;
        for (PlannedCall &call : plan.background)
            if (plan.competing)
                call.count *= m_design.calls[call.call].weight.value_or(1) / total;
    }

    void planBalancer(VisitPlan &plan, const Component &self, const std::vector<std::size_t> &waited,
                      Operation operation) const
    {
        plan.oneOf = true;
        plan.redundant = self.text("targets") != "different";
        PlannedStage stage;
        for (const std::size_t index : waited) {
            PlannedCall made = planned(index, operation);
            made.count *= m_design.calls[index].weight.value_or(1);
            if (made.count > 0)
                stage.branches.push_back({made, 0, {}});
        }
        shareAmong(stage);
        if (!stage.branches.empty())
            plan.stages.push_back(std::move(stage));
    }

    void planCache(VisitPlan &plan, const Component &self, const std::vector<std::size_t> &waited,
                   Operation operation) const
    {
        if (operation == Operation::Write && self.text("policy") == "write-back") {
            const double merged = std::max(1.0, self.number("coalescing").value_or(1));
            for (const std::size_t index : waited) {
                PlannedCall made = planned(index, operation);
                made.count /= merged;
                if (made.count > 0 && enabled(made))
                    plan.background.push_back(made);
            }
            return;
        }
        if (operation == Operation::Read)
            plan.probability = 1 - self.number("hitRatio").value_or(0);
        for (const std::size_t index : waited)
            addToStage(plan, planned(index, operation));
    }

    void planAll(VisitPlan &plan, const std::vector<std::size_t> &waited, Operation operation) const
    {
        const auto asides = findAsides(waited, operation);
        for (const std::size_t index : waited) {
            const PlannedCall made = planned(index, operation);
            const Component &target = m_design.components[made.to];
            const bool behindCache =
                std::ranges::any_of(asides, [&](const auto &aside) { return std::ranges::count(aside.second, index); });
            if (behindCache)
                continue;
            const auto aside = asides.find(index);
            if (aside == asides.end()) {
                addToStage(plan, made);
                continue;
            }
            std::vector<PlannedCall> stores;
            for (const std::size_t store : aside->second) {
                stores.push_back(planned(store, operation));
                plan.asideStores.push_back(stores.back().to);
            }
            planAside(plan, target, made, std::move(stores));
        }
    }

    /// Cache call -> store calls that it stands before although they are not connected. Of several caches the one that
    /// is looked into last before the store; of those of one stage the one that hits more often: names do not matter.
    std::map<std::size_t, std::vector<std::size_t>> findAsides(const std::vector<std::size_t> &waited,
                                                               Operation operation) const
    {
        std::vector<std::size_t> caches;
        for (const std::size_t cache : waited) {
            const Component &target = m_design.components[m_design.calls[cache].to];
            if (!target.is("cache") || m_design.calls[cache].requirement == Requirement::Fallback)
                continue;
            const bool inlineCache = m_calls.begin(m_design.calls[cache].to) != m_calls.end(m_design.calls[cache].to) &&
                                     leadsToStore(m_design.calls[cache].to);
            if (!inlineCache || target.text("policy") == "aside")
                caches.push_back(cache);
        }
        const auto nearness = [&](std::size_t cache) {
            const Call &call = m_design.calls[cache];
            return std::pair(call.stage, m_design.components[call.to].number("hitRatio").value_or(0));
        };
        std::map<std::size_t, std::vector<std::size_t>> asides;
        for (const std::size_t store : waited) {
            std::optional<std::size_t> nearest;
            for (const std::size_t cache : caches)
                if (standsBefore(cache, store, operation) && (!nearest || nearness(*nearest) < nearness(cache)))
                    nearest = cache;
            if (nearest)
                asides[*nearest].push_back(store);
        }
        return asides;
    }

    bool standsBefore(std::size_t cache, std::size_t store, Operation operation) const
    {
        const Call &call = m_design.calls[store];
        const Component &kept = m_design.components[call.to];
        const bool isStore = kept.kind->behaviour == Behaviour::Store && !kept.is("object-store");
        const bool askedBefore = call.stageStated && call.stage < m_design.calls[cache].stage;
        const bool anyPolicy = m_design.components[m_design.calls[cache].to].text("policy").empty();
        const bool told = (countStated(call) && anyPolicy) || askedBefore;
        return isStore && !told && call.requirement != Requirement::Fallback &&
               planned(store, operation).operation == planned(cache, operation).operation;
    }

    bool leadsToStore(std::size_t cache) const
    {
        for (std::size_t c = m_calls.begin(cache); c < m_calls.end(cache); ++c)
            if (m_design.components[m_design.calls[c].to].kind->behaviour != Behaviour::Queue)
                return true;
        return false;
    }

    void planAside(VisitPlan &plan, const Component &cache, PlannedCall look, std::vector<PlannedCall> stores) const
    {
        const std::string policy = cache.text("policy");
        PlannedBranch branch{look, 1, std::move(stores)};
        if (look.operation == Operation::Read) {
            branch.missProbability = 1 - (cache.enabled ? cache.number("hitRatio").value_or(0) : 0);
            if (cache.enabled) {
                stageOf(plan, stageNumber(look.call)).branches.push_back(std::move(branch));
                return;
            }
        } else if (policy == "write-through" && cache.enabled) {
            stageOf(plan, stageNumber(look.call)).branches.push_back(std::move(branch));
            return;
        } else if (policy == "write-back" && cache.enabled) {
            const double merged = std::max(1.0, cache.number("coalescing").value_or(1));
            for (PlannedCall store : branch.onMiss) {
                store.count /= merged;
                plan.background.push_back(store);
            }
            addToStage(plan, look);
            return;
        }
        // aside and around: a write goes to the store (the invalidation is not waited for, and not counted)
        for (const PlannedCall &store : branch.onMiss)
            addToStage(plan, store);
    }

    /// A name is looked up before what it names is called, unless the arrow says otherwise.
    int stageNumber(std::size_t index) const
    {
        const Call &call = m_design.calls[index];
        return !call.stageStated && m_design.components[call.to].is("dns") ? -1 : call.stage;
    }

    PlannedStage &stageOf(VisitPlan &plan, int number) const
    {
        const auto numberOf = [&](const PlannedStage &stage) {
            const std::size_t call =
                stage.branches.empty() ? stage.fallbacks.front().call : stage.branches.front().call.call;
            return stageNumber(call);
        };
        auto at = plan.stages.begin();
        while (at != plan.stages.end() && numberOf(*at) < number)
            ++at;
        if (at == plan.stages.end() || numberOf(*at) != number)
            at = plan.stages.insert(at, PlannedStage{});
        return *at;
    }

    void addToStage(VisitPlan &plan, const PlannedCall &made) const
    {
        if (made.count <= 0)
            return;
        PlannedStage &stage = stageOf(plan, stageNumber(made.call));
        if (m_design.calls[made.call].requirement == Requirement::Fallback)
            stage.fallbacks.push_back(made);
        else
            stage.branches.push_back({made, 0, {}});
    }

    const Design &m_design;
    std::string m_pathClass;
    CallsByCaller m_calls;
};

/// Visits that surely end badly, since something that they need is switched off.
class DeadVisits
{
public:
    DeadVisits(const Design &design, const std::vector<VisitPlan> &plans)
        : m_design(design), m_dead(plans.size(), false)
    {
        for (bool more = true; more;) { // who calls what is dead is so, too
            more = false;
            for (std::size_t visit = 0; visit < plans.size(); ++visit)
                if (!m_dead[visit] && (!design.components[visit / 2].enabled || !canEndWell(plans[visit])))
                    m_dead[visit] = more = true;
        }
    }

    bool contain(const PlannedCall &call) const { return m_dead[visitNode(call.to, call.operation)]; }

private:
    bool surelyFails(const PlannedCall &call) const
    {
        return call.count >= 1 && contain(call) && m_design.calls[call.call].requirement == Requirement::Required;
    }

    bool surelyFails(const PlannedBranch &branch) const
    {
        const auto fails = [this](const PlannedCall &call) { return surelyFails(call); };
        if (branch.onMiss.empty() || branch.missProbability >= 1)
            return surelyFails(branch.call) || std::ranges::any_of(branch.onMiss, fails);
        // a cache that is down is a miss
        return surelyFails(branch.call) && std::ranges::any_of(branch.onMiss, fails);
    }

    bool canEndWell(const VisitPlan &plan) const
    {
        if (plan.probability < 1)
            return true;
        return std::ranges::all_of(plan.stages, [&](const PlannedStage &stage) {
            const auto fails = [this](const PlannedBranch &branch) { return surelyFails(branch); };
            const auto standsIn = [this](const PlannedCall &call) { return call.count < 1 || !contain(call); };
            if (plan.oneOf)
                return !std::ranges::all_of(stage.branches, [this](const PlannedBranch &branch) {
                    return contain(branch.call) &&
                           m_design.calls[branch.call.call].requirement == Requirement::Required;
                });
            return std::ranges::none_of(stage.branches, fails) || std::ranges::any_of(stage.fallbacks, standsIn);
        });
    }

    const Design &m_design;
    std::vector<bool> m_dead;
};

/// Balancers see which of their targets can't answer, and leave those out as long as there are others.
void leaveOutWhatIsDead(const Design &design, std::vector<VisitPlan> &plans)
{
    if (!hasPartsOff(design))
        return;
    const DeadVisits dead(design, plans);
    const auto isDead = [&](const PlannedBranch &branch) { return dead.contain(branch.call); };
    for (VisitPlan &plan : plans) {
        if (!plan.redundant || plan.stages.empty())
            continue;
        PlannedStage &targets = plan.stages.front();
        if (!std::ranges::all_of(targets.branches, isDead) && std::erase_if(targets.branches, isDead) > 0)
            shareAmong(targets);
    }
}

} // namespace

bool hasPartsOff(const Design &design)
{
    return !std::ranges::all_of(design.components, &Component::enabled);
}

std::string pathClassOf(const Design &design, const RequestClass &requestClass)
{
    std::vector<std::string> named;
    const RequestClass *alike = nullptr, *first = nullptr;
    for (const RequestClass &one : design.classes) {
        if (std::ranges::none_of(design.calls, [&](const Call &call) { return call.classes.contains(one.id); }))
            continue;
        if (one.id == requestClass.id)
            return requestClass.id;
        named.push_back(one.id);
        const bool sameClient = one.entry == requestClass.entry;
        if (sameClient && !first)
            first = &one;
        if (sameClient && !alike && one.operation == requestClass.operation)
            alike = &one;
    }
    if (!first)
        return requestClass.id;
    const CallsByCaller calls(design);
    for (std::size_t i = 0; i < design.components.size(); ++i)
        if (forksByClass(design, calls.begin(i), calls.end(i), named))
            return (alike ? alike : first)->id;
    return requestClass.id;
}

VisitPlans::VisitPlans(const Design &design, const RequestClass &requestClass)
{
    const Planner planner(design, requestClass);
    m_plans.reserve(design.components.size() * 2);
    for (std::size_t i = 0; i < design.components.size(); ++i)
        for (const Operation operation : {Operation::Read, Operation::Write})
            m_plans.push_back(planner.plan(i, operation));
    leaveOutWhatIsDead(design, m_plans);
}

namespace
{
std::string_view regionOf(const Component &component)
{
    constexpr std::string_view key = "region";
    if (const auto stated = component.parameters.find(key); stated != component.parameters.end()) {
        const auto *text = std::get_if<std::string>(&stated->second);
        return text ? *text : std::string_view();
    }
    const ParameterSpec *spec = component.kind->find(key);
    return spec ? spec->textDefault : std::string_view();
}
} // namespace

Hop hopOf(const Design &design, const Call &call)
{
    Hop hop;
    std::optional<Distance> distance = call.distance;
    if (!distance) {
        const std::string_view from = regionOf(design.components[call.from]), to = regionOf(design.components[call.to]);
        if (!from.empty() && !to.empty() && from != to)
            distance = Distance::CrossRegion;
    }
    if (distance) {
        hop.p50 = design.settings.roundTrip[static_cast<std::size_t>(*distance)];
        const bool far = *distance == Distance::CrossRegion;
        hop.p99 = hop.p50 * (*distance == Distance::SameHost ? 1 : far ? 1.3 : 2);
    }
    return hop;
}

} // namespace ninesketch
