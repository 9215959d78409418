// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/class_availability.h"

#include "model/distribution/compositions.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

/// The condition that one request of a class succeeds. Chances of the request itself (a miss, a call made one time in
/// ten) are parts, too: independent of everything, drawn for each request.
class Builder
{
public:
    Builder(const Design &design, DesignParts &parts, const VisitPlans &plans, const VisitGraph &graph,
            const std::vector<double> &utilisation)
        : m_design(design), m_parts(parts), m_model(parts.model()), m_plans(plans), m_graph(graph),
          m_utilisation(utilisation), m_conditions(design.components.size() * 2, -1),
          m_random(design.components.size() * 2, false), m_taken(design.components.size() * 2, false)
    {
    }

    /// Not all copies were told apart that draw chances of their own.
    bool isRough() const noexcept { return m_rough; }

    Condition build()
    {
        const auto &order = m_graph.order();
        for (std::size_t i = order.size(); i > 0;) {
            const std::size_t end = i;
            const std::size_t part = m_graph.partOf(order[i - 1]);
            while (i > 0 && m_graph.partOf(order[i - 1]) == part)
                --i;
            buildPart(std::span(order).subspan(i, end - i));
        }
        return m_conditions[m_graph.root()];
    }

private:
    // what draws chances of its own, which the diagram grows with
    static constexpr int mostVisits = 4000, mostInARow = 2000, mostAtOnce = 128;

    /// The members of a cycle need each other only as far as they do without it: the greatest solution, reached from
    /// "all work" in as many rounds as there are members.
    void buildPart(std::span<const VisitNode> nodes)
    {
        if (nodes.size() == 1 && !m_graph.inCycle(nodes.front())) {
            if (m_conditions[nodes.front()] < 0)
                m_conditions[nodes.front()] = noted(nodes.front());
            return;
        }
        for (const VisitNode node : nodes)
            m_conditions[node] = m_model.always();
        for (std::size_t round = 0; round < std::min<std::size_t>(nodes.size(), 12); ++round)
            for (std::size_t i = nodes.size(); i-- > 0;)
                m_conditions[nodes[i]] = noted(nodes[i]);
    }

    Condition chance(const std::string &name, double probability)
    {
        // one draw for each place in the structure, the same in every round of a cycle
        ++m_draws;
        const auto [at, made] = m_chanceOf.try_emplace(name, 0);
        if (made)
            at->second = m_model.chance(name, probability);
        return at->second;
    }

    /// A call made `count` times in a row, or with that probability. Each time draws its own chances; without chances
    /// the others go as the first. `once(where)` makes one.
    template <typename Once> Condition times(double count, const std::string &where, const Once &once)
    {
        if (count < 1)
            return m_model.choose(chance("call " + where, count), once(where), m_model.always());
        const std::size_t before = m_draws;
        std::vector<Condition> all{once(where)};
        if (m_draws == before)
            return all.front();
        const int whole = static_cast<int>(std::min<double>(mostInARow, std::floor(count + 1e-9)));
        m_rough = m_rough || count >= whole + 1;
        for (int i = 1; i < whole; ++i)
            all.push_back(once(where + "*" + std::to_string(i + 1)));
        if (const double more = count - std::floor(count + 1e-9); more > 1e-9)
            all.push_back(m_model.choose(chance("one more " + where, more), once(where + "*"), m_model.always()));
        return all.size() == 1 ? all.front() : m_model.all(all);
    }

    Condition made(const PlannedCall &call, const std::string &where)
    {
        return times(call.count, where, [&](const std::string &place) { return targetOf(call, place); });
    }

