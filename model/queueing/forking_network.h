// SPDX-License-Identifier: GPL-3.0-or-later
// Closed networks whose tokens fork: what a thread asks at once it waits for at once.
#pragma once
#include <cmath>
#include <functional>
#include <span>
#include <vector>

namespace ninesketch::queueing
{

/// A time by its mean and variance.
struct TwoMoments {
    double mean = 0;     ///< s
    double variance = 0; ///< s²
};
/// Until the later of two independent ones is done: exact for exponentials from a start of their own, which stand in
/// for others with the same two moments, and more and more for log-normals where they vary more than exponentials. One
/// after the other, the mean of the slowest of up to a hundred alike exponentials is right to 1.2 %.
TwoMoments laterOf(TwoMoments one, TwoMoments other);

struct ForkingStation {
    double demand = 0; ///< s of a server, each time a token goes round; spread over all copies alike
    int servers = 1;   ///< of each copy
    int copies = 1;    ///< with a queue each
    double scv = 1;    ///< of its services; beyond 2 taken as 2
};
/// What a token does between two starts.
struct ForkingRound {
    double delay = 0; ///< s where nothing queues
    /// Time of the round as a part of all its times added up, where its visits take so long at each station, wait
    /// included (s of a round, by station): 0 … 1. None: 1.
    std::function<double(std::span<const double> residences)> overlap{};
};
/// Up to how many tokens a network is looked at.
struct ForkingEnd {
    double arrivalRate = 0; ///< > 0: the number that so many requests per second hardly ever hold
    double full = HUGE_VAL; ///< the number that carries such a part of what its fullest station can
};

/// Rounds per second of 1, 2, … `customers` tokens, or fewer where `end` says so, by mean value analysis (Reiser,
/// Lavenberg 1980; what an arrival finds is taken as without forks, after Heidelberger, Trivedi 1983), a server that is
/// found busy having the mean residual of its service left. Without an overlap exact for exponential services at one or
/// two servers, within 1 % at more, and within 0.1 % where tokens are few or many. Where the overlap is foretold to
/// some 5e-4 of it by those of fewer tokens it is not asked for each number of them.
std::vector<double> forkingNetworkThroughput(int customers, const std::vector<ForkingStation> &stations,
                                             const ForkingRound &round, const ForkingEnd &end = {});

/// From this part on of what the fullest station carries, a network is as good as full.
inline constexpr double asGoodAsFull = 1 - 1e-6;

/// Rounds per second of `customers` tokens; where that is more than a part `full` of what the fullest station carries,
/// something in between. Near a full station services that vary more than exponential ones cost no more than fewer
/// tokens with exponential ones would, by 2 / (ca2 + cs2): its queue as a diffusion between none and all (Reiser,
/// Kobayashi 1974).
double forkingNetworkCapacity(int customers, std::vector<ForkingStation> stations, const ForkingRound &round,
                              double full = asGoodAsFull);

/// Tokens in use, on average, where so many requests per second come at random, each takes a token, and waits outside
/// for one where all are taken: the network as one station that serves `throughput[n - 1]` per second with n tokens
/// (Chandy, Herzog, Woo 1975). At or beyond the last of them: all tokens.
double tokensInUse(double arrivalRate, std::span<const double> throughput);

} // namespace ninesketch::queueing
