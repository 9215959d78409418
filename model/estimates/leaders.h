// SPDX-License-Identifier: GPL-3.0-or-later
// Writes at the leaders of a relational store with replicas: each part has one, a replica, that takes its writes.
#pragma once
#include "model/estimates/stations.h"

namespace ninesketch
{

/// Whether each replica has a queue of its own: writes wait in that of their leader, among the reads dealt to it. Else
/// they wait for their leader first, then with the reads for any server.
bool leadersHaveQueues(const Serving &serving);
/// Largest share of all writes that one replica leads.
double hottestLeaderShare(const Serving &serving);

/// Waits of writes for their leaders, where all servers have one queue. `load`: of the whole component.
StationWaiting waitForLeaders(const StationLoad &load, const Serving &serving, const Arrivals &arrivals,
                              const Distribution &writes);

/// All that comes to replicas with queues of their own.
struct LeaderQueues {
    StationWaiting whole;
    Distribution waiting[2]; ///< by operation
};
LeaderQueues solveLeaderQueues(const StationLoad &load, const Serving &serving, const Arrivals &arrivals,
                               const Distribution held[2]);

} // namespace ninesketch
