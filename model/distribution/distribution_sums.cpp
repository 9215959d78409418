// SPDX-License-Identifier: GPL-3.0-or-later
// Times one after the other, and one or the other (the part of distribution.h that composes by transforms).
#include "model/distribution/distribution.h"
#include "model/distribution/distribution_nodes.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

using namespace transform;

namespace
{
/// The wait and the service of M/M/1 are one exponential together, at any load.
NodePointer waitAndService(const HyperExponentialNode &wait, const HyperExponentialNode &service)
{
    if (wait.phases().size() != 1 || service.phases().size() != 1 || service.atom() > 0)
        return nullptr;
    const auto [waits, mean] = wait.phases().front();
    if (std::fabs(service.phases().front().second - (1 - waits) * mean) > 1e-13 * mean)
        return nullptr;
    return std::make_shared<HyperExponentialNode>(HyperExponentialNode::Phases{{1, mean}});
}

/// Two sums of exponentials in a row as one, by partial fractions; nothing where means so near to one another would
/// cost digits, or there would be too many. The response of M/M/c is exact so.
NodePointer exponentialsInARow(const Node *first, const Node *second)
{
    const auto *one = dynamic_cast<const HyperExponentialNode *>(first);
    const auto *other = dynamic_cast<const HyperExponentialNode *>(second);
    if (!one || !other)
        return nullptr;
    if (NodePointer whole = waitAndService(*one, *other); whole || (whole = waitAndService(*other, *one)))
        return whole;
    HyperExponentialNode::Phases phases;
    for (const HyperExponentialNode *node : {one, other})
        for (const auto &[weight, mean] : node->phases())
            phases.emplace_back(weight * (node == one ? other : one)->atom(), mean);
    const std::size_t ownPhases = one->phases().size();
    for (std::size_t i = 0; i < ownPhases; ++i)
        for (std::size_t k = ownPhases; k < phases.size(); ++k) {
            const double mean = phases[i].second, next = phases[k].second;
            const double weight = one->phases()[i].first * other->phases()[k - ownPhases].first / (mean - next);
            if (!(std::fabs(mean - next) > 0.01 * std::max(mean, next)))
                return nullptr;
            phases[i].first += weight * mean;
            phases[k].first -= weight * next;
        }
    std::erase_if(phases, [](const auto &phase) { return std::fabs(phase.first) < 1e-14; });
    constexpr std::size_t most = 4;
    constexpr double largest = 100;
    if (phases.size() > most ||
        std::ranges::any_of(phases, [](const auto &phase) { return std::fabs(phase.first) > largest; }))
        return nullptr;
    return std::make_shared<HyperExponentialNode>(std::move(phases));
}

/// A sum of many times begins where next to none of it (1e-11) stays below, where that is a good part of it.
void beginLate(DistributionBranch &branch)
{
    constexpr double deviations = 7, goodPart = 0.25, hardly = 1e-11;
    const double mean = branch.node->moments().mean;
    const double since = mean - deviations * std::sqrt(branch.node->summedSquares());
    if (since < goodPart * mean || branch.node->atom() > hardly)
        return;
    branch.offset += since;
    branch.node = std::make_shared<BelatedNode>(std::move(branch.node), since);
}
} // namespace

