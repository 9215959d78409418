// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/thread_round.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

using queueing::TwoMoments;

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

ThreadRound::ThreadRound(const ThreadRounds &rounds, std::size_t component)
{
    const Design &design = rounds.design;
    m_demands.assign(design.components.size(), 0);
    for (const auto &rates : rounds.rates)
        for (const Operation operation : {Operation::Read, Operation::Write})
            m_rate += rates[visitNode(component, operation)];
    for (std::size_t v = 0; v < rounds.compositions.size() && m_rate > 0; ++v) {
        const VisitGraph &graph = *rounds.compositions[v].graph;
        std::vector<double> visits(design.components.size() * 2, 0);
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const VisitNode node = visitNode(component, operation);
            visits[node] = rounds.rates[v][node] / m_rate;
        }
        for (const VisitNode node : graph.order()) {
            if (visits[node] <= 0)
                continue;
            const std::size_t at = componentOfNode(node);
            m_parallel =
                m_parallel || asksAtOnce(design, rounds.compositions[v].plans->plan(at, operationOfNode(node)));
            const Serving &serving = rounds.servings[at];
            const double mean = rounds.stations[at].unloadedMean[operationOfNode(node) == Operation::Write ? 1 : 0];
            const double held = serving.servers > 0 ? mean * serving.time(operationOfNode(node)).hold : 0;
            m_demands[at] += visits[node] * held;
            m_delay += visits[node] * std::max(0.0, mean - held);
            const auto [first, last] = graph.edgesOf(node);
            for (std::size_t e = first; e < last; ++e) {
                const VisitEdge &edge = graph.edges()[e];
                if (!edge.waits || componentOfNode(edge.to) == component)
                    continue;
                const double calls = visits[node] * edge.mean * rounds.sent[v][e];
                visits[edge.to] += calls;
                m_delay += calls * meanOf(hopOf(design, design.calls[edge.call]));
            }
        }
        lookInto(rounds, v, component, visits);
    }
    if (!m_parallel)
        m_visits.clear();
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
                           const std::vector<double> &visits)
{
    constexpr std::size_t nowhere = SIZE_MAX;
    const Design &design = rounds.design;
    const VisitGraph &graph = *rounds.compositions[composition].graph;
    std::vector<std::size_t> placeOf(visits.size(), nowhere);
    const std::vector<VisitNode> &order = graph.order();
    for (std::size_t i = order.size(); i-- > 0;) {
        const VisitNode node = order[i];
        if (visits[node] <= 0)
            continue;
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
            made.trip = meanOf(hopOf(design, call));
            made.copies = std::max(1, call.copies);
            made.quorum = std::clamp(call.quorum.value_or(made.copies), 1, made.copies);
            made.chance = chance;
            return made;
        };
        const VisitPlan &plan = rounds.compositions[composition].plans->plan(at, operationOfNode(node));
        const Serving &serving = rounds.servings[at];
        const ServiceTime &time = serving.time(operationOfNode(node));
        Visit visit;
        visit.component = at;
        visit.mean = rounds.stations[at].unloadedMean[operationOfNode(node) == Operation::Write ? 1 : 0];
        visit.held = serving.servers > 0 ? visit.mean * time.hold : 0;
        visit.scv = time.cv * time.cv;
        visit.servers = std::max(1, serving.servers);
        visit.probability = plan.probability;
        visit.oneOf = plan.oneOf;
        for (const PlannedStage &stage : plan.stages) {
            Stage &made = visit.stages.emplace_back();
            for (const PlannedBranch &branch : stage.branches) {
                made.branches.push_back({asked(branch.call), {}});
                for (const PlannedCall &call : branch.onMiss)
                    made.branches.back().onMiss.push_back(asked(call, branch.missProbability));
            }
            for (const PlannedCall &call : stage.fallbacks)
                made.fallbacks.push_back(asked(call));
        }
        placeOf[node] = m_visits.size();
        if (at == component)
            m_roots.push_back({m_visits.size(), visits[node]});
        m_visits.push_back(std::move(visit));
    }
}

ThreadRound::Times ThreadRound::timeOf(const Asked &asked, const std::vector<Times> &times)
{
    if (asked.count <= 0)
        return {};
    TwoMoments one = times[asked.place].whole;
    one.mean += asked.trip;
    if (asked.copies > 1)
        one = quorumOf(one, asked.copies, asked.quorum);
    return {counted(counted(one, asked.count), asked.chance),
            asked.chance * asked.count * asked.copies * (times[asked.place].added + asked.trip)};
}

ThreadRound::Times ThreadRound::timeOf(const Branch &branch, const std::vector<Times> &times)
{
    Times made = timeOf(branch.call, times);
    TwoMoments missed;
    double chance = 0;
    for (Asked call : branch.onMiss) { // they all miss together
        chance = std::max(chance, call.chance);
        made.added += timeOf(call, times).added;
        call.chance = 1;
        const TwoMoments time = timeOf(call, times).whole;
        missed = missed.mean > 0 ? queueing::laterOf(missed, time) : time;
    }
    made.whole = made.whole + counted(missed, chance);
    return made;
}

ThreadRound::Times ThreadRound::timeOf(const Stage &stage, bool oneOf, const std::vector<Times> &times)
{
    Times made;
    double squares = 0;
    bool any = false;
    for (const Branch &branch : stage.branches) {
        const Times time = timeOf(branch, times);
        made.added += time.added;
        if (oneOf) { // its count is its share
            made.whole.mean += time.whole.mean;
            squares += square(time.whole);
        } else {
            made.whole = any ? queueing::laterOf(made.whole, time.whole) : time.whole;
            any = true;
        }
    }
    if (oneOf)
        made.whole.variance = std::max(0.0, squares - made.whole.mean * made.whole.mean);
    for (const Asked &call : stage.fallbacks) {
        const Times time = timeOf(call, times);
        made.added += time.added;
        made.whole = made.whole + time.whole;
    }
    return made;
}

double ThreadRound::overlap(std::span<const double> stretches) const
{
    std::vector<Times> times(m_visits.size());
    for (std::size_t i = 0; i < m_visits.size(); ++i) {
        const Visit &visit = m_visits[i];
        const double waiting = visit.held * std::max(0.0, stretches[visit.component] - 1);
        Times stages;
        for (const Stage &stage : visit.stages) {
            const Times time = timeOf(stage, visit.oneOf && &stage == &visit.stages.front(), times);
            stages.whole = stages.whole + time.whole;
            stages.added += time.added;
        }
        // regular services let those that are asked at once wait alike
        const double apart = std::min(1.0, std::sqrt(visit.scv));
        const TwoMoments own{visit.mean + waiting,
                             visit.scv * visit.mean * visit.mean +
                                 apart * (waiting * waiting + 2 * visit.held * waiting / visit.servers)};
        times[i].whole = own + counted(stages.whole, visit.probability);
        times[i].added = own.mean + visit.probability * stages.added;
    }
    double whole = 0, added = 0;
    for (const Root &root : m_roots) {
        whole += root.weight * times[root.place].whole.mean;
        added += root.weight * times[root.place].added;
    }
    return added > 0 ? whole / added : 1;
}

} // namespace ninesketch
