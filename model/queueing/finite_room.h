// SPDX-License-Identifier: GPL-3.0-or-later
// Stations with a waiting room that can be full: who comes then is refused.
#pragma once
#include "model/queueing/queueing.h"
#include "model/queueing/waiting.h"

#include <functional>

namespace ninesketch
{

bool isExponential(const Distribution &service);

/// Waiting behind c exponential servers by the number found: who finds n >= c waits for n - c + 1 completions.
Distribution waitingByFound(const std::vector<double> &found, int servers, double meanService);

/// M/G/1/K: `places` = K counts the one in service, 1 <= K <= `mostPlacesMg1K`. The number in system is exact: below K
/// it follows from the arrivals during a service by a recursion without differences (Tijms 2003, section 9.8).
constexpr int mostPlacesMg1K = 1000;
queueing::FiniteQueue mg1K(double arrivalRate, const Distribution &service, int places);

/// Loss and waiting of a station with `load.places`, into `result`. Exact for exponential services; at one server loss
/// and mean waiting are exact whatever the services; at several servers others are doubtful as soon as they are
/// refused. `endless` solves the same station without the limit, for rooms that are never full.
void solveRoom(const StationLoad &load, const std::function<StationWaiting()> &endless, StationWaiting &result);

} // namespace ninesketch
