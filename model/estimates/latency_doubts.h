// SPDX-License-Identifier: GPL-3.0-or-later
// Where composed latencies can't be believed, and why: parts of a request that meet in one queue, attempts that are not
// independent, fallbacks that come in clusters, threads counted twice.
#pragma once
#include "model/estimates/queue_meetings.h"

namespace ninesketch
{

/// Judges what is composed while it is composed, callees first. Refers to all that it is made of.
class LatencyDoubts
{
public:
    LatencyDoubts(const Design &design, const std::vector<Composition> &compositions,
                  const std::vector<Serving> &servings, const std::vector<Station> &stations,
                  const std::vector<std::vector<double>> &ratesByComposition);

    /// Of what is composed at the component. The worst stays, the first of equals.
    void note(std::size_t component, Trust trust, const char *why);

    void judgeVisit(std::size_t composition, VisitNode node);
    /// `visit`: what it waits for; `solvedQuorum`: its copies are served by a queue of its own theory.
    void judgeCall(std::size_t composition, const PlannedCall &planned, const Distribution &visit,
                   const CallOutcome &outcome, bool solvedQuorum, std::size_t caller);
    void judgeStage(std::size_t composition, const PlannedStage &stage, std::size_t component);
    /// Branches that are called at once come to their queues together: their waits are alike, which the slowest of
    /// independent ones does not know. `mean`: of the stage as composed, s.
    void judgeFork(std::size_t composition, VisitNode node, const PlannedStage &stage, double mean);
    void judgeFallback(std::size_t composition, const PlannedStage &stage, const PlannedCall &fallback,
                       std::size_t component);
    /// `waiting` for a thread, which is then held so many seconds; that share finds no room to wait.
    void judgeThreads(std::size_t component, const Distribution &waiting, const Distribution &heldFor, double noRoom);

    /// Fills trust, doubt and loadDoubt.
    void tell(Latencies &latencies);

private:
    /// Whether that visit or one that it waits for is turned away now and then.
    bool turnsAway(std::size_t c, VisitNode node) const;
    /// Where what that visit asks for is turned away now and then: there or below, waited for or not.
    std::vector<std::size_t> turnedAwayAt(std::size_t c, VisitNode node) const;
    /// Whether `together` attempts at once may find each other's queue at that visit or below it: somewhere one of them
    /// has to wait more than one time in a hundred.
    bool queueTogether(std::size_t c, VisitNode node, int together, bool copies = false) const;
    bool queuesAt(std::size_t component, int together) const;
    bool hasProductForm(std::size_t component) const;
    /// What a visit waits for, itself and below it, where there is a queue to speak of and that is such.
    template <typename Is> void doubtQueuesBelow(std::size_t c, VisitNode node, const char *why, const Is &is);
    /// Whether some of what is composed there, or of what it waits for, can't be believed.
    bool doubtful(std::size_t c, VisitNode node) const;
    /// Where it can't be believed how many calls end well, it can't be how many are made afterwards.
    void passOnLoadDoubts(std::size_t c);
    /// Waiting below a visit, itself included.
    struct Waits {
        double mean = 0;    ///< s
        double longest = 0; ///< s of it at `at`, which is visited so often for it
        double visits = 0;
        std::size_t at = 0;
        void add(const Waits &other, double times);
    };
    Waits waitsOf(std::size_t c, const PlannedBranch &branch) const;
    /// Correlation of the queue at which a branch waits longest with the forks that come, so many per second.
    double alike(const Waits &waits, double rate) const;
    /// Whether visits of the component make a call that they wait for and that is such.
    template <typename Is> bool anyCallOf(std::size_t component, const Is &is) const;
    /// Whether a visit that is waited for, that one or one below it, is such.
    template <typename Is> bool anyBelow(std::size_t c, VisitNode node, const Is &is) const;

    const Design &m_design;
    const std::vector<Composition> &m_compositions;
    const std::vector<Serving> &m_servings;
    const std::vector<Station> &m_stations;
    const std::vector<std::vector<double>> &m_rates;
    QueueMeetings m_meetings;
    std::vector<std::vector<Waits>> m_waits; ///< by composition and visit
    std::vector<Trust> m_trust;              ///< by component
    std::vector<std::string> m_why;
    std::vector<bool> m_load, m_queue;
    std::vector<bool> m_threads;            ///< by component: how many of its threads are in use is doubtful
    std::vector<double> m_threadsHeld;      ///< by component: so many on average; 0 where they are no second queue
    std::vector<std::vector<bool>> m_fails; ///< by composition and edge: not all of those calls end well
};

} // namespace ninesketch
