// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/queueing/waiting.h"

#include "model/distribution/distribution_nodes.h"
#include "model/queueing/finite_room.h"
#include "model/queueing/queueing.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch
{

namespace
{
/// 1 - p nothing, else exponential.
Distribution exponentialWait(double probability, double meanIfWaiting)
{
    if (!(probability > 0) || !(meanIfWaiting > 0))
        return {};
    return mixture({{1 - probability, Distribution()}, {probability, Distribution::exponential(meanIfWaiting)}});
}

/// A time of that mean, variability and third moment: two exponentials (Whitt 1982), or a few in a row where it varies
/// less than one (Tijms 1994, by two moments).
Distribution fewPhases(double mean, double scv, double thirdMoment)
{
    if (scv >= 1) {
        const queueing::HyperExponential fit = queueing::threeMomentFit(mean, scv, thirdMoment);
        const std::pair<double, double> either[] = {{fit.probability, fit.firstMean},
                                                    {1 - fit.probability, fit.secondMean}};
        return Distribution::hyperExponential(either);
    }
    const double most = std::ceil(1 / scv);
    const double fewer = (most * scv - std::sqrt(std::max(0.0, most * (1 + scv) - most * most * scv))) / (1 + scv);
    std::vector<double> counts(static_cast<std::size_t>(most) + 1);
    counts[counts.size() - 2] = fewer;
    counts.back() = 1 - fewer;
    return Distribution::phases(counts, mean / (most - fewer));
}

/// The wait for one of several servers: of the accepted shape (distribution.h), which costs a spectrum of the service
/// on time scales of its own. Of a rare one percentiles know three moments, and little more: within 5e-5.
Distribution waitForServers(const Distribution &service, double waits, double utilisation, int servers,
                            double meanWaiting)
{
    constexpr double rarely = 3e-4, brief = 0.5, varied = 3; // the longer it may be, the more is seen of its shape
    const auto shape = transform::ResidualsNode::momentsOf(service, 1, utilisation);
    const double square = shape.mean * shape.mean, mean = meanWaiting / waits, scale = mean / shape.mean;
    const double second = (shape.variance + square) * scale * scale / (service.mean() * service.mean());
    if (servers == 1 || waits * std::max({second, brief, service.scv() / varied}) > rarely)
        return geometricResiduals(service, waits, utilisation, servers, meanWaiting);
    const double third = shape.third + 3 * shape.mean * shape.variance + shape.mean * square;
    return mixture({{1 - waits, Distribution()},
                    {waits, fewPhases(mean, shape.variance / square, third * scale * scale * scale)}});
}

/// The c-server station with the load of one replica (or of the whole, for a shared queue).
StationWaiting solveQueue(double rate, double scvArrival, const Distribution &service, int servers)
{
    StationWaiting result;
    const double mean = service.mean(), scv = service.scv();
    const double utilisation = rate * mean / servers;
    result.utilisation = utilisation;
    const bool poisson = std::fabs(scvArrival - 1) < 1e-6;
    if (poisson && isExponential(service)) {
        result.waitingProbability = queueing::erlangC(rate * mean, servers);
        result.waiting = exponentialWait(result.waitingProbability, mean / (servers - rate * mean));
        result.method = servers == 1 ? "M/M/1" : "M/M/c (Erlang C, 1917)";
    } else if (poisson && servers == 1) {
        result.waitingProbability = utilisation;
        result.waiting = geometricResiduals(service, utilisation, utilisation);
        result.method =
            service.isConstant() ? "M/D/1 (Pollaczek 1930, Khinchine 1932)" : "M/G/1 (Pollaczek 1930, Khinchine 1932)";
    } else {
        double meanWaiting = queueing::mgcMeanWaiting(rate, mean, scv, service.thirdMoment(), servers);
        if (!poisson) {
            const double general = queueing::gigmMeanWaiting(rate, mean, scvArrival, scv, servers);
            const double reference = queueing::gigmMeanWaiting(rate, mean, 1, scv, servers);
            meanWaiting = reference > 0 ? meanWaiting * general / reference : general;
        }
        const double erlang = queueing::erlangC(rate * mean, servers);
        double waits = erlang;
        if (!poisson) {
            const double single = queueing::gig1WaitingProbability(utilisation, scvArrival, scv);
            waits = std::clamp(erlang * single / utilisation, 0.0, 1.0);
        }
        result.waitingProbability = waits;
        constexpr double never = 1e-12;
        result.waiting = waits > never && meanWaiting > 0
                             ? waitForServers(service, waits, utilisation, servers, meanWaiting)
                             : Distribution();
        result.trust = Trust::Approximate;
        if (poisson)
            result.method = scv <= 1 ? "M/G/c (Kimura 1986, Cosmetatos 1975)" : "M/G/c (two M/H2/c fits, Whitt 1982)";
        else
            result.method = servers == 1 ? "GI/G/1 (Kraemer, Langenbach-Belz 1976)" : "GI/G/m (Whitt 1993)";
        if (servers > 1 && scv > 9)
            result.doubt = "service times vary so much (cv " + std::to_string(std::sqrt(scv)).substr(0, 4) +
                           ") that formulas for several servers miss the far tail by more than 10 %";
    }
    result.response = sequence({result.waiting, service});
    return result;
}

/// Round robin over n replicas: arrivals at one are Erlang-n apart.
StationWaiting solveRoundRobin(const StationLoad &load)
{
    const double mean = load.service.mean();
    if (load.servers == 1 && std::fabs(load.scvArrival - 1) < 1e-6 && isExponential(load.service)) {
        StationWaiting result;
        const double sigma = queueing::roundRobinSigma(load.arrivalRate, mean, load.replicas);
        result.utilisation = load.arrivalRate * mean / load.replicas;
        result.waitingProbability = sigma;
        result.waiting = exponentialWait(sigma, mean / (1 - sigma));
        result.response = Distribution::exponential(mean / (1 - sigma));
        result.method = "round robin: GI/M/1 with Erlang arrivals (Kendall 1953)";
        return result;
    }
    StationWaiting result =
        solveQueue(load.arrivalRate / load.replicas, load.scvArrival / load.replicas, load.service, load.servers);
    result.method = "round robin: " + result.method;
    result.trust = Trust::Approximate;
    const double scv = load.service.scv();
    const RenewalStream dealt{load.replicas / load.arrivalRate, load.scvArrival / load.replicas, 1};
    const auto exponential = renewalWait(dealt, mean, load.servers);
    if (!exponential || (scv > 1 + 1e-6 && load.servers == 1))
        return result;
    double waits = exponential->probability, meanWaiting = waits * exponential->meanIfWaiting;
    if (scv <= 1 + 1e-6) {
        // Constant services leave in the order in which they came, so that each server gets every so-manieth: the same
        // as one queue (exact). Between those and exponential ones (exact) the wait goes with the variance, the chance
        // to wait with the deviation.
        const StationWaiting constant =
            solveQueue(load.arrivalRate, load.scvArrival, Distribution::delay(mean), load.replicas * load.servers);
        meanWaiting = (1 - scv) * constant.waiting.mean() + scv * meanWaiting;
        waits = (1 - std::sqrt(scv)) * constant.waitingProbability + std::sqrt(scv) * waits;
        result.method = "round robin: between M/D/nc and GI/M/c";
    } else {
        // beyond, GI/G/m takes regular arrivals for less than they are worth, and the ratio of GI/M/c for more
        const double random = queueing::mmcMeanWaiting(load.arrivalRate / load.replicas, mean, load.servers);
        const StationWaiting poisson = solveQueue(load.arrivalRate / load.replicas, 1, load.service, load.servers);
        meanWaiting = (result.waiting.mean() + poisson.waiting.mean() * meanWaiting / random) / 2;
        waits = (result.waitingProbability + waits) / 2;
        result.method = "round robin: M/G/c by GI/M/c and GI/G/m";
    }
    result.waitingProbability = waits;
    constexpr double never = 1e-12;
    const double utilisation = load.arrivalRate * mean / (load.replicas * load.servers);
    result.waiting = waits > never && meanWaiting > never * mean
                         ? waitForServers(load.service, waits, utilisation, load.servers, meanWaiting)
                         : Distribution();
    result.response = sequence({result.waiting, load.service});
    return result;
}

StationWaiting solvePowerOfTwo(const StationLoad &load)
{
    StationWaiting result;
    const double mean = load.service.mean();
    const double utilisation = load.arrivalRate * mean / (load.replicas * load.servers);
    result.utilisation = utilisation;
    // share that finds n at the better of two: s(n)² - s(n + 1)² (Mitzenmacher 2001), each adds one service
    std::vector<double> found;
    for (int n = 0; n < 60; ++n) {
        const double at = queueing::powerOfChoicesTail(utilisation, 2, n);
        const double beyond = queueing::powerOfChoicesTail(utilisation, 2, n + 1);
        found.push_back(at * at - beyond * beyond);
        if (beyond * beyond < 1e-13)
            break;
    }
    if (load.servers > 1) // many servers behind each choice: between a shared queue and this one
        return solveQueue(load.arrivalRate, load.scvArrival, load.service, load.replicas * load.servers);
    result.waitingProbability = 1 - found.front();
    result.waiting = waitingByFound(found, 1, mean);
    const double factor = (load.scvArrival + load.service.scv()) / 2;
    if (std::fabs(factor - 1) > 1e-9 && factor > 0)
        result.waiting = scaled(result.waiting, factor);
    result.response = sequence({result.waiting, load.service});
    result.method = "two choices (Mitzenmacher 2001, many replicas)";
    result.trust = Trust::Doubtful;
    result.doubt = "the two-choices formula is for many replicas and misses a dozen by about 10 %";
    return result;
}

bool oneQueue(const StationLoad &load)
{
    return load.balancing == Balancing::SharedQueue || load.replicas <= 1;
}

/// Batches at several servers that keep pace with one that is as fast as all of them: a member goes on when so many
/// before it are left as there are other servers.
StationWaiting solveLargeBatches(const std::vector<double> &sizes, const std::vector<double> &places,
                                 const Distribution &service, int servers)
{
    StationWaiting result;
    const Distribution faster = scaled(service, 1.0 / servers);
    std::vector<double> ahead(places.size(), 0.0);
    double mean = 0, rate = 0, atOnce = 0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const bool soon = place < static_cast<std::size_t>(servers);
        ahead[soon ? 0 : place + 1 - static_cast<std::size_t>(servers)] += places[place];
        atOnce += soon ? places[place] : 0;
        mean += static_cast<double>(place) * places[place];
    }
    for (std::size_t m = 1; m < sizes.size(); ++m)
        rate += sizes[m] * static_cast<double>(m);
    result.waiting = sequence({batchWait(sizes, faster), rowsOf(ahead, faster)});
    result.waitingProbability = 1 - (1 - rate * faster.mean()) * atOnce;
    result.method = "M^X/G/1 of all servers together (Gaver 1959, Burke 1975)";
    result.trust = Trust::Approximate;
    constexpr double large = 100; // beside the servers
    if (mean < large * servers) {
        result.trust = Trust::Doubtful;
        result.doubt = "batches are too large to be followed one by one, and not large enough to keep all servers busy";
    }
    return result;
}

/// Requests that come several at once wait for those of their own batch as well.
StationWaiting solveBatches(const StationLoad &load)
{
    StationWaiting result;
    const bool together = oneQueue(load) || load.balancing == Balancing::LeastOutstanding;
    const int servers = together ? load.replicas * load.servers : load.servers;
    const std::vector<double> sizes = batchSizes(load.batches, together ? 1 : 1.0 / load.replicas);
    const std::vector<double> places = placesInBatch(sizes);
    const double mean = load.service.mean();
    if (servers == 1) {
        result.waiting = sequence({batchWait(sizes, load.service), rowsOf(places, load.service)});
        result.waitingProbability = 1 - (1 - load.arrivalRate * mean / (together ? 1 : load.replicas)) * places[0];
        result.method = "M^X/G/1 (Gaver 1959, Burke 1975)";
    } else if (const std::vector<double> found = foundByBatch(sizes, mean, servers); found.empty()) {
        result = solveLargeBatches(sizes, places, load.service, servers);
    } else {
        std::vector<double> before(found.size() + places.size(), 0.0); // with those of the own batch
        for (std::size_t place = 0; place < places.size(); ++place)
            for (std::size_t n = 0; n < found.size(); ++n)
                before[n + place] += places[place] * found[n];
        result.waiting = waitingByFound(before, servers, mean);
        for (std::size_t n = static_cast<std::size_t>(servers); n < before.size(); ++n)
            result.waitingProbability += before[n];
        result.method = "M^X/M/c (Kabak 1970)";
        if (!isExponential(load.service)) {
            result.waiting = scaled(result.waiting, (1 + load.service.scv()) / 2);
            result.trust = Trust::Doubtful;
            result.doubt = "batches at several servers are known for exponential services only";
        }
    }
    if (!oneQueue(load) && load.balancing != Balancing::Random) {
        result.trust = Trust::Doubtful;
        result.doubt = "how batches are dealt to replicas is not known to formulas";
    }
    result.response = sequence({result.waiting, load.service});
    return result;
}

/// Gaps of any variability at exponential servers; elsewhere their variability alone is known to formulas.
StationWaiting solveRenewal(const StationLoad &load)
{
    const bool together = oneQueue(load);
    RenewalStream stream = *load.renewal;
    if (!together)
        stream.kept /= load.replicas;
    const int servers = together ? load.replicas * load.servers : load.servers;
    if ((together || load.balancing == Balancing::Random) && isExponential(load.service))
        if (const auto wait = renewalWait(stream, load.service.mean(), servers)) {
            StationWaiting result;
            result.waitingProbability = wait->probability;
            result.waiting = exponentialWait(wait->probability, wait->meanIfWaiting);
            result.response = sequence({result.waiting, load.service});
            result.method = "GI/M/c (Kendall 1953)";
            return result;
        }
    StationLoad alike = load;
    alike.renewal.reset();
    StationWaiting result = solveStation(alike);
    result.trust = Trust::Doubtful;
    result.doubt = "of how its arrivals vary formulas for such services know the spread alone";
    return result;
}

/// Fills what is known of any station; its waiting room holds so many, and what finds it full goes away.
StationWaiting solveFiniteRoom(const StationLoad &load, StationWaiting result)
{
    const auto endless = [&] {
        StationLoad without = load;
        without.places = 0;
        return solveStation(without);
    };
    solveRoom(load, endless, result);
    if (!load.batches.empty() || load.renewal) {
        result.trust = Trust::Doubtful;
        result.doubt = "a waiting room is computed for arrivals that come one by one at random";
    }
    return result;
}

/// The mean is exact whatever the services; the shape is exponential only for exponential services' body.
StationWaiting solveProcessorSharing(const StationLoad &load, StationWaiting result)
{
    const bool shared = load.balancing == Balancing::SharedQueue;
    const int replicas = std::max(1, load.replicas), servers = shared ? replicas * load.servers : load.servers;
    const double stations = shared ? 1 : replicas;
    const double waits = queueing::erlangC(load.arrivalRate / stations * load.service.mean(), servers);
    const double stretch = 1 + waits / (servers * (1 - result.utilisation));
    result.response = scaled(load.service, stretch);
    result.waiting = scaled(load.service, std::max(1e-12, stretch - 1));
    result.waitingProbability = waits;
    result.method = "processor sharing (mean: Kleinrock 1967)";
    result.trust = Trust::Doubtful;
    result.doubt = "under processor sharing only the mean has a formula; its percentiles want the simulation";
    return result;
}

/// Requests that come one by one, dealt to the replicas.
StationWaiting solveDealt(const StationLoad &load)
{
    const int replicas = std::max(1, load.replicas);
    const auto asOneQueue = [&] {
        return solveQueue(load.arrivalRate, load.scvArrival, load.service, replicas * load.servers);
    };
    switch (replicas == 1 ? Balancing::SharedQueue : load.balancing) {
    case Balancing::Random:
        // each of n equal parts of a stream is closer to Poisson
        return solveQueue(load.arrivalRate / replicas, queueing::splitScv(load.scvArrival, 1.0 / replicas),
                          load.service, load.servers);
    case Balancing::RoundRobin:
        return solveRoundRobin(load);
    case Balancing::PowerOfTwo:
        return solvePowerOfTwo(load);
    case Balancing::LeastOutstanding: {
        StationWaiting result = asOneQueue();
        result.method = "least outstanding as one queue: " + result.method;
        constexpr double hardlyAny = 0.001; // of the requests wait: a p99 knows nothing of them
        if (result.waitingProbability > hardlyAny) {
            result.trust = Trust::Doubtful;
            result.doubt = "joining the shortest queue is computed as one shared queue: too few wait, and up to a "
                           "third too short";
        }
        return result;
    }
    case Balancing::SharedQueue:
        break;
    }
    return asOneQueue();
}

} // namespace