    /// Also of what no request comes to while all is well: the store behind a cache that always hits. Who comes a
    /// second time, from `where`, draws anew what is left to chance there.
    Condition targetOf(const PlannedCall &call, const std::string &where)
    {
        const VisitNode node = visitNode(call.to, call.operation);
        if (m_design.calls[call.call].copies > 1 && !m_graph.inCycle(node))
            return quorumOf(m_design.calls[call.call], node, m_parts.calledBy(call.call));
        if (m_conditions[node] < 0) {
            m_conditions[node] = m_model.always(); // ends a cycle
            m_conditions[node] = noted(node);
        }
        if (!m_random[node])
            return m_conditions[node];
        ++m_draws;
        const auto [at, first] = m_visitFrom.try_emplace(where, m_conditions[node]);
        const bool apart = first && m_taken[node] && !m_graph.inCycle(node);
        m_rough = m_rough || (apart && m_copies >= mostVisits);
        if (apart && m_copies < mostVisits) {
            const std::string copy = std::exchange(m_copy, "'" + std::to_string(++m_copies));
            at->second = visit(node, m_parts.component(call.to));
            m_copy = copy;
        }
        m_taken[node] = true;
        return at->second;
    }

    /// A visit by a call in copies: enough of them find a replica. Each draws anew what is left to chance behind it.
    Condition quorumOf(const Call &call, VisitNode node, Condition enough)
    {
        const std::pair key(node, enough);
        if (const auto known = m_quorums.find(key); known != m_quorums.end())
            return known->second;
        const std::size_t before = m_draws;
        const Condition first = visit(node, enough);
        if (m_draws == before)
            return m_quorums[key] = first;
        std::vector<Condition> copies{first};
        for (int i = 1; i < std::min(call.copies, mostAtOnce) && m_copies < mostVisits; ++i) {
            const std::string copy = std::exchange(m_copy, "'" + std::to_string(++m_copies));
            copies.push_back(visit(node, enough));
            m_copy = copy;
        }
        m_rough = m_rough || copies.size() < static_cast<std::size_t>(call.copies);
        const int answers = std::clamp(call.quorum.value_or(call.copies), 1, static_cast<int>(copies.size()));
        return m_model.atLeast(answers, copies);
    }

    /// A visit, and whether anything in it is left to chance.
    Condition noted(VisitNode node)
    {
        const std::size_t before = m_draws;
        const Condition made = visit(node, m_parts.component(componentOfNode(node)));
        m_random[node] = m_draws != before;
        return made;
    }

    /// `up`: that the component works.
    Condition visit(VisitNode node, Condition up)
    {
        const std::size_t component = componentOfNode(node);
        const VisitPlan &plan = m_plans.plan(component, operationOfNode(node));
        const std::string place = std::to_string(node) + m_copy;
        std::vector<Condition> needed{up};
        std::vector<Condition> stages;
        for (std::size_t s = 0; s < plan.stages.size(); ++s)
            stages.push_back(plan.oneOf ? oneOf(plan, plan.stages[s], place)
                                        : allOf(plan.stages[s], place + "/" + std::to_string(s)));
        if (!stages.empty()) {
            const Condition calls = stages.size() == 1 ? stages.front() : m_model.all(stages);
            needed.push_back(plan.probability >= 1 ? calls
                                                   : m_model.choose(chance("miss at " + place, plan.probability), calls,
                                                                    m_model.always()));
        }
        return needed.size() == 1 ? needed.front() : m_model.all(needed);
    }

    Condition oneOf(const VisitPlan &plan, const PlannedStage &stage, const std::string &place)
    {
        std::vector<Condition> targets;
        for (std::size_t i = 0; i < stage.branches.size(); ++i)
            targets.push_back(targetOf(stage.branches[i].call, place + ".to" + std::to_string(i)));
        if (targets.size() == 1)
            return targets.front();
        if (plan.redundant) {
            const int needed = targetsNeeded(stage);
            return needed <= 1 ? m_model.any(targets) : m_model.atLeast(needed, targets);
        }
        double left = 1;
        Condition chosen = targets.back();
        std::vector<double> conditional;
        for (const PlannedBranch &branch : stage.branches) {
            conditional.push_back(left > 0 ? std::min(1.0, branch.call.count / left) : 1);
            left -= branch.call.count;
        }
        for (std::size_t i = targets.size() - 1; i-- > 0;)
            chosen = m_model.choose(chance("route " + std::to_string(i) + " at " + place, conditional[i]), targets[i],
                                    chosen);
        return chosen;
    }

