// SPDX-License-Identifier: GPL-3.0-or-later
// Distributions composed point by point: the slowest, the fastest, the k-th, what a timeout leaves.
#include "model/distribution/distribution.h"
#include "model/distribution/distribution_nodes.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace ninesketch
{

using namespace transform;

namespace
{
/// Combines `parts` point by point. `offset`: nothing of the result lies below.
Distribution combined(std::vector<Distribution> parts, const Combination &rule, double offset, double middle)
{
    std::vector<double> steps; // where nothing jumps tails are not asked for, which would take levels of their own
    for (const Distribution &part : parts)
        for (const DistributionBranch &branch : DistributionBuilder::branches(part))
            if (branch.offset >= offset && (!branch.node || branch.node->atom() > 0))
                steps.push_back(branch.offset);
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    std::vector<CombinedNode::Atom> atoms;
    std::vector<DistributionBranch> branches;
    std::vector<double> before(parts.size()), after(parts.size());
    double mass = 1;
    for (double step : steps) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            after[i] = parts[i].tail(step);
            before[i] = after[i];
            for (const DistributionBranch &branch : DistributionBuilder::branches(parts[i]))
                if (branch.offset == step)
                    before[i] += branch.weight * (branch.node ? branch.node->atom() : 1);
        }
        const double jump = rule(before) - rule(after);
        if (jump > 1e-13) {
            atoms.push_back({step, jump});
            branches.push_back({jump, step, nullptr});
            mass -= jump;
        }
    }
    if (mass > 1e-11)
        branches.push_back(
            {mass, offset, std::make_shared<CombinedNode>(std::move(parts), rule, offset, std::move(atoms), middle)});
    return DistributionBuilder::make(std::move(branches));
}

/// The exponentials of a distribution that is made of nothing else, from its offset on.
const HyperExponentialNode *exponentialsOf(const Distribution &part)
{
    const auto &branches = DistributionBuilder::branches(part);
    return branches.size() == 1 ? dynamic_cast<const HyperExponentialNode *>(branches.front().node.get()) : nullptr;
}

/// The slowest or the fastest of sums of exponentials is one again (inclusion and exclusion), exact in its mean and
/// tail; none where parts are something else, or so many that digits would be lost.
std::optional<Distribution> ofExponentials(const std::vector<Distribution> &parts, bool slowest)
{
    constexpr std::size_t most = 16;
    constexpr double largest = 100;
    HyperExponentialNode::Phases tail; // of the parts so far
    for (const Distribution &part : parts) {
        const HyperExponentialNode *next = exponentialsOf(part);
        if (!next || part.minimum() != parts.front().minimum())
            return std::nullopt;
        if (tail.empty()) {
            tail = next->phases();
            continue;
        }
        HyperExponentialNode::Phases both;
        const auto add = [&both](double weight, double mean) {
            for (auto &[sum, known] : both)
                if (std::fabs(known - mean) <= 1e-14 * mean) {
                    sum += weight;
                    return;
                }
            both.emplace_back(weight, mean);
        };
        if (slowest)
            for (const HyperExponentialNode::Phases *phases : {&std::as_const(tail), &next->phases()})
                for (const auto &[weight, mean] : *phases)
                    add(weight, mean);
        for (const auto &[weight, mean] : tail)
            for (const auto &[other, otherMean] : next->phases())
                add(slowest ? -weight * other : weight * other, mean * otherMean / (mean + otherMean));
        if (both.size() > most || std::ranges::any_of(both, [](auto &one) { return std::fabs(one.first) > largest; }))
            return std::nullopt;
        tail = std::move(both);
    }
    return DistributionBuilder::make(
        {{1, parts.front().minimum(), std::make_shared<HyperExponentialNode>(std::move(tail))}});
}

/// About how far above `offset` a distribution reaches.
double reach(const Distribution &part, double offset)
{
    return std::max(part.mean() - offset + std::sqrt(part.variance()), 1e-9);
}
} // namespace

Distribution maximum(std::span<const Distribution> parts)
{
    if (parts.empty())
        return {};
    double offset = 0, constant = 0, middle = 0;
    std::vector<Distribution> random;
    for (const Distribution &part : parts) {
        if (part.isSaturated())
            return part;
        offset = std::max(offset, part.minimum());
        if (part.isConstant())
            constant = std::max(constant, part.minimum());
        else
            random.push_back(part);
    }
    if (random.empty())
        return Distribution::delay(constant);
    if (random.size() == 1 && constant <= random.front().minimum())
        return random.front();
    if (constant > 0)
        random.push_back(Distribution::delay(constant));
    const auto *first = exponentialsOf(random.front());
    if (first && std::ranges::all_of(random, [&](const Distribution &part) {
            const auto *other = exponentialsOf(part);
            return other && other->phases() == first->phases() && part.minimum() == random.front().minimum();
        }))
        return orderStatistic(random.front(), static_cast<int>(random.size()), static_cast<int>(random.size()));
    if (const auto exact = ofExponentials(random, true))
        return *exact;
    for (const Distribution &part : random)
        middle = std::max(middle, reach(part, offset));
    const std::size_t count = random.size();
    return combined(std::move(random), Combination(static_cast<int>(count), count), offset, middle);
}

