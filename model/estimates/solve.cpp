// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/solve.h"

#include "model/estimates/load_flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

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
        : m_design(design), m_prepared(prepared), m_count(design.components.size()), m_memory(memory),
          m_flow(design, prepared, memory, m_solution)
    {
        for (const RequestClass &one : design.classes)
            m_solution.classRates.push_back(one.peakRate.value_or(0) * loadFactor);
        m_variantRates.assign(prepared.variants.size(), 0);
        for (std::size_t r = 0; r < design.classes.size(); ++r)
            if (prepared.variantOf[r])
                m_variantRates[*prepared.variantOf[r]] += m_solution.classRates[r];
    }

    Solution solve(const std::stop_token &stop)
    {
        std::vector<double> passed(m_count, 1);
        std::vector<std::vector<double>> sent = m_flow.sentOnce(); // by variant, by edge
        constexpr int mostRounds = 100;
        bool composed = false;
        const bool feedback = loadMatters();
        Settling settling(feedback);
        std::vector<Passing> passing(m_count);
        if (callsDepend()) // all there is to it where no call is given up
            sent = m_flow.sentAtOnce(m_variantRates);
        for (int round = 0; round < mostRounds && !settling.over(); ++round) {
            if (stop.stop_requested()) {
                m_solution.cancelled = true;
                return std::move(m_solution);
            }
            if (round > 0)
                m_memory.compositions().endRound();
            m_flow.carry(m_variantRates, sent, passed);
            m_flow.solveStations();
            double refused = 0;
            for (std::size_t i = 0; i < m_count; ++i) {
                Station &station = m_solution.stations[i];
                station.noThread = composed ? m_solution.latencies.noThread[i] : 0;
                station.rejected = 1 - (1 - station.rejectedItself) * (1 - station.noThread);
                const double found = m_flow.passed()[i] * (1 - station.noThread);
                refused = std::max(refused, std::abs(found - passed[i]));
                passed[i] = feedback ? found : passing[i].next(passed[i], found);
                station.passed = passed[i];
            }
            std::vector<double> away;
            composed = callsDepend();
            if (composed) {
                m_flow.compose();
                for (std::size_t i = 0; i < m_count; ++i)
                    refused =
                        std::max(refused, std::abs(m_solution.latencies.noThread[i] - m_solution.stations[i].noThread));
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
            m_flow.compose();
        m_solution.offered.clear();
        m_solution.offeredArrivals.assign(m_count, {});
        for (std::size_t v = 0; v < m_prepared.variants.size(); ++v) {
            m_solution.offered.push_back(solveVisits(m_prepared.variants[v]->graph, m_count, m_design.calls.size(),
                                                     m_solution.latencies.offered[v]));
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

    /// Whether how many calls are made depends on how others turn out.
    bool callsDepend() const
    {
        return m_prepared.feedback || m_prepared.partsOff || (m_prepared.sequels && mayFail()) || poolsRefuse();
    }

    /// Whether how many are turned away follows from how long threads are held.
    bool poolsRefuse() const
    {
        return std::ranges::any_of(m_prepared.servings,
                                   [](const Serving &one) { return one.blocking && one.queueLimit; });
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

    const Design &m_design;
    const Prepared &m_prepared;
    std::size_t m_count;
    std::vector<double> m_variantRates;
    EvaluationMemory &m_memory;
    Solution m_solution;
    LoadFlow m_flow;
};

} // namespace

Solution solve(const Design &design, const Prepared &prepared, double loadFactor, const std::stop_token &stop,
               EvaluationMemory &memory)
{
    return Solver(design, prepared, loadFactor, memory).solve(stop);
}

} // namespace ninesketch