    /// How many of a balancer's targets carry its load: the strongest first.
    int targetsNeeded(const PlannedStage &stage) const
    {
        std::vector<double> room;
        for (const PlannedBranch &branch : stage.branches) {
            const double busy = m_utilisation[branch.call.to];
            room.push_back(busy > 0 ? branch.call.count / busy : 1e9);
        }
        std::ranges::sort(room, std::greater<>());
        double carried = 0;
        for (std::size_t i = 0; i < room.size(); ++i)
            if ((carried += room[i]) >= 1 - 1e-9)
                return static_cast<int>(i) + 1;
        return static_cast<int>(room.size());
    }

    Condition allOf(const PlannedStage &stage, const std::string &place)
    {
        std::vector<Condition> required;
        for (std::size_t b = 0; b < stage.branches.size(); ++b) {
            const PlannedBranch &branch = stage.branches[b];
            const std::string where = place + "." + std::to_string(b);
            const bool lookIsNeeded = m_design.calls[branch.call.call].requirement == Requirement::Required;
            if (branch.onMiss.empty()) {
                if (lookIsNeeded)
                    required.push_back(made(branch.call, where));
                continue;
            }
            required.push_back(
                times(branch.call.count, where, [&](const std::string &at) { return aside(branch, at); }));
        }
        Condition all = required.empty()       ? m_model.always()
                        : required.size() == 1 ? required.front()
                                               : m_model.all(required);
        if (!stage.fallbacks.empty()) {
            std::vector<Condition> ways{all};
            for (const PlannedCall &call : stage.fallbacks)
                ways.push_back(targetOf(call, place + ".else" + std::to_string(ways.size())));
            all = m_model.any(ways);
        }
        return all;
    }

    /// One look into a cache, and the store behind it.
    Condition aside(const PlannedBranch &branch, const std::string &where)
    {
        std::vector<Condition> stores;
        for (std::size_t m = 0; m < branch.onMiss.size(); ++m)
            if (m_design.calls[branch.onMiss[m].call].requirement == Requirement::Required)
                stores.push_back(made(branch.onMiss[m], where + ".miss" + std::to_string(m)));
        const Condition store = stores.empty() ? m_model.always() : m_model.all(stores);
        const Condition cache = targetOf(branch.call, where);
        // a write through both needs both; a read does with either a hit in a cache that works, or the store
        if (branch.missProbability >= 1)
            return m_model.all({cache, store});
        if (branch.missProbability > 0)
            return m_model.any({m_model.all({cache, chance("hit " + where, 1 - branch.missProbability)}), store});
        return m_model.any({cache, store});
    }

    const Design &m_design;
    DesignParts &m_parts;
    AvailabilityModel &m_model;
    const VisitPlans &m_plans;
    const VisitGraph &m_graph;
    const std::vector<double> &m_utilisation;
    std::vector<Condition> m_conditions;
    std::map<std::string, Condition> m_chanceOf;
    std::map<std::string, Condition> m_visitFrom; ///< by the place of a call: what it finds where chance has a say
    std::map<std::pair<VisitNode, Condition>, Condition> m_quorums; ///< visits by calls in copies
    std::vector<bool> m_random, m_taken; ///< by node: chance has a say; somebody took it as it stands
    std::string m_copy;                  ///< of the visit under way: sets its draws apart
    int m_copies = 0;
    bool m_rough = false;
    std::size_t m_draws = 0; ///< uses of a chance so far
};

