// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of transform nodes that distributions are made of. Each knows its spectrum (or its tail), its moments in
// closed form where they have one, and itself on another time scale.
#pragma once
#include "model/distribution/distribution.h"
#include "model/distribution/sampled_node.h"
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ninesketch
{

/// A share of a distribution: nothing before `offset`; there the node's atom, then its density. No node: a constant.
struct DistributionBranch {
    double weight = 1, offset = 0;
    transform::NodePointer node;
};

namespace transform
{

/// Atom at 0 and exponentials by weight. Weights below zero are those of a sum of exponentials in a row.
class HyperExponentialNode final : public Node
{
public:
    using Phases = std::vector<std::pair<double, double>>; ///< weight, mean; the rest of the weight is the atom
    explicit HyperExponentialNode(Phases phases);
    const Phases &phases() const noexcept { return m_phases; }
    bool spectrumIsForOthers() const override { return true; }
    double tail(double time) const override;
    std::optional<double> timeOf(double) const override { return std::nullopt; }
    ExactTail exactTail() const override;
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    void computeCurve(int level, Curve &out) const override;
    bool rightEverywhere() const override { return true; }
    Phases m_phases;
};

class ErlangNode final : public Node
{
public:
    ErlangNode(int phases, double mean);
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    int m_phases;
    double m_phaseMean;
};

/// A random number of exponential phases.
class PhasesNode final : public Node
{
public:
    PhasesNode(std::vector<double> weights, double phaseMean); ///< weights add up to one
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    std::vector<double> m_weights;
    double m_phaseMean;
};

/// Any chain of phases that goes onwards only.
class ChainNode final : public Node
{
public:
    explicit ChainNode(PhaseType chain);
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    PhaseType m_chain;
};

/// Evenly between 0 and `width`.
class UniformNode final : public Node
{
public:
    explicit UniformNode(double width);
    double tail(double time) const override;
    std::optional<double> timeOf(double open) const override { return m_width * (1 - open); }
    ExactTail exactTail() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    void computeCurve(int level, Curve &out) const override;
    bool rightEverywhere() const override { return true; }
    double m_width;
};

/// exp(normal), less `shift` which next to none of it stays below.
class LogNormalNode final : public SampledNode
{
public:
    LogNormalNode(double logMedian, double sigma, double shift);
    bool spectrumIsForOthers() const override { return true; }
    double tail(double time) const override;
    std::optional<double> timeOf(double) const override { return std::nullopt; }
    ExactTail exactTail() const override;
    NodePointer scaled(double factor) const override;

private:
    void sampleTail(int level, int first, Curve &out) const override;
    bool isQuickToSample() const override { return true; }
    std::optional<double> meanBeyond(double time) const override;
    double m_logMedian, m_sigma, m_shift;
};

class SumNode final : public Node
{
public:
    struct Part {
        double weight, shift;
        NodePointer node; ///< none: a constant
    };
    explicit SumNode(std::vector<Part> parts); ///< weights add up to one
    ExactTail exactTail() const override;
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    std::vector<Part> m_parts;
};

class ProductNode final : public Node
{
public:
    explicit ProductNode(std::vector<std::pair<NodePointer, int>> factors); ///< node, how many times
    double summedSquares() const override { return m_summedSquares; }
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    std::vector<std::pair<NodePointer, int>> m_factors;
    double m_summedSquares = 0;
};

/// Another node less a time that next to none of it stays below: the sum of many times is narrow, and stands on a time
/// scale of its own width then, not of its mean.
class BelatedNode final : public Node
{
public:
    BelatedNode(NodePointer node, double since);
    double summedSquares() const override { return m_node->summedSquares(); }
    ExactTail exactTail() const override;
    NodePointer scaled(double factor) const override;

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    NodePointer m_node;
    double m_since;
};

/// 1 - p nothing, else a geometric number (1, 2, …, each further one with probability `again`) of equilibrium
/// residuals.
class ResidualsNode final : public Node
{
public:
    ResidualsNode(Distribution part, double probability, double again);
    bool spectrumIsForOthers() const override { return true; } // nobody asks how long a wait alone takes
    ExactTail exactTail() const override;
    std::optional<PhaseType> phaseType() const override;
    NodePointer scaled(double factor) const override;
    /// Moments of what is made so, without making it.
    static Moments momentsOf(const Distribution &part, double probability, double again);

private:
    void computeSpectrum(int level, Spectrum &out) const override;
    Distribution m_part;
    double m_probability, m_again;
};

/// Room for some curves; for a few without asking for memory.
class CurveRoom
{
public:
    explicit CurveRoom(std::size_t count) : m_count(count)
    {
        if (count > few)
            m_more = std::make_unique_for_overwrite<Curve[]>(count);
    }
    std::span<Curve> curves() { return {m_more ? m_more.get() : m_few, m_count}; }

private:
    static constexpr std::size_t few = 3;
    Curve m_few[few];
    std::unique_ptr<Curve[]> m_more;
    std::size_t m_count;
};

/// How the tails of several distributions at one time make the tail of what is combined of them: until `needed` of
/// them are done, each part standing for `copies` independent times alike.
class Combination
{
public:
    Combination(int needed, std::size_t parts, int copies = 1);
    /// Points first … last of whole curves: `tails` is what the parts leave open, `out` what the whole does.
    void apply(std::span<const Curve> tails, int first, int last, Curve &out) const;
    double operator()(const std::vector<double> &tails) const;
    bool untilAll() const { return m_needed == m_total && m_copies == 1; }

private:
    template <typename Tails, typename Result>
    void combine(const Tails &tails, std::size_t first, std::size_t end, Result &out) const;
    int m_needed, m_total;
    int m_copies;
    std::vector<double> m_choices; ///< logarithms of the binomial coefficients, for copies of which some are needed
};

/// What remains, continuous, of several distributions combined point by point, once the atoms are taken out.
class CombinedNode final : public SampledNode, public std::enable_shared_from_this<CombinedNode>
{
public:
    struct Atom {
        double time, mass;
    };
    CombinedNode(std::vector<Distribution> parts, Combination rule, double offset, std::vector<Atom> atoms,
                 double middle);
    ExactTail exactTail() const override;
    NodePointer scaled(double factor) const override;

private:
    void sampleTail(int level, int first, Curve &out) const override;
    /// The moments of the slowest: those of the parts, each in closed form, less what their tails have in common. That
    /// ends long before the tails themselves, which may be heavy. False where parts are not smooth enough.
    bool momentsFromParts();
    void combinePoints(int level, int first, int last, std::span<Curve> tails, Curve &out) const;
    std::vector<Distribution> m_parts;
    Combination m_rule;
    double m_offset;
    std::vector<Atom> m_atoms; ///< above the offset, or at it
    double m_mass;             ///< what the atoms leave
};

/// Another node times a factor, read off its curves: what is dear to make anew on another scale.
class ScaledNode final : public SampledNode
{
public:
    ScaledNode(NodePointer node, double factor);
    double tail(double time) const override;
    std::optional<double> timeOf(double open) const override;
    NodePointer scaled(double factor) const override;

private:
    void sampleTail(int level, int first, Curve &out) const override;
    NodePointer m_node;
    double m_factor;
};

/// A node given that it ends before a limit.
class TruncatedNode final : public SampledNode
{
public:
    TruncatedNode(NodePointer node, double limit);
    double tail(double time) const override;
    std::optional<double> timeOf(double open) const override;
    ExactTail exactTail() const override;
    NodePointer scaled(double factor) const override;

private:
    void sampleTail(int level, int first, Curve &out) const override;
    NodePointer m_node;
    double m_limit, m_beyond;
};

} // namespace transform

/// Reaches into distributions for those who make them.
class DistributionBuilder
{
public:
    static const std::vector<DistributionBranch> &branches(const Distribution &distribution);
    /// Branches in any order, weights of any sum: merges, sorts, normalises.
    static Distribution make(std::vector<DistributionBranch> branches);
    /// Transform of the whole distribution, offsets included, for its only owner: what nobody else has is not kept.
    static void spectrum(const Distribution &distribution, int level, transform::Spectrum &out);
    /// P(X - offset > n T / 256), n = first … last. Beyond the good points it is carried on, from good ones.
    static void tails(const Distribution &distribution, double offset, int level, int first, int last,
                      transform::Curve &out);
    static Distribution ofChain(transform::PhaseType chain);
    /// P(X > t) to all digits; none where that is not known. Not for longer than the distribution lives.
    static transform::ExactTail exactTail(const Distribution &distribution);
};

} // namespace ninesketch
