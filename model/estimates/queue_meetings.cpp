// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/queue_meetings.h"

#include "model/queueing/queueing.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double crowded = 0.02; ///< of a service that the last of those who come together waits for the others
constexpr double waiting = 0.1;  ///< mean waiting, in service times, from which it matters who comes there again

constexpr std::uint64_t isCrowded = 0x5555555555555555u, oneWaits = isCrowded << 1; // in words of 32 stations
constexpr std::size_t perWord = 32;

/// Takes `more` into `stations`; the marks that both had.
std::vector<std::uint64_t> join(std::vector<std::uint64_t> &stations, const std::vector<std::uint64_t> &more)
{
    std::vector<std::uint64_t> common(std::min(stations.size(), more.size()));
    for (std::size_t i = 0; i < common.size(); ++i)
        common[i] = stations[i] & more[i];
    stations.resize(std::max(stations.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i)
        stations[i] |= more[i];
    return common;
}

bool any(const std::vector<std::uint64_t> &marks, std::uint64_t of)
{
    return std::ranges::any_of(marks, [of](std::uint64_t word) { return (word & of) != 0; });
}

bool waitsAt(const Station &station)
{
    const double service = std::max(station.unloadedMean[0], station.unloadedMean[1]);
    return service > 0 && station.meanWaiting > waiting * service;
}

/// Whether `together` that come at once keep each other waiting: the others hold a server each, the last finds all of
/// them busy so often, and then waits until one of them is free.
bool isCrowdedBy(int together, const Serving &serving, const Station &station)
{
    if (serving.servers <= 0 || together < 2)
        return false;
    const bool apart = serving.routing == Routing::Random || serving.routing == Routing::RoundRobin;
    const int servers = apart ? serving.servers : serving.replicas * serving.servers;
    if (serving.routing == Routing::RoundRobin)
        together = (together + serving.replicas - 1) / serving.replicas;
    const double another = serving.routing == Routing::Random ? 1.0 / serving.replicas : 1; // comes to the same replica
    const double utilisation = std::min(station.utilisation.value_or(0), 1.0), busy = utilisation * servers;
    const int left = servers - together + 1;
    const double full = together < 2 ? 0 : busy >= left ? 1 : queueing::erlangC(busy, left);
    return another * full / (servers * std::max(1 - utilisation, 1e-9)) > crowded;
}

} // namespace

QueueMeetings::QueueMeetings(const Design &design, const std::vector<Serving> &servings,
                             const std::vector<Station> &stations, std::size_t compositions)
    : m_servings(servings), m_stations(stations), m_number(stations.size(), none), m_marks(stations.size(), 0),
      m_below(compositions, std::vector<Below>(stations.size() * 2))
{
    std::vector<int> ways(stations.size(), 0); // by which parts of a request may come at once
    for (const Call &call : design.calls)
        ++ways[call.to];
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (servings[i].servers <= 0)
            continue;
        const std::uint64_t marks = (isCrowdedBy(std::max(2, ways[i]), servings[i], stations[i]) ? isCrowded : 0) |
                                    (waitsAt(stations[i]) ? oneWaits : 0);
        if (marks == 0)
            continue;
        m_number[i] = m_component.size();
        m_component.push_back(i);
        m_marks[i] = marks & (std::uint64_t{3} << 2 * (m_number[i] % perWord));
    }
}

void QueueMeetings::Below::add(const Below &more)
{
    join(waitedFor, more.waitedFor);
    join(onTheSide, more.onTheSide);
}

QueueMeetings::Below QueueMeetings::of(std::size_t composition, const PlannedCall &call) const
{
    Below below = m_below[composition][visitNode(call.to, call.operation)];
    if (const std::size_t number = m_number[call.to]; number != none) {
        below.waitedFor.resize(std::max(below.waitedFor.size(), number / perWord + 1));
        below.waitedFor[number / perWord] |= m_marks[call.to];
    }
    return below;
}

void QueueMeetings::count(Meetings &meetings, const Stations &common) const
{
    for (std::size_t word = 0; word < common.size(); ++word)
        for (std::size_t k = 0; (common[word] & isCrowded) != 0 && k < perWord; ++k)
            if (((common[word] & isCrowded) >> 2 * k & 1) != 0)
                ++meetings[m_component[word * perWord + k]];
}

QueueMeetings::Meeting QueueMeetings::meet(std::size_t composition, VisitNode node, const VisitPlan &plan)
{
    if (m_component.empty())
        return {};
    Meeting made;
    Meetings meetings;
    Below all;
    for (const PlannedCall &call : plan.background) { // goes on by itself, beside all that follows
        const Below own = of(composition, call);
        Stations beside = plan.competing ? Stations() : all.onTheSide, mine = own.waitedFor;
        join(mine, own.onTheSide);
        count(meetings, join(beside, mine));
        join(all.onTheSide, mine);
    }
    for (const PlannedStage &stage : plan.stages) {
        Below met;
        for (const PlannedBranch &branch : stage.branches) {
            Below own = of(composition, branch.call);
            for (const PlannedCall &call : branch.onMiss)
                own.add(of(composition, call));
            Stations beside = plan.oneOf ? Stations() : met.waitedFor;
            join(beside, all.onTheSide);
            if (!plan.oneOf)
                join(beside, met.onTheSide);
            if (branch.call.count > 1) // what the first one left behind goes on beside the second one
                join(beside, own.onTheSide);
            Stations mine = own.waitedFor;
            join(mine, own.onTheSide);
            count(meetings, join(beside, mine));
            met.add(own);
        }
        for (const PlannedCall &fallback : stage.fallbacks)
            met.add(of(composition, fallback));
        made.again = (!plan.oneOf && any(join(all.waitedFor, met.waitedFor), oneWaits)) || made.again;
        join(all.waitedFor, met.waitedFor);
        join(all.onTheSide, met.onTheSide);
    }
    for (const auto &[at, others] : meetings)
        if (isCrowdedBy(others + 1, m_servings[at], m_stations[at]))
            made.together.push_back(at);
    const std::size_t component = componentOfNode(node), number = m_number[component];
    if (number != none && number / perWord < all.waitedFor.size()) // below itself: what it calls comes back to it
        made.again = (all.waitedFor[number / perWord] & m_marks[component] & oneWaits) != 0 || made.again;
    m_below[composition][node] = std::move(all);
    return made;
}

} // namespace ninesketch
