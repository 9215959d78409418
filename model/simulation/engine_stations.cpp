// SPDX-License-Identifier: GPL-3.0-or-later
// A visit at its component: admission, threads, queues in front of servers, processor sharing.
#include "model/simulation/event_engine.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

namespace
{
constexpr int deepest = 64; ///< calls within calls at one instant, before the event list takes over
} // namespace

void EventEngine::start(Index at)
{
    if (++m_depth > deepest) {
        m_depth = 0;
        schedule(0, Kind::Start, at);
        return;
    }
    Visit &visit = m_visits[at];
    const std::size_t component = visit.component;
    State &state = m_states[component];
    ComponentCounts &counts = m_components[component];
    visit.arrived = m_now;
    ++counts.arrived;
    if (!state.steady && !isUp(visit)) {
        visit.down = true;
        finish(at, false);
        return;
    }
    if (!state.buckets.empty() && isCounted(component) && !takeToken(visit)) {
        ++counts.rejected;
        finish(at, false);
        return;
    }
    if (!state.partitionClock.empty())
        if (const double delay = partitionDelay(visit); delay > 0) {
            ++(visit.isBehind ? m_paced.behind : m_paced.awaited);
            schedule(delay, Kind::Paced, at);
            return;
        }
    if (visit.operation == Operation::Write && !m_model.ledUpTo[component].empty() && !findLeader(at))
        return;
    admit(at);
}

/// A token of its bucket: where each replica has one, that of the replica it is dealt to.
bool EventEngine::takeToken(Visit &visit)
{
    const Serving &serving = m_model.servings[visit.component];
    State &state = m_states[visit.component];
    std::vector<Bucket> &buckets = state.buckets;
    const auto count = static_cast<double>(buckets.size());
    std::size_t number = 0;
    if (buckets.size() > 1) {
        const bool blind = serving.routing == Routing::LeastOutstanding && // nothing is outstanding at a pure delay
                           std::max(state.queues.size(), state.threads.size()) < buckets.size();
        number =
            blind ? m_random.below(static_cast<std::uint32_t>(buckets.size())) : chooseReplica(visit, buckets.size());
        if (serving.routing != Routing::SharedQueue)
            visit.replica = static_cast<Index>(number);
    }
    Bucket &bucket = buckets[number];
    bucket.tokens =
        std::min(serving.burst / count, bucket.tokens + (m_now - bucket.refilled) * *serving.rateLimit / count);
    bucket.refilled = m_now;
    if (bucket.tokens < 1)
        return false;
    bucket.tokens -= 1;
    ++m_components[visit.component].tokens;
    return true;
}

/// A write goes to the replica that leads its part: into its queue, or to a place at it where all servers share one
/// queue. False: it waits for one, or found no room.
bool EventEngine::findLeader(Index at)
{
    Visit &visit = m_visits[at];
    const Serving &serving = m_model.servings[visit.component];
    std::vector<Threads> &leaders = m_states[visit.component].leaders;
    const std::vector<double> &upTo = m_model.ledUpTo[visit.component];
    const auto found = upTo.size() > 1 ? std::ranges::lower_bound(upTo, m_random.uniform()) : upTo.begin();
    const auto part = static_cast<Index>(std::min(static_cast<std::size_t>(found - upTo.begin()), upTo.size() - 1));
    const Index leading = part % static_cast<Index>(serving.replicas);
    if (leaders.empty()) {
        visit.replica = leading;
        return true;
    }
    visit.pool = leading;
    Threads &leader = leaders[visit.pool];
    if (leader.free == 0 && serving.queueLimit &&
        leader.waiting.size() >= static_cast<std::size_t>(*serving.queueLimit)) {
        ++m_components[visit.component].rejected;
        finish(at, false);
        return false;
    }
    visit.isLed = true;
    if (leader.free == 0) {
        leader.waiting.push(at);
        return false;
    }
    --leader.free;
    return true;
}

bool EventEngine::isUp(const Visit &visit)
{
    Index needed = m_states[visit.component].needed;
    if (visit.caller != none && !m_model.neededByCall.empty())
        if (const Caller &caller = m_callers[visit.caller]; caller.generation == visit.callerGeneration)
            if (const Index some = m_model.neededByCall[caller.plan->call])
                needed = some;
    return isUp(visit.component, needed);
}

bool EventEngine::isUp(std::size_t component, Index needed) const
{
    const State &state = m_states[component];
    return state.up >= needed && state.wholeCauses == 0 && m_now >= state.failoverUntil &&
           m_model.design->components[component].enabled;
}

/// Whether what counts its rate limit works: else nobody counts.
bool EventEngine::isCounted(std::size_t component) const
{
    const auto counter = m_model.limitCounters[component];
    return !counter || m_states[*counter].steady || isUp(*counter, m_states[*counter].needed);
}

