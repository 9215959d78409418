// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/thread_pool.h"

#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Mean of the log-normal through a median and a 99th percentile, and the transfer.
double meanOf(const Hop &hop)
{
    constexpr double z99 = 2.3263478740408408;
    const double sigma = hop.p50 > 0 && hop.p99 > hop.p50 ? std::log(hop.p99 / hop.p50) / z99 : 0;
    return hop.p50 * std::exp(sigma * sigma / 2) + hop.transfer;
}

/// What one visit of the component asks of everything it waits for.
struct Round {
    double rate = 0;             ///< of visits, per second
    double delay = 0;            ///< s, where nothing queues
    bool parallel = false;       ///< some of it at once
    std::vector<double> demands; ///< s of a server, by component
};

Round roundOf(const ThreadRounds &rounds, std::size_t component)
{
    const Design &design = rounds.design;
    Round round;
    round.demands.assign(design.components.size(), 0);
    double total = 0;
    for (const auto &rates : rounds.rates)
        for (const Operation operation : {Operation::Read, Operation::Write})
            total += rates[visitNode(component, operation)];
    round.rate = total;
    for (std::size_t v = 0; v < rounds.compositions.size() && total > 0; ++v) {
        const VisitGraph &graph = *rounds.compositions[v].graph;
        std::vector<double> visits(design.components.size() * 2, 0);
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const VisitNode node = visitNode(component, operation);
            visits[node] = rounds.rates[v][node] / total;
        }
        for (const VisitNode node : graph.order()) {
            if (visits[node] <= 0)
                continue;
            const std::size_t at = componentOfNode(node);
            const VisitPlan &plan = rounds.compositions[v].plans->plan(at, operationOfNode(node));
            round.parallel =
                round.parallel || (!plan.oneOf && std::ranges::any_of(plan.stages, [](const PlannedStage &stage) {
                    return stage.branches.size() > 1;
                }));
            const Serving &serving = rounds.servings[at];
            const double mean = rounds.stations[at].unloadedMean[operationOfNode(node) == Operation::Write ? 1 : 0];
            const double held = serving.servers > 0 ? mean * serving.time(operationOfNode(node)).hold : 0;
            round.demands[at] += visits[node] * held;
            round.delay += visits[node] * std::max(0.0, mean - held);
            const auto [first, last] = graph.edgesOf(node);
            for (std::size_t e = first; e < last; ++e) {
                const VisitEdge &edge = graph.edges()[e];
                if (!edge.waits || componentOfNode(edge.to) == component)
                    continue;
                const double calls = visits[node] * edge.mean * rounds.sent[v][e];
                visits[edge.to] += calls;
                round.delay += calls * meanOf(hopOf(design, design.calls[edge.call]));
            }
        }
    }
    return round;
}

/// Waiting before replicas that are dealt to in turn, as a part of that before replicas dealt to at random that serve
/// exponentially: (ca2 + cs2) / 2 (Kingman 1961), arrivals of each of k being k times as regular.
double waitingInTurn(const Serving &serving)
{
    const double cv = serving.read.mean > 0 ? serving.read.cv : serving.write.cv;
    return std::min(1.0, (1.0 / serving.replicas + cv * cv) / 2);
}

/// The closed network of a pool's threads, other work at its stations being so many times today's.
class ThreadNetwork
{
public:
    ThreadNetwork(const ThreadRounds &rounds, std::size_t component) : m_pool(rounds.servings[component])
    {
        const Round round = roundOf(rounds, component);
        m_delay = round.delay;
        m_rate = round.rate;
        m_parallel = round.parallel;
        for (std::size_t i = 0; i < round.demands.size(); ++i) {
            if (round.demands[i] <= 0)
                continue;
            const Serving &serving = rounds.servings[i];
            const double busy = round.rate * round.demands[i] / (serving.replicas * serving.servers);
            const double other = std::max(0.0, rounds.stations[i].utilisation.value_or(0) - busy);
            m_places.push_back({round.demands[i], other > 1e-9 ? other : 0, &serving, i == component});
            m_alone = m_alone && m_places.back().other <= 0;
        }
    }

    bool alone() const { return m_alone; } ///< nothing else comes to what it waits for

    /// None where other work, so many times today's, fills a station.
    std::optional<ThreadsFull> at(double otherLoad) const
    {
        const auto found = stationsAt([&](const Place &place) { return place.other * otherLoad; }, grouped());
        if (!found)
            return std::nullopt;
        const auto &[stations, apart, inside, whole, inTurn] = *found;
        const int groups = grouped() ? m_pool.replicas : 1;
        const int customers = grouped() ? m_pool.threads : m_pool.threads * m_pool.replicas;
        const double tokens = 1.0 * customers * groups;
        constexpr double mostWork = 2e7; // beyond, the bounds (Denning and Buzen 1978) are as good
        double capacity = std::min(inside, tokens / whole);
        if (tokens * tokens * static_cast<double>(apart.size() + static_cast<std::size_t>(groups)) <= mostWork) {
            capacity = queueing::closedNetworkThroughput(customers, m_delay, stations, groups);
            if (inTurn > 0) { // a round takes as much longer than with one queue
                const double random = queueing::closedNetworkThroughput(customers, m_delay, apart, groups);
                capacity = 1 / (1 / capacity + inTurn * (1 / random - 1 / capacity));
            }
        }
        return ThreadsFull{capacity, inside};
    }

