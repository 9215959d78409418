// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace ninesketch
{

/// First come, first served. A ring that only grows: once it is as long as the queue ever gets, nothing is allocated.
class WaitingLine
{
public:
    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }

    void push(std::uint32_t value)
    {
        if (m_size == m_ring.size())
            grow();
        m_ring[(m_first + m_size++) & (m_ring.size() - 1)] = value;
    }

    std::uint32_t pop()
    {
        const std::uint32_t value = m_ring[m_first];
        m_first = (m_first + 1) & (m_ring.size() - 1);
        --m_size;
        return value;
    }

    template <typename Function> void forEach(const Function &function) const
    {
        for (std::size_t i = 0; i < m_size; ++i)
            function(m_ring[(m_first + i) & (m_ring.size() - 1)]);
    }

private:
    void grow()
    {
        std::vector<std::uint32_t> larger(m_ring.empty() ? 16 : 2 * m_ring.size()); // a power of two
        for (std::size_t i = 0; i < m_size; ++i)
            larger[i] = m_ring[(m_first + i) & (m_ring.size() - 1)];
        m_ring.swap(larger);
        m_first = 0;
    }

    std::vector<std::uint32_t> m_ring;
    std::size_t m_first = 0, m_size = 0;
};

} // namespace ninesketch
