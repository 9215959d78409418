// SPDX-License-Identifier: GPL-3.0-or-later
// Phase-type distributions: the time until a Markov chain of exponential phases ends (Neuts 1981). Sums, mixtures and
// geometric numbers of exponentials are such chains, whatever their means, and their tails are known to all digits:
// what M/M/c, M/M/c/K, M/H/1 and M/M/1 stations one after another take.
#pragma once
#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace ninesketch::transform
{

class PhaseType
{
public:
    /// More phases than this are left to the transforms.
    static constexpr std::size_t most = 32;

    /// Ends at once.
    PhaseType() = default;
    /// One phase of several by weight, each with its mean; the rest of the weight ends at once.
    static PhaseType oneOf(std::span<const std::pair<double, double>> weightsAndMeans);
    /// As many phases in a row, of that mean, as the index of the weight says.
    static PhaseType inARow(std::span<const double> weights, double phaseMean);
    struct Move {
        std::size_t from, to;
        double rate;
    };
    /// Any chain that goes from phases to later ones only.
    static PhaseType chain(std::vector<double> start, std::vector<double> leaves, std::span<const Move> moves);
    /// This one, then the other.
    PhaseType then(const PhaseType &other) const;
    /// Adds another one to a mixture: weights of both together are to be 1. Begin with emptyMixture().
    static PhaseType emptyMixture();
    void addToMixture(double weight, const PhaseType &other);
    /// Begins as `start` says whenever it ends, with probability `again`.
    PhaseType again(double probability) const;

    /// What is left of it when one looks in at a random moment. Not of one that begins again.
    PhaseType residual() const;

    std::size_t size() const { return m_start.size(); }
    /// P(X > t), to about 1e-13.
    double tail(double time) const;
    /// E[e^{-s X}] and E[X^n], n = 1 … 4, of a chain().
    std::complex<double> transform(std::complex<double> s) const;
    std::array<double, 4> rawMoments() const;
    double atom() const { return m_atom; }
    PhaseType scaled(double factor) const; ///< times multiplied

private:
    double endingRate(std::size_t phase) const;
    std::vector<double> m_start;  ///< by phase: probability to begin there
    double m_atom = 1;            ///< probability to end at once
    std::vector<double> m_leaves; ///< by phase: rate at which it is left
    std::vector<double> m_moves;  ///< by phase and phase: rate from one to the other
};

} // namespace ninesketch::transform
