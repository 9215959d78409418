// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/stations.h"

#include "model/estimates/leaders.h"
#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

double holdMean(const Serving &serving, Operation operation)
{
    const ServiceTime &time = serving.time(operation);
    return time.hold * time.mean + serving.coldShare * serving.coldStart;
}

Distribution familyDistribution(const ServiceTime &time)
{
    switch (time.family) {
    case ServiceTime::Family::None:
        break;
    case ServiceTime::Family::Constant:
        return Distribution::delay(time.mean);
    case ServiceTime::Family::Exponential:
        return Distribution::exponential(time.mean);
    case ServiceTime::Family::LogNormal:
        return time.p99 > time.p50 && time.p50 > 0 ? Distribution::logNormalFromPercentiles(time.p50, time.p99)
                                                   : Distribution::logNormal(time.mean, time.cv);
    case ServiceTime::Family::HyperExponential:
        return Distribution::hyperExponential(time.mean, time.cv);
    }
    return {};
}

Distribution withColdStarts(const Distribution &warm, double share, double seconds)
{
    if (share <= 0 || seconds <= 0)
        return warm;
    return mixture({{1 - share, warm}, {share, sequence({warm, Distribution::delay(seconds)})}});
}

Balancing balancingOf(Routing routing)
{
    switch (routing) {
    case Routing::Random:
        return Balancing::Random;
    case Routing::RoundRobin:
        return Balancing::RoundRobin;
    case Routing::LeastOutstanding:
        return Balancing::LeastOutstanding;
    case Routing::SharedQueue:
        break;
    }
    return Balancing::SharedQueue;
}

/// How long a server is held: a cold start holds it as long as it takes.
Distribution held(const Serving &serving, Operation operation, const Distribution &service, Compositions &made)
{
    const ServiceTime &time = serving.time(operation);
    if (time.hold == 1 || time.mean <= 0)
        return service;
    const Distribution warm = scaled(serviceDistribution(time, 0, 0, made), time.hold);
    return withColdStarts(warm, serving.coldShare, serving.coldStart);
}

StationLoad loadOf(const Serving &serving, const Arrivals &arrivals, double admitted, const Feed &feed,
                   const Distribution service[2], Compositions &made)
{
    StationLoad load;
    load.arrivalRate = arrivals.total() * admitted;
    load.scvArrival = arrivals.scv;
    if (admitted >= 1) {
        load.batches = arrivals.batches;
        load.renewal = arrivals.renewal;
    }
    load.replicas = serving.replicas;
    load.servers = serving.servers;
    load.balancing = balancingOf(serving.routing);
    load.discipline = serving.processorSharing ? Discipline::ProcessorSharing : Discipline::FirstComeFirstServed;
    if (serving.queueLimit)
        load.places = serving.servers + *serving.queueLimit;
    if (feed.partitions > 0 && serving.servers > 0) {
        // each busy consumer works through partitions of its own
        const double busy = busyConsumers(feed, serving.replicas * serving.servers);
        load.replicas = std::max(1, static_cast<int>(std::floor(busy + 1e-9)));
        load.servers = 1;
        load.balancing = Balancing::Random;
    }
    const Distribution reads = held(serving, Operation::Read, service[0], made);
    if (arrivals.writes <= 0 || serving.write == serving.read)
        load.service = reads;
    else if (arrivals.reads <= 0)
        load.service = held(serving, Operation::Write, service[1], made);
    else
        load.service =
            mixture({{arrivals.reads, reads}, {arrivals.writes, held(serving, Operation::Write, service[1], made)}});
    return load;
}

} // namespace

Distribution serviceDistribution(const ServiceTime &time, double coldShare, double coldStart, Compositions &made)
{
    const std::vector<double> numbers{
        static_cast<double>(time.family), time.mean, time.cv, time.p50, time.p99, coldShare, coldStart};
    return made.made(Composed::Service, {}, numbers,
                     [&] { return withColdStarts(familyDistribution(time), coldShare, coldStart); });
}

