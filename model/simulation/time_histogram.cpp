// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/time_histogram.h"

#include "model/simulation/random.h"

#include <algorithm>

namespace ninesketch
{

void TimeHistogram::add(double time)
{
    ++m_count;
    m_sum += time;
    if (!(time > shortest)) {
        ++m_none;
        return;
    }
    const auto bin = static_cast<std::size_t>(portableLog(time * (1 / shortest)) * 1000.5);
    if (bin >= m_bins.size())
        m_bins.resize(bin + 256);
    ++m_bins[bin];
}

void TimeHistogram::merge(const TimeHistogram &other)
{
    if (other.m_bins.size() > m_bins.size())
        m_bins.resize(other.m_bins.size());
    for (std::size_t i = 0; i < other.m_bins.size(); ++i)
        m_bins[i] += other.m_bins[i];
    m_count += other.m_count;
    m_none += other.m_none;
    m_sum += other.m_sum;
}

double TimeHistogram::percentile(double probability) const
{
    const double wanted = probability * static_cast<double>(m_count);
    auto seen = static_cast<double>(m_none);
    if (seen >= wanted)
        return 0;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i] == 0)
            continue;
        const double here = m_bins[i];
        if (seen + here >= wanted)
            return shortest * portableExp((static_cast<double>(i) + (wanted - seen) / here) / 1000.5);
        seen += here;
    }
    return 0;
}

double TimeHistogram::shareUpTo(double time) const
{
    if (m_count == 0)
        return 0;
    auto seen = static_cast<double>(m_none);
    if (time > shortest) {
        const double place = portableLog(time * (1 / shortest)) * 1000.5;
        const auto bin = static_cast<std::size_t>(place);
        for (std::size_t i = 0; i < std::min(bin, m_bins.size()); ++i)
            seen += m_bins[i];
        if (bin < m_bins.size())
            seen += m_bins[bin] * (place - static_cast<double>(bin));
    }
    return seen / static_cast<double>(m_count);
}

} // namespace ninesketch
