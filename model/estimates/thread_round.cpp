// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/thread_round.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

using queueing::TwoMoments;

constexpr std::size_t nowhere = SIZE_MAX;

/// Mean of the log-normal through a median and a 99th percentile, and the transfer.
double meanOf(const Hop &hop)
{
    constexpr double z99 = 2.3263478740408408;
    const double sigma = hop.p50 > 0 && hop.p99 > hop.p50 ? std::log(hop.p99 / hop.p50) / z99 : 0;
    return hop.p50 * std::exp(sigma * sigma / 2) + hop.transfer;
}

TwoMoments operator+(TwoMoments one, TwoMoments other)
{
    return {one.mean + other.mean, one.variance + other.variance};
}

double square(TwoMoments time)
{
    return time.variance + time.mean * time.mean;
}

/// So often in a row; a fraction is a chance of one time more.
TwoMoments counted(TwoMoments time, double count)
{
    if (count == 1)
        return time;
    const double whole = std::floor(count), chance = count - whole;
    return {count * time.mean, whole * time.variance + chance * square(time) - chance * chance * time.mean * time.mean};
}

/// So many at once, until enough are done: that of exponentials from a common start with the same two moments.
TwoMoments quorumOf(TwoMoments time, int copies, int quorum)
{
    const double spread = std::sqrt(time.variance);
    double mean = time.mean - spread, variance = 0;
    for (int left = copies; left > copies - quorum; --left) {
        mean += spread / left;
        variance += time.variance / (1.0 * left * left);
    }
    return {mean, variance};
}

} // namespace

ThreadRounds::ThreadRounds(const Design &ofDesign, std::span<const Composition> ofCompositions,
                           const std::vector<Serving> &ofServings, const std::vector<Station> &ofStations,
                           const std::vector<std::vector<double>> &visitRates,
                           const std::vector<std::vector<double>> &callsSent)
    : design(ofDesign), compositions(ofCompositions), servings(ofServings), stations(ofStations), rates(visitRates),
      sent(callsSent), m_visits(ofDesign.components.size() * 2, 0), m_seen(m_visits.size(), false),
      m_places(m_visits.size(), nowhere)
{
    for (const Composition &one : compositions) {
        auto &times = trips.emplace_back();
        for (std::size_t c = 0; c < design.calls.size(); ++c) {
            const double read = meanOf(hopOf(design, design.calls[c], one.payloads->of(c, Operation::Read)));
            const bool alike = one.payloads->of(c, Operation::Read) == one.payloads->of(c, Operation::Write);
            times.push_back(
                {read, alike ? read : meanOf(hopOf(design, design.calls[c], one.payloads->of(c, Operation::Write)))});
        }
        const std::vector<VisitNode> &order = one.graph->order();
        std::vector<std::size_t> &positions = m_positions.emplace_back(m_visits.size(), 0);
        for (std::size_t i = 0; i < order.size(); ++i)
            positions[order[i]] = i;
    }
}

ThreadRound::ThreadRound(const ThreadRounds &rounds, std::size_t component)
{
    for (const auto &rates : rounds.rates)
        for (const Operation operation : {Operation::Read, Operation::Write})
            m_rate += rates[visitNode(component, operation)];
    if (m_rate <= 0)
        return;
    std::vector<std::vector<Visited>> visited;
    for (std::size_t v = 0; v < rounds.compositions.size(); ++v)
        visited.push_back(visit(rounds, v, component));
    for (Demand &demand : m_demands)
        rounds.m_places[demand.component] = nowhere;
    std::erase_if(m_demands, [](const Demand &demand) { return demand.time <= 0; });
    std::ranges::sort(m_demands, {}, &Demand::component);
    for (std::size_t v = 0; v < visited.size() && m_parallel; ++v)
        lookInto(rounds, v, component, visited[v]);
    m_times.resize(m_visits.size());
}

