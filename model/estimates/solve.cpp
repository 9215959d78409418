// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/solve.h"

#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

bool sameArrivals(const Arrivals &a, const Arrivals &b)
{
    const auto close = [](double x, double y) { return std::abs(x - y) <= 1e-12 * std::max(std::abs(x), std::abs(y)); };
    return close(a.reads, b.reads) && close(a.writes, b.writes) && close(a.scv, b.scv) && a.batches == b.batches &&
           a.renewal == b.renewal;
}

/// Rounds of what follows from one another, each found from where one is. How far to go towards it is told by what the
/// last two rounds found: where that goes on in the same direction farther, where it turns round less far (relaxation
/// after Irons and Tuck 1969).
class Settling
{
public:
    /// `feedback`: what is found depends on where one is.
    explicit Settling(bool feedback) : m_feedback(feedback) {}

    /// `away`: how far what was found is from where one is, as shares of the larger of both (-1: nothing is left).
    /// `others`: the farthest of what is not moved by next().
    void look(std::vector<double> away, double others)
    {
        constexpr double exactly = 1e-10;
        constexpr double rounding = 1e-6; // of the tails that timeouts are looked up in
        constexpr double gentle = 1e-3;   // so little does not make it swing
        double farthest = others, least = 0;
        for (const double one : away) {
            farthest = std::max(farthest, std::abs(one));
            least = std::min(least, one);
        }
        m_settled = farthest < exactly || (farthest < rounding && farthest > 0.7 * m_last);
        m_dying = m_feedback && least == -1 ? m_dying + 1 : 0;
        if (m_feedback && m_before.size() != away.size())
            m_step = farthest < gentle ? 1 : half;
        else if (m_feedback)
            m_step = nextStep(away, farthest);
        m_before = std::move(away);
        m_last = farthest;
    }
    /// From where one is towards what was found. What falls to nothing may come back once less is asked for, so at most
    /// half of it goes.
    double next(double now, double found) const
    {
        return std::max(now + m_step * (found - now), m_feedback ? half * now : 0);
    }
    bool settled() const { return m_settled; }
    /// Settled, or some calls are no longer made at all, of which each round leaves half.
    bool over() const { return m_settled || m_dying == dyingRounds; }

private:
    double nextStep(const std::vector<double> &away, double farthest)
    {
        constexpr double shortest = 0.02, little = 0.01; // where there is little to go, it may be many times as far
        constexpr double cautious = 1.5;
        double along = 0, changed = 0, onwards = 0;
        for (std::size_t i = 0; i < away.size(); ++i) {
            const double change = away[i] - m_before[i];
            along -= m_before[i] * change;
            changed += change * change;
            onwards += m_before[i] * away[i];
        }
        m_turned = m_turned || onwards < 0; // then a step too far is worse than some more of them
        const double longest = m_turned ? cautious * m_step : std::clamp(little / farthest, 4.0, 100.0);
        if (along <= 0) // the farther it goes, the farther there is to go
            return longest;
        return std::clamp(m_step * along / changed, shortest, longest);
    }

    static constexpr double half = 0.5;
    static constexpr int dyingRounds = 30;
    bool m_feedback;
    double m_step = 1, m_last = HUGE_VAL;
    std::vector<double> m_before;
    int m_dying = 0;
    bool m_settled = false, m_turned = false;
};

/// What a full component lets pass. Where less is asked of it the less it does (calls in a row end with the first that
/// is not answered), it would swing between none and all of them: from then on it is sought from both sides.
class Passing
{
public:
    double next(double now, double found)
    {
        constexpr double still = 0.5, closed = 1e-13;
        const double before = std::exchange(m_move, found - now);
        m_swings = m_swings || (m_move * before < 0 && std::abs(m_move) > still * std::abs(before));
        if (!m_swings)
            return found;
        (found < now ? m_high : m_low) = now;
        if (m_high - m_low < closed) // what it depends on has moved away meanwhile
            (found < now ? m_low : m_high) = found < now ? 0 : 1;
        const double towards = 0.5 * (now + found);
        return towards > m_low && towards < m_high ? towards : 0.5 * (m_low + m_high);
    }

private:
    double m_move = 0, m_low = 0, m_high = 1;
    bool m_swings = false;
};

class Solver
{
public:
    Solver(const Design &design, const Prepared &prepared, double loadFactor, EvaluationMemory &memory)
        : m_design(design), m_prepared(prepared), m_memory(memory), m_count(design.components.size())
    {
        for (const RequestClass &one : design.classes)
            m_solution.classRates.push_back(one.peakRate.value_or(0) * loadFactor);
        m_variantRates.assign(prepared.variants.size(), 0);
        for (std::size_t r = 0; r < design.classes.size(); ++r)
            if (prepared.variantOf[r])
                m_variantRates[*prepared.variantOf[r]] += m_solution.classRates[r];
        for (std::size_t v = 0; v < prepared.variants.size(); ++v)
            m_compositions.push_back({&prepared.variants[v]->plans, &prepared.variants[v]->graph});
    }

