// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/compositions.h"

#include <bit>
#include <utility>

namespace ninesketch
{

std::size_t MemoryKeyHash::operator()(const MemoryKey &key) const
{
    std::uint64_t hash = 0x9e3779b97f4a7c15u;
    for (const std::uint64_t word : key) {
        hash = (hash ^ word) * 0xbf58476d1ce4e5b9u;
        hash ^= hash >> 29;
    }
    return hash;
}

Distribution Compositions::made(Composed how, std::vector<Distribution> parts, const std::vector<double> &numbers,
                                const std::function<Distribution()> &make)
{
    MemoryKey key;
    key.reserve(2 + parts.size() + numbers.size());
    key.push_back(static_cast<std::uint64_t>(how));
    key.push_back(parts.size());
    for (const Distribution &part : parts)
        key.push_back(reinterpret_cast<std::uintptr_t>(part.identity()));
    for (const double number : numbers)
        key.push_back(std::bit_cast<std::uint64_t>(number));
    const auto found = m_made.find(key);
    if (found != m_made.end()) {
        found->second.age = 0;
        found->second.round = m_round;
        return found->second.result;
    }
    if (m_under)
        if (const auto known = m_under->m_made.find(key); known != m_under->m_made.end())
            return known->second.result;
    Distribution result = make();
    m_made.emplace(std::move(key), Made{result, std::move(parts), m_turn, m_round});
    return result;
}

Distribution Compositions::sequence(std::vector<Distribution> parts)
{
    if (parts.size() == 1)
        return parts.front();
    return made(Composed::Sequence, parts, {}, [&] { return ninesketch::sequence(parts); });
}

Distribution Compositions::repeated(const Distribution &part, double count)
{
    return made(Composed::Repeated, {part}, {count}, [&] { return ninesketch::repeated(part, count); });
}

Distribution Compositions::mixture(std::vector<WeightedDistribution> parts)
{
    std::vector<Distribution> distributions;
    std::vector<double> weights;
    for (const WeightedDistribution &part : parts) {
        distributions.push_back(part.distribution);
        weights.push_back(part.weight);
    }
    return made(Composed::Mixture, std::move(distributions), weights, [&] { return ninesketch::mixture(parts); });
}

Distribution Compositions::maximum(std::vector<Distribution> parts)
{
    return made(Composed::Slowest, parts, {}, [&] { return ninesketch::maximum(parts); });
}

void Compositions::endRound()
{
    std::erase_if(m_made, [this](const auto &one) {
        const auto how = static_cast<Composed>(one.first.front());
        return one.second.turn == m_turn && one.second.round != m_round && how != Composed::Hop &&
               how != Composed::Service;
    });
    ++m_round;
}

void Compositions::forgetUnused()
{
    ++m_turn;
    dropUnused(m_made);
}

} // namespace ninesketch