/// Of one composition: adds what its visits in the round take. Callers first.
std::vector<ThreadRound::Visited> ThreadRound::visit(const ThreadRounds &rounds, std::size_t composition,
                                                     std::size_t component)
{
    const VisitGraph &graph = *rounds.compositions[composition].graph;
    std::vector<double> &visits = rounds.m_visits;
    std::vector<VisitNode> nodes;
    for (const Operation operation : {Operation::Read, Operation::Write}) {
        const VisitNode node = visitNode(component, operation);
        visits[node] = rounds.rates[composition][node] / m_rate;
        if (visits[node] > 0)
            nodes.push_back(node);
    }
    const auto waitedFor = [&](const VisitEdge &edge) { return edge.waits && componentOfNode(edge.to) != component; };
    std::vector<bool> &seen = rounds.m_seen;
    for (std::size_t k = 0; k < nodes.size(); ++k) {
        const auto [first, last] = graph.edgesOf(nodes[k]);
        for (std::size_t e = first; e < last; ++e)
            if (const VisitEdge &edge = graph.edges()[e]; waitedFor(edge) && !seen[edge.to]) {
                seen[edge.to] = true;
                nodes.push_back(edge.to);
            }
    }
    std::ranges::sort(nodes, {}, [&](VisitNode node) { return rounds.m_positions[composition][node]; });
    std::vector<Visited> made;
    for (const VisitNode node : nodes) {
        if (visits[node] <= 0)
            continue;
        made.push_back({node, visits[node]});
        const std::size_t at = componentOfNode(node);
        const Operation operation = operationOfNode(node);
        m_parallel =
            m_parallel || asksAtOnce(rounds.design, rounds.compositions[composition].plans->plan(at, operation));
        const Serving &serving = rounds.servings[at];
        const double mean = rounds.stations[at].unloadedMean[operation == Operation::Write ? 1 : 0];
        const double held = serving.servers > 0 ? mean * serving.time(operation).hold : 0;
        std::size_t &demand = rounds.m_places[at];
        if (demand == nowhere) {
            demand = m_demands.size();
            m_demands.push_back({at, 0});
        }
        m_demands[demand].time += visits[node] * held;
        m_delay += visits[node] * std::max(0.0, mean - held);
        const auto [first, last] = graph.edgesOf(node);
        for (std::size_t e = first; e < last; ++e) {
            const VisitEdge &edge = graph.edges()[e];
            if (!waitedFor(edge))
                continue;
            const double calls = visits[node] * edge.mean * rounds.sent[composition][e];
            visits[edge.to] += calls;
            m_delay += calls * rounds.tripOf(composition, edge.call, operationOfNode(edge.to));
        }
    }
    for (const VisitNode node : nodes) {
        visits[node] = 0;
        seen[node] = false;
    }
    return made;
}

bool ThreadRound::asksAtOnce(const Design &design, const VisitPlan &plan)
{
    return std::ranges::any_of(plan.stages, [&](const PlannedStage &stage) {
        const bool alternatives = plan.oneOf && &stage == &plan.stages.front();
        return (!alternatives && stage.branches.size() > 1) ||
               std::ranges::any_of(stage.branches, [&](const PlannedBranch &branch) {
                   return branch.onMiss.size() > 1 || design.calls[branch.call.call].copies > 1;
               });
    });
}

/// Of one composition: what its visits in the round ask, in which order.
void ThreadRound::lookInto(const ThreadRounds &rounds, std::size_t composition, std::size_t component,
                           const std::vector<Visited> &visited)
{
    const Design &design = rounds.design;
    const VisitGraph &graph = *rounds.compositions[composition].graph;
    std::vector<std::size_t> &placeOf = rounds.m_places;
    for (std::size_t i = visited.size(); i-- > 0;) {
        const VisitNode node = visited[i].node;
        const std::size_t at = componentOfNode(node);
        const auto asked = [&](const PlannedCall &planned, double chance = 1) {
            const VisitNode to = visitNode(planned.to, planned.operation);
            const auto [first, last] = graph.edgesOf(node);
            Asked made;
            for (std::size_t e = first; e < last; ++e)
                if (const VisitEdge &edge = graph.edges()[e]; edge.call == planned.call && edge.to == to && edge.waits)
                    made.count = planned.count * rounds.sent[composition][e];
            const Call &call = design.calls[planned.call];
            if (planned.to == component || placeOf[to] == nowhere) // or it goes round in a cycle
                made.count = 0;
            else
                made.place = placeOf[to];
            made.trip = rounds.tripOf(composition, planned.call, planned.operation);
            made.copies = std::max(1, call.copies);
            made.quorum = std::clamp(call.quorum.value_or(made.copies), 1, made.copies);
            made.chance = chance;
            m_asked.push_back(made);
        };
        const Operation operation = operationOfNode(node);
        const VisitPlan &plan = rounds.compositions[composition].plans->plan(at, operation);
        const Serving &serving = rounds.servings[at];
        const ServiceTime &time = serving.time(operation);
        Visit visit;
        const auto demand = std::ranges::lower_bound(m_demands, at, {}, &Demand::component);
        visit.demand = demand != m_demands.end() && demand->component == at
                           ? static_cast<std::size_t>(demand - m_demands.begin())
                           : nowhere;
        visit.mean = rounds.stations[at].unloadedMean[operation == Operation::Write ? 1 : 0];
        visit.held = serving.servers > 0 ? visit.mean * time.hold : 0;
        visit.variance = time.cv * time.cv * visit.mean * visit.mean;
        visit.apart = std::min(1.0, time.cv);
        visit.servers = std::max(1, serving.servers);
        visit.probability = plan.probability;
        visit.stages.first = m_stages.size();
        for (const PlannedStage &stage : plan.stages) {
            Stage made{{m_branches.size(), 0}, {}, plan.oneOf && &stage == &plan.stages.front()};
            for (const PlannedBranch &branch : stage.branches) {
                Branch &one = m_branches.emplace_back();
                one.call = m_asked.size();
                asked(branch.call);
                one.onMiss.first = m_asked.size();
                for (const PlannedCall &call : branch.onMiss)
                    asked(call, branch.missProbability);
                one.onMiss.last = m_asked.size();
            }
            made.branches.last = m_branches.size();
            made.fallbacks.first = m_asked.size();
            for (const PlannedCall &call : stage.fallbacks)
                asked(call);
            made.fallbacks.last = m_asked.size();
            m_stages.push_back(made);
        }
        visit.stages.last = m_stages.size();
        placeOf[node] = m_visits.size();
        if (at == component)
            m_roots.push_back({m_visits.size(), visited[i].visits});
        m_visits.push_back(visit);
    }
    for (const Visited &one : visited)
        placeOf[one.node] = nowhere;
}

