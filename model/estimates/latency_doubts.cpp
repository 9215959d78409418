// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/latency_doubts.h"

#include "model/queueing/finite_room.h"
#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double rarely = 0.01;
constexpr double regularFrom = 0.6; ///< square of the correlation of queues from which their services are regular
constexpr const char *repeats = "calls made one after another meet the queue that grew meanwhile";

} // namespace

LatencyDoubts::LatencyDoubts(const Design &design, const std::vector<Composition> &compositions,
                             const std::vector<Serving> &servings, const std::vector<Station> &stations,
                             const std::vector<std::vector<double>> &ratesByComposition)
    : m_design(design), m_compositions(compositions), m_servings(servings), m_stations(stations),
      m_rates(ratesByComposition), m_meetings(design, servings, stations, compositions.size()),
      m_waits(compositions.size(), std::vector<Waits>(design.components.size() * 2)),
      m_trust(design.components.size(), Trust::Exact), m_why(design.components.size()),
      m_load(design.components.size(), false), m_queue(design.components.size(), false),
      m_threads(design.components.size(), false), m_threadsHeld(design.components.size(), 0)
{
    for (const Composition &one : compositions)
        m_fails.emplace_back(one.graph->edges().size(), false);
    for (std::size_t i = 0; i < m_load.size(); ++i)
        m_load[i] = m_stations[i].trust == Trust::Doubtful && m_stations[i].rejected > rarely;
}

void LatencyDoubts::note(std::size_t component, Trust trust, const char *why)
{
    if (trust > m_trust[component]) {
        m_trust[component] = trust;
        m_why[component] = why;
    }
}

void LatencyDoubts::judgeVisit(std::size_t composition, VisitNode node)
{
    const std::size_t component = componentOfNode(node);
    const VisitPlan &plan = m_compositions[composition].plans->plan(component, operationOfNode(node));
    Waits waits{m_stations[component].meanWaiting, m_stations[component].meanWaiting, 1, component};
    const VisitGraph &graph = *m_compositions[composition].graph;
    const auto [first, last] = graph.edgesOf(node);
    for (std::size_t e = first; e < last; ++e)
        if (const VisitEdge &edge = graph.edges()[e]; edge.waits && !edge.fallback)
            waits.add(m_waits[composition][edge.to], edge.mean);
    m_waits[composition][node] = waits;
    const auto meeting = m_meetings.meet(composition, node, plan);
    if (m_rates[composition][node] <= 0)
        return; // nobody comes there
    for (const std::size_t at : meeting.together) {
        m_queue[at] = true;
        if (m_stations[at].rejected > rarely)
            m_load[at] = true; // where one of them is turned away, the others are, too
        note(at, Trust::Doubtful, "parts of one request come to it at the same time, and queue behind one another");
    }
    if (meeting.again)
        note(component, Trust::Doubtful, repeats);
}

