// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/throughput.h"

#include "model/estimates/retry_fold.h"
#include "model/estimates/thread_pool.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace ninesketch
{
namespace
{

constexpr double roundOff = 1e-9;

double ceiling(double value)
{
    return std::max(1.0, std::ceil(value - roundOff));
}

/// What comes to a component in calls made in copies, by the number of copies.
using InCopies = std::map<int, Arrivals>;

std::vector<InCopies> offeredInCopies(const Design &design, const Prepared &prepared, const Solution &solution)
{
    std::vector<InCopies> made(design.components.size());
    if (std::ranges::none_of(design.calls, [](const Call &call) { return call.copies > 1; }))
        return made;
    for (std::size_t r = 0; r < design.classes.size(); ++r) {
        if (!prepared.variantOf[r])
            continue;
        const std::size_t v = *prepared.variantOf[r];
        const std::vector<VisitEdge> &edges = prepared.variants[v]->graph.edges();
        for (std::size_t e = 0; e < edges.size(); ++e) {
            const int copies = design.calls[edges[e].call].copies;
            if (copies <= 1)
                continue;
            Arrivals &arrivals = made[componentOfNode(edges[e].to)][copies];
            (operationOfNode(edges[e].to) == Operation::Write ? arrivals.writes : arrivals.reads) +=
                solution.classRates[r] * solution.offered[v].perRequest[edges[e].from] * edges[e].mean *
                solution.latencies.offered[v][e];
        }
    }
    return made;
}

/// The fewest replicas that carry the load. A copy is made for each replica that works, at most: who is left has no
/// more to do of it because another is down.
/// `held`: those whose threads would all be held.
double fewestReplicas(const Serving &serving, const Arrivals &offered, const InCopies &inCopies, double held)
{
    const double whole = std::max(busyReplicas(serving, offered), held);
    if (inCopies.empty())
        return ceiling(whole);
    const int most = std::min(inCopies.rbegin()->first, serving.replicas);
    for (int working = 1; working < most; ++working) {
        double busy = whole;
        for (const auto &[copies, arrivals] : inCopies)
            busy -= busyReplicas(serving, arrivals) * (1 - std::min(1.0, 1.0 * working / copies));
        if (ceiling(busy) <= working)
            return working;
    }
    return std::max<double>(most, ceiling(whole));
}

class Throughput
{
public:
    Throughput(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
        : m_design(design), m_prepared(prepared), m_solution(solution), m_report(report)
    {
    }

    void estimate()
    {
        m_pools = threadPoolCapacities(m_design, m_prepared, m_solution);
        m_inCopies = offeredInCopies(m_design, m_prepared, m_solution);
        for (std::size_t i = 0; i < m_design.components.size(); ++i)
            estimateComponent(i);
        rankBySaturation(m_report);
        for (std::size_t r = 0; r < m_design.classes.size(); ++r)
            estimateClass(r);
    }

private:
    std::vector<Limit> offeredLimits(std::size_t i) const
    {
        const Arrivals &offered = m_solution.offeredArrivals[i];
        auto limits = openLimits(m_prepared, i, offered.reads, offered.writes);
        if (offered.total() <= 0)
            return limits;
        // where what they wait for is full first: as they are held now
        const auto &held = m_solution.latencies.threadUtilisation[i];
        if (const auto &pool = m_pools[i])
            limits.push_back({"threads", 1 / pool->loadFactor, false});
        else if (const double admitted = m_solution.stations[i].admitted; held && *held < 1 && admitted > 0)
            limits.push_back({"threads", *held / admitted, false});
        sortFullestFirst(limits);
        return limits;
    }

    /// How full a limit is that turns away what it can't take, by what it does take.
    double carried(std::size_t i, const Limit &limit) const
    {
        const Station &station = m_solution.stations[i];
        const Arrivals &arrivals = m_solution.arrivals[i];
        if (limit.name == "quota")
            return limit.utilisation * station.admitted;
        if (limit.name == "threads")
            return limit.utilisation * (1 - station.noThread);
        for (const Limit &one : limitsOf(m_prepared.servings[i], arrivals.reads * station.passed,
                                         arrivals.writes * station.passed, m_prepared.feeds[i]))
            if (one.name == limit.name)
                return one.utilisation;
        return limit.utilisation;
    }

    /// Share of the arrivals that a limit has to do with.
    double throughQuota(std::size_t i, const Limit &limit) const
    {
        const Serving &serving = m_prepared.servings[i];
        if (!serving.rateLimit || limit.name == "quota")
            return 1;
        return std::min(m_solution.stations[i].admitted, *serving.rateLimit / m_solution.arrivals[i].total());
    }

    void estimateComponent(std::size_t i)
    {
        ComponentReport &made = m_report.components[i];
        const Serving &serving = m_prepared.servings[i];
        const Arrivals &arrivals = m_solution.arrivals[i];
        const double rate = arrivals.total();
        auto limits =
            limitsOf(serving, arrivals.reads, arrivals.writes, m_prepared.feeds[i], m_solution.stations[i].admitted);
        if (const auto threads = m_solution.latencies.threadUtilisation[i])
            limits.push_back({"threads", *threads, serving.queueLimit.has_value()});
        sortFullestFirst(limits);
        if (m_design.components[i].kind->behaviour == Behaviour::Client || !m_design.components[i].enabled)
            return;
        if (!limits.empty()) {
            made.utilisation = limits.front().utilisation;
            made.limitedBy = limits.front().name;
            if (limits.front().rejects && m_solution.stations[i].rejected > 0)
                made.utilisation = carried(i, limits.front());
            if (rate > 0 && limits.front().utilisation > 0)
                made.capacity = made.limitedBy == "threads" && m_pools[i]
                                    ? m_pools[i]->visitsPerSecond
                                    : rate * throughQuota(i, limits.front()) / limits.front().utilisation;
            else if (const auto reads = serving.capacity(Operation::Read))
                made.capacity = *reads;
        }
        const auto atLoad = offeredLimits(i);
        if (!atLoad.empty() && atLoad.front().utilisation > 0)
            made.saturatesAt = 1 / atLoad.front().utilisation;
        if (serving.servers > 0 && m_prepared.feeds[i].partitions == 0) {
            const Arrivals &offered = m_solution.offeredArrivals[i];
            const double held =
                heldReplicas(serving, offered.total(), m_solution.latencies.threadUtilisation[i], m_pools[i]);
            const double busy = std::max(busyReplicas(serving, offered), held);
            const double proposed = ceiling(busy / m_design.settings.targetUtilisation);
            made.neededForLoad = fewestReplicas(serving, offered, m_inCopies[i], held);
            made.proposedReplicas = proposed;
            made.proposedWithOneLost = proposed + 1;
            const auto zones = zonesOf(m_design.components[i]);
            const auto places = static_cast<double>(std::set(zones.begin(), zones.end()).size());
            if (places > 1)
                made.proposedWithZoneLost = replicasThatSpareAZone(zones, proposed);
            const double replicas = serving.replicas;
            if (replicas > 1)
                made.utilisationWithOneLost = busy / (replicas - 1);
            const double left = places > 1 ? leftWithoutAZone(zones, replicas) : 0;
            if (left > 0)
                made.utilisationWithZoneLost = busy / left;
            estimateSurge(i, busy);
        }
    }

    /// The load jumps to `surge` times today's; until scaling up has happened the drawn replicas work at capacity and
    /// the rest waits, as far as its quota lets it in and its queues have room. Then there are as many as the target
    /// utilisation asks for at the new load, and they work it off.
    void estimateSurge(std::size_t i, double busy)
    {
        const auto scaleUp = m_design.components[i].number("scaleUpTime");
        if (!scaleUp || busy <= 0)
            return;
        const Serving &serving = m_prepared.servings[i];
        const double rate = m_solution.offeredArrivals[i].total(), replicas = serving.replicas;
        const double quota = serving.rateLimit.value_or(HUGE_VAL), room = serving.queueLimit.value_or(HUGE_VAL);
        const double capacity = std::min(rate, quota) / busy; // of one replica
        const double grown = std::min(m_design.settings.surge * rate, quota);
        const double backlog = std::min(std::max(0.0, grown - replicas * capacity) * *scaleUp, room * replicas);
        const double scaled = std::max(replicas, ceiling(grown / capacity / m_design.settings.targetUtilisation));
        m_report.components[i].surgeBacklog = backlog;
        const double spare = scaled * capacity - grown;
        if (spare > 0)
            m_report.components[i].surgeDrain = backlog / spare;
        else if (backlog <= 0)
            m_report.components[i].surgeDrain = 0;
    }

    void estimateClass(std::size_t r)
    {
        if (!m_prepared.variantOf[r])
            return;
        ClassReport &made = m_report.classes[r];
        const Visits &offered = m_solution.offered[*m_prepared.variantOf[r]];
        if (!offered.runaway.empty()) {
            made.maxThroughput = made.maxWithMix = 0;
            made.bottleneck = offered.runaway.front();
            return;
        }
        const std::vector<double> &visits = m_solution.offered[*m_prepared.variantOf[r]].perRequest;
        const double rate = m_solution.classRates[r];
        double most = HUGE_VAL, fullest = 0;
        std::optional<std::size_t> bottleneck, ofMix;
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            const double reads = visits[visitNode(i, Operation::Read)], writes = visits[visitNode(i, Operation::Write)];
            if (reads <= 0 && writes <= 0)
                continue;
            const auto whole = offeredLimits(i);
            const auto own = openLimits(m_prepared, i, reads, writes); // per request
            for (const Limit &limit : whole) {
                auto each = std::ranges::find(own, limit.name, &Limit::name);
                // threads are held by all classes alike
                const double demand = each != own.end() ? each->utilisation
                                      : m_pools[i]      ? (reads + writes) / m_pools[i]->visitsPerSecond
                                                        : 0;
                if (demand <= 0)
                    continue;
                const bool alone = each == own.end() && rate > 0;
                const double room =
                    alone ? rate * m_pools[i]->classFactors[r] : std::max(0.0, rate + (1 - limit.utilisation) / demand);
                if (room < most) {
                    most = room;
                    bottleneck = i;
                }
                if (limit.utilisation > fullest) {
                    fullest = limit.utilisation;
                    ofMix = i;
                }
            }
        }
        if (std::isfinite(most)) {
            made.maxThroughput = most;
            made.bottleneck = most > 0 ? bottleneck : ofMix; // the others leave nothing: what is full first of all
        }
        if (fullest > 0 && rate > 0)
            made.maxWithMix = rate / fullest;
        estimateSafeRate(r);
    }

    void estimateSafeRate(std::size_t r)
    {
        if (std::ranges::none_of(m_design.calls, [](const Call &call) { return call.timeout && call.retries > 0; }))
            return;
        const std::size_t variant = *m_prepared.variantOf[r];
        const Composition way{&m_prepared.variants[variant]->plans, &m_prepared.variants[variant]->graph,
                              &m_prepared.variants[variant]->payloads};
        ClassReport &made = m_report.classes[r];
        const double rate = m_solution.classRates[r];
        const std::vector<double> &today = m_solution.offered[variant].perRequest;
        VisitsWhenFull whenFull(m_design, way, m_solution.latencies.offered[variant]);
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            if (today[visitNode(i, Operation::Read)] + today[visitNode(i, Operation::Write)] <= 0)
                continue;
            const auto visits = whenFull.of(i);
            if (!visits)
                continue;
            const double reads = today[visitNode(i, Operation::Read)], writes = today[visitNode(i, Operation::Write)];
            auto each = openLimits(m_prepared, i, visits->reads, visits->writes);
            auto own = openLimits(m_prepared, i, reads, writes);
            if (const auto &pool = m_pools[i]) {
                each.push_back({"threads", (visits->reads + visits->writes) / pool->visitsPerSecond, false});
                own.push_back({"threads", (reads + writes) / pool->visitsPerSecond, false});
            }
            for (const Limit &limit : offeredLimits(i)) {
                const auto full = std::ranges::find(each, limit.name, &Limit::name);
                const auto now = std::ranges::find(own, limit.name, &Limit::name);
                if (limit.rejects || full == each.end() || now == own.end() || full->utilisation <= 0)
                    continue;
                const double others = std::max(0.0, limit.utilisation - rate * now->utilisation);
                const double safe = std::max(0.0, (1 - others) / full->utilisation);
                made.safeThroughput = std::min(made.safeThroughput.value_or(HUGE_VAL), safe);
            }
        }
        if (made.safeThroughput && made.maxThroughput)
            made.safeThroughput = std::min(*made.safeThroughput, *made.maxThroughput);
    }

    const Design &m_design;
    const Prepared &m_prepared;
    const Solution &m_solution;
    Report &m_report;
    std::vector<std::optional<ThreadPoolCapacity>> m_pools; ///< by component
    std::vector<InCopies> m_inCopies;                       ///< by component
};

} // namespace