ThreadRound::Times ThreadRound::timeOf(const Asked &asked) const
{
    if (asked.count <= 0)
        return {};
    const Times &visit = m_times[asked.place];
    TwoMoments one = visit.whole;
    one.mean += asked.trip;
    if (asked.copies > 1)
        one = quorumOf(one, asked.copies, asked.quorum);
    return {counted(counted(one, asked.count), asked.chance),
            asked.chance * asked.count * asked.copies * (visit.added + asked.trip)};
}

ThreadRound::Times ThreadRound::timeOf(const Branch &branch) const
{
    Times made = timeOf(m_asked[branch.call]);
    TwoMoments missed;
    double chance = 0;
    for (std::size_t k = branch.onMiss.first; k < branch.onMiss.last; ++k) { // they all miss together
        Asked call = m_asked[k];
        chance = std::max(chance, call.chance);
        made.added += timeOf(call).added;
        call.chance = 1;
        const TwoMoments time = timeOf(call).whole;
        missed = missed.mean > 0 ? queueing::laterOf(missed, time) : time;
    }
    if (chance > 0)
        made.whole = made.whole + counted(missed, chance);
    return made;
}

ThreadRound::Times ThreadRound::timeOf(const Stage &stage) const
{
    Times made;
    double squares = 0;
    for (std::size_t k = stage.branches.first; k < stage.branches.last; ++k) {
        const Times time = timeOf(m_branches[k]);
        made.added += time.added;
        if (stage.oneOf) { // its count is its share
            made.whole.mean += time.whole.mean;
            squares += square(time.whole);
        } else {
            made.whole = k > stage.branches.first ? queueing::laterOf(made.whole, time.whole) : time.whole;
        }
    }
    if (stage.oneOf)
        made.whole.variance = std::max(0.0, squares - made.whole.mean * made.whole.mean);
    for (std::size_t k = stage.fallbacks.first; k < stage.fallbacks.last; ++k) {
        const Times time = timeOf(m_asked[k]);
        made.added += time.added;
        made.whole = made.whole + time.whole;
    }
    return made;
}

double ThreadRound::overlap(std::span<const double> stretches) const
{
    for (std::size_t i = 0; i < m_visits.size(); ++i) {
        const Visit &visit = m_visits[i];
        const double waiting = visit.demand == nowhere ? 0 : visit.held * std::max(0.0, stretches[visit.demand] - 1);
        Times stages;
        for (std::size_t k = visit.stages.first; k < visit.stages.last; ++k) {
            const Times time = timeOf(m_stages[k]);
            stages.whole = stages.whole + time.whole;
            stages.added += time.added;
        }
        const TwoMoments own{visit.mean + waiting,
                             visit.variance +
                                 visit.apart * (waiting * waiting + 2 * visit.held * waiting / visit.servers)};
        m_times[i].whole = own + counted(stages.whole, visit.probability);
        m_times[i].added = own.mean + visit.probability * stages.added;
    }
    double whole = 0, added = 0;
    for (const Root &root : m_roots) {
        whole += root.weight * m_times[root.place].whole.mean;
        added += root.weight * m_times[root.place].added;
    }
    return added > 0 ? whole / added : 1;
}

} // namespace ninesketch
