// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/thread_pool.h"

#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

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
    ThreadNetwork(const ThreadRounds &rounds, std::size_t component)
        : m_pool(rounds.servings[component]), m_round(rounds, component), m_delay(m_round.delay()),
          m_rate(m_round.rate())
    {
        for (const auto &[at, demand] : m_round.demands()) {
            const Serving &serving = rounds.servings[at];
            const double busy = m_rate * demand / (serving.replicas * serving.servers);
            const double other = std::max(0.0, rounds.stations[at].utilisation.value_or(0) - busy);
            m_places.push_back({demand, other > 1e-9 ? other : 0, &serving, at == component, at});
            m_alone = m_alone && m_places.back().other <= 0;
        }
    }

    bool alone() const { return m_alone; } ///< nothing else comes to what it waits for

    /// None where other work, so many times today's, fills a station. From a part `full` of what is inside on, it is
    /// enough to know that it is more.
    std::optional<ThreadsFull> at(double otherLoad, double full = queueing::asGoodAsFull) const
    {
        return beside([&](const Place &place) { return place.other * otherLoad; }, full);
    }

    /// The same where so much of what others do to each component is so many times today's. `busy`: by component, of
    /// which what goes by way of these threads, so many visits per second, is no other work.
    std::optional<ThreadsFull> at(double load, std::span<const double> busy, double visits, double full) const
    {
        const auto other = [&](const Place &place) {
            const double own = visits * place.demand / (place.serving->replicas * place.serving->servers);
            return place.other + (load - 1) * std::clamp(busy[place.component] - own, 0.0, place.other);
        };
        return beside(other, full);
    }

    /// Threads in use of those that open stations would hold, by what product form says of both: less, since what waits
    /// for a thread does not wait inside. Of replicas with pools of their own one is looked at, the others being other
    /// work to it.
    double inUse(std::optional<ThreadsFull> *full) const
    {
        const int groups = grouped() ? m_pool.replicas : 1;
        const auto other = [&](const Place &place) {
            const double busy = m_rate * place.demand / (place.serving->replicas * place.serving->servers);
            return place.other + (place.own ? 0 : busy * (groups - 1) / groups);
        };
        const auto found = stationsAt(other, false, groups);
        if (!found)
            return 1;
        const int threads = m_pool.threads * (grouped() ? 1 : m_pool.replicas);
        const double rate = m_rate / groups;
        if (m_round.parallel()) {
            const auto stations = forkingAt(other, groups);
            if (tooManySteps(threads, stations))
                return 1;
            const double open = openNumber(stations, rate);
            if (plenty(*found, rate, threads, open))
                return 1;
            const bool both = full && m_alone && !grouped() && found->inTurn <= 0 &&
                              std::ranges::all_of(stations, [](const auto &one) { return one.scv <= 1; });
            const queueing::ForkingEnd end =
                both ? queueing::ForkingEnd{0, queueing::asGoodAsFull} : queueing::ForkingEnd{rate, HUGE_VAL};
            auto carried = queueing::forkingNetworkThroughput(threads, stations, round(), end);
            if (both) {
                *full = ThreadsFull{std::min(found->inside, carried.back()), found->inside};
                carried.resize(static_cast<std::size_t>(threads), carried.back());
            }
            return open > 0 ? std::min(1.0, queueing::tokensInUse(rate, carried) / open) : 1;
        }
        if (tooMuchWork(threads, found->apart) || plenty(*found, rate, threads))
            return 1;
        const auto part = [&](const std::vector<queueing::ClosedStation> &stations) {
            const double open = queueing::openNetworkNumber(rate, m_delay, stations);
            return open > 0 ? queueing::tokensInUse(rate, threads, m_delay, stations) / open : 1;
        };
        const double together = part(found->together);
        return found->inTurn > 0 ? together + found->inTurn * (part(found->apart) - together) : together;
    }

