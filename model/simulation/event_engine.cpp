// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/event_engine.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

namespace
{
constexpr std::size_t mostVisits = 2'000'000; ///< at once; more means that work piles up without end
constexpr double usedInWarmUp = 1000;         ///< tokens of a burst that warming up uses

/// By component, per second: what clients call of it.
std::vector<double> ratesFromClients(const SimulationModel &model)
{
    std::vector<double> rates(model.servings.size(), 0);
    for (const auto &source : model.sources)
        if (source)
            for (const PlannedStage &stage : source->plans->plan(source->entry, source->operation).stages)
                for (const PlannedBranch &branch : stage.branches)
                    rates[branch.call.to] += branch.call.count * source->batch / source->meanGap;
    return rates;
}

} // namespace

EventEngine::EventEngine(const SimulationModel &model, std::uint64_t seed, std::uint64_t stream)
    : m_model(model), m_random(seed, stream), m_retriesEarned(model.plain.size(), 0), m_classes(model.sources.size()),
      m_components(model.servings.size())
{
    const std::vector<double> called = ratesFromClients(model);
    for (std::size_t i = 0; i < model.servings.size(); ++i) {
        const Serving &serving = model.servings[i];
        State &state = m_states.emplace_back();
        const bool shared = serving.routing == Routing::SharedQueue;
        if (serving.servers > 0) {
            const int all = serving.replicas * serving.servers;
            const int partitions = model.feeds[i].partitions;
            const int count = partitions > 0 ? std::min(all, partitions) : shared ? 1 : serving.replicas;
            state.queues.resize(static_cast<std::size_t>(count));
            for (Queue &queue : state.queues)
                queue.servers = partitions > 0 ? 1 : shared ? all : serving.servers;
        }
        for (const Queue &queue : state.queues)
            state.servers += queue.servers;
        if (serving.blocking) {
            state.threads.resize(static_cast<std::size_t>(shared ? 1 : serving.replicas));
            for (Threads &threads : state.threads)
                threads.free = shared ? serving.threads * serving.replicas : serving.threads;
        }
        if (shared)
            state.leaders.resize(std::min(model.ledUpTo[i].size(), static_cast<std::size_t>(serving.replicas)));
        for (Threads &leader : state.leaders)
            leader.free = serving.servers;
        // a large bucket that is asked for more than comes in was full once, long before what is simulated
        const bool drained = serving.rateLimit && called[i] > *serving.rateLimit && serving.burst > usedInWarmUp;
        if (serving.rateLimit)
            state.buckets.assign(static_cast<std::size_t>(serving.buckets),
                                 {drained ? 0 : serving.burst / serving.buckets, 0});
        state.steady = model.parts.empty() && model.design->components[i].enabled;
        state.partitionClock.assign(model.paces[i].upTo.size(), 0);
    }
    startFailures();
    for (std::size_t c = 0; c < model.sources.size(); ++c)
        if (model.sources[c])
            schedule(drawGap(*model.sources[c]), Kind::Arrival, static_cast<Index>(c));
}

double EventEngine::longest() const
{
    double longest = 0;
    for (const ClassCounts &one : m_classes)
        for (const TimeHistogram *times : {&one.latency, &one.processed})
            if (times->count() > 0)
                longest = std::max({longest, 4 * times->mean(), 1.25 * times->percentile(0.999)});
    return longest;
}

bool EventEngine::warmUp(std::uint64_t requests, double seconds, std::uint64_t mostEvents, const std::stop_token &stop)
{
    bool settled = run(requests, seconds, mostEvents, stop);
    while (settled && m_now < longest() && !waitsForEver())
        settled = run(0, longest() - m_now, mostEvents, stop);
    startCounting();
    return settled;
}

bool EventEngine::waitsForEver() const
{
    constexpr std::size_t many = 1000, callers = 10; // those of a visit that waits are under way, too
    const Waiting now = waiting();
    const std::size_t most = std::max(now.awaited, now.behind);
    // where hardly any of what is under way waits, the first answers are only on their way
    return most > many && 2 * most > m_answered && callers * most > underWay();
}

void EventEngine::startCounting()
{
    m_classes.assign(m_classes.size(), {});
    m_components.assign(m_components.size(), {});
    m_countFrom = m_now;
    m_waitingFrom.clear();
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_waitingFrom.push_back(waitingAt(i));
    m_pacedFrom = m_paced;
    m_answeredFrom = m_answered;
    m_outages = m_partsDown;
}

EventEngine::Waiting EventEngine::waiting() const
{
    Waiting count = m_paced;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const Waiting here = waitingAt(i);
        count.awaited += here.awaited;
        count.behind += here.behind;
    }
    return count;
}