    Solution solve(const std::stop_token &stop)
    {
        std::vector<double> passed(m_count, 1);
        std::vector<std::vector<double>> sent; // by variant, by edge
        for (const Composition &one : m_compositions) {
            sent.emplace_back();
            for (const VisitEdge &edge : one.graph->edges())
                sent.back().push_back(edge.fallback ? 0 : 1);
        }
        constexpr int mostRounds = 100;
        bool composed = false;
        const bool feedback = loadMatters();
        Settling settling(feedback);
        std::vector<Passing> passing(m_count);
        if (m_prepared.feedback || (m_prepared.sequels && mayFail())) { // all there is to it where no call is given up
            flow(sent, passed);
            sent = sentWithoutDelay(m_design, m_compositions, m_prepared.servings, m_solution.rates);
        }
        for (int round = 0; round < mostRounds && !settling.over(); ++round) {
            if (stop.stop_requested()) {
                m_solution.cancelled = true;
                return std::move(m_solution);
            }
            flow(sent, passed);
            solveStations();
            double refused = 0;
            for (std::size_t i = 0; i < m_count; ++i) {
                const double found = m_passed[i];
                refused = std::max(refused, std::abs(found - passed[i]));
                passed[i] = feedback ? found : passing[i].next(passed[i], found);
                m_solution.stations[i].passed = passed[i];
            }
            std::vector<double> away;
            composed = m_prepared.feedback || (m_prepared.sequels && mayFail());
            if (composed) {
                compose();
                for (std::size_t v = 0; v < sent.size(); ++v)
                    for (std::size_t e = 0; e < sent[v].size(); ++e)
                        away.push_back(difference(sent[v][e], m_solution.latencies.sent[v][e]));
            }
            settling.look(std::move(away), refused);
            for (std::size_t v = 0; v < sent.size() && composed && !settling.settled(); ++v)
                for (std::size_t e = 0; e < sent[v].size(); ++e)
                    sent[v][e] = settling.next(sent[v][e], m_solution.latencies.sent[v][e]);
        }
        m_solution.settled = settling.settled();
        if (!composed)
            compose();
        m_solution.offered.clear();
        m_solution.offeredArrivals.assign(m_count, {});
        for (std::size_t v = 0; v < m_compositions.size(); ++v) {
            m_solution.offered.push_back(
                solveVisits(*m_compositions[v].graph, m_count, m_design.calls.size(), m_solution.latencies.offered[v]));
            for (std::size_t i = 0; i < m_count; ++i) {
                const auto &visits = m_solution.offered.back().perRequest;
                m_solution.offeredArrivals[i].reads += m_variantRates[v] * visits[visitNode(i, Operation::Read)];
                m_solution.offeredArrivals[i].writes += m_variantRates[v] * visits[visitNode(i, Operation::Write)];
            }
        }
        return std::move(m_solution);
    }

private:
    static double difference(double now, double found)
    {
        return found == now ? 0 : (found - now) / std::max(now, found);
    }

    /// Whether a call can turn out badly although all parts are up.
    bool mayFail() const
    {
        return m_prepared.timeouts ||
               std::ranges::any_of(m_prepared.servings, [](const Serving &one) { return one.errorRate > 0; }) ||
               std::ranges::any_of(m_solution.stations, [](const Station &one) { return one.passed < 1; });
    }

    /// Whether how many calls are made may depend on how many come.
    bool loadMatters() const
    {
        return m_prepared.timeouts ||
               std::ranges::any_of(m_design.calls, [](const Call &call) { return call.hedgeAfter.has_value(); }) ||
               std::ranges::any_of(m_prepared.servings,
                                   [](const Serving &one) { return one.rateLimit || one.queueLimit; });
    }

    void flow(const std::vector<std::vector<double>> &sent, const std::vector<double> &passed)
    {
        m_solution.rates.assign(m_compositions.size(), std::vector<double>(m_count * 2, 0));
        m_solution.callRates.assign(m_design.calls.size(), 0);
        m_solution.arrivals.assign(m_count, {});
        for (std::size_t v = 0; v < m_compositions.size(); ++v) {
            const Visits visits =
                solveVisits(*m_compositions[v].graph, m_count, m_design.calls.size(), sent[v], passed);
            for (VisitNode node = 0; node < m_count * 2; ++node) {
                const double rate = visits.perRequest[node] * m_variantRates[v];
                m_solution.rates[v][node] = rate;
                Arrivals &arrivals = m_solution.arrivals[componentOfNode(node)];
                (operationOfNode(node) == Operation::Write ? arrivals.writes : arrivals.reads) += rate;
            }
            for (std::size_t c = 0; c < m_design.calls.size(); ++c)
                m_solution.callRates[c] += visits.callsPerRequest[c] * m_variantRates[v];
        }
    }