StationWaiting solveStation(const StationLoad &load)
{
    StationWaiting result;
    const double mean = load.service.mean();
    result.response = load.service;
    result.method = "no queue";
    if (load.service.isSaturated()) {
        result.saturated = true;
        result.waiting = Distribution::saturated();
        result.method = "saturated";
        return result;
    }
    if (load.servers <= 0 || !(mean > 0)) { // nobody ever waits
        result.capacity = std::numeric_limits<double>::infinity();
        return result;
    }
    const double capacity = static_cast<double>(std::max(1, load.replicas)) * load.servers / mean;
    const double utilisation = load.arrivalRate / capacity;
    result.capacity = capacity;
    result.utilisation = utilisation;
    if (!(load.arrivalRate > 0))
        return result;
    constexpr double full =
        1 - 1e-6; // a wait of a million services takes years to build up; iterated loads are off by less
    if (load.places > 0 && load.discipline == Discipline::FirstComeFirstServed) {
        result = solveFiniteRoom(load, std::move(result));
    } else if (utilisation >= full) {
        result.saturated = true;
        result.waiting = result.response = Distribution::saturated();
        result.waitingProbability = 1;
        result.meanQueueLength = std::numeric_limits<double>::infinity();
        result.method = "saturated";
        return result;
    } else if (load.discipline == Discipline::ProcessorSharing) {
        result = solveProcessorSharing(load, std::move(result));
    } else if (!load.batches.empty()) {
        result = solveBatches(load);
    } else if (load.renewal) {
        result = solveRenewal(load);
    } else {
        result = solveDealt(load);
    }
    result.capacity = capacity;
    result.utilisation = utilisation;
    result.meanQueueLength = load.arrivalRate * (1 - result.lossProbability) * result.waiting.mean();
    return result;
}

std::optional<Distribution> solveQuorum(const StationLoad &load, int copies, int quorum)
{
    const int servers = load.replicas * load.servers;
    const double mean = load.service.mean();
    constexpr int mostStates = 64;
    if (!oneQueue(load) || load.servers <= 0 || load.places > 0 || load.renewal || !(mean > 0) ||
        load.discipline != Discipline::FirstComeFirstServed || load.arrivalRate * mean >= servers)
        return std::nullopt;
    const BatchStream alone{load.arrivalRate, 1, 1};
    const std::vector<double> sizes = load.batches.empty() ? batchSizes({&alone, 1}, 1) : batchSizes(load.batches, 1);
    if (servers == 1)
        return sequence({batchWait(sizes, load.service), repeated(load.service, quorum)});
    if (!isExponential(load.service) || servers * quorum > mostStates)
        return std::nullopt;
    const std::vector<double> found = foundByBatch(sizes, mean, servers);
    return found.empty() ? std::nullopt : std::optional(quorumResponse(found, mean, servers, copies, quorum));
}

} // namespace ninesketch
