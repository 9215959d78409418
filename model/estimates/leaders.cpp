// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/leaders.h"

#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Replicas that lead the same share of all writes.
struct Leading {
    int replicas = 1;
    double share = 0; ///< of each
};

/// Parts are dealt to the replicas in turn, the hottest first; the others are alike.
std::vector<Leading> leading(const Serving &serving)
{
    const int parts = serving.partitions.value_or(1), replicas = serving.replicas;
    const double hottest = parts > 1 ? serving.hottestShare : 1, other = parts > 1 ? (1 - hottest) / (parts - 1) : 0;
    const int most = (parts + replicas - 1) / replicas, fullest = parts - (most - 1) * replicas;
    std::vector<Leading> all{{1, hottest + (most - 1) * other}};
    if (fullest > 1)
        all.push_back({fullest - 1, most * other});
    if (replicas > fullest)
        all.push_back({replicas - fullest, (most - 1) * other});
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

StationWaiting atLeader(const StationLoad &load, const Arrivals &arrivals, const Distribution &writes, double share)
{
    StationLoad its = partOf(load, arrivals.writes / arrivals.total() * share);
    its.service = writes;
    return solveStation(its);
}

} // namespace

bool leadersHaveQueues(const Serving &serving)
{
    return serving.led && serving.routing != Routing::SharedQueue;
}

double hottestLeaderShare(const Serving &serving)
{
    return leadersHaveQueues(serving) ? leading(serving).front().share : serving.hottestShare;
}

StationWaiting waitForLeaders(const StationLoad &load, const Serving &serving, const Arrivals &arrivals,
                              const Distribution &writes)
{
    const double hottest = serving.hottestShare;
    StationWaiting first = atLeader(load, arrivals, writes, hottest);
    const int others = serving.partitions.value_or(1) - 1;
    if (others < 1 || first.saturated)
        return first;
    const StationWaiting rest =
        hottest * (others + 1) <= 1 + 1e-9 ? first : atLeader(load, arrivals, writes, (1 - hottest) / others);
    first.waiting = mixture({{hottest, first.waiting}, {1 - hottest, rest.waiting}});
    first.lossProbability = hottest * first.lossProbability + (1 - hottest) * rest.lossProbability;
    first.meanQueueLength += others * rest.meanQueueLength;
    return first;
}

LeaderQueues solveLeaderQueues(const StationLoad &load, const Serving &serving, const Arrivals &arrivals,
                               const Distribution held[2])
{
    LeaderQueues solved;
    StationWaiting &whole = solved.whole;
    const double reads = arrivals.reads / arrivals.total(), writes = arrivals.writes / arrivals.total();
    std::vector<WeightedDistribution> all, byOperation[2];
    for (const Leading &one : leading(serving)) {
        const double read = reads / serving.replicas, write = writes * one.share, kept = read + write;
        if (kept <= 0)
            continue;
        StationLoad its = partOf(load, kept);
        its.service = read <= 0    ? held[1]
                      : write <= 0 ? held[0]
                                   : mixture({{read / kept, held[0]}, {write / kept, held[1]}});
        const StationWaiting at = solveStation(its);
        const double share = one.replicas * kept;
        whole.utilisation = std::max(whole.utilisation, at.utilisation);
        whole.waitingProbability += share * at.waitingProbability;
        whole.lossProbability += share * at.lossProbability;
        whole.meanQueueLength += one.replicas * at.meanQueueLength;
        whole.saturated = whole.saturated || at.saturated;
        if (at.trust > whole.trust || whole.method.empty()) {
            whole.trust = at.trust;
            whole.doubt = at.doubt;
            whole.method = at.method;
        }
        all.push_back({share, at.waiting});
        if (read > 0)
            byOperation[0].push_back({one.replicas * read / reads, at.waiting});
        if (write > 0)
            byOperation[1].push_back({one.replicas * one.share, at.waiting});
    }
    if (whole.saturated) {
        whole.waiting = Distribution::saturated();
        return solved;
    }
    const auto mixed = [](const std::vector<WeightedDistribution> &waits) {
        return waits.empty() ? Distribution() : waits.size() == 1 ? waits.front().distribution : mixture(waits);
    };
    whole.waiting = mixed(all);
    for (int i = 0; i < 2; ++i)
        solved.waiting[i] = mixed(byOperation[i]);
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