double busyConsumers(const Feed &feed, int consumers)
{
    return 1 / dealPartitions(feed, consumers).front().share;
}

void sortFullestFirst(std::vector<Limit> &limits)
{
    for (std::size_t i = 1; i < limits.size(); ++i) // there are three of them at most
        for (std::size_t k = i; k > 0 && limits[k].utilisation > limits[k - 1].utilisation; --k)
            std::swap(limits[k], limits[k - 1]);
}

std::vector<Limit> limitsOf(const Serving &serving, double reads, double writes, const Feed &feed, double admitted)
{
    std::vector<Limit> limits;
    limits.reserve(3);
    const double arriving = reads + writes;
    if (serving.rateLimit)
        limits.push_back({"quota", *serving.rateLimit > 0 ? arriving / *serving.rateLimit : arriving * 1e9, true});
    if (serving.rateLimit && arriving > 0) {
        const double through = std::min(admitted, *serving.rateLimit / arriving);
        reads *= through;
        writes *= through;
    }
    if (serving.servers > 0) {
        const double busy = reads * holdMean(serving, Operation::Read) + writes * holdMean(serving, Operation::Write);
        double servers = static_cast<double>(serving.replicas) * serving.servers;
        std::string name = "servers";
        if (feed.partitions > 0) {
            const double atOnce = busyConsumers(feed, serving.replicas * serving.servers);
            if (atOnce < servers - 1e-9) {
                servers = atOnce;
                name = "partitions";
            }
        }
        limits.push_back({name, busy / servers, serving.queueLimit.has_value()});
    }
    if (serving.partitions && (serving.partitionReads || serving.partitionWrites)) {
        double perPartition = 0;
        if (serving.partitionReads && *serving.partitionReads > 0)
            perPartition += reads / *serving.partitionReads;
        if (serving.partitionWrites && *serving.partitionWrites > 0)
            perPartition += writes / *serving.partitionWrites;
        const bool hot = serving.hottestShare > 1.0 / *serving.partitions * (1 + 1e-9);
        const bool led = *serving.partitions == 1 && !serving.partitionReads;
        double fullest = perPartition * (serving.led ? hottestLeaderShare(serving) : serving.hottestShare);
        if (leadersHaveQueues(serving) && serving.routing != Routing::LeastOutstanding && serving.servers > 0)
            fullest += reads * holdMean(serving, Operation::Read) / serving.replicas / serving.servers; // dealt to all
        limits.push_back({hot ? "hot key" : led ? "leader" : "partitions", fullest, serving.led && serving.queueLimit});
    }
    sortFullestFirst(limits);
    return limits;
}

