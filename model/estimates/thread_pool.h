// SPDX-License-Identifier: GPL-3.0-or-later
// What the threads of a blocking service can carry: each thread is a token that goes round the stations it waits for,
// so the pool is a closed network (Reiser and Lavenberg 1980; Rolia and Sevcik 1995), well below what the processor
// and the database alone would give.
#pragma once
#include "model/estimates/thread_round.h"

#include <optional>

namespace ninesketch
{

/// Absent when nothing visits it, or other work fills a station that it waits for.
std::optional<ThreadsFull> threadsFull(const ThreadRounds &rounds, std::size_t component);

/// Threads in use, of those in use where stations do not know that there are only so many (1 or less). `full`: says
/// there what threadsFull() would, where that comes along and no other work could change it.
double threadsInUse(const ThreadRounds &rounds, std::size_t component, std::optional<ThreadsFull> *full = nullptr);

/// What the threads of one blocking service carry.
struct ThreadPoolCapacity {
    double visitsPerSecond = 0; ///< with all threads busy, other work as it is
    double loadFactor = 0;      ///< times today's load at which they are all busy, other work growing alike
    /// By request class: the same of its load by itself, infinite where it does not come there.
    std::vector<double> classFactors;
};

/// By component: absent where it does not block, nothing visits it, or one of the stations that it waits for is full
/// before its threads are. Exact, beside other work, too, for
/// exponential services with one queue, or with one drawn at random, called one after another; with calls in parallel
/// within 3 %.
std::vector<std::optional<ThreadPoolCapacity>> threadPoolCapacities(const Design &design, const Prepared &prepared,
                                                                    const Solution &solution);

/// Load on the threads of one, in replicas all of whose threads are held, of `offered` visits per second; 0: it holds
/// none while it waits, or that is not known. `inUse`: the share of its threads, which says no more than 1 of those
/// that are all held; what they carry then tells how many would do.
double heldReplicas(const Serving &serving, double offered, std::optional<double> inUse,
                    const std::optional<ThreadPoolCapacity> &pool);

} // namespace ninesketch
