// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of a decision diagram (Bryant 1986): each stands there once, and is found again by what it is made of.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ninesketch
{

/// Of any three numbers a scattered one.
inline std::size_t scattered(int a, int b, int c)
{
    std::uint64_t value = static_cast<std::uint64_t>(a) * 0x9e3779b97f4a7c15ULL;
    value = (value ^ static_cast<std::uint64_t>(b)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 29) ^ static_cast<std::uint64_t>(c)) * 0x94d049bb133111ebULL;
    return static_cast<std::size_t>(value ^ (value >> 31));
}

/// Numbered from 0 in the order in which they were made; 0 and 1 are the two ends.
class UniqueNodes
{
public:
    struct Node {
        int variable, low, high;
        friend bool operator==(const Node &, const Node &) = default;
    };
    UniqueNodes() { clear(); }

    /// Leaves the two ends.
    void clear()
    {
        m_nodes.assign({{INT32_MAX, 0, 0}, {INT32_MAX, 1, 1}});
        m_places.assign(128, -1);
    }
    std::size_t size() const noexcept { return m_nodes.size(); }
    const Node &operator[](std::size_t number) const { return m_nodes[number]; }
    const Node &at(int number) const { return m_nodes[static_cast<std::size_t>(number)]; }

    /// The number of that node, which is made where there is none.
    int numberOf(const Node &node)
    {
        if (m_nodes.size() * 2 > m_places.size())
            grow();
        int &place = placeOf(node);
        if (place < 0) {
            place = static_cast<int>(m_nodes.size());
            m_nodes.push_back(node);
        }
        return place;
    }

private:
    /// Where its number stands, or is to stand.
    int &placeOf(const Node &node)
    {
        std::size_t slot = scattered(node.variable, node.low, node.high) & (m_places.size() - 1);
        while (m_places[slot] >= 0 && at(m_places[slot]) != node)
            slot = (slot + 1) & (m_places.size() - 1);
        return m_places[slot];
    }
    void grow()
    {
        m_places.assign(m_places.size() * 4, -1);
        for (std::size_t i = 2; i < m_nodes.size(); ++i)
            placeOf(m_nodes[i]) = static_cast<int>(i);
    }

    std::vector<Node> m_nodes;
    std::vector<int> m_places; ///< a power of two of them; -1: nothing there
};

} // namespace ninesketch
