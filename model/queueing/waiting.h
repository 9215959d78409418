// SPDX-License-Identifier: GPL-3.0-or-later
// From what a station is (servers, service times, who comes how often and how regularly) to its waiting time
// distribution: chooses the formula, and says which one spoke and how far it is to be trusted.
#pragma once
#include "model/distribution/distribution.h"
#include "model/queueing/bursts.h"
#include "model/queueing/trust.h"
#include <string>

namespace ninesketch
{

enum class Balancing {
    Random,           ///< each replica is a station of its own with its share of the load
    RoundRobin,       ///< in turn: arrivals at a replica are more regular than Poisson
    LeastOutstanding, ///< to the replica with the fewest requests
    PowerOfTwo,       ///< the shorter of two drawn at random
    SharedQueue       ///< one queue for all servers of all replicas
};

enum class Discipline { FirstComeFirstServed, ProcessorSharing };

/// One station as queueing theory sees it.
struct StationLoad {
    double arrivalRate = 0; ///< per second, over all replicas
    double scvArrival = 1;  ///< squared coefficient of variation between arrivals, 1 = Poisson
    /// All arrivals, where some come at once; else empty. Of one by one, size is 1.
    std::vector<BatchStream> batches;
    std::optional<RenewalStream> renewal; ///< all arrivals, where their gaps are independent; scvArrival says less
    Distribution service;                 ///< time a server is held by one request
    int replicas = 1;
    int servers = 1; ///< of each replica; 0 = without limit (pure delay)
    int places = 0;  ///< of each replica, waiting and in service; 0 = without limit. Beyond: refused.
    Balancing balancing = Balancing::Random;
    Discipline discipline = Discipline::FirstComeFirstServed;
};

struct StationWaiting {
    Distribution waiting;   ///< of the admitted; saturated() at or above capacity
    Distribution response;  ///< waiting and service
    double utilisation = 0; ///< of the servers, by offered load (may exceed 1)
    double capacity = 0;    ///< requests per second at utilisation 1
    double waitingProbability = 0;
    double lossProbability = 0; ///< share refused by a full room
    double meanQueueLength = 0; ///< requests waiting, over all replicas
    bool saturated = false;
    Trust trust = Trust::Exact;
    std::string method; ///< "M/M/c (Erlang C)", …: name and source of what was used
    std::string doubt;  ///< empty, or one sentence why the figure is weak here
};

StationWaiting solveStation(const StationLoad &load);

/// Until `quorum` of `copies` that come at once are served, waiting and service, where theory knows: one queue, one
/// server or exponential services. Arrivals are those of the load.
std::optional<Distribution> solveQuorum(const StationLoad &load, int copies, int quorum);

} // namespace ninesketch