namespace
{

/// Each consumer with the partitions dealt to it is a station of its own; a message comes to one of them.
StationWaiting solveConsumers(const StationLoad &load, const std::vector<ConsumerShare> &dealt)
{
    StationWaiting whole;
    std::vector<WeightedDistribution> waits;
    for (const ConsumerShare &one : dealt) {
        StationLoad its = load;
        its.replicas = its.servers = 1;
        its.balancing = Balancing::SharedQueue;
        its.arrivalRate *= one.share;
        its.scvArrival = queueing::splitScv(load.scvArrival, one.share);
        for (BatchStream &stream : its.batches)
            stream.kept *= one.share;
        if (its.renewal)
            its.renewal->kept *= one.share;
        const StationWaiting solved = solveStation(its);
        const double share = one.consumers * one.share;
        whole.utilisation = std::max(whole.utilisation, solved.utilisation);
        whole.waitingProbability += share * solved.waitingProbability;
        whole.lossProbability += share * solved.lossProbability;
        whole.meanQueueLength += one.consumers * solved.meanQueueLength;
        whole.saturated = whole.saturated || solved.saturated;
        if (solved.trust > whole.trust)
            whole.doubt = solved.doubt;
        whole.trust = worse(whole.trust, solved.trust);
        if (whole.method.empty())
            whole.method = solved.method;
        waits.push_back({share, solved.waiting});
    }
    whole.waiting = waits.size() == 1 ? waits.front().distribution : mixture(waits);
    return whole;
}

/// Share of what comes that is served where each of several parts takes `most` per second of it at best.
double servedOf(double rate, const std::vector<ConsumerShare> &parts, double most)
{
    double served = 0;
    for (const ConsumerShare &one : parts)
        served += one.consumers * std::min(one.share, most / rate);
    return std::min(1.0, served);
}

/// Whether what does not come one by one at random meets an empty bucket now and then: in groups of their typical size,
/// each of which comes at random.
bool mayBeRefused(const Arrivals &arrivals, const Serving &serving)
{
    constexpr double rarely = 0.001, hardly = 0.1;
    double size = 1;
    for (const BatchStream &one : arrivals.batches)
        size = std::max<double>(size, one.size);
    if (arrivals.renewal)
        size = std::max(size, arrivals.renewal->scv);
    size = std::max(size, arrivals.scv);
    const bool dealt =
        serving.buckets > 1 && serving.routing != Routing::SharedQueue && serving.routing != Routing::Random;
    if (std::abs(size - 1) <= hardly && std::abs(arrivals.scv - 1) <= hardly && !dealt)
        return false;
    const double each = size * serving.buckets;
    return queueing::tokenBucketRefusal(arrivals.total() / each, *serving.rateLimit / each,
                                        std::max(1.0, serving.burst / each)) > rarely;
}

/// Chance that a request waits for the hottest partition, at most: a partition lets through at once what it did not use
/// in the last second, and what is in arrears beyond that falls off exponentially (Lundberg 1926).
double waitsForPartition(const Serving &serving, double reads, double writes)
{
    if (!serving.partitions || serving.led || reads + writes <= 0)
        return 0;
    const auto gap = [](const std::optional<double> &limit) { return limit && *limit > 0 ? 1 / *limit : 0; };
    const double own = serving.hottestShare, gaps[] = {gap(serving.partitionReads), gap(serving.partitionWrites)};
    const double rates[] = {own * reads, own * writes}, longest = std::max(gaps[0], gaps[1]);
    if (longest <= 0 || rates[0] * gaps[0] + rates[1] * gaps[1] >= 1)
        return longest <= 0 ? 0 : 1;
    // rates[0] (e^(decay gaps[0]) - 1) + rates[1] (e^(decay gaps[1]) - 1) = decay, beside zero
    const auto drifts = [&](double decay) {
        return rates[0] * std::expm1(decay * gaps[0]) + rates[1] * std::expm1(decay * gaps[1]) - decay;
    };
    double low = 0, high = 1 / longest;
    while (drifts(high) < 0)
        high *= 2;
    for (int step = 0; step < 40; ++step) {
        const double middle = (low + high) / 2;
        (drifts(middle) < 0 ? low : high) = middle;
    }
    return std::min(1.0, std::exp(-low * (1 - longest)));
}

/// Whether formulas that know three moments of a service, for several servers or for replicas that are dealt to in
/// turn, tell waits badly, since services vary much: by a tenth and more, which is seen where waits are not short
/// beside what is asked for.
bool variesTooMuch(const Station &station, const Serving &serving, const Arrivals &arrivals, double waiting)
{
    const StationLoad &load = station.load;
    const bool inTurn = load.balancing == Balancing::RoundRobin && load.replicas > 1;
    const int together = load.balancing == Balancing::SharedQueue ? load.replicas * load.servers : load.servers;
    if (serving.processorSharing || (together <= 1 && !inTurn))
        return false;
    double fastest = HUGE_VAL;
    for (const Operation operation : {Operation::Read, Operation::Write})
        if ((operation == Operation::Read ? arrivals.reads : arrivals.writes) > 0)
            fastest = std::min(fastest, station.unloadedMean[operation == Operation::Write ? 1 : 0]);
    constexpr double most = 4.5, mostInTurn = 2, little = 0.05;
    constexpr double mostUnlike = 1.2, unlike = 0.5, notLittle = 0.2;
    const double scv = load.service.scv();
    const bool anyUnlike = fastest < unlike * load.service.mean(); // its waits are for services of another kind
    return (scv > (inTurn ? mostInTurn : most) && waiting > little * fastest) ||
           (anyUnlike && scv > mostUnlike && waiting > notLittle * fastest);
}

/// Solves one station, a step after the other: what its quota admits, how that waits for a server and for leaders,
/// what is turned away, and what all of it makes of a visit. Each step says what it makes doubtful.
class StationSolver
{
public:
    StationSolver(const Serving &serving, const Arrivals &arrivals, const Feed &feed, Compositions &made)
        : m_serving(serving), m_arrivals(arrivals), m_feed(feed), m_made(made), m_alike(serving.read == serving.write)
    {
        m_service[0] = serviceDistribution(serving.read, serving.coldShare, serving.coldStart, made);
        m_service[1] =
            m_alike ? m_service[0] : serviceDistribution(serving.write, serving.coldShare, serving.coldStart, made);
        for (int i = 0; i < 2; ++i)
            m_station.unloadedMean[i] = m_service[i].mean();
    }

