// SPDX-License-Identifier: GPL-3.0-or-later
// Compositions of times that have been made before. What is composed of the very same parts is the very same
// distribution: whatever it had worked out of itself serves again. So stations and classes alike share their work
// within an evaluation, and what a change does not touch is shared with the evaluation before.
#pragma once
#include "model/distribution/distribution.h"

#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ninesketch
{

/// Numbers, bit by bit.
using MemoryKey = std::vector<std::uint64_t>;
struct MemoryKeyHash {
    std::size_t operator()(const MemoryKey &key) const;
};

/// How often what is kept may go unasked: two designs evaluated by turns (as drawn, and in a scenario) keep both.
constexpr int keptTurns = 2;

/// Takes out of a map of things with an `age` those that have not been asked for in the last turns. Asking sets the age
/// to 0.
template <typename Map> void dropUnused(Map &map)
{
    for (auto at = map.begin(); at != map.end();)
        at = ++at->second.age > keptTurns ? map.erase(at) : std::next(at);
}

/// How a distribution came about.
enum class Composed { Sequence, Repeated, Mixture, Slowest, Quorum, Hedged, Capped, InTime, Hop, Service };

/// What a caller lists in braces or in a vector. Only for as long as the call takes.
template <typename T> class Listed : public std::span<const T>
{
public:
    Listed(std::initializer_list<T> values) : std::span<const T>(values.begin(), values.size()) {}
    Listed(const std::vector<T> &values) : std::span<const T>(values) {}
};

/// Not for several threads at once. Most is asked for again and again: what is known is found without asking for
/// memory.
class Compositions
{
public:
    Compositions() = default;
    /// What `under` has made is known, too; that stays as it is. Not for longer than it lives.
    explicit Compositions(const Compositions *under) : m_under(under) {}
    Distribution sequence(Listed<Distribution> parts);
    Distribution repeated(const Distribution &part, double count);
    Distribution mixture(Listed<WeightedDistribution> parts);
    Distribution maximum(Listed<Distribution> parts);
    /// What `make` returns, or what it returned when last asked for the same of the very same parts and numbers.
    template <typename Make>
    Distribution made(Composed how, Listed<Distribution> parts, Listed<double> numbers, const Make &make)
    {
        ask(how, parts, numbers);
        if (const Distribution *known = answer())
            return *known;
        MemoryKey key = m_asked; // what makes it may ask, too
        return keep(std::move(key), {parts.begin(), parts.end()}, make());
    }

    /// Ends one of several rounds of a turn, each of which composes all anew: drops what was made in this turn and was
    /// not asked for in that round, so that its memory serves the next one. What stations are made of stays.
    void endRound();
    /// Ends a turn: drops what was asked for neither in it nor in the one before.
    void forgetUnused();

private:
    struct Made {
        Distribution result;
        std::vector<Distribution> parts;   ///< kept, so that their identities stay theirs
        std::uint64_t turn = 0, round = 0; ///< that made it; that asked for it last
        int age = 0;
    };
    void ask(Composed how, std::span<const Distribution> parts, std::span<const double> numbers);
    const Distribution *answer();
    Distribution keep(MemoryKey key, std::vector<Distribution> parts, Distribution result);

    const Compositions *m_under = nullptr;
    MemoryKey m_asked; ///< what is looked for
    std::uint64_t m_turn = 0, m_round = 0;
    std::unordered_map<MemoryKey, Made, MemoryKeyHash> m_made;
};

} // namespace ninesketch
