// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/distribution_nodes.h"
#include "model/distribution/wide.h"
#include <algorithm>
#include <cmath>
#include <complex>
#include <functional>

namespace ninesketch::transform
{

namespace
{
std::size_t index(int k)
{
    return static_cast<std::size_t>(k);
}
} // namespace

// ---- exponentials ----

HyperExponentialNode::HyperExponentialNode(Phases phases) : m_phases(std::move(phases))
{
    std::vector<WeightedMoments> parts;
    parts.reserve(m_phases.size() + 1);
    double total = 0;
    for (const auto &[weight, mean] : m_phases) {
        const double square = mean * mean;
        parts.push_back({weight, 0, {mean, square, 2 * mean * square, 9 * square * square}});
        total += weight;
    }
    m_atom = std::max(0.0, 1 - total);
    if (m_atom < 1e-13)
        m_atom = 0;
    parts.push_back({m_atom, 0, {}});
    m_moments = mixedMoments(parts);
}

namespace
{
NINESKETCH_WIDE void addPhase(double weight, double mean, int level, Spectrum &out)
{
    const double denominatorReal = 1 + nodeReal(level) * mean, imaginaryStep = nodeImaginary(level, 1) * mean;
    for (int k = 0; k < nodes; ++k) {
        const double denominatorImaginary = imaginaryStep * k;
        const double factor =
            weight / (denominatorReal * denominatorReal + denominatorImaginary * denominatorImaginary);
        out.real[index(k)] += denominatorReal * factor;
        out.imaginary[index(k)] -= denominatorImaginary * factor;
    }
}
} // namespace

void HyperExponentialNode::computeSpectrum(int level, Spectrum &out) const
{
    out.fill(m_atom);
    for (const auto &[weight, mean] : m_phases)
        addPhase(weight, mean, level, out);
}

void HyperExponentialNode::computeCurve(int level, Curve &out) const
{
    out.fill(0);
    for (const auto &[weight, mean] : m_phases) {
        const double decay = std::exp(-horizon(level) / points / mean);
        double value = weight;
        for (std::size_t n = 0; n <= points; ++n, value *= decay)
            out[n] += value;
    }
}

double HyperExponentialNode::tail(double time) const
{
    if (time < 0)
        return 1;
    double result = 0;
    for (const auto &[weight, mean] : m_phases)
        result += weight * std::exp(-time / mean);
    return std::max(0.0, result);
}

NodePointer HyperExponentialNode::scaled(double factor) const
{
    Phases phases = m_phases;
    for (auto &phase : phases)
        phase.second *= factor;
    return std::make_shared<HyperExponentialNode>(std::move(phases));
}

ErlangNode::ErlangNode(int phases, double mean) : m_phases(phases), m_phaseMean(mean / phases)
{
    const double square = m_phaseMean * m_phaseMean;
    m_moments = {mean, square * phases, 2 * square * m_phaseMean * phases,
                 square * square * (3.0 * phases * phases + 6.0 * phases)};
}

void ErlangNode::computeSpectrum(int level, Spectrum &out) const
{
    for (int k = 0; k < nodes; ++k) {
        const std::complex<double> one(1 + nodeReal(level) * m_phaseMean, nodeImaginary(level, k) * m_phaseMean);
        const std::complex<double> value = std::pow(one, -m_phases);
        out.real[index(k)] = value.real();
        out.imaginary[index(k)] = value.imag();
    }
}

NodePointer ErlangNode::scaled(double factor) const
{
    return std::make_shared<ErlangNode>(m_phases, m_phaseMean * m_phases * factor);
}

PhasesNode::PhasesNode(std::vector<double> weights, double phaseMean)
    : m_weights(std::move(weights)), m_phaseMean(phaseMean)
{
    m_atom = m_weights.front();
    const double square = phaseMean * phaseMean;
    std::vector<WeightedMoments> parts;
    for (std::size_t j = 0; j < m_weights.size(); ++j) {
        const auto n = static_cast<double>(j);
        parts.push_back(
            {m_weights[j],
             0,
             {n * phaseMean, n * square, 2 * n * square * phaseMean, square * square * (3 * n * n + 6 * n)}});
    }
    m_moments = mixedMoments(parts);
}

void PhasesNode::computeSpectrum(int level, Spectrum &out) const
{
    out.fill(m_weights.back());
    Spectrum phase;
    for (int k = 0; k < nodes; ++k) {
        const std::complex<double> one(1 + nodeReal(level) * m_phaseMean, nodeImaginary(level, k) * m_phaseMean);
        const std::complex<double> value = 1.0 / one;
        phase.real[index(k)] = value.real();
        phase.imaginary[index(k)] = value.imag();
    }
    for (std::size_t j = m_weights.size() - 1; j-- > 0;) {
        out.multiply(phase);
        for (double &value : out.real)
            value += m_weights[j];
    }
}

NodePointer PhasesNode::scaled(double factor) const
{
    return std::make_shared<PhasesNode>(m_weights, m_phaseMean * factor);
}

ChainNode::ChainNode(PhaseType chain) : m_chain(std::move(chain))
{
    m_atom = m_chain.atom();
    const auto raw = m_chain.rawMoments();
    const double mean = raw[0], square = mean * mean;
    m_moments = {mean, raw[1] - square, raw[2] - 3 * mean * raw[1] + 2 * mean * square,
                 raw[3] - 4 * mean * raw[2] + 6 * square * raw[1] - 3 * square * square};
}

void ChainNode::computeSpectrum(int level, Spectrum &out) const
{
    for (int k = 0; k < nodes; ++k) {
        const std::complex<double> value = m_chain.transform({nodeReal(level), nodeImaginary(level, k)});
        out.real[index(k)] = value.real();
        out.imaginary[index(k)] = value.imag();
    }
}

NodePointer ChainNode::scaled(double factor) const
{
    return std::make_shared<ChainNode>(m_chain.scaled(factor));
}

// ---- uniform ----

UniformNode::UniformNode(double width) : m_width(width)
{
    m_moments = {width / 2, width * width / 12, 0, width * width * width * width / 80};
}

void UniformNode::computeSpectrum(int level, Spectrum &out) const
{
    shiftSpectrum(level, m_width, out);
    for (int k = 0; k < nodes; ++k) {
        const std::complex<double> s(nodeReal(level) * m_width, nodeImaginary(level, k) * m_width);
        const std::complex<double> end(out.real[index(k)], out.imaginary[index(k)]);
        const std::complex<double> value = std::abs(s) < 1e-4 ? 1.0 - s / 2.0 + s * s / 6.0 : (1.0 - end) / s;
        out.real[index(k)] = value.real();
        out.imaginary[index(k)] = value.imag();
    }
}

void UniformNode::computeCurve(int level, Curve &out) const
{
    for (int n = 0; n <= points; ++n)
        out[index(n)] = tail(n * horizon(level) / points);
}

double UniformNode::tail(double time) const
{
    return std::clamp(1 - time / m_width, 0.0, 1.0);
}

NodePointer UniformNode::scaled(double factor) const
{
    return std::make_shared<UniformNode>(m_width * factor);
}

// ---- sums and products of transforms ----

SumNode::SumNode(std::vector<Part> parts) : m_parts(std::move(parts))
{
    std::vector<WeightedMoments> moments;
    moments.reserve(m_parts.size());
    for (const Part &part : m_parts) {
        moments.push_back({part.weight, part.shift, part.node ? part.node->moments() : Moments{}});
        if (part.shift <= 0)
            m_atom += part.weight * (part.node ? part.node->atom() : 1);
    }
    m_moments = mixedMoments(moments);
}

namespace
{
// What takes a spectrum's room on the stack stands by itself: sums and products ask those that they are made of, and a
// request may pass through thousands of services.

/// Adds a part that begins after its shift; `own` is its spectrum, none that of a constant.
[[gnu::noinline]] void addShifted(int level, double shift, double weight, const Spectrum *own, Spectrum &out)
{
    Spectrum shifted;
    shiftSpectrum(level, shift, shifted);
    if (own)
        shifted.multiply(*own);
    out.add(shifted, weight);
}

[[gnu::noinline]] void multiplyByPower(const Spectrum &factor, int power, Spectrum &out)
{
    Spectrum square = factor;
    for (int rest = power; rest > 0; rest /= 2) {
        if (rest % 2 == 1)
            out.multiply(square);
        if (rest > 1)
            square.multiply(Spectrum(square));
    }
}
} // namespace

void SumNode::computeSpectrum(int level, Spectrum &out) const
{
    out.fill(0);
    for (const Part &part : m_parts) {
        const Spectrum *own = part.node ? &part.node->spectrum(level) : nullptr;
        if (part.shift > 0)
            addShifted(level, part.shift, part.weight, own, out);
        else if (own)
            out.add(*own, part.weight);
        else
            for (double &value : out.real)
                value += part.weight;
    }
}

NodePointer SumNode::scaled(double factor) const
{
    std::vector<Part> parts = m_parts;
    for (Part &part : parts) {
        part.shift *= factor;
        if (part.node)
            part.node = part.node->scaled(factor);
    }
    return std::make_shared<SumNode>(std::move(parts));
}

ProductNode::ProductNode(std::vector<std::pair<NodePointer, int>> factors) : m_factors(std::move(factors))
{
    m_atom = 1;
    for (const auto &[node, power] : m_factors) {
        m_atom *= std::pow(node->atom(), power);
        Moments moments = node->moments();
        const double n = power;
        moments.fourth = n * moments.fourth + 3 * n * (n - 1) * moments.variance * moments.variance;
        moments.mean *= n;
        moments.variance *= n;
        moments.third *= n;
        m_moments = summedMoments(m_moments, moments);
        m_summedSquares += n * node->summedSquares();
    }
}

namespace
{
/// Of a factor that is in no other product, but in its own distribution at most, the spectrum is not kept: that of the
/// product is.
[[gnu::noinline]] void multiplyOnce(const NodePointer &node, int power, int level, Spectrum &out)
{
    Spectrum room;
    const Spectrum &factor = node->spectrumOnce(level, room);
    if (power == 1)
        out.multiply(factor);
    else
        multiplyByPower(factor, power, out);
}
constexpr long inOneProduct = 2; ///< those who hold it
} // namespace

void ProductNode::computeSpectrum(int level, Spectrum &out) const
{
    bool begun = false;
    for (const auto &[node, power] : m_factors) {
        const bool once = node->spectrumIsForOthers() && node.use_count() <= inOneProduct;
        if (!begun && power == 1) {
            if (const Spectrum &factor = once ? node->spectrumOnce(level, out) : node->spectrum(level); &factor != &out)
                out = factor;
        } else {
            if (!begun)
                out.fill(1);
            if (once)
                multiplyOnce(node, power, level, out);
            else if (power != 1)
                multiplyByPower(node->spectrum(level), power, out);
            else
                out.multiply(node->spectrum(level));
        }
        begun = true;
    }
    if (!begun)
        out.fill(1);
}

NodePointer ProductNode::scaled(double factor) const
{
    auto factors = m_factors;
    for (auto &part : factors)
        part.first = part.first->scaled(factor);
    return std::make_shared<ProductNode>(std::move(factors));
}

BelatedNode::BelatedNode(NodePointer node, double since) : m_node(std::move(node)), m_since(since)
{
    m_moments = m_node->moments();
    m_moments.mean -= since;
}

void BelatedNode::computeSpectrum(int level, Spectrum &out) const
{
    constexpr double tooFine = 600; // e to the power of that is a number; there nothing is to be seen
    if (nodeReal(level) * m_since > tooFine) {
        out.fill(0);
        return;
    }
    out = m_node->spectrum(level);
    multiplyByShift(level, -m_since, out);
}

NodePointer BelatedNode::scaled(double factor) const
{
    return std::make_shared<BelatedNode>(m_node->scaled(factor), m_since * factor);
}

// ---- residuals ----

Node::Moments ResidualsNode::momentsOf(const Distribution &part, double probability, double again)
{
    const double mean = part.mean();
    if (mean <= 0)
        return {};
    const double fourthMoment = part.fourthCentralMoment() + 4 * mean * part.thirdCentralMoment() +
                                6 * mean * mean * part.variance() + mean * mean * mean * mean;
    // raw moments of one residual; the fourth would need the fifth of the part: carried on by ratio
    const double r1 = part.secondMoment() / (2 * mean), r2 = part.thirdMoment() / (3 * mean),
                 r3 = fourthMoment / (4 * mean), r4 = r3 * r3 / std::max(r2, 1e-300);
    const double rest = 1 - again;
    const double s1 = r1 / rest;
    const double s2 = (r2 + 2 * again * s1 * r1) / rest;
    const double s3 = (r3 + 3 * again * (s2 * r1 + s1 * r2)) / rest;
    const double s4 = (r4 + again * (4 * s3 * r1 + 6 * s2 * r2 + 4 * s1 * r3)) / rest;
    const double m1 = probability * s1, m2 = probability * s2, m3 = probability * s3, m4 = probability * s4;
    return {m1, m2 - m1 * m1, m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1,
            m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 * m1 * m1 * m1};
}

ResidualsNode::ResidualsNode(Distribution part, double probability, double again)
    : m_part(std::move(part)), m_probability(probability), m_again(again)
{
    m_atom = 1 - probability;
    m_moments = momentsOf(m_part, probability, again);
}

namespace
{
/// From the transform of a part to that of the number of its residuals.
NINESKETCH_WIDE void toResiduals(const Distribution &part, double probability, double again, int level, Spectrum &out)
{
    const double mean = part.mean();
    const double second = part.secondMoment() / (2 * mean), third = part.thirdMoment() / (6 * mean);
    const double sReal = nodeReal(level), step = nodeImaginary(level, 1);
    const double share = probability * (1 - again), atom = 1 - probability;
    for (int k = 0; k < nodes; ++k) {
        const double sImaginary = step * k;
        const double factor = 1 / (mean * (sReal * sReal + sImaginary * sImaginary));
        const double a = 1 - out.real[index(k)], b = -out.imaginary[index(k)];
        // one residual: (1 - f(s)) / (s mean), where that is 0 / 0 its series
        const bool small = (sReal + sImaginary) * mean < 1e-5;
        const double real = small ? 1 - second * sReal + third * (sReal * sReal - sImaginary * sImaginary)
                                  : (a * sReal + b * sImaginary) * factor;
        const double imaginary =
            small ? -second * sImaginary + third * 2 * sReal * sImaginary : (b * sReal - a * sImaginary) * factor;
        const double belowReal = 1 - again * real, belowImaginary = -again * imaginary;
        const double scale = share / (belowReal * belowReal + belowImaginary * belowImaginary);
        out.real[index(k)] = atom + scale * (real * belowReal + imaginary * belowImaginary);
        out.imaginary[index(k)] = scale * (imaginary * belowReal - real * belowImaginary);
    }
}
} // namespace

void ResidualsNode::computeSpectrum(int level, Spectrum &out) const
{
    DistributionBuilder::spectrum(m_part, level, out);
    toResiduals(m_part, m_probability, m_again, level, out);
}

NodePointer ResidualsNode::scaled(double factor) const
{
    return std::make_shared<ResidualsNode>(ninesketch::scaled(m_part, factor), m_probability, m_again);
}

// ---- point by point ----

Combination::Combination(int needed, std::size_t parts, int copies)
    : m_needed(needed), m_total(static_cast<int>(parts) * copies), m_copies(copies)
{
    if (copies > 1 && needed > 1 && needed < copies)
        for (int i = 0; i < needed; ++i)
            m_choices.push_back(std::lgamma(copies + 1.0) - std::lgamma(i + 1.0) - std::lgamma(copies - i + 1.0));
}

namespace
{
/// Tail of the slower of two: a + b - a b, without a difference that could lose digits.
double slower(double a, double b)
{
    return a + b * (1 - a);
}

/// Folds `value` with itself `times` times.
template <typename Fold> double folded(double value, int times, Fold fold)
{
    double result = value;
    for (int rest = times - 1; rest > 0; rest /= 2) {
        if (rest % 2 == 1)
            result = fold(result, value);
        value = fold(value, value);
    }
    return result;
}
} // namespace

template <typename Tails, typename Result>
void Combination::combine(const Tails &tails, std::size_t first, std::size_t end, Result &out) const
{
    if (m_copies > 1) {
        const auto &tail = tails.front();
        for (std::size_t n = first; n < end; ++n) {
            const double open = tail[n];
            if (m_needed == m_copies) {
                out[n] = folded(open, m_copies, slower);
            } else if (m_needed == 1) {
                out[n] = folded(open, m_copies, std::multiplies<>());
            } else if (open <= 0 || open >= 1) {
                out[n] = open;
            } else { // fewer than `needed` done, each term from its logarithm
                const double doneLog = std::log1p(-open), openLog = std::log(open);
                double below = 0;
                for (int i = 0; i < m_needed; ++i)
                    below += std::exp(m_choices[index(i)] + i * doneLog + (m_copies - i) * openLog);
                out[n] = std::min(below, 1.0);
            }
        }
        return;
    }
    for (std::size_t n = first; n < end; ++n)
        out[n] = tails.front()[n];
    if (m_needed == m_total || m_needed == 1) {
        for (std::size_t part = 1; part < tails.size(); ++part) {
            const auto &tail = tails[part];
            if (m_needed == 1)
                for (std::size_t n = first; n < end; ++n)
                    out[n] *= tail[n];
            else
                for (std::size_t n = first; n < end; ++n)
                    out[n] = slower(out[n], tail[n]);
        }
        return;
    }
    std::vector<double> done(index(m_needed)); // probability of i done among the first parts, i < needed
    for (std::size_t n = first; n < end; ++n) {
        std::fill(done.begin(), done.end(), 0.0);
        done[0] = 1;
        for (const auto &tail : tails)
            for (std::size_t i = done.size(); i-- > 0;)
                done[i] = done[i] * tail[n] + (i > 0 ? done[i - 1] * (1 - tail[n]) : 0);
        double below = 0;
        for (double probability : done)
            below += probability;
        out[n] = std::min(below, 1.0);
    }
}

void Combination::apply(std::span<const Curve> tails, int first, int last, Curve &out) const
{
    combine(tails, index(first), index(last) + 1, out);
}

double Combination::operator()(const std::vector<double> &tails) const
{
    std::vector<std::array<double, 1>> points_;
    for (double tail : tails)
        points_.push_back({tail});
    std::array<double, 1> result;
    combine(points_, 0, 1, result);
    return result[0];
}

CombinedNode::CombinedNode(std::vector<Distribution> parts, Combination rule, double offset, std::vector<Atom> atoms,
                           double middle)
    : m_parts(std::move(parts)), m_rule(std::move(rule)), m_offset(offset), m_atoms(std::move(atoms)), m_mass(1)
{
    for (const Atom &atom : m_atoms)
        m_mass -= atom.mass;
    findBase(middle);
    if (!momentsFromParts())
        integrateMoments();
}

void CombinedNode::sampleTail(int level, int first, Curve &out) const
{
    CurveRoom room(m_parts.size());
    const std::span<Curve> tails = room.curves();
    combinePoints(level, std::max(first, firstGood), points, tails, out);
    if (first >= firstGood)
        return;
    if (out[firstGood] < 1 - hardly)
        combinePoints(level, first, firstGood - 1, tails, out);
    else // the first points would ask the parts for finer levels, to no avail
        std::fill(out.begin() + first, out.begin() + firstGood, 1.0);
    if (first == 0)
        out[0] = 1;
}

void CombinedNode::combinePoints(int level, int first, int last, std::span<Curve> tails, Curve &out) const
{
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        DistributionBuilder::tails(m_parts[i], m_offset, level, first, last, tails[i]);
    m_rule.apply(tails, first, last, out);
    const double width = horizon(level) / points;
    for (const Atom &atom : m_atoms)
        for (int n = first; n <= last && atom.time > m_offset + n * width; ++n)
            out[index(n)] -= atom.mass;
    for (int n = first; n <= last; ++n)
        out[index(n)] = std::clamp(out[index(n)] / m_mass, 0.0, 1.0);
}

NodePointer CombinedNode::scaled(double factor) const
{
    return std::make_shared<ScaledNode>(shared_from_this(), factor);
}

TruncatedNode::TruncatedNode(NodePointer node, double limit)
    : m_node(std::move(node)), m_limit(limit), m_beyond(m_node->tail(limit))
{
    m_atom = m_node->atom() / (1 - m_beyond);
    findBase(std::min(limit / 2, m_node->moments().mean));
    integrateMoments();
}

double TruncatedNode::tail(double time) const
{
    if (time >= m_limit)
        return 0;
    return std::max(0.0, (m_node->tail(time) - m_beyond) / (1 - m_beyond));
}

std::optional<double> TruncatedNode::timeOf(double open) const
{
    return m_node->timeOf(m_beyond + open * (1 - m_beyond));
}

void TruncatedNode::sampleTail(int level, int first, Curve &out) const
{
    const double width = horizon(level) / points;
    std::fill(out.begin() + first, out.end(), 0.0);
    m_node->addTails(level, 0, 1, first, lastGood, out);
    const auto given = [&](double open) { return std::max(0.0, (open - m_beyond) / (1 - m_beyond)); };
    for (int n = first; n <= lastGood; ++n)
        out[index(n)] = n * width < m_limit ? given(out[index(n)]) : 0;
    if (m_limit >= horizon(level))
        carryOn(points, out);
    else // what it ends with has to be right: no coarser level says more
        for (int n = std::max(first, lastGood + 1); n <= points && n * width < m_limit; ++n)
            out[index(n)] = tail(n * width);
}

NodePointer TruncatedNode::scaled(double factor) const
{
    return std::make_shared<TruncatedNode>(m_node->scaled(factor), m_limit * factor);
}

} // namespace ninesketch::transform
