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

} // namespace ninesketch
