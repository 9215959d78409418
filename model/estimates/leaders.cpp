// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/leaders.h"

#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Replicas by the share of all writes that each leads, busiest first. Parts are dealt to them in turn, the hottest
/// first.
std::vector<ConsumerShare> leading(const Serving &serving)
{
    const Feed parts{serving.partitions.value_or(1), serving.partitions ? serving.hottestShare : 1, serving.skew};
    std::vector<ConsumerShare> all = dealPartitions(parts, serving.replicas);
    if (serving.replicas > parts.partitions)
        all.push_back({1.0 * serving.replicas - parts.partitions, 0});
    return all;
}

/// What comes to one replica of all that the load says.
StationLoad partOf(StationLoad load, double kept)
{
    load.replicas = 1;
    load.balancing = Balancing::SharedQueue;
    load.arrivalRate *= kept;
    load.scvArrival = queueing::splitScv(load.scvArrival, kept);
    for (BatchStream &stream : load.batches)
        stream.kept *= kept;
    if (load.renewal)
        load.renewal->kept *= kept;
    return load;
}

/// Reads per second that one of each group of replicas takes, where each group leads so many writes per second: alike,
/// or, where who has least to do takes the next, so that all are as busy as far as that goes.
std::vector<double> readsOf(const std::vector<ConsumerShare> &groups, const Serving &serving, const Arrivals &arrivals,
                            const Distribution held[2])
{
    std::vector<double> reads(groups.size(), arrivals.reads / serving.replicas);
    if (serving.routing != Routing::LeastOutstanding || !(held[0].mean() > 0) || arrivals.reads <= 0)
        return reads;
    std::vector<double> busy; // by its writes; groups come busiest first
    for (const ConsumerShare &one : groups)
        busy.push_back(arrivals.writes * one.share * held[1].mean());
    double work = arrivals.reads * held[0].mean(), replicas = 0, level = 0;
    for (std::size_t i = groups.size(); i-- > 0;) { // those that their writes leave most room first
        if (replicas > 0 && busy[i] >= level)
            break;
        work += groups[i].consumers * busy[i];
        replicas += groups[i].consumers;
        level = work / replicas;
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
        reads[i] = std::max(0.0, level - busy[i]) / held[0].mean();
    return reads;
}

StationWaiting atLeader(const StationLoad &load, const Arrivals &arrivals, const Distribution &writes, double share)
{
    StationLoad its = partOf(load, arrivals.writes / arrivals.total() * share);
    its.service = writes;
    return solveStation(its);
}

/// How long reads wait that join the shortest of the queues which their leaders' writes leave room at: nearly as long
/// as in one queue before all of these (docs/accuracy.md).
Distribution whereLeastIsOutstanding(const StationLoad &load, const std::vector<ConsumerShare> &groups,
                                     const std::vector<double> &readRates, double writes, const Distribution held[2])
{
    StationLoad joined = load;
    double replicas = 0, reading = 0, writing = 0; // per second
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (readRates[i] > 0) {
            replicas += groups[i].consumers;
            reading += groups[i].consumers * readRates[i];
            writing += groups[i].consumers * groups[i].share * writes * load.arrivalRate;
        }
    joined.replicas = std::max(1, static_cast<int>(std::lround(replicas)));
    joined.balancing = Balancing::SharedQueue;
    joined.arrivalRate = reading + writing;
    joined.batches.clear();
    joined.renewal.reset();
    joined.service = writing <= 0 ? held[0] : mixture({{reading, held[0]}, {writing, held[1]}});
    return solveStation(joined).waiting;
}

} // namespace

bool leadersHaveQueues(const Serving &serving)
{
    return serving.led && serving.routing != Routing::SharedQueue;
}

double hottestLeaderShare(const Serving &serving)
{
    return leading(serving).front().share;
}