    Station solve()
    {
        admit();
        waitForServers();
        doubtWhatIsLetThrough();
        passLeaders();
        if (!isDoubtful() && !m_solved.saturated &&
            variesTooMuch(m_station, m_serving, m_arrivals, m_solved.waiting.mean()))
            doubt("services vary so much that formulas for several servers, or for turns, miss the waiting by a "
                  "tenth and more");
        if (comesInBunches())
            doubt("services before it vary so much that what comes in bunches waits up to twice as long as formulas "
                  "tell");
        turnAway();
        saturate();
        respond();
        depart();
        return std::move(m_station);
    }

private:
    bool isDoubtful() const { return m_station.trust == Trust::Doubtful; }
    void doubt(const char *why)
    {
        m_station.trust = Trust::Doubtful;
        m_station.doubt = why;
    }
    void believe(const StationWaiting &waiting)
    {
        m_station.trust = waiting.trust;
        m_station.doubt = waiting.doubt;
    }
    std::vector<ConsumerShare> consumers() const
    {
        return dealPartitions(m_feed, m_serving.replicas * m_serving.servers);
    }

    /// Of what comes from other stations the spread between arrivals alone is known (Whitt 1983), which says too little
    /// where it is wide.
    bool comesInBunches() const
    {
        constexpr double wide = 2.5, some = 0.1;
        return !isDoubtful() && !m_solved.saturated && m_arrivals.scv > wide && m_arrivals.batches.empty() &&
               !m_arrivals.renewal && m_solved.waiting.mean() > some * m_station.load.service.mean();
    }

    void admit()
    {
        const double rate = m_arrivals.total();
        if (m_serving.rateLimit && rate > 0)
            m_station.admitted = *m_serving.rateLimit > 0
                                     ? 1 - queueing::tokenBucketRefusal(
                                               rate / m_serving.buckets, *m_serving.rateLimit / m_serving.buckets,
                                               std::max(1.0, m_serving.burst / m_serving.buckets))
                                     : 0;
        m_station.limits = limitsOf(m_serving, m_arrivals.reads, m_arrivals.writes, m_feed, m_station.admitted);
        if (!m_station.limits.empty())
            m_station.utilisation = m_station.limits.front().utilisation;
        m_station.load = loadOf(m_serving, m_arrivals, m_station.admitted, m_feed, m_service, m_made);
        m_works = m_station.load.arrivalRate > 0 && m_station.load.service.mean() > 0;
    }