/// Until the request's partition has room; what it did not use in the last second it may use at once.
double EventEngine::partitionDelay(const Visit &visit)
{
    constexpr double saved = 1;
    State &state = m_states[visit.component];
    const PartitionPace &pace = m_model.paces[visit.component];
    const auto found = std::ranges::lower_bound(pace.upTo, m_random.uniform());
    const auto partition =
        std::min(static_cast<std::size_t>(found - pace.upTo.begin()), state.partitionClock.size() - 1);
    const double gap = visit.operation == Operation::Read ? pace.readGap : pace.writeGap;
    if (partition == 0)
        m_components[visit.component].hottest += gap;
    double &clock = state.partitionClock[partition];
    clock = std::max(clock, m_now - saved) + gap;
    return clock - m_now;
}

/// Waits for a thread, where the service blocks.
void EventEngine::admit(Index at)
{
    Visit &visit = m_visits[at];
    State &state = m_states[visit.component];
    if (!state.threads.empty()) {
        const std::size_t pool = state.threads.size() == 1 ? 0 : chooseReplica(visit, state.threads.size());
        visit.pool = static_cast<Index>(pool);
        Threads &threads = state.threads[pool];
        if (threads.free == 0 && !visit.isLed && !hasRoom(visit.component, pool)) {
            ++m_components[visit.component].rejected;
            finish(at, false);
            return;
        }
        visit.isThreaded = true;
        if (threads.free == 0) {
            threads.waiting.push(at);
            return;
        }
        --threads.free;
        visit.gotThread = m_now;
    }
    enterStation(at);
}

/// Whether one more may wait for a thread of that pool: those who have one and wait for a server count, too.
bool EventEngine::hasRoom(std::size_t component, std::size_t pool) const
{
    const Serving &serving = m_model.servings[component];
    if (!serving.queueLimit)
        return true;
    const State &state = m_states[component];
    const bool one = state.threads.size() == 1;
    std::size_t waiting = state.threads[pool].waiting.size();
    for (std::size_t i = 0; i < state.queues.size(); ++i)
        if (one || (i == pool && state.queues.size() == state.threads.size()))
            waiting += state.queues[i].waiting.size();
    return waiting <
           static_cast<std::size_t>(*serving.queueLimit) * static_cast<std::size_t>(one ? serving.replicas : 1);
}

void EventEngine::enterStation(Index at)
{
    Visit &visit = m_visits[at];
    const Serving &serving = m_model.servings[visit.component];
    State &state = m_states[visit.component];
    ComponentCounts &counts = m_components[visit.component];
    const ServiceTime &time = serving.time(visit.operation);
    visit.service = draw(time);
    visit.hold = visit.service * time.hold;
    if (serving.coldShare > 0 && m_random.chance(serving.coldShare)) {
        visit.service += serving.coldStart;
        visit.hold += serving.coldStart;
    }
    if (state.queues.empty()) {
        countResponse(visit.component, m_now - visit.arrived, m_now - visit.arrived + visit.service, 0);
        if (visit.service > 0)
            schedule(visit.service, Kind::Answer, at);
        else
            answered(at);
        return;
    }
    const bool only = state.queues.size() == 1 && m_model.feeds[visit.component].partitions == 0;
    const std::size_t number = only ? 0 : chooseQueue(visit);
    Queue &queue = state.queues[number];
    visit.queue = static_cast<Index>(number);
    if (serving.processorSharing) {
        advance(queue);
        queue.shared.emplace_back(queue.work + visit.hold, at);
        std::push_heap(queue.shared.begin(), queue.shared.end(), std::greater<>());
        visit.freed = true; // answered when its work is done: response is counted there
        scheduleShared(visit.component, number);
        return;
    }
    if (queue.busy < queue.servers) {
        ++queue.busy;
        serve(at);
        return;
    }
    if (serving.queueLimit && !visit.isLed) { // a write has found its room at the leader
        const bool shared = state.queues.size() == 1;
        const std::size_t room =
            static_cast<std::size_t>(*serving.queueLimit) * static_cast<std::size_t>(shared ? serving.replicas : 1);
        if (queue.waiting.size() >= room) {
            ++counts.rejected;
            visit.service = visit.hold = 0; // it never gets a server
            finish(at, false);
            return;
        }
    }
    queue.waiting.push(at);
}

/// Which replica's queue, where there is more than one.
/// Requests that a replica has and did not answer: of a blocking service those that wait for its threads or hold one.
std::size_t EventEngine::outstanding(std::size_t component, std::size_t replica) const
{
    const State &state = m_states[component];
    if (replica < state.threads.size()) {
        const Threads &threads = state.threads[replica];
        return threads.waiting.size() + static_cast<std::size_t>(m_model.servings[component].threads - threads.free);
    }
    const Queue &queue = state.queues[replica];
    return queue.waiting.size() + static_cast<std::size_t>(queue.busy) + queue.shared.size();
}

