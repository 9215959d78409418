// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/data_estimates.h"

#include "model/design/retention.h"
#include "model/design/written_sizes.h"
#include "model/estimates/availability.h"
#include "model/estimates/bandwidth.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace ninesketch
{
namespace
{

constexpr double usualPeakFactor = 3; ///< of a class that states its users alone (model/design/complete_design.cpp)

/// What of a class's peak rate it has on average.
double averageShare(const Design &design, const RequestClass &one)
{
    double factor = 1;
    if (one.peakFactor)
        factor = *one.peakFactor;
    else if (!one.rate && one.users)
        factor = usualPeakFactor;
    else if (!one.rate && one.entry) {
        // a rate that somebody stated has the peak that was stated with it; else the usual one is in it
        const Component &client = design.components[*one.entry];
        if (!client.number("rate") || client.states("peakFactor"))
            factor = client.number("peakFactor").value_or(1);
    }
    return 1 / std::max(1.0, factor);
}

/// Visits per second at peak by VisitNode. What piles up at a full component is worked off when fewer come, so it goes
/// on in the end; what is turned away does not.
std::vector<double> peakVisits(const Design &design, const Prepared &prepared, const Solution &solution,
                               std::size_t variant, double rate)
{
    if (std::ranges::none_of(solution.stations, &Station::saturated))
        return solution.rates[variant];
    std::vector<double> taken;
    for (const Station &station : solution.stations)
        taken.push_back(1 - station.rejected);
    std::vector<double> visits = solveVisits(prepared.variants[variant]->graph, design.components.size(),
                                             design.calls.size(), solution.latencies.offered[variant], taken)
                                     .perRequest;
    for (double &one : visits)
        one *= rate;
    return visits;
}

/// Rates are at peak; what is stored and billed follows the average, which each class has its own share of.
std::vector<Arrivals> averageArrivals(const Design &design, const Prepared &prepared, const Solution &solution)
{
    std::vector<double> peak(prepared.variants.size(), 0), average(prepared.variants.size(), 0);
    for (std::size_t r = 0; r < design.classes.size(); ++r)
        if (const auto variant = prepared.variantOf[r]) {
            peak[*variant] += solution.classRates[r];
            average[*variant] += solution.classRates[r] * averageShare(design, design.classes[r]);
        }
    std::vector<Arrivals> arrivals(design.components.size());
    for (std::size_t v = 0; v < peak.size(); ++v) {
        if (peak[v] <= 0)
            continue;
        const std::vector<double> visits = peakVisits(design, prepared, solution, v, peak[v]);
        for (std::size_t i = 0; i < arrivals.size(); ++i) {
            arrivals[i].reads += visits[visitNode(i, Operation::Read)] * average[v] / peak[v];
            arrivals[i].writes += visits[visitNode(i, Operation::Write)] * average[v] / peak[v];
        }
    }
    return arrivals;
}

/// Of copies that have been asked about: most stores of a design keep theirs alike.
class KnownLosses
{
public:
    double of(const Copies &copies)
    {
        const auto [at, made] = m_known.try_emplace({copies.count, copies.failuresPerYear, copies.rebuildTime}, 0);
        if (made)
            at->second = annualLossProbability(copies);
        return at->second;
    }

private:
    std::map<std::tuple<int, double, double>, double> m_known;
};

void estimateStorage(const Design &design, const Component &component, const Arrivals &arrivals,
                     const Arrivals &average, const Serving &serving, KnownLosses &losses, ComponentReport &made)
{
    const auto item = bytesOfWrite(design, component, made.classIds);
    if (!item)
        return;
    const bool queue = component.kind->behaviour == Behaviour::Queue;
    const double written = queue ? average.total() : average.writes;
    const double copies = copiesKept(component, serving);
    const double kept = keptFor(design, component, made.classIds);
    if (!component.is("message-queue")) // what was acknowledged is gone from there; retention only bounds the rest
        made.storageBytes = written * *item * kept * copies * (1 + component.number("overhead").value_or(0));
    if (component.is("event-stream")) {
        const bool all = component.text("acks") == "all";
        made.lossWindow = all ? 0 : component.number("replicationLag").value_or(0);
        made.writesAtRisk = writesAtRisk(arrivals.total(), *made.lossWindow);
    }
    if (component.kind->behaviour != Behaviour::Store)
        return;
    if (const auto durability = component.number("durability"))
        made.yearlyLoss = 1 - *durability;
    else if (const auto against = copiesAgainstLoss(component, serving))
        made.yearlyLoss = losses.of(*against);
    const std::string replication = component.text("replication");
    const bool late = replication == "async" || replication == "multi-leader";
    const double lag = component.number("replicationLag").value_or(0);
    made.lossWindow = late ? lag : 0;
    made.writesAtRisk = writesAtRisk(arrivals.writes, *made.lossWindow);
    // an eventual read may ask a copy that lags behind, however safe the write is with the others
    made.staleness = component.text("readConsistency") == "eventual" ? lag : *made.lossWindow;
}

void estimateCost(const Component &component, const Arrivals &average, const Serving &serving, double days,
                  ComponentReport &made)
{
    const auto perReplica = component.number("pricePerReplica"), perMillion = component.number("pricePerMillion"),
               perGb = component.number("pricePerGb");
    if (!perReplica && !perMillion && !(perGb && made.storageBytes))
        return;
    double cost = 0;
    if (perReplica)
        cost += *perReplica * serving.replicas;
    // a table that is billed by units of reads and writes, where the catalogue knows both prices
    const auto perRead = component.number("priceUsdPerMillionReads"),
               perWrite = component.number("priceUsdPerMillionWrites");
    const double month = days * 86400 / 1e6;
    const double written = serving.writeUnits * (1 + component.number("indexes").value_or(0)); // to each index, too
    if (!component.text("readConsistency").empty() && perRead && perWrite)
        cost += (*perRead * average.reads * serving.readUnits + *perWrite * average.writes * written) * month;
    else if (perMillion)
        cost += *perMillion * (average.reads * serving.readUnits + average.writes * written) * month;
    if (perGb && made.storageBytes) {
        // a provider's price of a gigabyte is that of all its copies
        const double billed = failingOf(component).managed ? component.number("copies").value_or(1) : 1;
        cost += *perGb * *made.storageBytes / billed / 1e9;
    }
    made.monthlyCost = cost;
}

/// No write comes through the cache, but some come to a store behind or beside it.
bool isPassedBy(const Design &design, std::size_t cache, const std::vector<Arrivals> &arrivals)
{
    const auto asks = [&](std::size_t from) {
        return from == cache || std::ranges::any_of(design.calls, [&](const Call &call) {
                   return call.from == from && call.to == cache;
               });
    };
    return arrivals[cache].writes <= 0 && std::ranges::any_of(design.calls, [&](const Call &call) {
               return design.components[call.to].kind->behaviour == Behaviour::Store && arrivals[call.to].writes > 0 &&
                      asks(call.from);
           });
}

void estimateCachedData(const Design &design, std::size_t index, const std::vector<Arrivals> &all,
                        ComponentReport &made)
{
    const Component &cache = design.components[index];
    const Arrivals &arrivals = all[index];
    const std::string policy = cache.text("policy");
    made.staleness = cache.number("timeToLive");
    if (policy == "write-back") {
        made.lossWindow = cache.number("flushInterval").value_or(0);
        made.writesAtRisk = writesAtRisk(arrivals.writes, *made.lossWindow);
    }
    if ((policy == "write-through" || policy == "write-back") && !isPassedBy(design, index, all))
        made.staleness = 0; // writes pass through it: it holds the last one, however long it may live
}

/// What a request of the class reads may be as old as the oldest cache and the slowest replica that it meets; of what
/// it writes the widest window and the least durable store count.
void estimateClassData(const Design &design, const VisitGraph &graph, const std::vector<ComponentReport> &components,
                       ClassReport &made)
{
    double cached = 0, lagging = 0;
    bool reads = false, known = true;
    for (const VisitNode node : graph.order()) {
        const std::size_t i = componentOfNode(node);
        const Behaviour behaviour = design.components[i].kind->behaviour;
        const ComponentReport &one = components[i];
        const bool keeps = behaviour == Behaviour::Store || behaviour == Behaviour::Cache;
        if (keeps && operationOfNode(node) == Operation::Read) {
            reads = true;
            known = known && one.staleness.has_value();
            double &oldest = behaviour == Behaviour::Cache ? cached : lagging;
            oldest = std::max(oldest, one.staleness.value_or(0));
        }
        if (operationOfNode(node) == Operation::Write || behaviour == Behaviour::Queue) {
            if (one.lossWindow)
                made.lossWindow = std::max(made.lossWindow.value_or(0), *one.lossWindow);
            if (one.yearlyLoss)
                made.yearlyLoss = std::max(made.yearlyLoss.value_or(0), *one.yearlyLoss);
        }
    }
    if (reads && known)
        made.staleness = cached + lagging;
    else if (cached + lagging > 0)
        made.stalenessAtLeast = cached + lagging;
}

/// What goes through is paid for by the gigabyte: at a CDN what it sends, at a balancer what it passes on. Traffic is
/// at peak, the bill follows the average.
void estimateTransferCost(const Component &component, const Arrivals &peak, const Arrivals &average, double days,
                          ComponentReport &made)
{
    const double price = component.is("cdn")             ? component.number("priceUsdPerGbEgress").value_or(0)
                         : component.is("load-balancer") ? component.number("priceUsdPerGb").value_or(0)
                                                         : 0;
    const double sent = made.egressBytesPerSecond.value_or(0);
    if (price <= 0 || sent <= 0 || peak.total() <= 0)
        return;
    const double gigabytes = sent * average.total() / peak.total() * days * 86400 / 1e9;
    made.monthlyCost = made.monthlyCost.value_or(0) + price * gigabytes;
}

} // namespace

double copiesKept(const Component &component, const Serving &serving)
{
    // of replicas that share the data out among them, each item is with as many as a shard has
    const double replicasOfShard = serving.replicas / static_cast<double>(serving.partitions.value_or(1));
    const bool queue = component.kind->behaviour == Behaviour::Queue;
    return component.number("copies").value_or(queue ? 3 : std::max(replicasOfShard, 1.0));
}

std::optional<Copies> copiesAgainstLoss(const Component &component, const Serving &serving)
{
    const auto failing = component.number("diskFailureRate"), rebuild = component.number("rebuildTime");
    if (!failing || !rebuild)
        return std::nullopt;
    // a provider keeps copies that nobody sees
    constexpr double copiesOfProviders = 3;
    const double least = failingOf(component).managed && !component.states("copies") ? copiesOfProviders : 1;
    return Copies{static_cast<int>(std::max(least, copiesKept(component, serving))), 1, *failing, *rebuild};
}

void estimateData(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
{
    const std::vector<Arrivals> average = averageArrivals(design, prepared, solution);
    KnownLosses losses;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &component = design.components[i];
        ComponentReport &made = report.components[i];
        if (!component.enabled)
            continue; // it keeps nothing and is not paid for
        estimateStorage(design, component, solution.arrivals[i], average[i], prepared.servings[i], losses, made);
        estimateCost(component, average[i], prepared.servings[i], design.settings.daysOfMonth, made);
        if (component.kind->behaviour == Behaviour::Cache)
            estimateCachedData(design, i, solution.arrivals, made);
    }
    for (std::size_t r = 0; r < design.classes.size(); ++r)
        if (const auto variant = prepared.variantOf[r])
            estimateClassData(design, prepared.variants[*variant]->graph, report.components, report.classes[r]);
    estimateBandwidth(design, prepared, solution, report);
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        ComponentReport &made = report.components[i];
        estimateTransferCost(design.components[i], solution.arrivals[i], average[i], design.settings.daysOfMonth, made);
        if (made.monthlyCost)
            report.monthlyCost = report.monthlyCost.value_or(0) + *made.monthlyCost;
    }
}

} // namespace ninesketch