void LatencyDoubts::judgeCall(std::size_t composition, const PlannedCall &planned, const Distribution &visit,
                              const CallOutcome &outcome, bool solvedQuorum, std::size_t caller)
{
    const Call &call = m_design.calls[planned.call];
    const VisitNode node = visitNode(planned.to, planned.operation);
    const bool again = call.retries > 0 && outcome.attempts > 1 + 1e-6;
    const bool retried = again && ((call.timeout && visit.mean() > 0) || turnsAway(composition, node));
    if (planned.count > 1)
        for (const std::size_t at : turnedAwayAt(composition, node)) {
            m_load[at] = true;
            note(at, Trust::Doubtful,
                 m_servings[at].rateLimit ? "calls made one after another find the bucket that the first ones emptied"
                                          : "who has just been served finds more room than others");
        }
    constexpr double some = 0.002;
    if (1 - outcome.ending.success > some) {
        const VisitGraph &graph = *m_compositions[composition].graph;
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const auto [first, last] = graph.edgesOf(visitNode(caller, operation));
            for (std::size_t e = first; e < last; ++e)
                if (graph.edges()[e].call == planned.call && graph.edges()[e].to == node)
                    m_fails[composition][e] = true;
        }
    }
    if (outcome.budgetUsedUp && call.retries > 1)
        note(caller, Trust::Doubtful,
             "which of its retries the budget lets through is by chance only where calls are many at a time");
    // how many are late is asked of a tail that the spread between arrivals tells little of
    constexpr double late = 0.02, uneven = 0.5;
    const Station &called = m_stations[planned.to];
    if (call.timeout && visit.tail(*call.timeout) > late && called.meanWaiting > 0 && called.load.batches.empty() &&
        !called.load.renewal && std::abs(called.load.scvArrival - 1) > uneven) {
        m_queue[planned.to] = true;
        note(planned.to, Trust::Doubtful, "how many are late behind uneven arrivals is known of their mean wait alone");
    }
    constexpr double often = 0.05;
    if (again && !retried && outcome.attempts > 1 + often && queueTogether(composition, node, 1))
        note(caller, Trust::Doubtful, repeats);
    if (call.hedgeAfter && again)
        note(caller, Trust::Approximate, "attempts that fail together with their hedges take as long as any two");
    const int together = std::max({retried ? call.retries + 1 : 1, call.copies, call.hedgeAfter ? 2 : 1});
    const bool exact = solvedQuorum && !retried && !call.hedgeAfter;
    if (together <= 1 || exact || !queueTogether(composition, node, together, call.copies > 1 && !retried))
        return;
    m_queue[planned.to] = true;
    if (retried || (call.hedgeAfter && outcome.attempts > 1 + 1e-6))
        m_load[planned.to] = true;
    note(caller, Trust::Doubtful,
         retried ? "its retries meet the same queue again, so attempts are not independent as the formula takes them"
                 : "copies of one request meet at the same component");
}

void LatencyDoubts::judgeStage(std::size_t composition, const PlannedStage &stage, std::size_t component)
{
    // siblings of one fork come to the same component together
    for (std::size_t i = 0; i < stage.branches.size(); ++i)
        for (std::size_t k = i + 1; k < stage.branches.size(); ++k)
            if (const PlannedCall &call = stage.branches[i].call;
                call.to == stage.branches[k].call.to &&
                queueTogether(composition, visitNode(call.to, call.operation), 2))
                note(component, Trust::Doubtful, "calls of one fork meet at the same component");
    // a call made again comes to the queue that grew while the last one was served: the waits of a request are alike,
    // so their sum varies more than that of independent ones
    const auto waitsAgain = [&](const PlannedCall &call) {
        return call.count > 1 && queueTogether(composition, visitNode(call.to, call.operation), 1);
    };
    for (const PlannedBranch &branch : stage.branches) {
        std::vector<PlannedCall> calls{branch.call};
        calls.insert(calls.end(), branch.onMiss.begin(), branch.onMiss.end());
        for (const PlannedCall &call : calls)
            if (waitsAgain(call)) {
                note(component, Trust::Doubtful, repeats);
                doubtQueuesBelow(composition, visitNode(call.to, call.operation), repeats,
                                 [&](std::size_t at) { return !hasProductForm(at); });
            }
    }
}

/// Whether its mean wait is that of the whole stream, however a request comes back to it (Jackson 1957).
bool LatencyDoubts::hasProductForm(std::size_t component) const
{
    const StationLoad &load = m_stations[component].load;
    return isExponential(load.service) && load.places <= 0 &&
           (load.replicas <= 1 || load.balancing == Balancing::SharedQueue || load.balancing == Balancing::Random);
}

template <typename Is>
void LatencyDoubts::doubtQueuesBelow(std::size_t c, VisitNode node, const char *why, const Is &is)
{
    constexpr double some = 0.1; // of a service
    anyBelow(c, node, [&](VisitNode at) {
        const std::size_t component = componentOfNode(at);
        const Station &station = m_stations[component];
        const double service = std::max(station.unloadedMean[0], station.unloadedMean[1]);
        if (station.meanWaiting > some * service && is(component)) {
            m_queue[component] = true;
            note(component, Trust::Doubtful, why);
        }
        return false;
    });
}

void LatencyDoubts::Waits::add(const Waits &other, double times)
{
    mean += times * other.mean;
    if (times * other.longest > longest) {
        longest = times * other.longest;
        visits = times * other.visits;
        at = other.at;
    }
}

