// SPDX-License-Identifier: GPL-3.0-or-later
// The referee: executes a design event by event (queues, servers, thread pools, caches, retries, hedges, token buckets,
// partitions, background work, failures), sharing nothing with the analysis but the reading of the design.
//
// Several independent replications run in threads; figures are their means with 95 % confidence intervals (Student).
// The same design, options and seed give the same result to the byte, on any machine and with any number of threads.
#pragma once
#include "model/estimates/report.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace ninesketch
{

struct SimulationOptions {
    std::uint64_t seed = 1;
    int replications = 10;              ///< at most: fewer, but 4, where warming up takes more than counting
    std::uint64_t requests = 1'000'000; ///< of all classes and replications together, warm-up not counted
    double seconds = 0;                 ///< > 0: simulated time of each replication, instead of `requests`
    double precision = 0; ///< > 0: go on until the half width of every mean is at most this share of it (and of every
                          ///< p99 at most 2.5 times this), at most 64 times `requests`
    std::uint64_t mostEvents = 0; ///< > 0: after about that many events of all replications together it ends, precise
                                  ///< or not; a bound of work that gives the same result on any machine
    std::vector<std::size_t> judged{};  ///< classes whose precision counts; empty: all
    std::vector<std::size_t> watched{}; ///< components of which SimulatedComponent::responseTimes is wanted
    double loadFactor = 1;
    bool failures = false;     ///< replicas, services, zones and regions fail and are repaired
    std::vector<int> needed{}; ///< with failures, by component: replicas below which it counts as down where the design
                               ///< pins none (k of n); empty: 1, and those left over do what they can
    int threads = 0;           ///< 0: as many as the machine has
    std::function<void(double)> progress{}; ///< share done, 0 ... 1; called from worker threads, one at a time
    std::stop_token stop{};
};

/// A figure and the half width of its 95 % confidence interval; infinite where a single replication has seen any.
struct Measured {
    double value = 0, halfWidth = 0;
};

struct MeasuredLatency {
    Measured mean, p50, p90, p95, p99, p999;
};

struct SimulatedClass {
    std::string id, name;
    std::uint64_t requests = 0;               ///< measured
    Measured throughput;                      ///< answered well, per second
    Measured successRate;                     ///< share answered well
    MeasuredLatency latency;                  ///< of those answered well
    std::vector<CurvePoint> latencyCurve;     ///< x: s, y: share of those answered within; ascending
    std::optional<MeasuredLatency> processed; ///< until the last consumer is done; absent without background work
};

struct SimulatedComponent {
    std::string id, key, name;
    Measured arrivalRate, utilisation, waiting, response, queueLength, rejected; ///< response: the component's own part
    bool measured = false;                        ///< some time went by; else none of these says anything
    bool limited = false;                         ///< something can be full there: it has a utilisation
    bool visited = false;                         ///< something came: rejected means something
    bool served = false;                          ///< something was served: waiting and response mean something
    std::optional<MeasuredLatency> responseTimes; ///< of watched components
};

struct SimulationResult {
    std::vector<SimulatedClass> classes;        ///< as Design::classes
    std::vector<SimulatedComponent> components; ///< as Design::components
    std::uint64_t requests = 0, events = 0;
    double simulatedSeconds = 0; ///< of all replications
    int replications = 0;
    std::uint64_t seed = 0;
    bool saturated = false;   ///< work piled up without end: latencies are of the beginning and mean nothing
    bool fallsBehind = false; ///< so did work that nobody waits for: `processed` is of the beginning
    bool settled = true; ///< every replication ran, before counting, until the requests that take long had come back
    bool precise = true; ///< the precision asked for was reached
    bool cancelled = false;
    // with failures: of parts, that were going on when counting began or began afterwards, in all replications
    std::uint64_t outages = 0;
    double outagesExpected = 0; ///< as many come in that time on average
};

SimulationResult simulate(const Design &design, const SimulationOptions &options = {});

/// The share of time in which requests of each class find all that they need, by single requests that are sent through
/// the design far apart in time while its parts fail and are repaired; nothing for classes without a rate. Of `options`
/// seed, replications, requests (of all classes together), threads, needed, progress and stop count.
std::vector<std::optional<Measured>> simulateAvailability(const Design &design, const SimulationOptions &options = {});

} // namespace ninesketch