    void waitForServers()
    {
        if (m_serving.servers <= 0 || !m_works) {
            m_station.method = m_serving.servers > 0 ? "no load" : "pure delay";
            return;
        }
        if (comesOneByOne()) { // where the last one has just been served
            m_solved.utilisation = m_station.load.arrivalRate * m_station.load.service.mean() /
                                   (static_cast<double>(m_serving.replicas) * m_serving.servers);
            m_station.method = "no queue: no two come sooner after one another than they are served";
            return;
        }
        if (m_serving.blocking && m_serving.threads <= m_serving.servers && m_feed.partitions <= 0 && !m_serving.led) {
            m_solved.utilisation = m_station.load.arrivalRate * m_station.load.service.mean() /
                                   (static_cast<double>(m_serving.replicas) * m_serving.servers);
            m_station.method = "no queue: there are no more threads than servers";
            return;
        }
        m_solved = m_feed.partitions > 0 ? solveConsumers(m_station.load, consumers()) : solveStation(m_station.load);
        m_station.method = m_solved.method;
        believe(m_solved);
    }

    bool comesOneByOne() const
    {
        const StationLoad &load = m_station.load;
        constexpr double rounding = 1e-12;
        const int servers = load.balancing == Balancing::SharedQueue ? load.replicas * load.servers : load.servers;
        return m_arrivals.apart > 0 && m_feed.partitions <= 0 && !m_serving.processorSharing && !m_serving.led &&
               load.service.isConstant() && load.service.mean() <= servers * m_arrivals.apart * (1 + rounding);
    }

    void doubtWhatIsLetThrough()
    {
        if (m_serving.rateLimit && *m_serving.rateLimit > 0 && !isDoubtful() && mayBeRefused(m_arrivals, m_serving))
            doubt("what a token bucket turns away is known of requests that come to it one by one at random");
        constexpr double fewRefused = 0.02, hardlyBusy = 0.1;
        const double admitted = m_station.admitted;
        if (admitted < 1 - fewRefused && m_solved.utilisation > hardlyBusy && !isDoubtful())
            doubt("what its token bucket lets through comes more evenly than it arrived");
        constexpr double hardlyEver = 0.0005;
        if (!isDoubtful() &&
            waitsForPartition(m_serving, m_arrivals.reads * admitted, m_arrivals.writes * admitted) > hardlyEver)
            doubt("what comes in a bunch to the hottest partition waits until it may have its turn");
    }

    /// Writes wait for their leader, then with the reads for any server; where they come alone, for their leader only.
    void passLeaders()
    {
        if (!m_serving.led || m_arrivals.writes <= 0 || !m_works)
            return;
        m_gated = !leadersHaveQueues(m_serving);
        if (m_gated) {
            waitAtGate();
            return;
        }
        const Distribution holds[2] = {held(m_serving, Operation::Read, m_service[0], m_made),
                                       held(m_serving, Operation::Write, m_service[1], m_made)};
        m_queues = solveLeaderQueues(m_station.load, m_serving, m_arrivals, holds);
        m_solved = m_queues->whole;
        m_station.method = m_solved.method;
        believe(m_solved);
    }

    void waitAtGate()
    {
        m_led = waitForLeaders(m_station.load, m_serving, m_arrivals,
                               held(m_serving, Operation::Write, m_service[1], m_made));
        m_station.method = m_led.method;
        if (m_arrivals.reads <= 0)
            m_solved = std::exchange(m_led, {});
        believe(m_solved.trust >= m_led.trust ? m_solved : m_led);
        constexpr double littleWaiting = 0.02;
        if (m_arrivals.reads > 0 && !m_solved.saturated &&
            m_solved.waiting.mean() > littleWaiting * m_station.load.service.mean())
            doubt("writes wait for their leader and then, among reads, for a server");
    }