    void solveStations()
    {
        m_solution.stations.resize(m_count);
        m_solved.resize(m_count);
        m_passed.resize(m_count, 1);
        std::vector<std::vector<queueing::Stream>> streams(m_count);
        m_bursts.assign(m_count, {});
        for (const std::size_t i : m_prepared.order) {
            Arrivals &arrivals = m_solution.arrivals[i];
            const Component &component = m_design.components[i];
            Station &station = m_solution.stations[i];
            if (component.kind->behaviour == Behaviour::Client) {
                station = Station{};
                station.method = "where requests begin";
                station.departureScv = component.number("burstiness").value_or(1);
                m_bursts[i] = sentBy(i);
            } else {
                if (!streams[i].empty()) {
                    const double busy = station.utilisation.value_or(0);
                    arrivals.scv = std::max(0.0, queueing::superpositionScv(streams[i], std::min(busy, 1.0)));
                }
                m_bursts[i].settle();
                arrivals.batches = m_bursts[i].batches;
                arrivals.renewal = m_bursts[i].renewal;
                if (!m_solved[i] || !sameArrivals(*m_solved[i], arrivals)) {
                    station = m_memory.station(m_prepared.servings[i], arrivals, m_prepared.feeds[i]);
                    m_solved[i] = arrivals;
                    m_passed[i] = station.passed;
                }
            }
            constexpr double hardlyAny = 0.001;
            if (m_bursts[i].blurred && (m_prepared.servings[i].servers > 0 || station.rejected > hardlyAny) &&
                arrivals.total() > 0) {
                station.trust = Trust::Doubtful;
                station.doubt = "bursts are blurred by what they pass first, and only their variability is carried on";
            }
            if (arrivals.total() > 0 && m_bursts[i].evenly > 0 && station.trust != Trust::Doubtful &&
                evennessMatters(station, m_bursts[i].evenly / arrivals.total())) {
                station.trust = Trust::Doubtful;
                station.doubt =
                    "what a full bucket or a full room before it lets through comes more evenly than at random";
            }
            passOn(i, station, streams);
        }
    }

    /// Whether it makes a difference there that this share of the arrivals comes more evenly than at random.
    static bool evennessMatters(const Station &station, double share)
    {
        constexpr double little = 0.02, hardlyAny = 0.001;
        const double response = station.meanWaiting + station.load.service.mean();
        return share * station.rejected > hardlyAny ||
               (!station.saturated && share * station.meanWaiting > little * response);
    }

    /// Hands the variability of departures on to what is called: thinned as the calls are.
    void passOn(std::size_t i, const Station &station, std::vector<std::vector<queueing::Stream>> &streams)
    {
        const double through = m_solution.arrivals[i].total() * station.passed;
        if (through <= 0)
            return;
        for (std::size_t c = firstCallOf(i); c < m_design.calls.size() && m_design.calls[c].from == i; ++c) {
            const double rate = m_solution.callRates[c];
            if (rate <= 0)
                continue;
            const Call &call = m_design.calls[c];
            const double share = std::min(1.0, rate / through);
            streams[call.to].push_back({rate, queueing::splitScv(station.departureScv, share)});
            m_bursts[call.to].add(burstsOf(i, station, call, rate, rate / through));
            constexpr double fewRefused = 0.02; // the others leave gaps, and what is let through fills them
            const double evenly =
                station.rejected > fewRefused ? 1 : m_bursts[i].evenly / m_solution.arrivals[i].total();
            m_bursts[call.to].evenly += rate * share * std::min(1.0, evenly); // thinned it is nearer to random
        }
    }

    /// How requests come: one by one at random, at once, with independent gaps, or in a way that nothing knows.
    struct Bursts {
        std::vector<BatchStream> batches; ///< of all that comes, also one by one
        std::optional<RenewalStream> renewal;
        bool blurred = false;
        double evenly = 0; ///< of all that comes, per second: what a full bucket or room before let through

        void add(const Bursts &other)
        {
            blurred = blurred || other.blurred || ((renewal || other.renewal) && (renewal || !batches.empty()));
            batches.insert(batches.end(), other.batches.begin(), other.batches.end());
            renewal = other.renewal;
        }
        bool oneByOne() const
        {
            return !blurred && !renewal &&
                   std::ranges::all_of(batches, [](const BatchStream &one) { return one.size == 1; });
        }
        /// So near to random that their variability tells enough of what has passed a queue.
        bool hardly() const { return !blurred && renewal && std::abs(renewal->scv - 1) <= 0.2; }
        /// Nothing special is said of what comes one by one; and nothing at all where it is not known.
        void settle()
        {
            if (blurred)
                renewal.reset();
            if (blurred || oneByOne())
                batches.clear();
        }
    };

