// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/fork_meetings.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double busy = 0.3; ///< utilisation from which it matters who comes there together

/// Takes `more` into `stations`; true when they had some in common.
bool join(std::vector<std::uint64_t> &stations, const std::vector<std::uint64_t> &more)
{
    bool common = false;
    stations.resize(std::max(stations.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) {
        common = common || (stations[i] & more[i]) != 0;
        stations[i] |= more[i];
    }
    return common;
}

} // namespace

ForkMeetings::ForkMeetings(const std::vector<Serving> &servings, const std::vector<Station> &stations,
                           std::size_t compositions)
    : m_number(stations.size(), none), m_below(compositions, std::vector<Stations>(stations.size() * 2))
{
    for (std::size_t i = 0; i < stations.size(); ++i)
        if (servings[i].servers > 0 && stations[i].utilisation.value_or(0) > busy)
            m_number[i] = m_count++;
}

void ForkMeetings::add(std::size_t composition, const PlannedCall &call, Stations &stations) const
{
    join(stations, m_below[composition][visitNode(call.to, call.operation)]);
    if (const std::size_t number = m_number[call.to]; number != none) {
        stations.resize((m_count + 63) / 64);
        stations[number / 64] |= std::uint64_t{1} << number % 64;
    }
}

bool ForkMeetings::meet(std::size_t composition, VisitNode node, const VisitPlan &plan)
{
    if (m_count == 0)
        return false;
    bool meets = false;
    Stations all;
    for (const PlannedStage &stage : plan.stages) {
        Stations met;
        for (const PlannedBranch &branch : stage.branches) {
            Stations own;
            add(composition, branch.call, own);
            for (const PlannedCall &call : branch.onMiss)
                add(composition, call, own);
            meets = join(met, own) || meets;
        }
        for (const PlannedCall &fallback : stage.fallbacks)
            add(composition, fallback, met);
        join(all, met);
    }
    m_below[composition][node] = std::move(all);
    return meets && !plan.oneOf;
}

} // namespace ninesketch