    void turnAway()
    {
        double refused = m_solved.lossProbability;
        if (m_gated && m_arrivals.reads > 0 && m_serving.queueLimit) { // writes find their room at the leader
            const double writes = m_arrivals.writes / m_arrivals.total();
            refused = (1 - writes) * m_solved.lossProbability + writes * m_led.lossProbability;
            constexpr double hardlyAny = 0.001;
            if (refused > hardlyAny && !isDoubtful())
                doubt("the leader turns away writes, and reads find more room for it");
        }
        m_station.rejected = m_station.rejectedItself = 1 - m_station.admitted * (1 - refused);
        m_station.passed = 1 - m_station.rejected;
    }

    void saturate()
    {
        for (const Limit &limit : m_station.limits) {
            if (limit.rejects || limit.utilisation < 1)
                continue;
            m_station.saturated = true;
            const double served = m_feed.partitions > 0 && limit.name == "partitions"
                                      ? servedOf(m_arrivals.total(), consumers(), 1 / m_station.load.service.mean())
                                      : 1 / limit.utilisation;
            m_station.passed = std::min(m_station.passed, served);
        }
        if (m_solved.saturated || m_led.saturated)
            m_station.saturated = true;
    }

    void respond()
    {
        const bool saturated = m_station.saturated;
        m_station.waiting = saturated ? Distribution::saturated() : m_solved.waiting;
        m_station.queueLength = m_solved.meanQueueLength + m_led.meanQueueLength;
        m_waitsForLeader = m_gated && !saturated && m_led.waiting.mean() > 0;
        if (!saturated)
            m_station.meanWaiting =
                m_solved.waiting.mean() +
                (m_waitsForLeader ? m_arrivals.writes / m_arrivals.total() * m_led.waiting.mean() : 0);
        for (int i = 0; i < 2; ++i)
            m_station.response[i] = saturated ? Distribution::saturated() : responseOf(i);
    }

    /// Of a read (0) or a write (1).
    Distribution responseOf(int operation) const
    {
        const Distribution &service = m_service[operation];
        if (m_queues)
            return sequence({m_queues->waiting[operation], service});
        if (operation == 1 && m_waitsForLeader)
            return sequence({m_led.waiting, m_solved.waiting, service});
        if (operation == 1 && m_alike)
            return m_station.response[0];
        if (m_serving.processorSharing && m_serving.servers > 0 && m_station.load.arrivalRate > 0)
            return m_solved.response;
        return m_station.meanWaiting > 0 ? sequence({m_solved.waiting, service}) : service;
    }

    void depart()
    {
        m_station.departureScv = m_arrivals.scv;
        if (m_serving.servers <= 0 || m_station.saturated || m_arrivals.total() <= 0)
            return;
        const StationLoad &load = m_station.load;
        const int servers = load.balancing == Balancing::SharedQueue ? load.replicas * load.servers : load.servers;
        m_station.departureScv =
            queueing::departureScv(std::min(1.0, m_solved.utilisation), m_arrivals.scv, load.service.scv(), servers);
    }

    const Serving &m_serving;
    const Arrivals &m_arrivals;
    const Feed &m_feed;
    Compositions &m_made;
    const bool m_alike; ///< reads and writes: what is worked out for one serves the other
    Distribution m_service[2];
    Station m_station;
    StationWaiting m_solved;              ///< for a server
    StationWaiting m_led;                 ///< of writes for their leader, before that
    std::optional<LeaderQueues> m_queues; ///< by replica, where leaders have queues of their own
    bool m_works = false;                 ///< something comes, and takes time
    bool m_gated = false;                 ///< leaders have no queues of their own: writes pass them first
    bool m_waitsForLeader = false;
};

} // namespace

Station solveComponent(const Serving &serving, const Arrivals &arrivals, const Feed &feed, Compositions &made)
{
    return StationSolver(serving, arrivals, feed, made).solve();
}

} // namespace ninesketch
