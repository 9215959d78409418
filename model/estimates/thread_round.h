// SPDX-License-Identifier: GPL-3.0-or-later
// What one visit of a blocking service asks of everything that its thread waits for.
#pragma once
#include "model/estimates/solve.h"
#include "model/queueing/forking_network.h"

#include <span>

namespace ninesketch
{

/// What the rounds of all threads of a design rest on: how much of everything is visited today, and how busy it is. It
/// must outlive what is made of it.
class ThreadRounds
{
public:
    /// `rates`: visits per second by composition, by VisitNode; `sent`: Latencies::sent.
    ThreadRounds(const Design &design, std::span<const Composition> compositions, const std::vector<Serving> &servings,
                 const std::vector<Station> &stations, const std::vector<std::vector<double>> &rates,
                 const std::vector<std::vector<double>> &sent);

    const Design &design;
    std::span<const Composition> compositions;
    const std::vector<Serving> &servings;
    const std::vector<Station> &stations;
    const std::vector<std::vector<double>> &rates;
    const std::vector<std::vector<double>> &sent;
    /// s on the way of one call on average, by composition, Design::calls and operation of the visit.
    std::vector<std::vector<std::array<double, 2>>> trips;
    double tripOf(std::size_t composition, std::size_t call, Operation operation) const
    {
        return trips[composition][call][operation == Operation::Write ? 1 : 0];
    }

private:
    friend class ThreadRound;
    std::vector<std::vector<std::size_t>> m_positions; ///< in the order of a composition, by VisitNode
    // of the round that is being made; empty between them
    mutable std::vector<double> m_visits;      ///< by VisitNode
    mutable std::vector<bool> m_seen;          ///< by VisitNode
    mutable std::vector<std::size_t> m_places; ///< in its demands by component, then in its visits by VisitNode
};

class ThreadRound
{
public:
    ThreadRound(const ThreadRounds &rounds, std::size_t component);

    double rate() const { return m_rate; }   ///< of visits, per second
    double delay() const { return m_delay; } ///< s, where nothing queues, one after another
    struct Demand {
        std::size_t component = 0;
        double time = 0; ///< s of a server, above 0
    };
    const std::vector<Demand> &demands() const { return m_demands; } ///< by component, ascending
    bool parallel() const { return m_parallel; }                     ///< some of it is asked at once

    /// Mean time of the round as a part of all its times added up, where each takes so many times as long as without a
    /// wait, by demand: 1 where nothing is asked at once.
    double overlap(std::span<const double> stretches) const;

private:
    struct Part { ///< of a list
        std::size_t first = 0, last = 0;
    };
    struct Asked {
        std::size_t place = 0;      ///< in m_visits
        double count = 0, trip = 0; ///< calls in a row, and s of each on the way
        int copies = 1, quorum = 1; ///< of each
        double chance = 1;          ///< that it is asked at all
    };
    struct Branch {
        std::size_t call = 0; ///< in m_asked
        Part onMiss;          ///< of m_asked: at once, after the call
    };
    struct Stage {
        Part branches;
        Part fallbacks; ///< of m_asked
        bool oneOf = false;
    };
    /// A visit of something in the round; what it asks stands before it.
    struct Visit {
        std::size_t demand = 0;    ///< in m_demands, if any
        double mean = 0, held = 0; ///< s without a wait, and of them with a server
        double variance = 0;       ///< s², of both
        double apart = 1;          ///< how far waits of those that are asked at once differ: regular services are alike
        double servers = 1;
        double probability = 1; ///< that its stages are run
        Part stages;
    };
    /// As it is, and with all that is asked at once one after another.
    struct Times {
        queueing::TwoMoments whole;
        double added = 0;
    };

    struct Visited {
        VisitNode node = 0;
        double visits = 0; ///< a round
    };

    std::vector<Visited> visit(const ThreadRounds &rounds, std::size_t composition, std::size_t component);
    void lookInto(const ThreadRounds &rounds, std::size_t composition, std::size_t component,
                  const std::vector<Visited> &visited);
    static bool asksAtOnce(const Design &design, const VisitPlan &plan);
    Times timeOf(const Asked &asked) const;
    Times timeOf(const Branch &branch) const;
    Times timeOf(const Stage &stage) const;

    double m_rate = 0, m_delay = 0;
    bool m_parallel = false;
    std::vector<Demand> m_demands;
    std::vector<Visit> m_visits; ///< callees before callers; empty without parallel calls
    std::vector<Stage> m_stages;
    std::vector<Branch> m_branches;
    std::vector<Asked> m_asked;
    struct Root {
        std::size_t place;
        double weight;
    };
    std::vector<Root> m_roots;          ///< visits of the service itself
    mutable std::vector<Times> m_times; ///< of the last overlap, by visit
};

} // namespace ninesketch
