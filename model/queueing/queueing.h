// SPDX-License-Identifier: GPL-3.0-or-later
// Named formulas of queueing theory. Pure functions: rates are per second, times in seconds, offered load in erlangs
// (arrival rate x mean service time), squared coefficients of variation (scv) are variance / mean².
//
// Saturation is an answer: at or above capacity a waiting time is +infinity, a waiting probability 1, a tail 1.
// An argument outside its range (negative rate, no servers) gives NaN, which callers never pass on.
#pragma once
#include <vector>

namespace ninesketch::queueing
{

// ---- Erlang (A. K. Erlang 1917); exact ----

/// Share of Poisson arrivals lost by `servers` servers without a waiting room, whatever the service distribution
/// (exact). B(k) = a B(k-1) / (k + a B(k-1)).
double erlangB(double offeredLoad, int servers);

/// Share of Poisson arrivals that have to wait in M/M/c (exact). C = B / (1 - rho (1 - B)); 1 when saturated.
double erlangC(double offeredLoad, int servers);

// ---- M/M/c, first come first served; exact ----

/// E[W] = C / (c mu - lambda).
double mmcMeanWaiting(double arrivalRate, double meanServiceTime, int servers);

// ---- Finite rooms; exact ----

/// What a station with a bounded number of places does with Poisson arrivals.
struct FiniteQueue {
    double lossProbability = 0;    ///< share of arrivals refused
    double throughput = 0;         ///< admitted rate
    double utilisation = 0;        ///< of the servers, by what is admitted
    double waitingProbability = 0; ///< share of the admitted that wait
    double meanInSystem = 0;       ///< requests, waiting and in service
    double meanWaiting = 0;        ///< of the admitted, seconds
    /// Distribution of the number found by an admitted request (0 … places - 1), for its waiting time distribution.
    std::vector<double> foundByAdmitted;
};

/// M/M/c/K: `places` = K counts those in service as well, K >= c. Never saturated: it refuses instead.
FiniteQueue mmcK(double arrivalRate, double meanServiceTime, int servers, int places);

/// A token bucket of `burst` tokens refilled continuously at `refillRate`, asked by Poisson arrivals, is exactly
/// M/D/1/B with service time 1/r: the share refused (0 … 1). burst >= 1.
double tokenBucketRefusal(double arrivalRate, double refillRate, double burst);

// ---- M/D/1; exact ----

/// P(W <= t) in M/D/1 (Erlang 1909, in the form of Franx 2001 that adds no alternating terms).
double md1WaitingCdf(double arrivalRate, double serviceTime, double time);

// ---- M/G/1: Pollaczek 1930, Khinchine 1932; exact ----

/// E[W] = lambda E[S²] / (2 (1 - rho)).
double mg1MeanWaiting(double arrivalRate, double meanServiceTime, double scvService);

// ---- M/G/c and GI/G/m: approximations, named ----

/// M/H2/c solved exactly (matrix-geometric), mean waiting time. The H2 has branch probability and two mean service
/// times.
struct HyperExponential {
    double probability = 1;
    double firstMean = 0;
    double secondMean = 0;
};
/// Two-phase fit with balanced means (scv >= 1), and the fit of three moments (Whitt 1982; falls back to balanced means
/// when the third moment is not reachable).
HyperExponential balancedMeansFit(double mean, double scv);
HyperExponential threeMomentFit(double mean, double scv, double thirdMoment);
double mh2cMeanWaiting(double arrivalRate, const HyperExponential &service, int servers);

/// Mean waiting of M/D/c by Cosmetatos 1975 (within 1 % over rho 0.3 … 0.95, c up to 100).
double mdcMeanWaiting(double arrivalRate, double serviceTime, int servers);

/// Mean waiting of M/G/c. scv <= 1: Kimura 1986 between M/D/c and M/M/c. scv > 1: average of M/H2/c with three moments
/// and with balanced means (about 1 % up to cv 2); with more than 24 servers Allen-Cunneen. thirdMoment = E[S³]; 0 if
/// not known.
double mgcMeanWaiting(double arrivalRate, double meanServiceTime, double scvService, double thirdMoment, int servers);

/// Mean waiting of GI/G/m: Whitt 1993 (Allen-Cunneen with the corrections of Krämer and Langenbach-Belz 1976 and
/// Kimura).
double gigmMeanWaiting(double arrivalRate, double meanServiceTime, double scvArrival, double scvService, int servers);
/// Share that waits in GI/G/1 (Krämer, Langenbach-Belz 1976).
double gig1WaitingProbability(double utilisation, double scvArrival, double scvService);

/// Variability of departures: cd² = 1 + (1 - rho²)(ca² - 1) + rho² (max(cs², 0.2) - 1) / sqrt(m) (Whitt 1983, QNA).
double departureScv(double utilisation, double scvArrival, double scvService, int servers);
/// Variability of a stream of which each request is kept with probability p: p c² + 1 - p (exact for renewal streams).
double splitScv(double scv, double probability);
/// Variability of the superposition of streams at a station of that utilisation (Whitt 1983, QNA, hybrid weight).
struct Stream {
    double rate = 0;
    double scv = 1;
};
double superpositionScv(const std::vector<Stream> &streams, double utilisation);

// ---- Balancing ----

/// Round robin over n replicas of one exponential server: each sees GI/M/1 with Erlang-n arrivals; sigma is the root of
/// sigma = A*(mu (1 - sigma)), the share that waits; W | W > 0 is exponential with rate mu (1 - sigma) (exact).
double roundRobinSigma(double totalArrivalRate, double meanServiceTime, int replicas);
/// The power of d choices among many single exponential servers: P(found >= k) = rho^{(d^k - 1)/(d - 1)}, 1 for k = 0
/// (Mitzenmacher 2001, Vvedenskaya 1996; the limit of many servers, about 8 % low at n = 10, rho 0.9).
double powerOfChoicesTail(double utilisation, int choices, int k);

// ---- Closed networks: thread pools ----

struct ClosedStation {
    double demand = 0; ///< s of a server, each time a token goes round
    int servers = 1;
    double others = 0; ///< share of its servers, below 1, that other work keeps busy, which comes at random
    bool own = false;  ///< each group of tokens has one of its own; else all share it
    /// s that a single token is there: it waits as it would among the other work alone.
    double alone() const;
};
/// Rounds per second of `groups` x `customers` tokens that go round these stations and a pure delay: exact for
/// exponential services (product form: Baskett, Chandy, Muntz, Palacios 1975; convolution: Buzen 1973; Reiser,
/// Kobayashi 1975 for several servers and groups).
double closedNetworkThroughput(int customers, double delay, const std::vector<ClosedStation> &stations, int groups = 1);

/// What is inside such a network, of one group of tokens, on average, where so many requests come per second at random,
/// each takes a token, and waits outside for one where all are taken: exact for exponential services (the network as
/// one station: Chandy, Herzog, Woo 1975). At or beyond its throughput: all tokens.
double tokensInUse(double arrivalRate, int tokens, double delay, const std::vector<ClosedStation> &stations);
/// The same where there are tokens without an end (Jackson 1957). Infinite at or beyond the capacity of a station.
double openNetworkNumber(double arrivalRate, double delay, const std::vector<ClosedStation> &stations);

} // namespace ninesketch::queueing
