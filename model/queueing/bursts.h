// SPDX-License-Identifier: GPL-3.0-or-later
// Arrivals that are not one by one at random: batches that come at once, copies of one request, gaps of any
// variability. At the first queue that they meet they have exact answers.
#pragma once
#include "model/distribution/distribution.h"

#include <optional>
#include <span>
#include <vector>

namespace ninesketch
{

/// Poisson batches; each of their `size` members comes with probability `kept`, by itself.
struct BatchStream {
    double perSecond = 0;
    int size = 1;
    double kept = 1;
    double rate() const { return perSecond * size * kept; } ///< members per second that come
    friend bool operator==(const BatchStream &, const BatchStream &) = default;
};

/// Gaps that are independent and alike: hyper-exponential with balanced means above a squared coefficient of variation
/// of 1, a mixture of two Erlang distributions below (Tijms 1994), constant at 0. Each arrival is kept by chance.
struct RenewalStream {
    double meanGap = 1; ///< s, before the choice
    double scv = 1;
    double kept = 1;
    double rate() const { return kept / meanGap; }
    friend bool operator==(const RenewalStream &, const RenewalStream &) = default;
};
/// Laplace transform of the gap between arrivals that are kept.
double gapTransform(const RenewalStream &stream, double s);

/// Batches per second by their number of members, each kept with probability `share` once more: [1] the single ones, …
std::vector<double> batchSizes(std::span<const BatchStream> streams, double share);

/// So many services in a row as each weight has its place: [0] none, … Of more than some hundred weights neighbours
/// are taken together.
Distribution rowsOf(std::span<const double> weights, const Distribution &service);
/// Wait of the first of a batch at one server, any service: M/G/1 whose customers are batches (exact).
Distribution batchWait(std::span<const double> sizes, const Distribution &service);
/// Number in the system that a batch finds at `servers` exponential servers, until what is left is below 1e-13: levels
/// are crossed upwards as often as downwards (exact). Empty when saturated, or beyond some ten million steps.
std::vector<double> foundByBatch(std::span<const double> sizes, double meanService, int servers);
/// Weight of each place in its batch, [0] the first, that a member may have.
std::vector<double> placesInBatch(std::span<const double> sizes);

/// Until `quorum` of `copies` that come at once to `servers` exponential servers are served, by what they find there:
/// first come, first served, a Markov chain of those before them and those of them that are done (exact).
Distribution quorumResponse(std::span<const double> found, double meanService, int servers, int copies, int quorum);

/// GI/M/c (Kendall 1953; Gross and Harris 5.1.3): who waits does so exponentially. Exact; `servers` up to 30.
struct RenewalWait {
    double probability = 0, meanIfWaiting = 0;
};
std::optional<RenewalWait> renewalWait(const RenewalStream &stream, double meanService, int servers);

} // namespace ninesketch
