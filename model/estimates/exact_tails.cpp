// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of tails beyond the transforms: chains of exponential phases, M/D/1, and forms that have always been
// closed, alone and composed point by point.
#include "model/distribution/distribution_nodes.h"
#include "model/queueing/queueing.h"

#include <algorithm>
#include <cmath>

namespace ninesketch::transform
{

ExactTail Node::exactTail() const
{
    if (auto phases = phaseType())
        return [chain = std::move(*phases)](double time) { return chain.tail(time); };
    return {};
}

// ---- closed forms ----

ExactTail HyperExponentialNode::exactTail() const
{
    return [this](double time) { return tail(time); };
}

ExactTail UniformNode::exactTail() const
{
    return [this](double time) { return tail(time); };
}

ExactTail LogNormalNode::exactTail() const
{
    return [this](double time) { return tail(time); };
}

// ---- chains of phases ----

std::optional<PhaseType> HyperExponentialNode::phaseType() const
{
    return PhaseType::oneOf(m_phases);
}

std::optional<PhaseType> ErlangNode::phaseType() const
{
    if (static_cast<std::size_t>(m_phases) > PhaseType::most)
        return std::nullopt;
    std::vector<double> weights(static_cast<std::size_t>(m_phases) + 1, 0);
    weights.back() = 1;
    return PhaseType::inARow(weights, m_phaseMean);
}

std::optional<PhaseType> PhasesNode::phaseType() const
{
    if (m_weights.size() > PhaseType::most + 1)
        return std::nullopt;
    return PhaseType::inARow(m_weights, m_phaseMean);
}

std::optional<PhaseType> ChainNode::phaseType() const
{
    return m_chain.size() > PhaseType::most ? std::nullopt : std::optional(m_chain);
}

std::optional<PhaseType> SumNode::phaseType() const
{
    PhaseType sum = PhaseType::emptyMixture();
    for (const Part &part : m_parts) {
        auto phases = part.node ? part.node->phaseType() : PhaseType();
        if (!phases || part.shift > 0 || sum.size() + phases->size() > PhaseType::most)
            return std::nullopt;
        sum.addToMixture(part.weight, *phases);
    }
    return sum;
}

std::optional<PhaseType> ProductNode::phaseType() const
{
    PhaseType whole;
    for (const auto &[node, power] : m_factors) {
        const auto phases = node->phaseType();
        if (!phases || whole.size() + phases->size() * static_cast<std::size_t>(power) > PhaseType::most)
            return std::nullopt;
        for (int time = 0; time < power; ++time)
            whole = whole.then(*phases);
    }
    return whole;
}

std::optional<PhaseType> ResidualsNode::phaseType() const
{
    const auto &branches = DistributionBuilder::branches(m_part);
    if (branches.size() > 1 || branches.front().offset > 0 || !branches.front().node)
        return std::nullopt;
    const auto phases = branches.front().node->phaseType();
    if (!phases)
        return std::nullopt;
    PhaseType waits = PhaseType::emptyMixture();
    waits.addToMixture(1 - m_probability, PhaseType());
    waits.addToMixture(m_probability, phases->residual().again(m_again));
    return waits;
}

// ---- others ----

ExactTail ResidualsNode::exactTail() const
{
    if (m_part.isConstant() && m_probability == m_again) { // the wait of M/D/1
        const double service = m_part.mean(), rate = m_again / service;
        return [=](double time) { return 1 - queueing::md1WaitingCdf(rate, service, time); };
    }
    return Node::exactTail();
}

ExactTail SumNode::exactTail() const
{
    struct Known {
        double weight, shift;
        ExactTail tail;
    };
    std::vector<Known> known;
    for (const Part &part : m_parts) {
        known.push_back({part.weight, part.shift, part.node ? part.node->exactTail() : ExactTail()});
        if (part.node && !known.back().tail)
            return {};
    }
    return [known = std::move(known)](double time) {
        double sum = 0;
        for (const Known &part : known)
            sum += part.weight * (time < part.shift ? 1 : part.tail ? part.tail(time - part.shift) : 0);
        return sum;
    };
}

ExactTail BelatedNode::exactTail() const
{
    const ExactTail whole = m_node->exactTail();
    if (!whole)
        return {};
    return [whole, since = m_since](double time) { return whole(since + time); };
}

ExactTail CombinedNode::exactTail() const
{
    std::vector<ExactTail> known;
    for (const Distribution &part : m_parts) {
        known.push_back(DistributionBuilder::exactTail(part));
        if (!known.back())
            return {};
    }
    return [this, known = std::move(known)](double time) {
        std::vector<double> tails;
        for (const ExactTail &tail : known)
            tails.push_back(tail(m_offset + time));
        double whole = m_rule(tails);
        for (const Atom &atom : m_atoms)
            if (atom.time > m_offset + time)
                whole -= atom.mass;
        return whole / m_mass;
    };
}

ExactTail TruncatedNode::exactTail() const
{
    const ExactTail whole = m_node->exactTail();
    if (!whole)
        return {};
    return [this, whole, beyond = whole(m_limit)](double time) {
        return time >= m_limit ? 0 : (whole(time) - beyond) / (1 - beyond);
    };
}

} // namespace ninesketch::transform

namespace ninesketch
{

transform::ExactTail DistributionBuilder::exactTail(const Distribution &distribution)
{
    struct Known {
        double weight, offset;
        transform::ExactTail tail;
    };
    std::vector<Known> known;
    for (const DistributionBranch &branch : branches(distribution)) {
        known.push_back({branch.weight, branch.offset, branch.node ? branch.node->exactTail() : nullptr});
        if (branch.node && !known.back().tail)
            return {};
    }
    return [known = std::move(known)](double time) {
        double sum = 0;
        for (const Known &branch : known)
            sum += branch.weight * (time < branch.offset ? 1 : branch.tail ? branch.tail(time - branch.offset) : 0);
        return sum;
    };
}

} // namespace ninesketch
