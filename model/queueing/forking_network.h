// SPDX-License-Identifier: GPL-3.0-or-later
// Closed networks whose tokens fork: what a thread asks at once it waits for at once.
#pragma once
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
/// How long a token takes to go round, s, where its visits take so long at each station, wait included (s of a round,
/// by station).
using RoundTime = std::function<double(std::span<const double> residences)>;

/// Rounds per second of 1, 2, … `customers` tokens, by mean value analysis (Reiser, Lavenberg 1980; what an arrival
/// finds is taken as without forks, after Heidelberger, Trivedi 1983), a server that is found busy having the mean
/// residual of its service left. Where `round` adds up the residences and a delay, exact for exponential services.
/// `arrivalRate`: ends with the number of tokens that so many requests per second hardly ever hold; 0: with all.
std::vector<double> forkingNetworkThroughput(int customers, const std::vector<ForkingStation> &stations,
                                             const RoundTime &round, double arrivalRate = 0);

/// Tokens in use, on average, where so many requests per second come at random, each takes a token, and waits outside
/// for one where all are taken: the network as one station that serves `throughput[n - 1]` per second with n tokens
/// (Chandy, Herzog, Woo 1975). At or beyond the last of them: all tokens.
double tokensInUse(double arrivalRate, std::span<const double> throughput);

} // namespace ninesketch::queueing