StationWaiting waitForLeaders(const StationLoad &load, const Serving &serving, const Arrivals &arrivals,
                              const Distribution &writes)
{
    StationWaiting whole;
    std::vector<WeightedDistribution> waits;
    for (const ConsumerShare &one : leading(serving)) {
        if (one.share <= 0)
            continue;
        const StationWaiting at = atLeader(load, arrivals, writes, one.share);
        if (at.saturated)
            return at;
        if (waits.empty()) { // the busiest
            whole = at;
            whole.lossProbability = whole.meanQueueLength = 0;
        }
        const double share = one.consumers * one.share;
        whole.lossProbability += share * at.lossProbability;
        whole.meanQueueLength += one.consumers * at.meanQueueLength;
        waits.push_back({share, at.waiting});
    }
    if (waits.size() > 1)
        whole.waiting = mixture(waits);
    return whole;
}

LeaderQueues solveLeaderQueues(const StationLoad &load, const Serving &serving, const Arrivals &arrivals,
                               const Distribution held[2])
{
    LeaderQueues solved;
    StationWaiting &whole = solved.whole;
    const double reads = arrivals.reads / arrivals.total(), writes = arrivals.writes / arrivals.total();
    std::vector<WeightedDistribution> all, byOperation[2];
    const std::vector<ConsumerShare> groups = leading(serving);
    const std::vector<double> readRates = readsOf(groups, serving, arrivals, held);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const ConsumerShare &one = groups[i];
        const double read = readRates[i] / arrivals.total(), write = writes * one.share, kept = read + write;
        if (kept <= 0)
            continue;
        StationLoad its = partOf(load, kept);
        its.service = read <= 0    ? held[1]
                      : write <= 0 ? held[0]
                                   : mixture({{read / kept, held[0]}, {write / kept, held[1]}});
        const StationWaiting at = solveStation(its);
        const double share = one.consumers * kept;
        whole.utilisation = std::max(whole.utilisation, at.utilisation);
        whole.waitingProbability += share * at.waitingProbability;
        whole.lossProbability += share * at.lossProbability;
        whole.meanQueueLength += one.consumers * at.meanQueueLength;
        whole.saturated = whole.saturated || at.saturated;
        if (at.trust > whole.trust || whole.method.empty()) {
            whole.trust = at.trust;
            whole.doubt = at.doubt;
            whole.method = at.method;
        }
        all.push_back({share, at.waiting});
        if (read > 0)
            byOperation[0].push_back({one.consumers * read / reads, at.waiting});
        if (write > 0)
            byOperation[1].push_back({one.consumers * one.share, at.waiting});
    }
    if (whole.saturated) {
        whole.waiting = Distribution::saturated();
        return solved;
    }
    const auto mixed = [](const std::vector<WeightedDistribution> &waits) {
        return waits.empty() ? Distribution() : waits.size() == 1 ? waits.front().distribution : mixture(waits);
    };
    for (int i = 0; i < 2; ++i)
        solved.waiting[i] = mixed(byOperation[i]);
    if (serving.routing == Routing::LeastOutstanding && reads > 0) {
        solved.waiting[0] = whereLeastIsOutstanding(load, groups, readRates, writes, held);
        all = {{reads, solved.waiting[0]}, {writes, solved.waiting[1]}};
        whole.meanQueueLength = 0;
        for (const WeightedDistribution &one : all)
            whole.meanQueueLength += load.arrivalRate * one.weight * one.distribution.mean();
    }
    whole.waiting = mixed(all);
    const bool dealtBlindly = serving.routing == Routing::Random;
    constexpr double littleWaiting = 0.02, hardlyAny = 0.001;
    if (whole.trust != Trust::Doubtful && reads > 0 &&
        ((!dealtBlindly && whole.waiting.mean() > littleWaiting * load.service.mean()) ||
         whole.lossProbability > hardlyAny)) {
        whole.trust = Trust::Doubtful;
        whole.doubt = "reads are dealt among replicas one of which takes the writes as well";
    }
    return solved;
}

} // namespace ninesketch
