// SPDX-License-Identifier: GPL-3.0-or-later
// Where the calls of one fork come together again: parts of one request that queue behind each other, which no formula
// for independent branches sees.
#pragma once
#include "model/estimates/latency.h"

#include <cstdint>

namespace ninesketch
{

class ForkMeetings
{
public:
    ForkMeetings(const std::vector<Serving> &servings, const std::vector<Station> &stations, std::size_t compositions);

    /// To be told of visits callees first: whether branches of one stage meet at a busy component somewhere below.
    bool meet(std::size_t composition, VisitNode node, const VisitPlan &plan);

private:
    using Stations = std::vector<std::uint64_t>; ///< a bit for each busy station
    void add(std::size_t composition, const PlannedCall &call, Stations &stations) const;

    static constexpr std::size_t none = SIZE_MAX;
    std::vector<std::size_t> m_number; ///< of busy stations, by component
    std::size_t m_count = 0;
    std::vector<std::vector<Stations>> m_below; ///< by composition and visit: the busy stations that it may wait at
};

} // namespace ninesketch