EventEngine::Waiting EventEngine::waitingAt(std::size_t component) const
{
    Waiting count;
    const auto add = [&](Index visit) { ++(m_visits.items[visit].isBehind ? count.behind : count.awaited); };
    const State &state = m_states[component];
    for (const Queue &queue : state.queues) {
        queue.waiting.forEach(add);
        for (const auto &[work, visit] : queue.shared)
            add(visit);
    }
    for (const Threads &threads : state.threads)
        threads.waiting.forEach(add);
    for (const Threads &leader : state.leaders)
        leader.waiting.forEach(add);
    return count;
}

bool EventEngine::pilesUp() const
{
    const Waiting now = waiting();
    return m_overrun ? mostWait(now) && 10 * now.awaited >= now.behind : grew(&Waiting::awaited);
}

bool EventEngine::fallsBehind() const
{
    const Waiting now = waiting();
    return m_overrun ? mostWait(now) && 10 * now.behind >= now.awaited : grew(&Waiting::behind);
}

/// Of what is under way: else it is so much because it takes long, not because it piles up.
bool EventEngine::mostWait(const Waiting &now) const
{
    return 2 * (now.awaited + now.behind) > underWay();
}

bool EventEngine::grew(std::size_t Waiting::*which) const
{
    constexpr double share = 0.05;
    // from little to much, or, where a short run began late, more than half of what came
    const auto muchMore = [](std::size_t from, std::size_t to, std::uint64_t came) {
        const auto now = static_cast<double>(to), before = static_cast<double>(from), all = static_cast<double>(came);
        return now > 1000 && (now > 1.5 * before || now - before > all) && now - before > share * all;
    };
    Waiting before = m_pacedFrom, now = m_paced;
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const Waiting here = waitingAt(i);
        if (muchMore(m_waitingFrom[i].*which, here.*which, m_components[i].arrived))
            return true;
        before.*which += m_waitingFrom[i].*which;
        now.*which += here.*which;
    }
    return muchMore(before.*which, now.*which, m_answered - m_answeredFrom);
}

bool EventEngine::run(std::uint64_t requests, double seconds, std::uint64_t mostEvents, const std::stop_token &stop)
{
    const std::uint64_t goal = m_answered + requests;
    const double end = m_now + seconds;
    for (std::uint64_t turn = 0; !m_events.empty(); ++turn) {
        if (seconds > 0 ? m_events.nextTime() >= end : m_answered >= goal)
            break;
        if (turn % 4096 == 0) {
            m_overrun = m_overrun || underWay() > mostVisits;
            if (m_overrun || stop.stop_requested() || m_handled >= mostEvents)
                return false;
        }
        const auto event = m_events.pop();
        m_now = event.time;
        ++m_handled;
        m_depth = 0;
        handle(event.payload);
    }
    if (seconds > 0)
        m_now = std::max(m_now, end);
    return true;
}

void EventEngine::handle(const Event &event)
{
    switch (event.kind) {
    case Kind::Arrival: {
        const SimulationModel::Source &source = *m_model.sources[event.subject];
        for (std::uint32_t i = 0; i < source.batch; ++i)
            arrive(event.subject);
        schedule(drawGap(source), Kind::Arrival, event.subject);
        break;
    }
    case Kind::Start:
        start(event.subject);
        break;
    case Kind::Release: // the server is free, and the answer is there at the same time or later
        release(event.subject);
        break;
    case Kind::Answer:
        answered(event.subject);
        break;
    case Kind::Timeout:
        if (m_callers[event.subject].generation == event.generation)
            attemptDone(event.subject, false);
        break;
    case Kind::Retry:
        attempt(event.subject);
        break;
    case Kind::Hedge:
        if (m_callers[event.subject].generation == event.generation)
            send(event.subject);
        break;
    case Kind::Shared: { // subject: component, generation: queue number and stamp
        State &state = m_states[event.subject];
        Queue &queue = state.queues[event.generation % state.queues.size()];
        const auto stamp = static_cast<Index>(event.generation / state.queues.size());
        if (queue.generation != stamp || queue.shared.empty())
            break;
        const std::size_t number = event.generation % state.queues.size();
        advance(queue);
        std::pop_heap(queue.shared.begin(), queue.shared.end(), std::greater<>());
        const Index visit = queue.shared.back().second;
        queue.shared.pop_back();
        scheduleShared(event.subject, number);
        answered(visit);
        break;
    }
    case Kind::Paced:
        --(m_visits[event.subject].isBehind ? m_paced.behind : m_paced.awaited);
        admit(event.subject);
        break;
    case Kind::Fail:
        partFails(event.subject);
        break;
    case Kind::Repair:
        partIsRepaired(event.subject);
        break;
    }
}

} // namespace ninesketch
