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

void Compositions::ask(Composed how, std::span<const Distribution> parts, std::span<const double> numbers)
{
    m_asked.assign({static_cast<std::uint64_t>(how), parts.size()});
    for (const Distribution &part : parts)
        m_asked.push_back(reinterpret_cast<std::uintptr_t>(part.identity()));
    for (const double number : numbers)
        m_asked.push_back(std::bit_cast<std::uint64_t>(number));
}

const Distribution *Compositions::answer()
{
    if (const auto found = m_made.find(m_asked); found != m_made.end()) {
        found->second.age = 0;
        found->second.round = m_round;
        return &found->second.result;
    }
    if (!m_under)
        return nullptr;
    const auto known = m_under->m_made.find(m_asked);
    return known != m_under->m_made.end() ? &known->second.result : nullptr;
}

Distribution Compositions::keep(MemoryKey key, std::vector<Distribution> parts, Distribution result)
{
    m_made.emplace(std::move(key), Made{result, std::move(parts), m_turn, m_round});
    return result;
}

Distribution Compositions::sequence(Listed<Distribution> parts)
{
    if (parts.size() == 1)
        return parts.front();
    return made(Composed::Sequence, parts, {}, [&] { return ninesketch::sequence(parts); });
}

Distribution Compositions::repeated(const Distribution &part, double count)
{
    return made(Composed::Repeated, {part}, {count}, [&] { return ninesketch::repeated(part, count); });
}

Distribution Compositions::mixture(Listed<WeightedDistribution> parts)
{
    m_asked.assign({static_cast<std::uint64_t>(Composed::Mixture), parts.size()});
    for (const WeightedDistribution &part : parts)
        m_asked.push_back(reinterpret_cast<std::uintptr_t>(part.distribution.identity()));
    for (const WeightedDistribution &part : parts)
        m_asked.push_back(std::bit_cast<std::uint64_t>(part.weight));
    if (const Distribution *known = answer())
        return *known;
    std::vector<Distribution> distributions;
    distributions.reserve(parts.size());
    for (const WeightedDistribution &part : parts)
        distributions.push_back(part.distribution);
    return keep(m_asked, std::move(distributions), ninesketch::mixture(parts));
}

Distribution Compositions::maximum(Listed<Distribution> parts)
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