private:
    struct Place {
        double demand, other;
        const Serving *serving;
        bool own;
        std::size_t component;
    };
    /// Replicas that are dealt to in turn as one queue (together), and as queues dealt to at random (apart).
    struct Stations {
        std::vector<queueing::ClosedStation> together, apart;
        double inside, whole;
        double inTurn; ///< how far on the way from together to apart they are
    };

    template <typename Other> std::optional<ThreadsFull> beside(const Other &other, double full) const
    {
        const auto found = stationsAt(other, grouped());
        if (!found)
            return std::nullopt;
        if (m_round.parallel())
            return ThreadsFull{std::min(found->inside, forking(other, *found, full)), found->inside};
        return ThreadsFull{inARow(*found), found->inside};
    }

    /// Beyond, the bounds (Denning and Buzen 1978) are as good.
    static bool tooMuchWork(int tokens, const std::vector<queueing::ClosedStation> &stations, int groups = 1)
    {
        constexpr double most = 2e7;
        double steps = 0;
        for (const queueing::ClosedStation &station : stations)
            steps += tokens * (groups > 1 ? 1.0 * tokens * groups * groups : std::min(station.servers, tokens));
        return steps > most;
    }

    static bool tooManySteps(int tokens, const std::vector<queueing::ForkingStation> &stations)
    {
        constexpr double most = 1e7;
        double servers = 0;
        for (const queueing::ForkingStation &station : stations)
            servers += std::min(station.servers, tokens);
        return tokens * servers > most;
    }

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
            const int replicas = serving.replicas;
            const double busy = place.demand / left / (replicas * serving.servers);
            made.inside = std::min(made.inside, 1 / busy);
            if (place.own && (split || groups > 1)) {
                made.together.push_back({place.demand, serving.servers, other(place), split});
                made.apart.push_back(made.together.back());
                made.whole += made.apart.back().alone();
                continue;
            }
            const bool queues = serving.routing == Routing::Random || serving.routing == Routing::RoundRobin;
            const std::vector<queueing::ClosedStation> one{{place.demand, serving.servers * replicas, other(place)}},
                each(static_cast<std::size_t>(replicas), {place.demand / replicas, serving.servers, other(place)});
            made.whole += serving.routing == Routing::Random ? replicas * each[0].alone() : one[0].alone();
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

    /// The places as stations of a network whose tokens fork; `groups`: of one of so many groups, which has one of the
    /// pool's own replicas.
    template <typename Other> std::vector<queueing::ForkingStation> forkingAt(const Other &other, int groups = 1) const
    {
        std::vector<queueing::ForkingStation> made;
        for (const Place &place : m_places) {
            const Serving &serving = *place.serving;
            const double cv = serving.read.mean > 0 ? serving.read.cv : serving.write.cv, scv = cv * cv;
            const bool apart = place.own ? grouped() : serving.routing == Routing::Random;
            const int copies = apart && !(place.own && groups > 1) ? serving.replicas : 1;
            const int all = apart || (place.own && groups > 1) ? serving.servers : serving.servers * serving.replicas;
            // whole servers that together are as fast as what others leave, and each about as fast as one is among them
            const queueing::ClosedStation station{place.demand, all, other(place)};
            const double left = all * (1 - station.others);
            const int servers = std::max(1, static_cast<int>(std::lround(left * station.alone() / place.demand)));
            made.push_back({place.demand * servers / left, servers, copies, scv});
        }
        return made;
    }

    queueing::ForkingRound round() const
    {
        return {m_delay,
                [this, stretches = std::vector<double>(m_places.size())](std::span<const double> residences) mutable {
                    for (std::size_t i = 0; i < m_places.size(); ++i)
                        stretches[i] = residences[i] / m_places[i].demand;
                    return m_round.overlap(stretches);
                }};
    }

    /// Rounds per second of all threads where nothing is asked at once.
    double inARow(const Stations &found) const
    {
        const int groups = grouped() ? m_pool.replicas : 1;
        const int customers = grouped() ? m_pool.threads : m_pool.threads * m_pool.replicas;
        const double tokens = 1.0 * customers * groups;
        if (tooMuchWork(customers, found.apart, groups))
            return std::min(found.inside, tokens / found.whole);
        const double carried = queueing::closedNetworkThroughput(customers, m_delay, found.together, groups);
        if (found.inTurn <= 0)
            return carried;
        // a round takes as much longer than with one queue
        const double random = queueing::closedNetworkThroughput(customers, m_delay, found.apart, groups);
        return 1 / (1 / carried + found.inTurn * (1 / random - 1 / carried));
    }

    /// The same with what is asked at once. Groups of tokens, and replicas dealt to in turn, take from it what they
    /// take where nothing is.
    template <typename Other> double forking(const Other &other, const Stations &found, double full) const
    {
        const int tokens = m_pool.threads * m_pool.replicas;
        const auto stations = forkingAt(other);
        if (tooManySteps(tokens, stations))
            return tokens * queueing::forkingNetworkThroughput(1, stations, round()).front();
        if (!grouped() && found.inTurn <= 0)
            return queueing::forkingNetworkCapacity(tokens, stations, round(), full);
        const double carried = queueing::forkingNetworkCapacity(tokens, stations, round());
        std::vector<queueing::ClosedStation> one;
        for (const queueing::ForkingStation &station : stations)
            for (int copy = 0; copy < station.copies; ++copy)
                one.push_back({station.demand / station.copies, station.servers});
        if (tooMuchWork(tokens, one))
            return carried;
        return carried * inARow(found) / queueing::closedNetworkThroughput(tokens, m_delay, one);
    }

    /// Whether next to never as many tokens as there are threads would be inside of open stations, of which `open` are
    /// on average (absent: nothing is asked at once): an upper bound (Chernoff 1952), by z^number at each of them.
    bool plenty(const Stations &found, double rate, int threads, std::optional<double> open = std::nullopt) const
    {
        constexpr double never = 1e-9;
        const auto busy = [&](const queueing::ClosedStation &one) {
            return rate * one.demand / one.servers / (1 - one.others);
        };
        double busiest = 0, number = rate * m_delay;
        for (const queueing::ClosedStation &one : found.apart) {
            busiest = std::max(busiest, busy(one));
            number += busy(one) < 1 ? busy(one) * one.servers + busy(one) / (1 - busy(one)) : 0;
        }
        if (busiest >= 1)
            return false;
        const double z = 1 / std::sqrt(std::max(0.01, busiest));
        double log = rate * m_delay * (z - 1);
        for (const queueing::ClosedStation &one : found.apart) // as if all of its servers and a queue came one by one
            log += (one.servers > 1 ? busy(one) * one.servers * (z - 1) : 0) +
                   std::log((1 - busy(one)) / (1 - busy(one) * z));
        const double atOnce = open && number > 0 ? std::min(1.0, *open / number) : 1;
        return log * atOnce - threads * std::log(z) < std::log(never);
    }

    /// In a round where there are threads without an end.
    double openNumber(const std::vector<queueing::ForkingStation> &stations, double rate) const
    {
        std::vector<double> residences;
        double added = m_delay;
        for (const queueing::ForkingStation &station : stations) {
            residences.push_back(
                station.copies *
                queueing::openNetworkNumber(rate / station.copies, 0, {{station.demand, station.servers}}) / rate);
            added += residences.back();
        }
        return rate * added * round().overlap(residences);
    }

    const Serving &m_pool;
    ThreadRound m_round;
    double m_delay; ///< s, where nothing queues
    double m_rate;  ///< of visits, per second
    std::vector<Place> m_places;
    bool m_alone = true;
};

} // namespace

