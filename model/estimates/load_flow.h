// SPDX-License-Identifier: GPL-3.0-or-later
// One round of the traffic: what comes to every component when so many calls are sent, how each then stands as a
// station, and what requests take.
#pragma once
#include "model/estimates/solve.h"
#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

/// Works in a solution, round after round.
class LoadFlow
{
public:
    /// `loose`: a station stays as it is while its utilisation moves by no more than that share of what is left of it
    /// (0: while nothing moves), and rates alone are asked for, to about that share.
    LoadFlow(const Design &design, const Prepared &prepared, EvaluationMemory &memory, Solution &solution,
             double loose = 0);

    const std::vector<Composition> &compositions() const { return m_compositions; }
    /// Every planned call made once, and no fallback; by variant, by edge.
    std::vector<std::vector<double>> sentOnce() const;
    /// The same as they would be made if nothing took any time.
    std::vector<std::vector<double>> sentAtOnce(const std::vector<double> &variantRates);
    /// Rates and arrivals where `sent` calls are made for each that is planned (by variant, by edge), and `passed` of
    /// what comes to a component goes on.
    void carry(const std::vector<double> &variantRates, const std::vector<std::vector<double>> &sent,
               const std::vector<double> &passed);
    /// Stations at those arrivals.
    void solveStations();
    /// What each of them as solved lets pass.
    const std::vector<double> &passed() const { return m_passed; }
    /// Latencies at those stations, and how many calls they make be sent.
    void compose();

private:
    /// How requests come: one by one at random, at once, with independent gaps, or in a way that nothing knows.
    struct Bursts {
        std::vector<BatchStream> batches; ///< of all that comes, also one by one
        std::optional<RenewalStream> renewal;
        bool blurred = false;
        double evenly = 0; ///< of all that comes, per second: what a full bucket or room before let through
        double apart = 0;  ///< Arrivals::apart
        int streams = 0;

        void add(const Bursts &other)
        {
            blurred = blurred || other.blurred || ((renewal || other.renewal) && (renewal || !batches.empty()));
            batches.insert(batches.end(), other.batches.begin(), other.batches.end());
            renewal = other.renewal;
            apart = ++streams == 1 ? other.apart : 0;
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

    void passOn(std::size_t i, const Station &station, std::vector<std::vector<queueing::Stream>> &streams);
    double mayMove(std::size_t i, const Station &station) const;
    Bursts sentBy(std::size_t client) const;
    bool severalClassesOf(std::size_t client) const;
    Bursts burstsOf(std::size_t caller, const Station &station, const Call &call, double rate, double calls) const;
    double apartBehind(std::size_t caller, const Station &station, const Call &call, double calls) const;
    std::size_t firstCallOf(std::size_t component) const;
    bool carriesAlike(const Call &call) const;

    const Design &m_design;
    const Prepared &m_prepared;
    EvaluationMemory &m_memory;
    Solution &m_solution;
    double m_loose;
    std::optional<RatesAlone> m_alone;
    std::size_t m_count;
    std::vector<Composition> m_compositions;
    std::vector<std::optional<Arrivals>> m_solved;
    std::vector<double> m_passed;
    std::vector<Bursts> m_bursts; ///< by component
};

} // namespace ninesketch
