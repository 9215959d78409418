// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ninesketch
{

/// Times in bins 0.1 % wide: any percentile in constant memory.
class TimeHistogram
{
public:
    void add(double time);
    void merge(const TimeHistogram &other);
    double percentile(double probability) const;
    /// Share of the times that are at most that long.
    double shareUpTo(double time) const;
    double mean() const { return m_count > 0 ? m_sum / static_cast<double>(m_count) : 0; }
    std::uint64_t count() const { return m_count; }

private:
    static constexpr double shortest = 1e-9;
    std::vector<std::uint32_t> m_bins; ///< grown when needed
    std::uint64_t m_count = 0, m_none = 0;
    double m_sum = 0;
};

} // namespace ninesketch
