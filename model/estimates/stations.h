// SPDX-License-Identifier: GPL-3.0-or-later
// Every component as a station: what arrives, how busy it is, what limits it, how long a visit takes there.
#pragma once
#include "model/design/feed.h"
#include "model/distribution/compositions.h"
#include "model/queueing/waiting.h"

namespace ninesketch
{

/// What arrives at a component, of all classes, per second.
struct Arrivals {
    double reads = 0, writes = 0;
    double scv = 1; ///< squared coefficient of variation between arrivals, 1 = Poisson
    /// All that comes, where some comes at once in Poisson batches; else empty.
    std::vector<BatchStream> batches;
    std::optional<RenewalStream> renewal; ///< all that comes, where it has independent gaps
    double apart = 0; ///< s; no two come sooner after one another, since one server before it takes as long for each
    double total() const { return reads + writes; }
};

/// One limit of a component: load / limit, and its name.
struct Limit {
    std::string name;       ///< "servers", "quota", "partitions", "hot key", "threads"
    double utilisation = 0; ///< 1 = full
    bool rejects = false;   ///< what exceeds it is answered 429 instead of piling up
};

struct Station {
    std::vector<Limit> limits;         ///< fullest first
    std::optional<double> utilisation; ///< of the fullest; absent: nothing limits it
    double admitted = 1;               ///< share of arrivals that its token bucket lets in
    double rejected = 0;               ///< share of arrivals turned away
    double rejectedItself = 0;         ///< the same without those who find no room to wait for a thread
    double noThread = 0;               ///< share of the others that find none
    double passed = 1;                 ///< share of arrivals that is served and goes on
    bool saturated = false;
    Distribution waiting;     ///< of those that are served
    Distribution response[2]; ///< one visit, by operation; saturated() when it has no end
    double meanWaiting = 0, queueLength = 0;
    double departureScv = 1;
    double unloadedMean[2] = {0, 0}; ///< s, without waiting
    StationLoad load;                ///< as queueing theory sees what is admitted
    Trust trust = Trust::Exact;
    std::string method; ///< which formula spoke
    std::string doubt;  ///< why the figure is weak here, or empty
};

/// The distribution of a visit without waiting.
Distribution serviceDistribution(const ServiceTime &time, double coldShare, double coldStart, Compositions &made);

/// Keeps the order of equals.
void sortFullestFirst(std::vector<Limit> &limits);
/// Load on each limit of a component, fullest first: what arrives to its quota, what the quota lets through to the
/// others. `feed`: the stream that it takes its work from.
/// `admitted`: the share that its quota lets through, where that is known better than by what is beyond it.
std::vector<Limit> limitsOf(const Serving &serving, double reads, double writes, const Feed &feed, double admitted = 1);

/// How many requests a group of consumers works on at once: the one with most to do sets the pace.
double busyConsumers(const Feed &feed, int consumers);

Station solveComponent(const Serving &serving, const Arrivals &arrivals, const Feed &feed, Compositions &made);

} // namespace ninesketch