    /// What a client sends. Its classes come independently of one another.
    Bursts sentBy(std::size_t client) const
    {
        const Component &component = m_design.components[client];
        const double rate = m_solution.arrivals[client].total(), scv = component.number("burstiness").value_or(1);
        const int batch = static_cast<int>(std::max(1.0, std::round(component.number("batch").value_or(1))));
        constexpr double hardly = 1e-9;
        if (std::abs(scv - 1) < hardly)
            return {{{rate / batch, batch, 1}}, {}, false};
        if (batch > 1 || severalClassesOf(client))
            return {{}, {}, true};
        return {{}, RenewalStream{1 / rate, scv, 1}, false};
    }

    bool severalClassesOf(std::size_t client) const
    {
        std::size_t sending = 0;
        for (std::size_t r = 0; r < m_design.classes.size(); ++r)
            sending += m_design.classes[r].entry == client && m_solution.classRates[r] > 0;
        return sending > 1;
    }

    /// What one call makes of what came to its caller: `calls` of it a visit.
    Bursts burstsOf(std::size_t caller, const Station &station, const Call &call, double rate, double calls) const
    {
        const Bursts &came = m_bursts[caller];
        const bool client = m_design.components[caller].kind->behaviour == Behaviour::Client;
        const int copies = std::max(1, call.copies);
        const auto steady = [&] { // all take the same time on the way
            const Hop hop = hopOf(m_design, call);
            return hop.p99 <= hop.p50;
        };
        if (came.oneByOne()) {
            const Serving &callee = m_prepared.servings[call.to];
            const bool queue = m_design.components[call.to].kind->behaviour == Behaviour::Queue;
            const bool waited =
                queue ? m_design.components[caller].kind->behaviour != Behaviour::Queue : call.mode == CallMode::Sync;
            constexpr double once = 1 + 1e-9, mostAtOnce = 64;
            if (calls > once && (waited ? queue : calls > mostAtOnce))
                return {{}, {}, true}; // one published soon after the other, or too many for formulas
            if (calls > once && !waited && steady()) {
                const double whole = std::floor(calls + 1e-9), more = std::max(0.0, calls - whole);
                const double visits = rate / calls;
                Bursts made{{{visits * (1 - more), static_cast<int>(whole), 1}}, {}, false};
                if (more > 1e-9)
                    made.batches.push_back({visits * more, static_cast<int>(whole) + 1, 1});
                return made;
            }
            const bool apart = callee.routing != Routing::SharedQueue && callee.replicas >= copies;
            const int size = copies > 1 && !apart && steady() ? copies : 1;
            return {{{rate / size, size, 1}}, {}, false};
        }
        const bool timeless = client || (m_prepared.servings[caller].servers == 0 && station.passed >= 1 &&
                                         station.response[0].isConstant() && station.response[1].isConstant());
        const bool first = std::ranges::none_of(std::ranges::equal_range(m_design.calls, call.from, {}, &Call::from),
                                                [&](const Call &other) { return other.stage < call.stage; });
        const bool chosen = calls < 1 - 1e-9; // by chance, or by class
        if (came.blurred || !timeless || !first || copies > 1 || calls > 1 + 1e-9 ||
            (chosen && client && severalClassesOf(caller)) || !steady())
            return came.hardly() ? Bursts{{{rate, 1, 1}}, {}, false} : Bursts{{}, {}, true};
        Bursts made = came;
        for (BatchStream &stream : made.batches)
            stream.kept *= std::min(1.0, calls);
        if (made.renewal)
            made.renewal->kept *= std::min(1.0, calls);
        return made;
    }

    std::size_t firstCallOf(std::size_t component) const
    {
        return static_cast<std::size_t>(std::ranges::lower_bound(m_design.calls, component, {}, &Call::from) -
                                        m_design.calls.begin());
    }

    void compose()
    {
        m_solution.latencies = composeLatencies(m_design, m_compositions, m_prepared.servings, m_solution.stations,
                                                m_solution.rates, m_memory.compositions());
    }

    const Design &m_design;
    const Prepared &m_prepared;
    EvaluationMemory &m_memory;
    std::size_t m_count;
    std::vector<double> m_variantRates;
    std::vector<Composition> m_compositions;
    std::vector<std::optional<Arrivals>> m_solved;
    std::vector<double> m_passed; ///< by component, what its station as solved lets pass
    std::vector<Bursts> m_bursts; ///< by component
    Solution m_solution;
};

} // namespace

Solution solve(const Design &design, const Prepared &prepared, double loadFactor, const std::stop_token &stop,
               EvaluationMemory &memory)
{
    return Solver(design, prepared, loadFactor, memory).solve(stop);
}

} // namespace ninesketch