/// The likeliest ones, by name.
std::vector<std::vector<std::string>> cutSetsOf(const AvailabilityResult &result, const AvailabilityModel &model)
{
    constexpr std::size_t most = 50;
    struct Cut {
        const std::vector<PartIndex> *parts;
        double probability = 1;
    };
    std::vector<Cut> cuts;
    for (const std::vector<PartIndex> &set : result.minimalCutSets) {
        Cut cut{&set};
        for (const PartIndex part : set)
            cut.probability *= model.unavailability(part);
        if (!set.empty() && cut.probability > 0) // what never fails brings nothing down
            cuts.push_back(cut);
    }
    std::ranges::stable_sort(cuts, std::greater<>(), &Cut::probability);
    cuts.resize(std::min(cuts.size(), most));
    std::vector<std::vector<std::string>> names;
    for (const Cut &cut : cuts) {
        names.emplace_back();
        for (const PartIndex part : *cut.parts)
            names.back().push_back(model.name(part));
    }
    return names;
}

} // namespace

DesignParts::DesignParts(const Design &design, const std::vector<Serving> &servings,
                         const std::vector<int> &neededForLoad)
    : m_called(design.calls.size(), -1), m_needed(design.components.size(), 1)
{
    for (std::size_t c = 0; c < design.calls.size(); ++c)
        if (design.calls[c].copies > 1)
            m_copied.push_back(c);
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &component = design.components[i];
        const Failing failing = failingOf(component);
        const int replicas = servings[i].replicas;
        Condition condition = m_model.always();
        if (component.kind->behaviour == Behaviour::Client && component.enabled && failing.unavailability <= 0) {
            m_conditions.push_back(condition); // who asks is no part of what answers
            m_unavailability.push_back(0);
            continue;
        }
        if (failing.managed || !component.enabled) {
            const auto zones = zonesOf(component);
            std::vector<Condition> places;
            for (const std::string &name : zones)
                places.push_back(zone(design, component.text("region"), name));
            describeParts(design);
            condition = m_model.works(m_model.part(component.key, failing.unavailability));
            describeParts(design, i, failing);
            if (!places.empty())
                condition = m_model.all({condition, places.size() == 1 ? places.front() : m_model.any(places)});
            else if (const std::string name = component.text("region"); !name.empty())
                condition = m_model.all({condition, region(design, name)});
        } else {
            ReplicaGroup group;
            group.name = component.key;
            group.replicas = replicas;
            group.needed = std::clamp(failing.needed.value_or(neededForLoad[i]), 1, replicas);
            group.unavailability = failing.unavailability;
            group.commonCause = replicas > 1 ? failing.commonCause : 0;
            group.failover = replicas > 1 ? failing.failoverUnavailability : 0;
            for (const std::string &name : zonesOf(component))
                group.domains.push_back(zone(design, component.text("region"), name));
            m_needed[i] = group.needed;
            describeParts(design);
            condition = groupOf(design, i, group, neededForLoad[i]);
            describeParts(design, i, failing);
            if (group.domains.empty())
                if (const std::string name = component.text("region"); !name.empty()) {
                    condition = m_model.all({condition, region(design, name)});
                    for (const std::size_t c : m_copied) // others are not told apart
                        if (design.calls[c].to == i && m_called[c] >= 0)
                            m_called[c] = m_model.all({m_called[c], region(design, name)});
                }
        }
        describeParts(design);
        m_conditions.push_back(condition);
    }
    m_unavailability = m_model.unavailabilitiesOf(m_conditions);
    for (std::size_t c = 0; c < design.calls.size(); ++c)
        if (m_called[c] < 0)
            m_called[c] = m_conditions[design.calls[c].to];
}

