// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/queue_meetings.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double busy = 0.3;    ///< utilisation from which it matters who comes there together
constexpr double waiting = 0.1; ///< mean waiting, in service times, from which it matters who comes there again

constexpr std::uint64_t isBusy = 0x5555555555555555u, oneWaits = isBusy << 1; // in words of 32 stations
constexpr std::size_t perWord = 32;

/// Takes `more` into `stations`; the marks that both had.
std::uint64_t join(std::vector<std::uint64_t> &stations, const std::vector<std::uint64_t> &more)
{
    std::uint64_t common = 0;
    stations.resize(std::max(stations.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) {
        common |= stations[i] & more[i];
        stations[i] |= more[i];
    }
    return common;
}

bool waitsAt(const Station &station)
{
    const double service = std::max(station.unloadedMean[0], station.unloadedMean[1]);
    return service > 0 && station.meanWaiting > waiting * service;
}

} // namespace

QueueMeetings::QueueMeetings(const std::vector<Serving> &servings, const std::vector<Station> &stations,
                             std::size_t compositions)
    : m_number(stations.size(), none), m_marks(stations.size(), 0),
      m_below(compositions, std::vector<Stations>(stations.size() * 2))
{
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (servings[i].servers <= 0)
            continue;
        const std::uint64_t marks =
            (stations[i].utilisation.value_or(0) > busy ? isBusy : 0) | (waitsAt(stations[i]) ? oneWaits : 0);
        if (marks == 0)
            continue;
        m_number[i] = m_count++;
        m_marks[i] = marks & (std::uint64_t{3} << 2 * (m_number[i] % perWord));
    }
}

void QueueMeetings::add(std::size_t composition, const PlannedCall &call, Stations &stations) const
{
    join(stations, m_below[composition][visitNode(call.to, call.operation)]);
    if (const std::size_t number = m_number[call.to]; number != none) {
        stations.resize((m_count + perWord - 1) / perWord);
        stations[number / perWord] |= m_marks[call.to];
    }
}

QueueMeetings::Meeting QueueMeetings::meet(std::size_t composition, VisitNode node, const VisitPlan &plan)
{
    if (m_count == 0)
        return {};
    Meeting made;
    Stations all;
    for (const PlannedStage &stage : plan.stages) {
        Stations met;
        for (const PlannedBranch &branch : stage.branches) {
            Stations own;
            add(composition, branch.call, own);
            for (const PlannedCall &call : branch.onMiss)
                add(composition, call, own);
            made.together = (join(met, own) & isBusy) != 0 || made.together;
        }
        for (const PlannedCall &fallback : stage.fallbacks)
            add(composition, fallback, met);
        made.again = (join(all, met) & oneWaits) != 0 || made.again;
    }
    if (plan.oneOf)
        made = {};
    const std::size_t component = componentOfNode(node), number = m_number[component];
    if (number != none && number / perWord < all.size()) // below itself: what it calls comes back to it
        made.again = (all[number / perWord] & m_marks[component] & oneWaits) != 0 || made.again;
    m_below[composition][node] = std::move(all);
    return made;
}

} // namespace ninesketch
