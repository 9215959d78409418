// SPDX-License-Identifier: GPL-3.0-or-later
// Where parts of one request come to the same queue: what was sent off at once queues behind each other, and a later
// call finds what grew while the earlier one was served. No formula for independent visits sees that.
#pragma once
#include "model/estimates/latency.h"

#include <cstdint>
#include <map>

namespace ninesketch
{

class QueueMeetings
{
public:
    /// Refers to all that it is made of.
    QueueMeetings(const Design &design, const std::vector<Serving> &servings, const std::vector<Station> &stations,
                  std::size_t compositions);

    struct Meeting {
        /// Components to which branches of one stage, or what is done on the side, come at the same time and so queue
        /// behind one another: whoever comes there finds longer queues than behind requests that come one by one.
        std::vector<std::size_t> together;
        bool again = false; ///< stages after one another, where one waits
    };
    /// To be told of visits callees first: what meets somewhere below.
    Meeting meet(std::size_t composition, VisitNode node, const VisitPlan &plan);

private:
    using Stations = std::vector<std::uint64_t>; ///< two bits for each station that counts: it is crowded, one waits
    /// What a visit comes to.
    struct Below {
        Stations waitedFor; ///< before it is answered
        Stations onTheSide; ///< by what nobody waits for
        void add(const Below &more);
    };
    Below of(std::size_t composition, const PlannedCall &call) const;
    using Meetings = std::map<std::size_t, int>; ///< by component
    void count(Meetings &meetings, const Stations &common) const;

    static constexpr std::size_t none = SIZE_MAX;
    const std::vector<Serving> &m_servings;
    const std::vector<Station> &m_stations;
    std::vector<std::size_t> m_number;       ///< of stations that count, by component
    std::vector<std::size_t> m_component;    ///< the other way round
    std::vector<std::uint64_t> m_marks;      ///< their two bits, by component
    std::vector<std::vector<Below>> m_below; ///< by composition and visit
};

} // namespace ninesketch