/// Where the balancing deals it to.
std::size_t EventEngine::chooseReplica(const Visit &visit, std::size_t count)
{
    if (visit.replica != none)
        return visit.replica % count;
    const Routing routing = m_model.servings[visit.component].routing;
    if (routing == Routing::RoundRobin)
        return m_states[visit.component].next++ % count;
    const std::size_t from = m_random.below(static_cast<std::uint32_t>(count));
    if (routing != Routing::LeastOutstanding)
        return from;
    std::size_t best = from; // the first of the least busy, from a random start
    for (std::size_t i = 1; i < count; ++i)
        if (const std::size_t other = (from + i) % count;
            outstanding(visit.component, other) < outstanding(visit.component, best))
            best = other;
    return best;
}

std::size_t EventEngine::chooseQueue(const Visit &visit)
{
    State &state = m_states[visit.component];
    std::size_t number = 0;
    const auto count = static_cast<std::uint32_t>(state.queues.size());
    const int partitions = m_model.feeds[visit.component].partitions;
    if (partitions > 0) {
        const std::vector<double> &upTo = m_model.feedUpTo[visit.component];
        const auto partition =
            upTo.empty() ? m_random.below(static_cast<std::uint32_t>(partitions))
                         : static_cast<std::size_t>(std::ranges::lower_bound(upTo, m_random.uniform()) - upTo.begin());
        number = std::min(partition, static_cast<std::size_t>(partitions) - 1) % count;
    } else if (visit.isThreaded && state.threads.size() == count) {
        number = visit.pool; // the replica whose thread it has
    } else if (count > 1) {
        number = chooseReplica(visit, count);
    }
    return upFrom(state, number);
}

void EventEngine::countResponse(std::size_t component, double waited, double response, double hold)
{
    ComponentCounts &counts = m_components[component];
    ++counts.served;
    counts.waiting += waited;
    counts.response += response;
    counts.busy += hold;
    if (m_model.watched[component])
        counts.responseTimes.add(response);
}

void EventEngine::serve(Index at)
{
    Visit &visit = m_visits[at];
    const double waited = m_now - visit.arrived;
    countResponse(visit.component, waited, waited + visit.service, visit.hold);
    if (visit.queue == 0 && m_model.feeds[visit.component].partitions > 0)
        m_components[visit.component].hottest += visit.hold; // of the consumer that most is dealt to
    const bool byLeader = visit.isLed || (m_states[visit.component].leaders.empty() && visit.queue == 0 &&
                                          !m_model.ledUpTo[visit.component].empty());
    if (byLeader && (!visit.isLed || visit.pool == 0))
        m_components[visit.component].hottest += visit.hold / m_model.servings[visit.component].servers;
    schedule(visit.hold, Kind::Release, at);
    if (visit.service < visit.hold * (1 - 1e-12))
        schedule(visit.service, Kind::Answer, at);
}

void EventEngine::release(Index at)
{
    // the visit may be over already (an answer before the server is free), yet its place is kept until here
    const std::size_t component = m_visits[at].component;
    State &state = m_states[component];
    Queue &queue = state.queues[m_visits[at].queue];
    if (queue.waiting.empty() || queue.busy > queue.servers)
        --queue.busy;
    else
        serve(queue.waiting.pop());
    if (m_visits[at].isLed) {
        Threads &leader = state.leaders[m_visits[at].pool];
        if (leader.waiting.empty())
            ++leader.free;
        else
            admit(leader.waiting.pop());
    }
    Visit &visit = m_visits[at];
    const double rest = visit.service - visit.hold;
    if (rest < -1e-12 * visit.hold) { // answered before
        if (visit.freed)
            m_visits.free.push_back(at);
        visit.freed = true;
        return;
    }
    visit.freed = true;
    if (rest > 1e-12 * visit.hold)
        schedule(rest, Kind::Answer, at);
    else
        answered(at);
}

void EventEngine::advance(Queue &queue)
{
    const auto present = static_cast<double>(queue.shared.size());
    if (present > 0)
        queue.work += (m_now - queue.since) * std::min(1.0, queue.servers / present);
    queue.since = m_now;
}

void EventEngine::scheduleShared(std::size_t component, std::size_t number)
{
    State &state = m_states[component];
    Queue &queue = state.queues[number];
    queue.generation = (queue.generation + 1) % (1u << 20);
    if (queue.shared.empty() || queue.servers <= 0)
        return;
    const auto present = static_cast<double>(queue.shared.size());
    const double speed = std::min(1.0, queue.servers / present);
    const double delay = std::max(0.0, queue.shared.front().first - queue.work) / speed;
    schedule(delay, Kind::Shared, static_cast<Index>(component),
             static_cast<Index>(queue.generation * state.queues.size() + number));
}

void EventEngine::answered(Index at)
{
    Visit &visit = m_visits[at];
    const Serving &serving = m_model.servings[visit.component];
    if (serving.processorSharing && !m_states[visit.component].queues.empty()) {
        const double response = m_now - visit.arrived;
        countResponse(visit.component, response - visit.hold, response, visit.hold);
    }
    const VisitPlan &plan = *visit.plan;
    if (!plan.background.empty())
        publish(at);
    if (plan.stages.empty() || (plan.probability < 1 && !m_random.chance(plan.probability))) {
        finish(at, true);
        return;
    }
    m_visits[at].stage = 0;
    runStage(at);
}

} // namespace ninesketch