Condition DesignParts::groupOf(const Design &design, std::size_t component, const ReplicaGroup &group,
                               int neededForLoad)
{
    std::vector<int> needed{group.needed};
    std::vector<std::size_t> calls;
    for (const std::size_t c : m_copied) {
        if (design.calls[c].to != component)
            continue;
        const int some = neededForQuorum(design.calls[c], design.components[component], group.replicas, neededForLoad);
        if (some > 0 && some != group.needed) {
            needed.push_back(some);
            calls.push_back(c);
        }
    }
    if (calls.empty())
        return m_model.group(group);
    const auto conditions = m_model.group(group, needed);
    for (std::size_t k = 0; k < calls.size(); ++k)
        m_called[calls[k]] = conditions[k + 1];
    return conditions.front();
}

void DesignParts::describeParts(const Design &design)
{
    for (auto part = static_cast<PartIndex>(m_owner.size()); part < m_model.partCount(); ++part) {
        m_owner.push_back(std::nullopt);
        m_failures.push_back({m_model.unavailability(part) / design.settings.repairTime, true});
    }
}

void DesignParts::describeParts(const Design &design, std::size_t owner, const Failing &failing)
{
    for (auto part = static_cast<PartIndex>(m_owner.size()); part < m_model.partCount(); ++part) {
        m_owner.push_back(owner);
        m_failures.push_back(failuresOfPart(design, owner, failing, part));
    }
}

DesignParts::Failures DesignParts::failuresOfPart(const Design &design, std::size_t owner, const Failing &failing,
                                                  PartIndex part) const
{
    const bool assumed = !failing.mttr || *failing.mttr <= 0;
    const double repair = assumed ? design.settings.repairTime : *failing.mttr;
    const double down = m_model.unavailability(part);
    const int failures = m_model.failures(part);
    if (failures <= 1) {
        if (m_model.name(part).ends_with("(failover)"))
            if (const auto failover = design.components[owner].number("failover"); failover && *failover > 0)
                return {down / *failover, false};
        return {down / repair, assumed};
    }
    // enough of `left` alike replicas: it goes down when exactly k work and one of them fails
    const int needed = m_needed[owner], left = failures + needed - 1;
    const double q = failing.unavailability * (1 - (left > 1 ? failing.commonCause : 0));
    if (q <= 0 || q >= 1)
        return {0, assumed};
    const double exactly =
        std::exp(std::lgamma(left + 1.0) - std::lgamma(needed + 1.0) - std::lgamma(left - needed + 1.0) +
                 needed * std::log1p(-q) + (left - needed) * std::log(q));
    return {exactly * needed * q / ((1 - q) * repair), assumed};
}

Condition DesignParts::zone(const Design &design, const std::string &regionName, const std::string &name)
{
    const std::string key = regionName + '\n' + name;
    if (const auto at = m_zones.find(key); at != m_zones.end())
        return at->second;
    const std::string label = "zone " + name + (regionName.empty() ? "" : " of " + regionName);
    Condition condition = m_model.works(m_model.part(label, 1 - design.settings.zoneAvailability));
    if (!regionName.empty())
        condition = m_model.all({condition, region(design, regionName)});
    m_zones.emplace(key, condition);
    return condition;
}

Condition DesignParts::region(const Design &design, const std::string &name)
{
    if (const auto at = m_regions.find(name); at != m_regions.end())
        return at->second;
    const Condition condition = m_model.works(m_model.part("region " + name, 1 - design.settings.regionAvailability));
    m_regions.emplace(name, condition);
    return condition;
}

std::optional<std::size_t> DesignParts::componentOf(PartIndex part) const
{
    const auto index = static_cast<std::size_t>(part);
    return index < m_owner.size() ? m_owner[index] : std::nullopt;
}