LatencyDoubts::Waits LatencyDoubts::waitsOf(std::size_t c, const PlannedBranch &branch) const
{
    Waits waits;
    waits.add(m_waits[c][visitNode(branch.call.to, branch.call.operation)], branch.call.count);
    for (const PlannedCall &miss : branch.onMiss)
        waits.add(m_waits[c][visitNode(miss.to, miss.operation)],
                  branch.call.count * branch.missProbability * miss.count);
    return waits;
}

double LatencyDoubts::alike(const Waits &waits, double rate) const
{
    const StationLoad &load = m_stations[waits.at].load;
    if (waits.longest <= 0 || load.arrivalRate <= 0)
        return 0;
    const Serving &serving = m_servings[waits.at]; // drawn at random: to one replica here, to another there
    const int scattered = serving.routing == Routing::Random ? serving.replicas : 1;
    return std::sqrt(std::min(1.0, rate * waits.visits / load.arrivalRate) / scattered) / (1 + load.service.scv());
}

void LatencyDoubts::judgeFork(std::size_t composition, VisitNode node, const PlannedStage &stage, double mean)
{
    if (stage.branches.size() < 2 || !(mean > 0))
        return;
    double rate = 0;
    for (const std::vector<double> &rates : m_rates)
        rate += rates[node];
    std::vector<std::pair<double, double>> waits; // mean, correlation
    for (const PlannedBranch &branch : stage.branches) {
        const Waits one = waitsOf(composition, branch);
        waits.emplace_back(one.mean, alike(one, rate));
    }
    std::ranges::sort(waits, std::greater<>());
    // Of what independent waits would add to the longest of them the part that is not so is about the square of the
    // correlation: a quarter before exponential services (Nelson, Tantawi 1988), all of it before constant ones.
    double tooMuch = 0, regular = 0;
    for (std::size_t i = 1; i < waits.size(); ++i) {
        const double together = waits[0].second * waits[i].second;
        tooMuch += together * waits[i].first;
        if (together > regularFrom)
            regular += together * waits[i].first;
    }
    constexpr double much = 0.05, seldom = 0.001; // before regular services a few short waits make the p99
    if (tooMuch > much * mean || regular > seldom * mean)
        note(componentOfNode(node), Trust::Doubtful,
             "calls made at once wait alike, since they come to their queues together");
}

void LatencyDoubts::judgeFallback(std::size_t composition, const PlannedStage &stage, const PlannedCall &fallback,
                                  std::size_t component)
{
    const bool clustered = std::ranges::any_of(stage.branches, [&](const PlannedBranch &branch) {
        return m_design.calls[branch.call.call].timeout || m_stations[branch.call.to].rejected > 0;
    });
    if (!clustered || !queueTogether(composition, visitNode(fallback.to, fallback.operation), 1))
        return;
    note(component, Trust::Doubtful, "calls that are given up come to their fallback in clusters");
    m_load[fallback.to] = true;
}

void LatencyDoubts::judgeThreads(std::size_t component, const Distribution &waiting, const Distribution &heldFor,
                                 double noRoom)
{
    constexpr double little = 0.02, mostVaried = 4.5, mostInTurn = 2, some = 0.05, hardlyAny = 0.001;
    const Serving &serving = m_servings[component];
    const double held = heldFor.mean();
    if (noRoom > hardlyAny) {
        m_load[component] = true;
        note(component, Trust::Doubtful, "who finds no room to wait for a thread is known of simpler stations alone");
    }
    const bool queuesInside = serving.threads > serving.servers && !m_stations[component].waiting.isSaturated() &&
                              m_stations[component].waiting.mean() > little * held;
    if (!waiting.isSaturated() && waiting.mean() > little * (waiting.mean() + held) &&
        (queuesInside ||
         anyCallOf(component, [&](std::size_t c, VisitNode called) { return queueTogether(c, called, 1); }))) {
        note(component, Trust::Doubtful,
             "what waits for a thread does not queue at what the threads wait for, where it is counted once more");
        anyCallOf(component, [&](std::size_t c, VisitNode called) {
            doubtQueuesBelow(c, called, "what waits for a thread before it does not queue here, too",
                             [](std::size_t) { return true; });
            return false;
        });
    }
    const bool inTurn = serving.routing == Routing::RoundRobin && serving.replicas > 1;
    const bool one = serving.threads * (serving.routing == Routing::SharedQueue ? serving.replicas : 1) == 1 && !inTurn;
    if (!one && !waiting.isSaturated() && waiting.mean() > some * held &&
        heldFor.scv() > (inTurn ? mostInTurn : mostVaried))
        note(component, Trust::Doubtful,
             "threads are held for times that vary so much that formulas for several of them miss the waiting by a "
             "tenth and more");
    if (serving.routing == Routing::LeastOutstanding && serving.replicas > 1 && !waiting.isSaturated() &&
        waiting.tail(0) > hardlyAny)
        note(component, Trust::Doubtful,
             "the replica with the fewest threads in use is computed as one pool of all: too few wait");
    m_threadsHeld[component] = 0;
    for (std::size_t c = 0; c < m_compositions.size(); ++c)
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const VisitNode node = visitNode(component, operation);
            if (m_rates[c][node] <= 0)
                continue;
            m_threadsHeld[component] += m_rates[c][node] * held;
            m_threads[component] = m_threads[component] || doubtful(c, node);
        }
    if (anyCallOf(component, [](std::size_t, VisitNode) { return true; }) || !isExponential(heldFor))
        note(component, Trust::Approximate,
             "its thread pool is taken as a station whose service is all that a thread waits for");
}