    /// Threads in use of those that open stations would hold, by what product form says of both: less, since what waits
    /// for a thread does not wait inside. Of replicas with pools of their own one is looked at, the others being other
    /// work to it.
    double inUse() const
    {
        if (m_parallel)
            return 1; // neither knows of calls made at once
        const int groups = grouped() ? m_pool.replicas : 1;
        const auto found = stationsAt(
            [&](const Place &place) {
                const double busy = m_rate * place.demand / (place.serving->replicas * place.serving->servers);
                return place.other + (place.own ? 0 : busy * (groups - 1) / groups);
            },
            false, groups);
        if (!found)
            return 1;
        const int threads = m_pool.threads * (grouped() ? 1 : m_pool.replicas);
        constexpr double mostWork = 2e7;
        if (1.0 * threads * threads * static_cast<double>(found->apart.size()) > mostWork)
            return 1;
        const auto part = [&](const std::vector<queueing::ClosedStation> &stations) {
            const double open = queueing::openNetworkNumber(m_rate / groups, m_delay, stations);
            return open > 0 ? queueing::tokensInUse(m_rate / groups, threads, m_delay, stations) / open : 1;
        };
        const double together = part(found->together);
        return found->inTurn > 0 ? together + found->inTurn * (part(found->apart) - together) : together;
    }

private:
    struct Place {
        double demand, other;
        const Serving *serving;
        bool own;
    };
    /// Replicas that are dealt to in turn as one queue (together), and as queues dealt to at random (apart).
    struct Stations {
        std::vector<queueing::ClosedStation> together, apart;
        double inside, whole;
        double inTurn; ///< how far on the way from together to apart they are
    };

    bool grouped() const { return m_pool.routing != Routing::SharedQueue && m_pool.replicas > 1; }

    /// What other work leaves of the stations; none where it fills one. `split`: each group of tokens has its own
    /// station of the pool itself; else that of one of so many groups is meant.
    template <typename Other> std::optional<Stations> stationsAt(const Other &other, bool split, int groups = 1) const
    {
        Stations made{{}, {}, HUGE_VAL, m_delay, 0};
        double waiting = 0, inTurn = 0; // which grows as the square of busy; dealt in turn the part that is left of it
        for (const Place &place : m_places) {
            const double left = 1 - other(place);
            if (left <= 0)
                return std::nullopt;
            const Serving &serving = *place.serving;
            const double demand = place.demand / left;
            const double busy = demand / (serving.replicas * serving.servers);
            made.inside = std::min(made.inside, 1 / busy);
            made.whole += demand;
            if (place.own && (split || groups > 1)) {
                made.together.push_back({demand, serving.servers, split});
                made.apart.push_back(made.together.back());
                continue;
            }
            const bool queues = serving.routing == Routing::Random || serving.routing == Routing::RoundRobin;
            const std::vector<queueing::ClosedStation> one{{demand, serving.servers * serving.replicas}},
                each(static_cast<std::size_t>(serving.replicas), {demand / serving.replicas, serving.servers});
            const auto &together = serving.routing == Routing::Random ? each : one;
            made.together.insert(made.together.end(), together.begin(), together.end());
            made.apart.insert(made.apart.end(), (queues ? each : one).begin(), (queues ? each : one).end());
            if (serving.routing == Routing::RoundRobin && serving.replicas > 1) {
                waiting += busy * busy;
                inTurn += busy * busy * waitingInTurn(serving);
            }
        }
        if (made.whole <= 0)
            return std::nullopt;
        made.inTurn = waiting > 0 ? inTurn / waiting : 0;
        return made;
    }

    const Serving &m_pool;
    double m_delay = 0;
    std::vector<Place> m_places;
    bool m_alone = true, m_parallel = false;
    double m_rate = 0; ///< of visits, per second
};

} // namespace

std::optional<ThreadsFull> threadsFull(const ThreadRounds &rounds, std::size_t component)
{
    return ThreadNetwork(rounds, component).at(1);
}

double threadsInUse(const ThreadRounds &rounds, std::size_t component)
{
    return ThreadNetwork(rounds, component).inUse();
}

std::optional<ThreadPoolCapacity> threadPoolCapacity(const Design &design, const Prepared &prepared,
                                                     const Solution &solution, std::size_t component)
{
    if (!prepared.servings[component].blocking || solution.arrivals[component].total() <= 0)
        return std::nullopt;
    std::vector<Composition> compositions;
    for (const auto &variant : prepared.variants)
        compositions.push_back({&variant->plans, &variant->graph});
    const ThreadNetwork network(
        {design, compositions, prepared.servings, solution.stations, solution.rates, solution.latencies.sent},
        component);
    constexpr double asGoodAsFull = 0.999;
    const auto today = network.at(1);
    if (!today || today->threads >= asGoodAsFull * today->inside)
        return std::nullopt;
    const double offered = solution.offeredArrivals[component].total();
    ThreadPoolCapacity made{today->threads, today->threads / offered};
    if (network.alone())
        return made;
    // where what comes meets what is carried, the other work having grown as much
    double low = 0, high = std::max(made.loadFactor, 1.0);
    const auto carries = [&](double factor) {
        const auto there = network.at(factor);
        return there && there->threads >= factor * offered;
    };
    while (carries(high))
        high *= 2;
    for (int step = 0; step < 60 && high - low > 1e-10 * high; ++step) {
        const double middle = (low + high) / 2;
        (carries(middle) ? low : high) = middle;
    }
    made.loadFactor = low;
    return made;
}

} // namespace ninesketch
