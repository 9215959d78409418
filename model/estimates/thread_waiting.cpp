// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/thread_waiting.h"

#include "model/estimates/call_outcome.h"
#include "model/queueing/queueing.h"
#include "model/queueing/waiting.h"

#include <cmath>

namespace ninesketch
{

Distribution waitForThread(const Serving &serving, double rate, const Distribution &held, Compositions &compositions)
{
    constexpr int many = 8, manyUnlike = 64;
    constexpr double alike = 0.2;  // squared coefficients of variation apart from 1
    constexpr double seen = 0.005; // of the time held: what is off of shorter waits nobody sees
    if (!(held.mean() > 0))
        return {};
    // the replicas that are dealt to in turn, by random, or with the fewest threads in use as if all were one
    const bool inTurn = serving.routing == Routing::RoundRobin && serving.replicas > 1;
    const bool apart = inTurn || serving.routing == Routing::Random;
    const int queues = apart ? serving.replicas : 1, threads = serving.threads * serving.replicas / queues;
    return compositions.made(Composed::Service, {held}, {rate, 1.0 * queues, 1.0 * threads, inTurn ? 1.0 : 0.0}, [&] {
        StationLoad load;
        load.arrivalRate = rate / queues;
        load.service = held;
        load.servers = threads;
        if (inTurn) {
            load.arrivalRate = rate;
            load.replicas = queues;
            load.balancing = Balancing::RoundRobin;
            return solveStation(load).waiting;
        }
        if (threads < many || load.arrivalRate * held.mean() >= threads)
            return solveStation(load).waiting;
        // how long the waits are that there are is next to exponential before many of them: all the more, the busier
        // they are (Kingman 1962), and the less unlike exponential ones the times are that they are held
        const double waits = queueing::erlangC(load.arrivalRate * held.mean(), threads);
        const double mean =
            queueing::mgcMeanWaiting(load.arrivalRate, held.mean(), held.scv(), held.thirdMoment(), threads);
        if (threads < manyUnlike && std::fabs(held.scv() - 1) > alike && mean > seen * held.mean())
            return solveStation(load).waiting;
        return waits > hardlyEver
                   ? mixture({{1 - waits, Distribution()}, {waits, Distribution::exponential(mean / waits)}})
                   : Distribution();
    });
}

ThreadRoom waitInRoom(const Serving &serving, double rate, const Distribution &held)
{
    StationLoad load;
    load.arrivalRate = rate;
    load.service = held;
    load.replicas = serving.replicas;
    load.servers = serving.threads;
    load.places = serving.threads + serving.queueLimit.value_or(0);
    load.balancing = serving.routing == Routing::SharedQueue  ? Balancing::SharedQueue
                     : serving.routing == Routing::RoundRobin ? Balancing::RoundRobin
                                                              : Balancing::Random;
    const StationWaiting solved = solveStation(load);
    return {solved.lossProbability, solved.waiting};
}

} // namespace ninesketch
