// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/thread_pool.h"

#include "model/estimates/queueing.h"

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
    double delay = 0;            ///< s, where nothing queues
    std::vector<double> demands; ///< s of a server, by component
};

Round roundOf(const Design &design, const Prepared &prepared, const Solution &solution, std::size_t component)
{
    Round round{0, std::vector<double>(design.components.size(), 0)};
    double total = 0;
    for (const auto &rates : solution.rates)
        for (const Operation operation : {Operation::Read, Operation::Write})
            total += rates[visitNode(component, operation)];
    for (std::size_t v = 0; v < prepared.variants.size() && total > 0; ++v) {
        const VisitGraph &graph = prepared.variants[v]->graph;
        std::vector<double> visits(design.components.size() * 2, 0);
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const VisitNode node = visitNode(component, operation);
            visits[node] = solution.rates[v][node] / total;
        }
        for (const VisitNode node : graph.order()) {
            if (visits[node] <= 0)
                continue;
            const std::size_t at = componentOfNode(node);
            const Serving &serving = prepared.servings[at];
            const double mean = solution.stations[at].unloadedMean[operationOfNode(node) == Operation::Write ? 1 : 0];
            const double held = serving.servers > 0 ? mean * serving.time(operationOfNode(node)).hold : 0;
            round.demands[at] += visits[node] * held;
            round.delay += visits[node] * std::max(0.0, mean - held);
            const auto [first, last] = graph.edgesOf(node);
            for (std::size_t e = first; e < last; ++e) {
                const VisitEdge &edge = graph.edges()[e];
                if (!edge.waits || edge.fallback || componentOfNode(edge.to) == component)
                    continue;
                visits[edge.to] += visits[node] * edge.mean;
                round.delay += visits[node] * edge.mean * meanOf(hopOf(design, design.calls[edge.call]));
            }
        }
    }
    return round;
}

} // namespace

std::optional<double> threadPoolCapacity(const Design &design, const Prepared &prepared, const Solution &solution,
                                         std::size_t component)
{
    const Serving &pool = prepared.servings[component];
    const double rate = solution.arrivals[component].total();
    if (!pool.blocking || rate <= 0)
        return std::nullopt;
    const Round round = roundOf(design, prepared, solution, component);
    std::vector<queueing::ClosedStation> stations;
    double inside = HUGE_VAL, whole = round.delay, places = 0;
    for (std::size_t i = 0; i < round.demands.size(); ++i) {
        if (round.demands[i] <= 0)
            continue;
        const Serving &serving = prepared.servings[i];
        const int servers = serving.replicas * serving.servers;
        const double own = rate * round.demands[i] / servers;
        const double other = std::max(0.0, solution.stations[i].utilisation.value_or(0) - own);
        if (other >= 1)
            return std::nullopt; // full of other work
        const double demand = round.demands[i] / (1 - other);
        stations.push_back({demand, servers});
        inside = std::min(inside, servers / demand);
        whole += demand;
        places += servers;
    }
    if (whole <= 0)
        return std::nullopt;
    const double threads = static_cast<double>(pool.replicas) * pool.threads;
    constexpr double mostWork = 2e7; // of the exact recursion; beyond, its bound (Denning and Buzen 1978) is as good
    double capacity = std::min(inside, threads / whole);
    if (threads * places <= mostWork)
        capacity = queueing::closedNetworkThroughput(static_cast<int>(threads), round.delay, stations);
    constexpr double asGoodAsFull = 0.98;
    return capacity < asGoodAsFull * inside ? std::optional(capacity) : std::nullopt;
}

} // namespace ninesketch
