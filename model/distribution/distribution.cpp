// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/distribution.h"
#include "model/distribution/distribution_nodes.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch
{

using namespace transform;

namespace
{
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t branchLimit = 12;
/// Probabilities this close are the same: 0.95 is met by a sum that misses it by rounding.
constexpr double probabilityTolerance = 1e-12;

Node::Moments momentsOf(const DistributionBranch &branch)
{
    return branch.node ? branch.node->moments() : Node::Moments{};
}

double tailOf(const DistributionBranch &branch, double time)
{
    const double since = time - branch.offset;
    if (since < 0)
        return 1;
    return branch.node ? branch.node->tail(since) : 0;
}

double atomOf(const DistributionBranch &branch)
{
    return branch.node ? branch.node->atom() : 1;
}

/// Two branches as one that starts where the first does.
DistributionBranch merged(const DistributionBranch &first, const DistributionBranch &second)
{
    const double weight = first.weight + second.weight;
    const double gap = second.offset - first.offset;
    DistributionBranch result{weight, first.offset, nullptr};
    if (gap <= 0 && !first.node && !second.node)
        return result;
    const double firstShare = first.weight / weight, secondShare = second.weight / weight;
    const auto *one = dynamic_cast<const HyperExponentialNode *>(first.node.get());
    const auto *other = dynamic_cast<const HyperExponentialNode *>(second.node.get());
    if (gap <= 0 && (one || !first.node) && (other || !second.node)) {
        HyperExponentialNode::Phases phases;
        if (one)
            for (const auto &[share, mean] : one->phases())
                phases.emplace_back(share * firstShare, mean);
        if (other)
            for (const auto &[share, mean] : other->phases())
                phases.emplace_back(share * secondShare, mean);
        if (phases.size() <= 8) {
            result.node = std::make_shared<HyperExponentialNode>(std::move(phases));
            return result;
        }
    }
    result.node = std::make_shared<SumNode>(
        std::vector<SumNode::Part>{{firstShare, 0, first.node}, {secondShare, std::max(0.0, gap), second.node}});
    return result;
}

/// Wide next to the gap between them: one continuous hump.
bool oneHump(const DistributionBranch &first, const DistributionBranch &second)
{
    if (!first.node || !second.node || atomOf(second) * second.weight >= 1e-9)
        return false;
    const double narrower = std::min(first.node->moments().variance, second.node->moments().variance);
    const double gap = second.offset - first.offset;
    return gap * gap < 0.01 * narrower;
}

Distribution fromNode(NodePointer node, double offset = 0)
{
    return DistributionBuilder::make({{1, offset, std::move(node)}});
}
} // namespace

const std::vector<DistributionBranch> &DistributionBuilder::branches(const Distribution &distribution)
{
    return *distribution.m_branches;
}

Distribution DistributionBuilder::make(std::vector<DistributionBranch> branches)
{
    Distribution result;
    std::erase_if(branches, [](const DistributionBranch &branch) { return !(branch.weight > 0); });
    if (branches.empty())
        return result;
    double total = 0;
    for (const DistributionBranch &branch : branches)
        total += branch.weight;
    const auto earlier = [](const auto &left, const auto &right) { return left.offset < right.offset; };
    if (!std::ranges::is_sorted(branches, earlier)) // sorting asks for memory
        std::ranges::stable_sort(branches, earlier);
    std::size_t last = 0; // of those that are kept
    for (std::size_t at = 0; at < branches.size(); ++at) {
        branches[at].weight /= total;
        if (at == 0)
            continue;
        const DistributionBranch &before = branches[last], &branch = branches[at];
        if (branch.offset - before.offset <= 1e-13 * branch.offset || oneHump(before, branch))
            branches[last] = merged(before, branch);
        else if (++last != at)
            branches[last] = std::move(branches[at]);
    }
    branches.erase(branches.begin() + static_cast<std::ptrdiff_t>(last) + 1, branches.end());
    std::vector<DistributionBranch> &kept = branches;
    while (kept.size() > branchLimit) { // the pair whose shift moves least probability least far
        std::size_t best = 0;
        double least = infinity;
        for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
            const double gap = kept[i + 1].offset - kept[i].offset;
            const double cost =
                gap * (std::min(kept[i].weight, kept[i + 1].weight) + 10 * atomOf(kept[i + 1]) * kept[i + 1].weight);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        kept[best] = merged(kept[best], kept[best + 1]);
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
    Node::Moments moments;
    if (kept.size() == 1) {
        moments = momentsOf(kept.front());
        moments.mean += kept.front().offset;
    } else {
        std::vector<WeightedMoments> parts;
        parts.reserve(kept.size());
        for (const DistributionBranch &branch : kept)
            parts.push_back({branch.weight, branch.offset, momentsOf(branch)});
        moments = mixedMoments(parts);
    }
    result.m_mean = moments.mean;
    result.m_variance = std::max(0.0, moments.variance);
    result.m_third = moments.third;
    result.m_fourth = moments.fourth;
    result.m_branches = std::make_shared<const std::vector<DistributionBranch>>(std::move(kept));
    return result;
}

Distribution DistributionBuilder::ofChain(PhaseType chain)
{
    return chain.size() > 0 ? fromNode(std::make_shared<ChainNode>(std::move(chain))) : Distribution();
}

namespace
{
[[gnu::noinline]] void addBranches(const std::vector<DistributionBranch> &branches, int level, Spectrum &out)
{
    out.fill(0);
    Spectrum shifted;
    for (const DistributionBranch &branch : branches) {
        shiftSpectrum(level, branch.offset, shifted);
        if (branch.node)
            shifted.multiply(branch.node->spectrum(level));
        out.add(shifted, branch.weight);
    }
}
} // namespace

void DistributionBuilder::spectrum(const Distribution &distribution, int level, Spectrum &out)
{
    const auto &branches = *distribution.m_branches;
    if (branches.size() != 1 || !branches.front().node) {
        addBranches(branches, level, out);
        return;
    }
    const auto &[weight, offset, node] = branches.front();
    const bool own = distribution.m_branches.use_count() == 1 && node.use_count() == 1;
    const Spectrum &made = own && node->spectrumIsForOthers() ? node->spectrumOnce(level, out) : node->spectrum(level);
    if (&made != &out)
        out = made;
    if (offset > 0)
        multiplyByShift(level, offset, out);
}

void DistributionBuilder::tails(const Distribution &distribution, double offset, int level, int first, int last,
                                Curve &out)
{
    std::fill(out.begin() + first, out.begin() + last + 1, 0.0);
    const double width = horizon(level) / points;
    const int lastRight = std::min(last, lastGood);
    for (const DistributionBranch &branch : *distribution.m_branches) {
        const double shift = (offset - branch.offset) / width;
        if (branch.node) {
            branch.node->addTails(level, shift, branch.weight, first, lastRight, out);
            continue;
        }
        for (int n = first; n <= lastRight && n + shift < -1e-9; ++n)
            out[static_cast<std::size_t>(n)] += branch.weight;
    }
    carryOn(last, out);
}

// ---- leaves ----

Distribution::Distribution()
{
    static const auto nothing =
        std::make_shared<const std::vector<DistributionBranch>>(std::vector<DistributionBranch>{{1, 0, nullptr}});
    m_branches = nothing;
}

Distribution Distribution::delay(double seconds)
{
    if (std::isinf(seconds))
        return saturated();
    return DistributionBuilder::make({{1, std::max(0.0, seconds), nullptr}});
}

Distribution Distribution::exponential(double mean)
{
    if (std::isinf(mean))
        return saturated();
    return mean > 0 ? fromNode(std::make_shared<HyperExponentialNode>(HyperExponentialNode::Phases{{1, mean}}))
                    : Distribution();
}

Distribution Distribution::erlang(int phases, double mean)
{
    if (phases <= 1)
        return exponential(mean);
    return mean > 0 ? fromNode(std::make_shared<ErlangNode>(phases, mean)) : Distribution();
}

Distribution Distribution::phases(std::span<const double> weights, double phaseMean)
{
    double total = 0;
    for (double weight : weights)
        total += weight;
    std::vector<double> kept(weights.begin(), weights.end());
    double beyond = 0;
    while (kept.size() > 1 && beyond + kept.back() <= 1e-13 * total) {
        beyond += kept.back();
        kept.pop_back();
    }
    if (kept.size() <= 1 || !(phaseMean > 0))
        return {};
    for (double &weight : kept)
        weight /= total - beyond;
    return fromNode(std::make_shared<PhasesNode>(std::move(kept), phaseMean));
}

Distribution Distribution::hyperExponential(std::span<const std::pair<double, double>> weightsAndMeans)
{
    double total = 0;
    for (const auto &phase : weightsAndMeans)
        total += phase.first;
    HyperExponentialNode::Phases phases;
    for (const auto &[weight, mean] : weightsAndMeans)
        if (weight > 0 && mean > 0)
            phases.emplace_back(weight / total, mean);
    return phases.empty() ? Distribution() : fromNode(std::make_shared<HyperExponentialNode>(std::move(phases)));
}

Distribution Distribution::hyperExponential(double mean, double cv)
{
    const double scv = std::max(1.0, cv * cv);
    const double share = (1 + std::sqrt((scv - 1) / (scv + 1))) / 2;
    const std::pair<double, double> phases[] = {{share, mean / (2 * share)}, {1 - share, mean / (2 * (1 - share))}};
    return hyperExponential(phases);
}

namespace
{
Distribution logNormalOf(double logMedian, double sigma)
{
    if (!(sigma > 1e-9))
        return Distribution::delay(std::exp(logMedian));
    // 7.5 sigma below the median there is a share of 3e-14: the curve may as well begin there
    const double offset = std::exp(logMedian - 7.5 * sigma);
    return fromNode(std::make_shared<LogNormalNode>(logMedian, sigma, offset), offset);
}
} // namespace

Distribution Distribution::logNormal(double mean, double cv)
{
    if (!(mean > 0))
        return {};
    const double variance = std::log1p(cv * cv);
    return logNormalOf(std::log(mean) - variance / 2, std::sqrt(variance));
}

Distribution Distribution::logNormalFromPercentiles(double p50, double p99)
{
    constexpr double z99 = 2.3263478740408411;
    if (!(p50 > 0))
        return {};
    return logNormalOf(std::log(p50), p99 > p50 ? std::log(p99 / p50) / z99 : 0);
}

Distribution Distribution::uniform(double from, double to)
{
    return to > from ? fromNode(std::make_shared<UniformNode>(to - from), from) : delay(from);
}

Distribution Distribution::saturated()
{
    static const auto never =
        std::make_shared<const std::vector<DistributionBranch>>(std::vector<DistributionBranch>{{1, 0, nullptr}});
    Distribution result;
    result.m_branches = never;
    result.m_saturated = true;
    result.m_mean = infinity;
    result.m_variance = infinity;
    result.m_third = result.m_fourth = infinity;
    return result;
}

// ---- questions ----

bool Distribution::isConstant() const noexcept
{
    return !m_saturated && m_branches->size() == 1 && !m_branches->front().node;
}

double Distribution::cv() const noexcept
{
    return m_saturated ? 0 : std::sqrt(scv());
}

double Distribution::minimum() const noexcept
{
    return m_saturated ? infinity : m_branches->front().offset;
}

double Distribution::tail(double time) const
{
    if (m_saturated)
        return 1;
    double result = 0;
    for (const DistributionBranch &branch : *m_branches)
        result += branch.weight * tailOf(branch, time);
    return std::clamp(result, 0.0, 1.0);
}

double Distribution::cdf(double time) const
{
    return 1 - tail(time);
}

double Distribution::cdfBelow(double time) const
{
    double result = cdf(time);
    if (!m_saturated)
        for (const DistributionBranch &branch : *m_branches)
            if (branch.offset == time)
                result -= branch.weight * atomOf(branch);
    return std::clamp(result, 0.0, 1.0);
}

namespace
{

/// Two times with the tails there, the wanted one between them.
struct Bracket {
    double low, high, lowTail, highTail;
};

/// The upper end, where none is known: `reach` above the lower one, and further as an exponential would go on.
template <typename Tail> Bracket reached(double low, double lowTail, double reach, double above, const Tail &tail)
{
    Bracket bracket{low, infinity, lowTail, 0};
    for (int step = 0; step < 200; ++step) {
        bracket.high = bracket.low + reach;
        bracket.highTail = tail(bracket.high);
        if (bracket.highTail <= above)
            break;
        const double rate = std::log(bracket.lowTail / bracket.highTail);
        const double factor = rate > 0.05 ? 1.1 * std::log(bracket.lowTail / above) / rate : 3;
        bracket.low = bracket.high;
        bracket.lowTail = bracket.highTail;
        reach *= std::clamp(factor - 1, 0.2, 3.0);
    }
    return bracket;
}

/// Regula falsi in the logarithm of the tail (Illinois rule).
template <typename Tail> double timeOfTail(Bracket bracket, double above, const Tail &tail)
{
    auto [low, high, lowTail, highTail] = bracket;
    const double goal = std::log(above);
    double lowValue = std::log(lowTail) - goal;
    double highValue = std::log(std::max(highTail, 1e-300)) - goal;
    int side = 0;
    for (int step = 0; step < 100 && high - low > 1e-12 * high; ++step) {
        double middle =
            lowValue - highValue > 50 ? (low + high) / 2 : low + (high - low) * lowValue / (lowValue - highValue);
        if (!(middle > low && middle < high))
            middle = (low + high) / 2;
        const double value = std::log(std::max(tail(middle), 1e-300)) - goal;
        if (std::fabs(value) < 1e-12)
            return middle;
        if (value > 0) {
            low = middle;
            lowValue = value;
            if (side == 1)
                highValue /= 2;
            side = 1;
        } else {
            high = middle;
            highValue = value;
            if (side == -1)
                lowValue /= 2;
            side = -1;
        }
    }
    return (low + high) / 2;
}

} // namespace

double Distribution::nearPercentile(double probability) const
{
    if (m_saturated)
        return infinity;
    const auto &branches = *m_branches;
    const double above = 1 - probability;
    // Between which offsets? Those that end in an atom may be the answer themselves.
    double low = branches.front().offset, high = infinity;
    for (const DistributionBranch &branch : branches) {
        const double tailHere = tail(branch.offset);
        if (tailHere > above + probabilityTolerance) {
            low = branch.offset;
            continue;
        }
        const double jump = branch.weight * atomOf(branch);
        if (tailHere + jump > above + probabilityTolerance)
            return branch.offset;
        high = branch.offset;
        break;
    }
    const double lowTail = tail(low);
    if (lowTail <= above + probabilityTolerance)
        return low;
    if (branches.size() == 1)
        if (const auto time = branches.front().node->timeOf(above))
            return low + *time;
    const auto tailAt = [this](double time) { return tail(time); };
    if (!std::isinf(high))
        return timeOfTail({low, high, lowTail, tail(std::nextafter(high, low))}, above, tailAt);
    const double spread = std::sqrt(m_variance) * (1 + std::sqrt(-std::log(above)));
    const double reach = std::max((std::max(m_mean - low, 0.0) + spread) * 0.5, 1e-9);
    return timeOfTail(reached(low, lowTail, reach, above, tailAt), above, tailAt);
}

double Distribution::percentile(double probability) const
{
    return percentiles({&probability, 1}).front();
}

/// A percentile that is right to six digits or so brought to all of them, by secants in the logarithm of the tail.
double Distribution::polished(double near, double probability, const std::function<double(double)> &exact) const
{
    for (const DistributionBranch &branch : *m_branches)
        if (near == branch.offset)
            return near; // a step: exact already
    const auto miss = [&](double time) { return std::log(std::max(exact(time), 1e-300) / (1 - probability)); };
    constexpr double apart = 1e-3, farthest = 1e-2; // relative
    double at = near, error = miss(at);
    double slope = std::log(std::max(tail(at * (1 + apart)), 1e-300) / std::max(tail(at), 1e-300)) / (at * apart);
    for (int step = 0; step < 6 && error != 0; ++step) {
        const double next = at - error / slope;
        if (!(slope < 0) || !(std::fabs(next - near) < farthest * near))
            return near;
        const double before = at, errorBefore = error;
        at = next;
        if (std::fabs(at - before) < 1e-11 * at)
            break;
        error = miss(at);
        if (std::fabs(at - before) > 1e-7 * at) // nearer, their difference is rounding
            slope = (error - errorBefore) / (at - before);
    }
    return at;
}

std::vector<double> Distribution::percentiles(std::span<const double> probabilities) const
{
    std::vector<double> result;
    const ExactTail exact = DistributionBuilder::exactTail(*this);
    for (double probability : probabilities) {
        const double near = nearPercentile(probability);
        result.push_back(exact && std::isfinite(near) ? polished(near, probability, exact) : near);
    }
    return result;
}

std::vector<std::pair<double, double>> Distribution::curve(int count, double upTo) const
{
    std::vector<std::pair<double, double>> result;
    if (m_saturated || count < 2)
        return result;
    const double from = minimum(), to = percentile(upTo);
    for (int i = 0; i < count; ++i) {
        const double time = from + (to - from) * i / (count - 1);
        result.emplace_back(time, cdf(time));
    }
    for (const DistributionBranch &branch : *m_branches) // both ends of every step
        if (atomOf(branch) * branch.weight > 1e-9 && branch.offset <= to) {
            result.emplace_back(branch.offset, cdfBelow(branch.offset));
            result.emplace_back(branch.offset, cdf(branch.offset));
        }
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace ninesketch
