// SPDX-License-Identifier: GPL-3.0-or-later
// Requests from their arrival to their answer, with the background work that they leave behind.
#include "model/simulation/event_engine.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

void EventEngine::arrive(Index requestClass)
{
    const Index root = m_roots.make();
    const SimulationModel::Source &source = *m_model.sources[requestClass];
    Root &request = m_roots[root];
    request.requestClass = requestClass;
    request.plans = source.plans.get();
    request.hops = &source.hops;
    request.live = request.background = 0;
    request.asked = request.lastDone = m_now;
    request.published = request.answered = false;
    start(makeVisit(root, source.entry, source.operation, false));
}

EventEngine::Index EventEngine::makeVisit(Index root, std::size_t component, Operation operation, bool background)
{
    const Index made = m_visits.make();
    Visit &visit = m_visits[made];
    visit = {};
    visit.root = root;
    visit.component = static_cast<Index>(component);
    visit.operation = operation;
    visit.isBackground = visit.isBehind = background;
    Root &request = m_roots[root];
    visit.plan = &request.plans->plan(component, operation);
    ++request.live;
    if (background)
        ++request.background;
    return made;
}

void EventEngine::publish(Index at)
{
    const VisitPlan &plan = *m_visits[at].plan;
    if (plan.competing) {
        publishToOne(at, plan);
        return;
    }
    for (const PlannedCall &call : plan.background) {
        const int times = timesOf(call.count);
        for (int i = 0; i < times; ++i)
            sendOff(at, call);
    }
}

/// A whole number by chance, so often on average.
int EventEngine::timesOf(double count)
{
    const double whole = std::floor(count);
    return static_cast<int>(whole) + (m_random.chance(count - whole) ? 1 : 0);
}

/// Each message to one of the consumers.
void EventEngine::publishToOne(Index at, const VisitPlan &plan)
{
    double total = 0;
    for (const PlannedCall &call : plan.background)
        total += call.count;
    constexpr double rounding = 1e-12;
    for (int left = timesOf(total + rounding); left > 0; --left) {
        double drawn = total * m_random.uniform();
        std::size_t taker = 0;
        while (taker + 1 < plan.background.size() && (drawn -= plan.background[taker].count) > 0)
            ++taker;
        sendOff(at, plan.background[taker]);
    }
}

void EventEngine::sendOff(Index at, const PlannedCall &call)
{
    const Call &drawn = m_model.design->calls[call.call];
    for (int i = 0; i < std::max(1, drawn.copies); ++i) {
        const Index root = m_visits[at].root;
        if (drawn.mode != CallMode::Replicate)
            m_roots[root].published = true;
        const double delay = drawHop(hopOf(root, call)) + m_model.linger[m_visits[at].component];
        const Index made = makeVisit(root, call.to, call.operation, true);
        if (delay > 0)
            schedule(delay, Kind::Start, made);
        else
            start(made);
    }
}

void EventEngine::finish(Index at, bool ok)
{
    // the place may be taken again while this goes on: what is needed is read first
    const Visit &place = m_visits[at];
    const struct {
        Index root, component, pool, caller, callerGeneration, waiting;
        bool isBackground, isThreaded, freed, down, optional;
        double service, hold, gotThread;
    } visit{place.root,     place.component,    place.pool,       place.caller,   place.callerGeneration,
            place.waiting,  place.isBackground, place.isThreaded, place.freed,    place.down,
            place.optional, place.service,      place.hold,       place.gotThread};
    const Serving &serving = m_model.servings[visit.component];
    if (ok && serving.errorRate > 0 && m_random.chance(serving.errorRate))
        ok = false;
    // a server may still be held for it: release() gives its place back then
    const bool held = visit.hold > visit.service * (1 + 1e-12) && !m_states[visit.component].queues.empty() &&
                      !serving.processorSharing && visit.service > 0 && !visit.freed;
    if (held)
        m_visits[at].freed = true;
    else
        m_visits.free.push_back(at);
    if (visit.isThreaded) {
        State &state = m_states[visit.component];
        Threads &threads = state.threads[visit.pool];
        m_components[visit.component].threads += m_now - std::max(visit.gotThread, m_countFrom);
        if (threads.waiting.empty())
            ++threads.free;
        else {
            const Index next = threads.waiting.pop();
            m_visits[next].gotThread = m_now;
            enterStation(next);
        }
    }
    Root &root = m_roots[visit.root];
    const bool whole = visit.caller == none && visit.waiting == none && !visit.isBackground;
    if (whole) {
        root.answered = true;
        ++m_answered;
        ClassCounts &counts = m_classes[root.requestClass];
        ++counts.ended;
        if (ok) {
            ++counts.good;
            counts.latency.add(m_now - root.asked);
        }
        if (root.published && root.background == 0)
            counts.processed.add(root.lastDone - root.asked);
    }
    if (visit.caller != none)
        outcome(visit.caller, visit.callerGeneration, ok, !ok && visit.down);
    else if (visit.waiting != none)
        partDone(visit.waiting, ok || visit.optional, visit.down);
    leaveRoot(visit.root, visit.isBackground);
}

void EventEngine::leaveRoot(Index at, bool background)
{
    Root &root = m_roots[at];
    if (background) {
        root.lastDone = m_now;
        if (--root.background == 0 && root.answered && root.published)
            m_classes[root.requestClass].processed.add(m_now - root.asked);
    }
    if (--root.live == 0)
        m_roots.free.push_back(at);
}

} // namespace ninesketch
