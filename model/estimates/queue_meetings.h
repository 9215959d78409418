// SPDX-License-Identifier: GPL-3.0-or-later
// Where parts of one request come to the same queue: calls of one fork queue behind each other, and a later call finds
// what grew while the earlier one was served. No formula for independent visits sees that.
#pragma once
#include "model/estimates/latency.h"

#include <cstdint>

namespace ninesketch
{

class QueueMeetings
{
public:
    QueueMeetings(const std::vector<Serving> &servings, const std::vector<Station> &stations, std::size_t compositions);

    struct Meeting {
        bool together = false; ///< branches of one stage, at a component that is busy
        bool again = false;    ///< stages after one another, where one waits
    };
    /// To be told of visits callees first: what meets somewhere below.
    Meeting meet(std::size_t composition, VisitNode node, const VisitPlan &plan);

private:
    using Stations = std::vector<std::uint64_t>; ///< two bits for each station that counts: it is busy, one waits there
    void add(std::size_t composition, const PlannedCall &call, Stations &stations) const;

    static constexpr std::size_t none = SIZE_MAX;
    std::vector<std::size_t> m_number;  ///< of stations that count, by component
    std::vector<std::uint64_t> m_marks; ///< their two bits, by component
    std::size_t m_count = 0;
    std::vector<std::vector<Stations>> m_below; ///< by composition and visit: the stations that it comes to
};

} // namespace ninesketch