bool LatencyDoubts::doubtful(std::size_t c, VisitNode node) const
{
    return anyBelow(c, node, [&](VisitNode at) {
        const std::size_t component = componentOfNode(at);
        return m_trust[component] == Trust::Doubtful || m_stations[component].trust == Trust::Doubtful;
    });
}

void LatencyDoubts::passOnLoadDoubts(std::size_t c)
{
    const VisitGraph &graph = *m_compositions[c].graph;
    const std::vector<VisitNode> &order = graph.order();
    // by visit: how many end well; and how long they take
    std::vector<bool> unsure(m_design.components.size() * 2, false), rough = unsure;
    const auto unsureCall = [&](std::size_t e) {
        const VisitEdge &edge = graph.edges()[e];
        return m_fails[c][e] && (unsure[edge.to] || m_load[componentOfNode(edge.to)] ||
                                 (m_design.calls[edge.call].timeout && rough[edge.to]));
    };
    for (std::size_t i = order.size(); i-- > 0;) {
        const auto [first, last] = graph.edgesOf(order[i]);
        const std::size_t component = componentOfNode(order[i]);
        bool here = m_trust[component] == Trust::Doubtful || m_stations[component].trust == Trust::Doubtful;
        for (std::size_t e = first; e < last; ++e) {
            if (!graph.edges()[e].waits)
                continue;
            here = here || rough[graph.edges()[e].to];
            unsure[order[i]] = unsure[order[i]] || unsureCall(e);
        }
        rough[order[i]] = here;
    }
    for (const VisitNode node : order) {
        const VisitPlan &plan = m_compositions[c].plans->plan(componentOfNode(node), operationOfNode(node));
        const auto [first, last] = graph.edgesOf(node);
        const auto unsureOne = [&](const PlannedCall &call) {
            for (std::size_t e = first; e < last; ++e)
                if (graph.edges()[e].call == call.call && unsureCall(e))
                    return true;
            return false;
        };
        bool before = m_load[componentOfNode(node)]; // what it calls is called as doubtfully often
        for (const PlannedStage &stage : plan.stages) {
            bool here = false;
            for (const PlannedBranch &branch : stage.branches) {
                const bool looks = unsureOne(branch.call);
                if (before)
                    m_load[branch.call.to] = true;
                for (const PlannedCall &call : branch.onMiss) {
                    here = here || unsureOne(call);
                    if (before || looks)
                        m_load[call.to] = true;
                }
                here = here || looks;
            }
            before = before || here;
            for (const PlannedCall &call : stage.fallbacks)
                if (before)
                    m_load[call.to] = true;
        }
        for (const PlannedCall &call : plan.background)
            if (m_load[componentOfNode(node)])
                m_load[call.to] = true;
    }
}

