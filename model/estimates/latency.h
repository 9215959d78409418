// SPDX-License-Identifier: GPL-3.0-or-later
// From what each visit takes to what a whole request takes: sequences, parallel stages, misses, retries, timeouts,
// hedges and thread pools composed as the plans say, and whose milliseconds they are.
#pragma once
#include "model/design/payloads.h"
#include "model/estimates/call_outcome.h"
#include "model/estimates/stations.h"
#include "model/estimates/visit_graph.h"

namespace ninesketch
{

/// Request classes that visit everything in the same way share their compositions.
struct Composition {
    const VisitPlans *plans = nullptr;
    const VisitGraph *graph = nullptr;
    const Payloads *payloads = nullptr;
};

struct VisitLatency {
    Distribution inner;  ///< in the component and all that it waits for
    Distribution outer;  ///< the same after waiting for a thread
    Distribution thread; ///< that wait
    Distribution failed; ///< of those that end badly, until they do; only where somebody goes on after it
    Ending ending;
    double endless = 0;               ///< share that waits without an end
    std::vector<Distribution> stages; ///< of the plan, when they are run
    double callsMean = 0;             ///< s, of all of them
};

/// Visits per second that a blocking service can take.
struct ThreadsFull {
    double threads = 0; ///< with all of its threads busy, other work as it is
    double inside = 0;  ///< until the first of the stations that they wait for is full
};

/// Latency of every visit of every composition; threads of blocking services are shared by all of them.
struct Latencies {
    std::vector<std::vector<VisitLatency>> visits; ///< by composition, by VisitNode
    std::vector<double> attempts;                  ///< by Design::calls, mean over all that make it
    /// By composition, by edge of its graph: calls sent for each that is planned. More with retries; fewer of what
    /// follows a call that may fail, and of what stands in for one.
    std::vector<std::vector<double>> sent;
    std::vector<std::vector<double>> offered;             ///< the same as if nothing were turned away
    std::vector<std::optional<double>> threadUtilisation; ///< by component, of blocking services
    /// By component, where it came along with that, and nothing else comes to what its threads wait for.
    std::vector<std::optional<ThreadsFull>> threadsFull;
    std::vector<double> noThread; ///< by component: share of what it admits that finds no room to wait for a thread
    std::vector<Trust> trust;     ///< by component, of what is composed there
    std::vector<std::string> doubt;
    std::vector<bool> loadDoubt;  ///< by component: how much comes there, or is turned away, is as doubtful
    std::vector<bool> queueDoubt; ///< by component: how long a visit waits there is
};

/// How exact times need be for those who ask for rates alone.
struct RatesAlone {
    double rarely = hardlyEver; ///< what has no greater chance is counted, but said to take no time
    /// s, by component: how long anybody waits for it at most before something is done about that; infinite: as long as
    /// it takes; 0: every moment matters.
    std::vector<double> patience;
    std::vector<bool> moved; ///< by component: its station is not the one of `before`
    Latencies before;        ///< what was composed last, with the same plans; what follows from nothing else stays
};

/// `alone`: rates alone are asked for; trust and doubts are not told then. Its `before` is used up.
Latencies composeLatencies(const Design &design, const std::vector<Composition> &compositions,
                           const std::vector<Serving> &servings, const std::vector<Station> &stations,
                           const std::vector<std::vector<double>> &ratesByComposition, Compositions &made,
                           RatesAlone *alone = nullptr);

/// Latencies::sent if nothing took any time and nothing were turned away.
std::vector<std::vector<double>> sentWithoutDelay(const Design &design, const std::vector<Composition> &compositions,
                                                  const std::vector<Serving> &servings,
                                                  const std::vector<std::vector<double>> &ratesByComposition);

/// Mean time on the critical path and its part of the tail, by component.
struct BudgetPart {
    double mean = 0, waiting = 0, covariance = 0;
};
std::vector<BudgetPart> latencyBudget(const Design &design, const Composition &composition,
                                      const std::vector<Station> &stations, const std::vector<VisitLatency> &visits);

/// Time until the last consumer of what a request of the class publishes is done, from the request on, of those that
/// publish something; nothing without consumers.
std::optional<Distribution> timeUntilProcessed(const Design &design, const Composition &composition,
                                               const std::vector<Station> &stations,
                                               const std::vector<VisitLatency> &visits);

} // namespace ninesketch
