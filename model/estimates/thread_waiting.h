// SPDX-License-Identifier: GPL-3.0-or-later
// How long a request waits for a thread.
#pragma once
#include "model/design/serving.h"
#include "model/distribution/compositions.h"

namespace ninesketch
{

/// Until a thread of one of the replicas is free, where `rate` come per second and each is held so long: the wait of a
/// station with as many servers. Saturated where the threads are too few.
Distribution waitForThread(const Serving &serving, double rate, const Distribution &held, Compositions &compositions);

/// Where no more than so many of a replica may wait, for a thread or with one for a server.
struct ThreadRoom {
    double refused = 0;   ///< share that finds no room
    Distribution waiting; ///< of the others
};
/// The same with that room. Also where threads are too few for all that come.
ThreadRoom waitInRoom(const Serving &serving, double rate, const Distribution &held);

} // namespace ninesketch