std::optional<ThreadsFull> threadsFull(const ThreadRounds &rounds, std::size_t component)
{
    return ThreadNetwork(rounds, component).at(1);
}

double threadsInUse(const ThreadRounds &rounds, std::size_t component, std::optional<ThreadsFull> *full)
{
    return ThreadNetwork(rounds, component).inUse(full);
}

namespace
{

/// From this part on of what the threads wait for, that is full before they are all in use.
constexpr double fullBefore = 0.999;

/// Times today's load `own` at which threads that carry `today`, and so many at other loads, are full, the visits
/// `rest` being as they are: they carry the less the more others do.
template <typename Carried> double filledAt(double today, double rest, double own, const Carried &carried)
{
    const auto room = [&](double factor) { return (carried(factor) - rest) / own - factor; };
    double low = 1, high = std::max(0.0, (today - rest) / own);
    double above = (today - rest) / own - 1, below = room(high);
    if (above < 0) {
        std::swap(low, high);
        std::swap(above, below);
    }
    // false position, the value of an end that stays halved (Illinois)
    constexpr double near = 1e-9;
    int stayed = 0; // 1: low, -1: high
    for (int step = 0; step < 60 && high - low > near * high && above > 0 && below < 0; ++step) {
        const double there = low + (high - low) * above / (above - below);
        const double found = room(there);
        (found > 0 ? low : high) = there;
        (found > 0 ? above : below) = found;
        if (found > 0 && stayed < 0)
            below /= 2;
        else if (found < 0 && stayed > 0)
            above /= 2;
        stayed = found > 0 ? -1 : 1;
    }
    return above > 0 && below >= 0 ? high : low;
}

std::optional<ThreadPoolCapacity> capacityOf(const ThreadNetwork &network, double offered)
{
    const auto today = network.at(1, fullBefore);
    if (!today || today->threads >= fullBefore * today->inside)
        return std::nullopt;
    ThreadPoolCapacity made{today->threads, today->threads / offered, {}};
    if (!network.alone())
        made.loadFactor = filledAt(today->threads, 0, offered, [&](double factor) {
            const auto there = network.at(factor);
            return there ? there->threads : 0;
        });
    return made;
}

/// How busy one request class makes each component, and how often it comes to one of them.
struct ClassLoad {
    std::vector<double> busy;   ///< share of the servers, by component
    std::vector<double> visits; ///< per second, by component
};

std::vector<ClassLoad> classLoads(const Design &design, const Prepared &prepared, const Solution &solution)
{
    std::vector<ClassLoad> made(design.classes.size());
    for (std::size_t r = 0; r < made.size(); ++r) {
        if (!prepared.variantOf[r])
            continue;
        const std::vector<double> &visits = solution.offered[*prepared.variantOf[r]].perRequest;
        for (std::size_t i = 0; i < design.components.size(); ++i) {
            const double reads = solution.classRates[r] * visits[visitNode(i, Operation::Read)],
                         writes = solution.classRates[r] * visits[visitNode(i, Operation::Write)];
            made[r].visits.push_back(reads + writes);
            made[r].busy.push_back(0);
            for (const Limit &limit : limitsOf(prepared.servings[i], reads, writes, prepared.feeds[i]))
                if (limit.name == "servers")
                    made[r].busy.back() = limit.utilisation;
        }
    }
    return made;
}

/// Fills what each class by itself could come to. Without a network nothing but the threads comes to what they wait
/// for.
void addClasses(const ThreadNetwork *network, std::size_t component, double offered,
                const std::vector<ClassLoad> &classes, ThreadPoolCapacity &made)
{
    for (const ClassLoad &one : classes) {
        const double own = one.visits.empty() ? 0 : one.visits[component];
        const auto carried = [&](double factor) {
            const auto there = network->at(factor, one.busy, own, fullBefore);
            return there ? there->threads : 0;
        };
        made.classFactors.push_back(own <= 0 ? HUGE_VAL
                                    : network && !network->alone()
                                        ? filledAt(made.visitsPerSecond, offered - own, own, carried)
                                        : std::max(0.0, (made.visitsPerSecond - (offered - own)) / own));
    }
}

} // namespace