void LatencyDoubts::tell(Latencies &latencies)
{
    for (std::size_t c = 0; c < m_compositions.size(); ++c)
        if (m_rates[c][m_compositions[c].graph->root()] > 0)
            passOnLoadDoubts(c);
    for (std::size_t i = 0; i < m_load.size(); ++i)
        m_load[i] = m_load[i] || m_threads[i];
    latencies.trust = std::move(m_trust);
    latencies.doubt = std::move(m_why);
    latencies.loadDoubt = std::move(m_load);
    latencies.queueDoubt = std::move(m_queue);
}

template <typename Is> bool LatencyDoubts::anyBelow(std::size_t c, VisitNode node, const Is &is) const
{
    std::vector<bool> seen(m_design.components.size() * 2, false);
    std::vector<VisitNode> open{node};
    seen[node] = true;
    while (!open.empty()) {
        const VisitNode at = open.back();
        open.pop_back();
        if (is(at))
            return true;
        const auto [first, last] = m_compositions[c].graph->edgesOf(at);
        for (std::size_t e = first; e < last; ++e) {
            const VisitEdge &edge = m_compositions[c].graph->edges()[e];
            if (edge.waits && !seen[edge.to]) {
                seen[edge.to] = true;
                open.push_back(edge.to);
            }
        }
    }
    return false;
}

bool LatencyDoubts::turnsAway(std::size_t c, VisitNode node) const
{
    return anyBelow(c, node, [&](VisitNode at) { return m_stations[componentOfNode(at)].rejected > rarely; });
}

std::vector<std::size_t> LatencyDoubts::turnedAwayAt(std::size_t c, VisitNode node) const
{
    std::vector<bool> seen(m_design.components.size() * 2, false);
    std::vector<VisitNode> open{node};
    std::vector<std::size_t> found;
    seen[node] = true;
    while (!open.empty()) {
        const VisitNode at = open.back();
        open.pop_back();
        if (m_stations[componentOfNode(at)].rejected > rarely)
            found.push_back(componentOfNode(at));
        const auto [first, last] = m_compositions[c].graph->edgesOf(at);
        for (std::size_t e = first; e < last; ++e)
            if (const VisitNode to = m_compositions[c].graph->edges()[e].to; !seen[to]) {
                seen[to] = true;
                open.push_back(to);
            }
    }
    return found;
}

bool LatencyDoubts::queueTogether(std::size_t c, VisitNode node, int together, bool copies) const
{
    const Serving &called = m_servings[componentOfNode(node)];
    if (copies && called.routing != Routing::SharedQueue) // each to another replica
        together = (together + called.replicas - 1) / called.replicas;
    return anyBelow(c, node, [&](VisitNode at) { return queuesAt(componentOfNode(at), together); });
}

bool LatencyDoubts::queuesAt(std::size_t component, int together) const
{
    const Serving &serving = m_servings[component];
    const Station &station = m_stations[component];
    if (station.rejected > rarely)
        return true;
    const bool shared = serving.routing == Routing::SharedQueue;
    if (serving.blocking) {
        const int pools = shared ? 1 : serving.replicas;
        const int left = serving.threads * serving.replicas / pools - together + 1;
        const double held = m_threadsHeld[component] / pools;
        if (held >= left || queueing::erlangC(held, left) > rarely)
            return true;
    }
    const int servers = shared ? serving.replicas * serving.servers : serving.servers;
    return std::ranges::any_of(station.limits, [&](const Limit &limit) {
        if (limit.name != "servers")
            return limit.name != "quota" && limit.utilisation > rarely;
        const double busy = limit.utilisation * servers;
        const int left = servers - together + 1; // for the last of them
        return busy >= left || queueing::erlangC(busy, left) > rarely;
    });
}

template <typename Is> bool LatencyDoubts::anyCallOf(std::size_t component, const Is &is) const
{
    for (std::size_t c = 0; c < m_compositions.size(); ++c)
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const VisitNode node = visitNode(component, operation);
            const auto [first, last] = m_compositions[c].graph->edgesOf(node);
            for (std::size_t e = first; e < last && m_rates[c][node] > 0; ++e) {
                const VisitEdge &edge = m_compositions[c].graph->edges()[e];
                if (edge.waits && is(c, edge.to))
                    return true;
            }
        }
    return false;
}

} // namespace ninesketch