namespace
{
ClassAvailability judged(DesignParts &parts, Condition top)
{
    ClassAvailability made;
    const AvailabilityResult result = parts.model().evaluate(top);
    made.unavailability = result.unavailability;
    constexpr double exactly = 1e-9; // of what is missing
    if (result.left > exactly * result.unavailability)
        made.trust = Trust::Approximate;
    // of parts that fail only with others: share of time, and that at most; rate
    double together = result.unavailability, meeting = 0, meetings = 0;
    for (const PartImportance &one : result.importance) {
        if (parts.model().isChance(one.part))
            continue;
        const auto owner = parts.componentOf(one.part);
        const DesignParts::Failures failures = parts.failuresOf(one.part);
        made.outagesPerSecond += one.birnbaum * failures.perSecond;
        if (one.singlePointOfFailure && failures.perSecond > 0) {
            // of one that a share of the requests meets, that share of its time counts
            const double lasting = one.severity * one.unavailability / failures.perSecond;
            const double perSecond = one.birnbaum / one.severity * failures.perSecond;
            const auto alike = std::ranges::find(made.outages, lasting, &OutageKind::meanSeconds);
            if (alike != made.outages.end())
                alike->perSecond += perSecond;
            else
                made.outages.push_back({perSecond, lasting});
            together -= one.birnbaum * one.unavailability;
        } else { // at least two of them are down then, but for sets of replicas that are one part
            meetings += one.birnbaum * failures.perSecond;
            meeting += one.birnbaum * one.unavailability / (one.severity > 0 ? 1 : 2);
        }
        if (failures.assumed)
            made.assumedOutagesPerSecond += one.birnbaum * failures.perSecond;
        made.importance.push_back({parts.model().name(one.part), owner, one.birnbaum, one.criticality,
                                   one.fussellVesely, one.singlePointOfFailure && one.unavailability > 0});
    }
    together = std::min(together, meeting);
    if (together > 1e-12 * result.unavailability && meetings > 0)
        made.outages.push_back({meetings, together / meetings});
    double told = 0;
    for (const OutageKind &one : made.outages)
        told += one.perSecond * one.meanSeconds;
    for (OutageKind &one : made.outages) // of those that each take it down some meet, and last longer
        one.meanSeconds *= result.unavailability / told;
    made.cutSets = cutSetsOf(result, parts.model());
    return made;
}

/// Were everything up that is not down all the time.
double unavailabilityOfWhatIsOff(const AvailabilityModel &model, Condition top)
{
    std::vector<std::pair<PartIndex, double>> others;
    for (PartIndex part = 0; part < model.partCount(); ++part)
        if (!model.isChance(part) && model.unavailability(part) > 0 && model.unavailability(part) < 1)
            others.emplace_back(part, 0.0);
    return model.unavailabilityOf(top, others);
}
} // namespace

std::vector<OutageKind> outagesOf(DesignParts &parts, Condition top)
{
    return judged(parts, top).outages;
}

ClassAvailability classAvailability(const Design &design, DesignParts &parts, const VisitPlans &plans,
                                    const VisitGraph &graph, const std::vector<double> &utilisation,
                                    bool withImportance, AvailabilityMemory *memory)
{
    Builder builder(design, parts, plans, graph, utilisation);
    const Condition top = builder.build();
    const auto judge = [&] { return judged(parts, top); };
    ClassAvailability made;
    if (!withImportance)
        made.unavailability = parts.model().unavailabilityOf(top);
    else
        made = memory ? memory->of(parts, top, judge) : judge();
    if (builder.isRough())
        made.trust = worse(made.trust, Trust::Approximate);
    if (hasPartsOff(design))
        made.deadShare = unavailabilityOfWhatIsOff(parts.model(), top);
    return made;
}

ClassAvailability AvailabilityMemory::of(const DesignParts &parts, Condition top,
                                         const std::function<ClassAvailability()> &judge)
{
    auto found = std::ranges::find_if(m_kept, [&](const Kept &kept) { return kept.top == top && kept.parts == parts; });
    if (found == m_kept.end()) {
        m_kept.push_front({parts, top, judge()});
        found = m_kept.begin();
    }
    found->age = 0;
    return found->made;
}

void AvailabilityMemory::forgetUnused()
{
    std::erase_if(m_kept, [](Kept &kept) { return ++kept.age > keptTurns; });
}

} // namespace ninesketch