std::vector<std::optional<ThreadPoolCapacity>> threadPoolCapacities(const Design &design, const Prepared &prepared,
                                                                    const Solution &solution)
{
    std::vector<std::optional<ThreadPoolCapacity>> made(design.components.size());
    if (std::ranges::none_of(prepared.servings, &Serving::blocking))
        return made;
    std::vector<Composition> compositions;
    for (const auto &variant : prepared.variants)
        compositions.push_back({&variant->plans, &variant->graph, &variant->payloads});
    const ThreadRounds rounds(design, compositions, prepared.servings, solution.stations, solution.rates,
                              solution.latencies.sent);
    const std::vector<ClassLoad> classes = classLoads(design, prepared, solution);
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (!prepared.servings[i].blocking || solution.arrivals[i].total() <= 0)
            continue;
        const double offered = solution.offeredArrivals[i].total();
        if (const auto &known = solution.latencies.threadsFull[i]; !known) {
            const ThreadNetwork network(rounds, i);
            made[i] = capacityOf(network, offered);
            if (made[i])
                addClasses(&network, i, offered, classes, *made[i]);
        } else if (known->threads < fullBefore * known->inside) {
            made[i] = ThreadPoolCapacity{known->threads, known->threads / offered, {}};
            addClasses(nullptr, i, offered, classes, *made[i]);
        }
    }
    return made;
}

double heldReplicas(const Serving &serving, double offered, std::optional<double> inUse,
                    const std::optional<ThreadPoolCapacity> &pool)
{
    constexpr double nearlyAll = 0.9;
    double held = inUse && std::isfinite(*inUse) ? *inUse : 0;
    if (held >= nearlyAll && pool && pool->visitsPerSecond > 0)
        held = std::max(held, offered / pool->visitsPerSecond);
    return held * serving.replicas;
}

} // namespace ninesketch
