// SPDX-License-Identifier: GPL-3.0-or-later
// A distribution of time as a value: made from delays, exponentials, log-normals and queues, composed as calls compose
// (one after another, at once, either or, whichever is first), asked for mean, percentiles and whole curves.
//
//     auto hit = Distribution::delay(1e-3);
//     auto miss = Distribution::delay(11e-3);
//     auto read = mixture({{0.95, hit}, {0.05, miss}});
//     read.percentile(0.5);  // 0.001, exactly
//     read.percentile(0.99); // 0.011, exactly
//
// Times are seconds. Values are immutable, cheap to copy, and may be shared between threads. Independence of what is
// composed is assumed; whoever composes dependent parts says so beside the figure.
//
// How: a distribution is a few branches (weight, offset, atom at the offset, and a continuous rest). The rest is known
// by its Laplace-Stieltjes transform on fixed damped Fourier nodes, on ladders of time scales eight apart, worked out
// only when asked (after Abate & Whitt, ORSA J. Computing 1992, 1995). Sequences multiply transforms, mixtures add
// them, maxima and order statistics go by the curves. Moments are carried in closed form wherever they have one.
#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace ninesketch
{

struct DistributionBranch;

class Distribution
{
public:
    /// No time at all.
    Distribution();

    // ---- leaves ----
    static Distribution delay(double seconds);
    static Distribution exponential(double mean);
    /// Sum of `phases` exponentials with that total mean.
    static Distribution erlang(int phases, double mean);
    /// A random number of exponential phases in a row: weights[j] is the share with j phases (0: no time at all).
    static Distribution phases(std::span<const double> weights, double phaseMean);
    /// Mixture of exponentials: pairs of weight and mean; weights need not add up to one.
    static Distribution hyperExponential(std::span<const std::pair<double, double>> weightsAndMeans);
    /// Two-phase hyper-exponential with balanced means, cv >= 1.
    static Distribution hyperExponential(double mean, double cv);
    static Distribution logNormal(double mean, double cv);
    /// By median and 99th percentile, p99 > p50 > 0.
    static Distribution logNormalFromPercentiles(double p50, double p99);
    static Distribution uniform(double from, double to);
    /// Never done: what a saturated station answers. Mean and percentiles are infinite; whatever contains it is
    /// saturated.
    static Distribution saturated();

    /// The same for copies of one another, and for nothing else alive.
    const void *identity() const noexcept { return m_branches.get(); }
    bool isSaturated() const noexcept { return m_saturated; }
    bool isConstant() const noexcept;

    double mean() const noexcept { return m_mean; }
    double variance() const noexcept { return m_variance; }
    /// Third and fourth moments about the mean (closed form for leaves, sequences and mixtures; else by quadrature or
    /// fit).
    double thirdCentralMoment() const noexcept { return m_third; }
    double fourthCentralMoment() const noexcept { return m_fourth; }
    double secondMoment() const noexcept { return m_variance + m_mean * m_mean; }
    double thirdMoment() const noexcept { return m_third + 3 * m_mean * m_variance + m_mean * m_mean * m_mean; }
    /// Squared coefficient of variation; 0 for a constant or nothing.
    double scv() const noexcept { return m_mean > 0 ? m_variance / (m_mean * m_mean) : 0; }
    double cv() const noexcept;

    /// Smallest time that at least this share (0 < probability < 1) does not exceed.
    double percentile(double probability) const;
    std::vector<double> percentiles(std::span<const double> probabilities) const;
    /// P(X <= t).
    double cdf(double time) const;
    /// P(X > t), right in its relative digits down to about 1e-9.
    double tail(double time) const;
    /// P(X < t): cdf without the atom at t.
    double cdfBelow(double time) const;
    /// Smallest value it can take.
    double minimum() const noexcept;

    /// Points of the curve from the smallest value to the percentile `upTo`, ready for a plot: (seconds, P(X <= t)).
    std::vector<std::pair<double, double>> curve(int points, double upTo = 0.999) const;

private:
    friend class DistributionBuilder;
    double nearPercentile(double probability) const;
    double polished(double near, double probability, const std::function<double(double)> &exact) const;
    std::shared_ptr<const std::vector<DistributionBranch>> m_branches;
    double m_mean = 0, m_variance = 0, m_third = 0, m_fourth = 0;
    bool m_saturated = false;
};

/// A share of requests (need not add up to one: they are normalised) and what these take.
struct WeightedDistribution {
    double weight = 0;
    Distribution distribution;
};

/// One after another: the sum of independent times.
Distribution sequence(std::span<const Distribution> parts);
Distribution sequence(std::initializer_list<Distribution> parts);
/// The same thing `count` times in a row; a fraction is a probability of one time more.
Distribution repeated(const Distribution &part, double count);
/// One of them, by weight.
Distribution mixture(std::span<const WeightedDistribution> parts);
Distribution mixture(std::initializer_list<WeightedDistribution> parts);
/// All at once, until the last is done.
Distribution maximum(std::span<const Distribution> parts);
Distribution maximum(std::initializer_list<Distribution> parts);
/// n alike at once, until the k-th is done: k = n the slowest, k = 1 the fastest. 1 <= k <= n.
Distribution orderStatistic(const Distribution &part, int k, int n);
/// The same over unlike parts (quorum over replicas near and far).
Distribution orderStatistic(std::span<const Distribution> parts, int k);
/// Whichever comes first (a hedged request is minimum({first, sequence({delay(d), second})})).
Distribution minimum(std::span<const Distribution> parts);
Distribution minimum(std::initializer_list<Distribution> parts);
/// What a caller sees who gives up after `timeout`: min(X, timeout).
Distribution cappedAt(const Distribution &part, double timeout);
/// Those that make it within the timeout only: X given X <= timeout. Where none does: the constant timeout.
Distribution givenAtMost(const Distribution &part, double timeout);
/// Times multiplied by a factor > 0.
Distribution scaled(const Distribution &part, double factor);
/// With probability 1 - p nothing, else a geometric number (1, 2, …; each further one with probability `again`) of
/// copies of the equilibrium residual of `part`, divided by `servers` and then scaled to the mean wanted: the waiting
/// time of M/G/1 (exact with p = again = rho, servers = 1) and the accepted shape for M/G/c. `meanWaiting` <= 0 leaves
/// the scale.
Distribution geometricResiduals(const Distribution &part, double probability, double again, int servers = 1,
                                double meanWaiting = 0);

} // namespace ninesketch
