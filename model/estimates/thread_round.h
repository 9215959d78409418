// SPDX-License-Identifier: GPL-3.0-or-later
// What one visit of a blocking service asks of everything that its thread waits for.
#pragma once
#include "model/estimates/thread_pool.h"
#include "model/queueing/forking_network.h"

namespace ninesketch
{

class ThreadRound
{
public:
    ThreadRound(const ThreadRounds &rounds, std::size_t component);

    double rate() const { return m_rate; }   ///< of visits, per second
    double delay() const { return m_delay; } ///< s, where nothing queues, one after another
    /// s of a server, by component.
    const std::vector<double> &demands() const { return m_demands; }
    bool parallel() const { return m_parallel; } ///< some of it is asked at once

    /// Mean time of the round as a part of all its times added up, where each takes so many times as long as without a
    /// wait, by component: 1 where nothing is asked at once.
    double overlap(std::span<const double> stretches) const;

private:
    struct Asked {
        std::size_t place = 0;      ///< in m_visits
        double count = 0, trip = 0; ///< calls in a row, and s of each on the way
        int copies = 1, quorum = 1; ///< of each
        double chance = 1;          ///< that it is asked at all
    };
    struct Branch {
        Asked call;
        std::vector<Asked> onMiss; ///< at once, after the call
    };
    struct Stage {
        std::vector<Branch> branches;
        std::vector<Asked> fallbacks;
    };
    /// A visit of something in the round; what it asks stands before it.
    struct Visit {
        std::size_t component = 0;
        double mean = 0, held = 0; ///< s without a wait, and of them with a server
        double scv = 0;            ///< of both
        double servers = 1;
        double probability = 1; ///< that its stages are run
        bool oneOf = false;     ///< of the first of them
        std::vector<Stage> stages;
    };
    /// As it is, and with all that is asked at once one after another.
    struct Times {
        queueing::TwoMoments whole;
        double added = 0;
    };

    void lookInto(const ThreadRounds &rounds, std::size_t composition, std::size_t component,
                  const std::vector<double> &visits);
    static bool asksAtOnce(const Design &design, const VisitPlan &plan);
    static Times timeOf(const Asked &asked, const std::vector<Times> &times);
    static Times timeOf(const Branch &branch, const std::vector<Times> &times);
    static Times timeOf(const Stage &stage, bool oneOf, const std::vector<Times> &times);

    double m_rate = 0, m_delay = 0;
    bool m_parallel = false;
    std::vector<double> m_demands;
    std::vector<Visit> m_visits; ///< callees before callers; empty without parallel calls
    struct Root {
        std::size_t place;
        double weight;
    };
    std::vector<Root> m_roots; ///< visits of the service itself
};

} // namespace ninesketch