void estimateThroughput(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
{
    Throughput(design, prepared, solution, report).estimate();
}

std::vector<Limit> openLimits(const Prepared &prepared, std::size_t component, double reads, double writes)
{
    Serving open = prepared.servings[component];
    const auto quota = std::exchange(open.rateLimit, std::nullopt);
    auto limits = limitsOf(open, reads, writes, prepared.feeds[component]);
    if (quota) {
        limits.push_back({"quota", *quota > 0 ? (reads + writes) / *quota : (reads + writes) * 1e9, true});
        sortFullestFirst(limits);
    }
    return limits;
}

void rankBySaturation(Report &report, std::optional<std::size_t> first)
{
    std::vector<std::size_t> &order = report.saturationOrder;
    order.clear();
    for (std::size_t i = 0; i < report.components.size(); ++i) {
        report.components[i].bottleneck = false;
        if (report.components[i].saturatesAt)
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) { return std::pair(*report.components[i].saturatesAt, i != first); });
    if (order.empty())
        return;
    report.bottleneck = order.front();
    report.headroom = report.components[order.front()].saturatesAt;
    report.components[order.front()].bottleneck = true;
}

double busyReplicas(const Serving &serving, const Arrivals &arrivals)
{
    for (const Limit &limit : limitsOf(serving, arrivals.reads, arrivals.writes, {}))
        if (limit.name == "servers")
            return limit.utilisation * serving.replicas;
    return 0;
}

std::vector<int> neededForLoad(const Design &design, const Prepared &prepared, const Solution &solution)
{
    const std::vector<InCopies> inCopies = offeredInCopies(design, prepared, solution);
    std::vector<int> needed;
    for (std::size_t i = 0; i < prepared.servings.size(); ++i)
        needed.push_back(static_cast<int>(
            std::min(1e9, fewestReplicas(prepared.servings[i], solution.offeredArrivals[i], inCopies[i],
                                         heldReplicas(prepared.servings[i], solution.offeredArrivals[i].total(),
                                                      solution.latencies.threadUtilisation[i], std::nullopt)))));
    return needed;
}

} // namespace ninesketch
