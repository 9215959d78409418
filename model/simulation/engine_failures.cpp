// SPDX-License-Identifier: GPL-3.0-or-later
// Parts fail and are repaired, and take with them what stands on them: replicas with their servers, whole components.
#include "model/simulation/event_engine.h"

#include <algorithm>

namespace ninesketch
{

/// Stationary from the start: each part is down with its long-run share, and times are memoryless.
void EventEngine::startFailures()
{
    for (std::size_t i = 0; i < m_states.size() && !m_model.parts.empty(); ++i) {
        m_states[i].causes.assign(m_model.units[i], 0);
        m_states[i].up = m_model.units[i];
        m_states[i].needed = m_model.needed[i];
    }
    for (std::size_t p = 0; p < m_model.parts.size(); ++p) {
        const FailingPart &part = m_model.parts[p];
        if (m_random.chance(part.downTime / (part.upTime + part.downTime)))
            partFails(static_cast<Index>(p));
        else
            schedule(m_random.exponential(part.upTime), Kind::Fail, static_cast<Index>(p));
    }
}

void EventEngine::partFails(Index at)
{
    const FailingPart &part = m_model.parts[at];
    schedule(m_random.exponential(part.downTime), Kind::Repair, at);
    ++m_partsDown;
    ++m_outages;
    for (const FailingPart::Taken &taken : part.takes) {
        State &state = m_states[taken.component];
        if (taken.unit == FailingPart::whole)
            ++state.wholeCauses;
        else if (state.causes[taken.unit]++ == 0)
            unitFails(taken.component, taken.unit);
    }
}

void EventEngine::partIsRepaired(Index at)
{
    const FailingPart &part = m_model.parts[at];
    schedule(m_random.exponential(part.upTime), Kind::Fail, at);
    --m_partsDown;
    for (const FailingPart::Taken &taken : part.takes) {
        State &state = m_states[taken.component];
        if (taken.unit == FailingPart::whole)
            --state.wholeCauses;
        else if (--state.causes[taken.unit] == 0)
            unitReturns(taken.component, taken.unit);
    }
}

/// Its servers take no more; what they have begun is still answered, what waits for it alone is lost. Where it led,
/// another one takes over after a while.
void EventEngine::unitFails(Index component, Index unit)
{
    State &state = m_states[component];
    --state.up;
    if (m_model.failover[component] > 0 && unit == state.leader) {
        state.failoverUntil = m_now + m_model.failover[component];
        const auto next = std::ranges::find(state.causes, 0);
        state.leader = next == state.causes.end() ? unit : static_cast<Index>(next - state.causes.begin());
    }
    if (m_model.serversOfUnit[component] == 0)
        return;
    changeServers(component, unit, -m_model.serversOfUnit[component]);
    if (state.queues.size() != state.causes.size() || state.queues.size() < 2)
        return;
    WaitingLine lost;
    std::swap(lost, state.queues[unit].waiting);
    while (!lost.empty()) {
        const Index visit = lost.pop();
        m_visits[visit].service = m_visits[visit].hold = 0; // it never gets a server
        m_visits[visit].down = true;
        finish(visit, false);
    }
}

void EventEngine::unitReturns(Index component, Index unit)
{
    ++m_states[component].up;
    changeServers(component, unit, m_model.serversOfUnit[component]);
}

void EventEngine::changeServers(Index component, Index unit, int by)
{
    State &state = m_states[component];
    if (state.queues.empty() || m_model.feeds[component].partitions > 0 || m_model.units[component] < 2)
        return; // partitions are dealt to the consumers that are left
    const std::size_t number = state.queues.size() == 1 ? 0 : unit;
    if (number >= state.queues.size())
        return;
    Queue &queue = state.queues[number];
    if (m_model.servings[component].processorSharing) {
        advance(queue);
        queue.servers += by;
        scheduleShared(component, number);
        return;
    }
    queue.servers += by;
    while (queue.busy < queue.servers && !queue.waiting.empty()) {
        ++queue.busy;
        serve(queue.waiting.pop());
    }
}

/// The next one that is up, from `number` on; itself when none is.
std::size_t EventEngine::upFrom(const State &state, std::size_t number) const
{
    if (state.causes.size() != state.queues.size() || state.causes.empty())
        return number;
    for (std::size_t i = 0; i < state.causes.size(); ++i)
        if (const std::size_t at = (number + i) % state.causes.size(); state.causes[at] == 0)
            return at;
    return number;
}

} // namespace ninesketch