Distribution sequence(std::span<const Distribution> parts)
{
    double offset = 0;
    std::vector<std::pair<NodePointer, int>> factors; // of parts with one branch
    factors.reserve(parts.size());
    std::vector<DistributionBranch> branches{{1, 0, nullptr}};
    for (const Distribution &part : parts) {
        if (part.isSaturated())
            return Distribution::saturated();
        const auto &own = DistributionBuilder::branches(part);
        if (own.size() == 1) {
            offset += own[0].offset;
            NodePointer whole = own[0].node && !factors.empty()
                                    ? exponentialsInARow(factors.back().first.get(), own[0].node.get())
                                    : nullptr;
            if (whole)
                factors.back().first = std::move(whole);
            else if (own[0].node)
                factors.emplace_back(own[0].node, 1);
            continue;
        }
        std::vector<DistributionBranch> product;
        for (const DistributionBranch &left : branches)
            for (const DistributionBranch &right : own) {
                NodePointer node = left.node ? left.node : right.node;
                if (left.node && right.node)
                    node = std::make_shared<ProductNode>(
                        std::vector<std::pair<NodePointer, int>>{{left.node, 1}, {right.node, 1}});
                product.push_back({left.weight * right.weight, left.offset + right.offset, std::move(node)});
            }
        branches = DistributionBuilder::branches(DistributionBuilder::make(std::move(product)));
    }
    NodePointer common;
    if (factors.size() == 1)
        common = factors.front().first;
    else if (!factors.empty())
        common = std::make_shared<ProductNode>(std::move(factors));
    for (DistributionBranch &branch : branches) {
        branch.offset += offset;
        if (common)
            branch.node = branch.node ? std::make_shared<ProductNode>(
                                            std::vector<std::pair<NodePointer, int>>{{branch.node, 1}, {common, 1}})
                                      : common;
        if (branch.node)
            beginLate(branch);
    }
    return DistributionBuilder::make(std::move(branches));
}

Distribution sequence(std::initializer_list<Distribution> parts)
{
    return sequence(std::span<const Distribution>(parts.begin(), parts.size()));
}

Distribution repeated(const Distribution &part, double count)
{
    if (!(count > 0))
        return {};
    if (part.isSaturated())
        return part;
    const double whole = std::floor(count + 1e-12);
    const double fraction = count - whole;
    if (fraction > 1e-12)
        return mixture({{1 - fraction, repeated(part, whole)}, {fraction, repeated(part, whole + 1)}});
    const int times = static_cast<int>(std::min(whole, 1e9));
    if (times == 1)
        return part;
    const auto &branches = DistributionBuilder::branches(part);
    constexpr int many = 100'000; // the transform of more of them at once would be too small a number
    if (branches.size() == 1 && times <= many) {
        DistributionBranch all{1, branches[0].offset * times, nullptr};
        if (branches[0].node) {
            all.node =
                std::make_shared<ProductNode>(std::vector<std::pair<NodePointer, int>>{{branches[0].node, times}});
            beginLate(all);
        }
        return DistributionBuilder::make({std::move(all)});
    }
    const Distribution halfWay = repeated(part, times / 2);
    return times % 2 == 0 ? sequence({halfWay, halfWay}) : sequence({halfWay, halfWay, part});
}

Distribution mixture(std::span<const WeightedDistribution> parts)
{
    double total = 0;
    for (const WeightedDistribution &part : parts)
        total += std::max(0.0, part.weight);
    std::vector<DistributionBranch> branches;
    branches.reserve(parts.size());
    for (const WeightedDistribution &part : parts) {
        if (!(part.weight > 0))
            continue;
        if (part.distribution.isSaturated())
            return Distribution::saturated();
        for (DistributionBranch branch : DistributionBuilder::branches(part.distribution)) {
            branch.weight *= part.weight / total;
            branches.push_back(std::move(branch));
        }
    }
    return DistributionBuilder::make(std::move(branches));
}

Distribution mixture(std::initializer_list<WeightedDistribution> parts)
{
    return mixture(std::span<const WeightedDistribution>(parts.begin(), parts.size()));
}

Distribution scaled(const Distribution &part, double factor)
{
    if (part.isSaturated() || factor == 1)
        return part;
    std::vector<DistributionBranch> branches = DistributionBuilder::branches(part);
    for (DistributionBranch &branch : branches) {
        branch.offset *= factor;
        if (branch.node)
            branch.node = branch.node->scaled(factor);
    }
    return DistributionBuilder::make(std::move(branches));
}

Distribution geometricResiduals(const Distribution &part, double probability, double again, int servers,
                                double meanWaiting)
{
    if (part.isSaturated() || again >= 1)
        return Distribution::saturated();
    if (!(part.mean() > 0) || !(probability > 0))
        return {};
    double factor = 1.0 / servers;
    if (meanWaiting > 0)
        factor = meanWaiting / ResidualsNode::momentsOf(part, probability, again).mean;
    return DistributionBuilder::make(
        {{1, 0, std::make_shared<ResidualsNode>(scaled(part, factor), probability, again)}});
}

} // namespace ninesketch