Distribution maximum(std::initializer_list<Distribution> parts)
{
    return maximum(std::span<const Distribution>(parts.begin(), parts.size()));
}

Distribution minimum(std::span<const Distribution> parts)
{
    std::vector<Distribution> random;
    double constant = std::numeric_limits<double>::infinity();
    for (const Distribution &part : parts) {
        if (part.isSaturated())
            continue;
        if (part.isConstant())
            constant = std::min(constant, part.minimum());
        else
            random.push_back(part);
    }
    if (random.empty())
        return parts.empty() ? Distribution() : Distribution::delay(constant);
    Distribution result = random.front();
    if (const auto exact = ofExponentials(random, false)) {
        result = *exact;
    } else if (random.size() > 1) {
        double offset = std::numeric_limits<double>::infinity(), middle = offset;
        for (const Distribution &part : random)
            offset = std::min(offset, part.minimum());
        for (const Distribution &part : random)
            middle = std::min(middle, reach(part, offset));
        const std::size_t count = random.size();
        result = combined(std::move(random), Combination(1, count), offset, middle);
    }
    return std::isinf(constant) ? result : cappedAt(result, constant);
}

Distribution minimum(std::initializer_list<Distribution> parts)
{
    return minimum(std::span<const Distribution>(parts.begin(), parts.size()));
}

Distribution orderStatistic(const Distribution &part, int k, int n)
{
    n = std::max(n, 1);
    k = std::clamp(k, 1, n);
    if (n == 1 || part.isConstant() || part.isSaturated())
        return part;
    constexpr int mostGaps = 1000; // of more of them the tails are combined
    if (const auto *one = exponentialsOf(part); one && one->phases().size() == 1 && one->atom() == 0 && k <= mostGaps) {
        // of exponentials each next one is memoryless: the first of n, the first of n - 1 left, …
        std::vector<Distribution> gaps{Distribution::delay(part.minimum())};
        for (int left = n; left > n - k; --left)
            gaps.push_back(Distribution::exponential(one->phases().front().second / left));
        return sequence(gaps);
    }
    return combined({part}, Combination(k, 1, n), part.minimum(), reach(part, part.minimum()));
}

Distribution orderStatistic(std::span<const Distribution> parts, int k)
{
    const int n = static_cast<int>(parts.size());
    if (n == 0)
        return {};
    k = std::clamp(k, 1, n);
    if (k == n)
        return maximum(parts);
    if (k == 1)
        return minimum(parts);
    std::vector<Distribution> finite;
    for (const Distribution &part : parts)
        if (!part.isSaturated())
            finite.push_back(part);
    if (static_cast<int>(finite.size()) < k)
        return Distribution::saturated();
    if (k == static_cast<int>(finite.size()))
        return maximum(finite);
    std::vector<double> offsets, reaches;
    for (const Distribution &part : finite)
        offsets.push_back(part.minimum());
    const auto nth = [k](std::vector<double> &values) {
        std::nth_element(values.begin(), values.begin() + (k - 1), values.end());
        return values[static_cast<std::size_t>(k - 1)];
    };
    const double offset = nth(offsets);
    for (const Distribution &part : finite)
        reaches.push_back(reach(part, offset));
    const double middle = nth(reaches);
    const std::size_t count = finite.size();
    return combined(std::move(finite), Combination(k, count), offset, middle);
}

namespace
{
/// Such a share of what is late is not worth cutting off: a hundred of them are a thousandth of a tail of 0.1 %.
constexpr double hardlyAny = 1e-8;

/// Branches of X given X <= limit, with their unconditional weights.
std::vector<DistributionBranch> below(const Distribution &part, double limit)
{
    std::vector<DistributionBranch> result;
    for (const DistributionBranch &branch : DistributionBuilder::branches(part)) {
        const double span = limit - branch.offset;
        if (span < 0)
            continue;
        if (!branch.node || span == 0) {
            result.push_back({branch.weight * (branch.node ? branch.node->atom() : 1), branch.offset, nullptr});
            continue;
        }
        const double beyond = branch.node->tail(span);
        if (branch.weight * beyond < hardlyAny)
            result.push_back(branch);
        else if (beyond < 1 - 1e-12)
            result.push_back(
                {branch.weight * (1 - beyond), branch.offset, std::make_shared<TruncatedNode>(branch.node, span)});
    }
    return result;
}
} // namespace

Distribution cappedAt(const Distribution &part, double timeout)
{
    if (part.isSaturated())
        return Distribution::delay(timeout);
    std::vector<DistributionBranch> branches = below(part, timeout);
    double within = 0;
    for (const DistributionBranch &branch : branches)
        within += branch.weight;
    if (within < 1 - 1e-12)
        branches.push_back({1 - within, timeout, nullptr});
    return DistributionBuilder::make(std::move(branches));
}

Distribution givenAtMost(const Distribution &part, double timeout)
{
    if (part.isSaturated())
        return Distribution::delay(timeout);
    std::vector<DistributionBranch> branches = below(part, timeout);
    return branches.empty() ? Distribution::delay(timeout) : DistributionBuilder::make(std::move(branches));
}

} // namespace ninesketch
