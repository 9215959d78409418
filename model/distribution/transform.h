// SPDX-License-Identifier: GPL-3.0-or-later
// The machinery under distribution.h: non-negative random times known by their Laplace-Stieltjes transform on fixed
// nodes.
//
// Time scales are levels: level l looks at [0, T), T = 8^l seconds, at the nodes s_k = (14 + 2 pi i k) / T. A Fourier
// sum over the nodes, with a filter of eighth order, gives P(X > t) at the 256 points t = n T / 256. The damping
// e^{-14} keeps what lies beyond T out (but for 1e-6 of it), and how the jump at 0 rings is known and taken out. A
// density that starts with a jump rings, too: by less than 1e-5 at T / 32, where levels begin to be read, and 1e-7 at T
// / 13. What happens before t depends on nothing after t, so every level is right by itself, and one composes on the
// levels that a question needs, which each node works out once and keeps.
#pragma once
#include "model/distribution/phase_type.h"
#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace ninesketch::transform
{

constexpr int points = 256;
constexpr int nodes = 124; ///< of 128: the filter leaves less than rounding of the rest, undamped as it is
constexpr double damping = 14;
constexpr int apart = 8; ///< the time scale of a level is that of the next finer one times this
constexpr int lowestLevel = -12, highestLevel = 12;
constexpr int firstGood = 8, lastGood = 205; ///< points whose tails are right
constexpr double hardly = 1e-7; ///< a share of the earliest times that may as well lie at the first good point

/// Levels counted from the lowest.
constexpr std::size_t slotOf(int level)
{
    return static_cast<std::size_t>(level - lowestLevel);
}
double horizon(int level); ///< T in seconds
int levelFor(double time); ///< where `time` is among the good points

struct Spectrum {
    std::array<double, nodes> real, imaginary;

    void fill(double value);
    void multiply(const Spectrum &factor);
    void add(const Spectrum &other, double weight);
};

using Curve = std::array<double, points + 1>; ///< P(X > n T / 256), n = 0 … 256

/// Beyond the good points, up to `last`, as an exponential would go on: what comes late has no say in what is early.
void carryOn(int last, Curve &tail);

/// Spectrum of e^{-s delay}.
void shiftSpectrum(int level, double delay, Spectrum &out);
void multiplyByShift(int level, double delay, Spectrum &out);
/// s_k as numbers.
double nodeReal(int level);
double nodeImaginary(int level, int index);

class Node;
/// P(X > t), t >= 0.
using ExactTail = std::function<double(double)>;
using NodePointer = std::shared_ptr<const Node>;

/// A random time >= 0. What stands at 0 exactly is its atom; above 0 it has a density.
class Node
{
public:
    struct Moments {
        double mean = 0, variance = 0, third = 0, fourth = 0; ///< central
    };
    virtual ~Node();
    Node(const Node &) = delete;
    Node &operator=(const Node &) = delete;

    double atom() const noexcept { return m_atom; }
    const Moments &moments() const noexcept { return m_moments; }
    const Spectrum &spectrum(int level) const;
    /// The same for somebody who is the only one to ask for it: into `room` where it is not known, and not kept.
    const Spectrum &spectrumOnce(int level, Spectrum &room) const;
    /// Its spectrum is asked for by what it is a part of, if by anybody: curves come about in another way.
    virtual bool spectrumIsForOthers() const { return false; }
    const Curve &curve(int level) const;
    /// P(X > t).
    virtual double tail(double time) const;
    /// P(X > n width), n = first … 256, where tail() reads it off the curves.
    void tailsApart(double width, int first, Curve &out) const;
    /// When P(X > t) has fallen to `open`, 0 < open < 1 - atom(), as tail() has it; none where it has to be searched
    /// for.
    virtual std::optional<double> timeOf(double open) const;
    /// P(X > t) to all digits, as a function that may be asked often; none where there is no such form.
    virtual ExactTail exactTail() const;
    /// The sum of E[X^2] over the independent times X >= 0 that it is the sum of: it is t below its mean with a chance
    /// of at most exp(-t^2 / 2 of that) (Maurer 2003).
    virtual double summedSquares() const { return m_moments.variance + m_moments.mean * m_moments.mean; }
    /// As a chain of exponential phases, where it is one and not too long.
    virtual std::optional<PhaseType> phaseType() const { return std::nullopt; }
    /// Adds weight x P(X > (n + shift) T / 256) to the points first … last, at most lastGood.
    void addTails(int level, double shift, double weight, int first, int last, Curve &out) const;
    virtual NodePointer scaled(double factor) const = 0;

protected:
    Node();
    virtual void computeSpectrum(int level, Spectrum &out) const = 0;
    virtual void computeCurve(int level, Curve &out) const;
    /// Curves are right at all their points, not at the good ones alone.
    virtual bool rightEverywhere() const { return false; }
    /// None where it has not been asked for.
    const Curve *knownCurve(int level) const;
    /// P(X > t) at a point between the lattice points of a level (t = at x T / 256).
    double tailAt(int level, double at) const;
    double m_atom = 0;
    Moments m_moments;

private:
    /// Next to nothing lies before the good points of a level: finer ones have nothing to say.
    bool emptyBefore(int level) const;
    struct KeptSpectrum;
    struct KeptCurve;
    template <typename T> using ByLevel = std::array<std::atomic<T *>, highestLevel - lowestLevel + 1>;
    mutable ByLevel<KeptSpectrum> m_spectra{};
    mutable ByLevel<KeptCurve> m_curves{};
};

/// A part of a mixture: starts at an offset.
struct WeightedMoments {
    double weight = 0, offset = 0;
    Node::Moments moments;
};
/// Central moments of a mixture (weights are normalised), and of a sum of two independent times.
Node::Moments mixedMoments(std::span<const WeightedMoments> parts);
Node::Moments summedMoments(const Node::Moments &left, const Node::Moments &right);

} // namespace ninesketch::transform
