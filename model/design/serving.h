// SPDX-License-Identifier: GPL-3.0-or-later
// How one component serves, its parameters taken together: the reading that estimates and simulation share.
#pragma once
#include "model/design/design.h"

namespace ninesketch
{

/// What one request takes without load. A draw X of this time holds a server for `hold` x X and is answered after X.
struct ServiceTime {
    enum class Family { None, Constant, Exponential, LogNormal, HyperExponential };
    Family family = Family::None; ///< None: no time at all
    double mean = 0;              ///< s
    double cv = 0;                ///< standard deviation / mean
    double p50 = 0, p99 = 0;      ///< of a log-normal given by them, else 0
    double hold = 1;
    friend bool operator==(const ServiceTime &, const ServiceTime &) = default;
};

enum class Routing { SharedQueue, Random, RoundRobin, LeastOutstanding };

struct Serving {
    int replicas = 1;
    int servers = 0; ///< of each replica; 0: unlimited, a pure delay
    ServiceTime read, write;
    double coldShare = 0, coldStart = 0; ///< this share of requests takes this many seconds more
    Routing routing = Routing::SharedQueue;
    bool processorSharing = false;
    std::optional<int> queueLimit;   ///< waiting places of each replica; beyond: rejected
    std::optional<double> rateLimit; ///< tokens per second of the whole component
    double burst = 0;                ///< tokens the bucket holds
    int buckets = 1;                 ///< one in each replica: rate and burst are those of all of them
    double errorRate = 0;
    bool blocking = false;
    int threads = 0; ///< of each replica, when blocking
    std::optional<int> partitions;
    /// Limit of one partition, per second. Of a relational store with replicas: what its leader writes.
    std::optional<double> partitionReads, partitionWrites;
    /// Writes wait for a server of the leader of their part, one replica's worth of them; reads for any server.
    bool led = false;
    double hottestShare = 0;              ///< of all requests, on the hottest partition; 0 without partitions
    double skew = 0;                      ///< Zipf's exponent over the other partitions; 0: alike
    double readUnits = 1, writeUnits = 1; ///< what a request counts as towards limits and price

    const ServiceTime &time(Operation operation) const { return operation == Operation::Read ? read : write; }
    /// Requests per second of that operation that all replicas sustain; absent: unlimited.
    std::optional<double> capacity(Operation operation) const;
};

/// Reads everything above from a component. A rate limit that each replica counts by itself is a bucket in each; the
/// verification of a token is part of the service time and of the capacity; limits of a partition are in requests.
Serving servingOf(const Component &component);

/// Zipf: share of the first of n keys of weight 1/rank^s.
double hottestShare(int partitions, double skew);

/// Names of the zones and the region a component is placed in.
std::vector<std::string> zonesOf(const Component &component);

/// Replicas that are left when the zone is lost that holds most of them. They are dealt to the zones in turn; a zone
/// that is named twice takes two of each turn.
double leftWithoutAZone(const std::vector<std::string> &zones, double replicas);
/// The fewest replicas of which so many are left then; at least two different zones.
double replicasThatSpareAZone(const std::vector<std::string> &zones, double left);

/// How one replica (or the whole managed service) fails.
struct Failing {
    double unavailability = 0; ///< of a replica, or of the whole when managed
    bool managed = false;
    double commonCause = 0;
    double failoverUnavailability = 0; ///< added while roles move
    std::optional<double> mtbf, mttr;  ///< s, as stated or from availability and one of them
    std::optional<int> needed;         ///< pinned k
};
Failing failingOf(const Component &component);

/// Replicas that must work for a call that is made in copies: they go to different replicas, and as many must answer
/// as its quorum asks for, and as the load needs. 0: not made in copies, or to something that fails as a whole.
int neededForQuorum(const Call &call, const Component &callee, int replicas, int neededForLoad);

} // namespace ninesketch
