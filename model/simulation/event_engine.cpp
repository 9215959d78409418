// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/event_engine.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

namespace
{
constexpr std::size_t mostVisits = 2'000'000; ///< at once; more means that work piles up without end
constexpr int deepest = 64;                   ///< calls within calls at one instant, before the event list takes over
} // namespace

void TimeHistogram::add(double time)
{
    ++m_count;
    m_sum += time;
    if (!(time > shortest)) {
        ++m_none;
        return;
    }
    const auto bin = static_cast<std::size_t>(portableLog(time / shortest) * 1000.5);
    if (bin >= m_bins.size())
        m_bins.resize(bin + 256);
    ++m_bins[bin];
}

void TimeHistogram::merge(const TimeHistogram &other)
{
    if (other.m_bins.size() > m_bins.size())
        m_bins.resize(other.m_bins.size());
    for (std::size_t i = 0; i < other.m_bins.size(); ++i)
        m_bins[i] += other.m_bins[i];
    m_count += other.m_count;
    m_none += other.m_none;
    m_sum += other.m_sum;
}

double TimeHistogram::percentile(double probability) const
{
    const double wanted = probability * static_cast<double>(m_count);
    auto seen = static_cast<double>(m_none);
    if (seen >= wanted)
        return 0;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i] == 0)
            continue;
        const double here = m_bins[i];
        if (seen + here >= wanted)
            return shortest * portableExp((static_cast<double>(i) + (wanted - seen) / here) / 1000.5);
        seen += here;
    }
    return 0;
}

SimulationModel makeSimulationModel(const Design &design, double loadFactor, bool failures)
{
    SimulationModel model;
    model.design = &design;
    model.failures = failures;
    for (const RequestClass &one : design.classes) {
        auto &source = model.sources.emplace_back();
        if (!one.entry || !one.peakRate || !(*one.peakRate * loadFactor > 0))
            continue;
        const Component &client = design.components[*one.entry];
        source.emplace();
        source->entry = *one.entry;
        source->operation = one.operation;
        source->batch = static_cast<std::uint32_t>(std::max(1.0, std::round(client.number("batch").value_or(1))));
        source->scv = client.number("burstiness").value_or(1);
        source->meanGap = source->batch / (*one.peakRate * loadFactor);
        source->plans = std::make_unique<VisitPlans>(design, one);
    }
    model.consumerPartitions.assign(design.components.size(), 0);
    for (const Component &component : design.components) {
        model.servings.push_back(servingOf(component));
        model.failings.push_back(failingOf(component));
        model.linger.push_back(component.number("ackTime").value_or(0));
    }
    for (const Call &call : design.calls) {
        model.hops.push_back(hopOf(design, call));
        const Component &from = design.components[call.from];
        if (from.is("event-stream") && call.mode == CallMode::Consume)
            if (const auto partitions = model.servings[call.from].partitions)
                model.consumerPartitions[call.to] = *partitions;
    }
    return model;
}

EventEngine::EventEngine(const SimulationModel &model, std::uint64_t seed, std::uint64_t stream)
    : m_model(model), m_random(seed, stream), m_classes(model.sources.size()), m_components(model.servings.size())
{
    for (std::size_t i = 0; i < model.servings.size(); ++i) {
        const Serving &serving = model.servings[i];
        State &state = m_states.emplace_back();
        const bool shared = serving.routing == Routing::SharedQueue;
        if (serving.servers > 0) {
            const int all = serving.replicas * serving.servers;
            const int partitions = model.consumerPartitions[i];
            const int count = partitions > 0 ? std::min(all, partitions) : shared ? 1 : serving.replicas;
            state.queues.resize(static_cast<std::size_t>(count));
            for (Queue &queue : state.queues)
                queue.servers = partitions > 0 ? 1 : shared ? all : serving.servers;
        }
        if (serving.blocking) {
            state.threads.resize(static_cast<std::size_t>(shared ? 1 : serving.replicas));
            for (Threads &threads : state.threads)
                threads.free = shared ? serving.threads * serving.replicas : serving.threads;
        }
        state.tokens = serving.burst;
        const Failing &failing = model.failings[i];
        state.units = state.up = failing.managed ? 1 : serving.replicas;
        state.needed = std::clamp(failing.needed.value_or(1), 1, state.units);
        if (model.failures && failing.mtbf && failing.mttr)
            for (int unit = 0; unit < state.units; ++unit)
                schedule(m_random.exponential(*failing.mtbf), Kind::Fail, static_cast<Index>(i));
    }
    for (std::size_t c = 0; c < model.sources.size(); ++c)
        if (model.sources[c])
            schedule(drawGap(*model.sources[c]), Kind::Arrival, static_cast<Index>(c));
}

double EventEngine::serversOf(std::size_t component) const
{
    double servers = 0;
    for (const Queue &queue : m_states[component].queues)
        servers += queue.servers;
    return servers;
}

void EventEngine::startCounting()
{
    m_classes.assign(m_classes.size(), {});
    m_components.assign(m_components.size(), {});
    m_countFrom = m_now;
}

bool EventEngine::run(std::uint64_t requests, double seconds, const std::stop_token &stop)
{
    const std::uint64_t goal = m_answered + requests;
    const double end = m_now + seconds;
    for (std::uint64_t turn = 0; !m_heap.empty(); ++turn) {
        if (seconds > 0 ? m_heap.front().time >= end : m_answered >= goal)
            break;
        if (turn % 4096 == 0 && (stop.stop_requested() || m_visits.items.size() - m_visits.free.size() > mostVisits)) {
            m_overrun = !stop.stop_requested();
            return false;
        }
        const Event event = next();
        m_now = event.time;
        ++m_events;
        m_depth = 0;
        handle(event);
    }
    if (seconds > 0)
        m_now = std::max(m_now, end);
    return true;
}

// ---- the event list: a heap of four children a node ----

void EventEngine::schedule(double delay, Kind kind, Index subject, Index generation)
{
    const Event event{m_now + delay, m_order++, subject, generation, kind};
    std::size_t at = m_heap.size();
    m_heap.push_back(event);
    while (at > 0) {
        const std::size_t parent = (at - 1) / 4;
        if (m_heap[parent].time <= event.time)
            break;
        m_heap[at] = m_heap[parent];
        at = parent;
    }
    m_heap[at] = event;
}

EventEngine::Event EventEngine::next()
{
    const auto before = [](const Event &left, const Event &right) {
        return left.time < right.time || (left.time == right.time && left.order < right.order);
    };
    const Event first = m_heap.front();
    const Event last = m_heap.back();
    m_heap.pop_back();
    const std::size_t size = m_heap.size();
    std::size_t at = 0;
    while (4 * at + 1 < size) {
        const std::size_t from = 4 * at + 1, to = std::min(from + 4, size);
        std::size_t best = from;
        for (std::size_t child = from + 1; child < to; ++child)
            if (before(m_heap[child], m_heap[best]))
                best = child;
        if (!before(m_heap[best], last))
            break;
        m_heap[at] = m_heap[best];
        at = best;
    }
    if (size > 0)
        m_heap[at] = last;
    return first;
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
    case Kind::Fail:
        --m_states[event.subject].up;
        schedule(m_random.exponential(*m_model.failings[event.subject].mttr), Kind::Repair, event.subject);
        break;
    case Kind::Repair:
        ++m_states[event.subject].up;
        schedule(m_random.exponential(*m_model.failings[event.subject].mtbf), Kind::Fail, event.subject);
        break;
    }
}

// ---- random times ----

double EventEngine::draw(const ServiceTime &time)
{
    switch (time.family) {
    case ServiceTime::Family::None:
        break;
    case ServiceTime::Family::Constant:
        return time.mean;
    case ServiceTime::Family::Exponential:
        return m_random.exponential(time.mean);
    case ServiceTime::Family::LogNormal: {
        const double variance = portableLog(1 + time.cv * time.cv);
        return time.mean * portableExp(std::sqrt(variance) * m_random.normal() - variance / 2);
    }
    case ServiceTime::Family::HyperExponential: {
        const double scv = time.cv * time.cv, share = (1 + std::sqrt((scv - 1) / (scv + 1))) / 2;
        const double own = m_random.chance(share) ? share : 1 - share;
        return m_random.exponential(time.mean / (2 * own));
    }
    }
    return 0;
}

double EventEngine::drawHop(const Hop &hop)
{
    double trip = hop.p50;
    if (hop.p99 > hop.p50 && hop.p50 > 0)
        trip *= portableExp(portableLog(hop.p99 / hop.p50) / 2.3263478740408408 * m_random.normal());
    return trip + hop.transfer;
}

double EventEngine::drawGap(const SimulationModel::Source &source)
{
    if (source.scv > 1 + 1e-9)
        return draw({ServiceTime::Family::HyperExponential, source.meanGap, std::sqrt(source.scv), 0, 0, 1});
    if (source.scv > 1 - 1e-9)
        return m_random.exponential(source.meanGap);
    if (source.scv < 1e-4)
        return source.meanGap;
    // a mixture of Erlang-(k-1) and Erlang-k meets any variability below one (Tijms 1994)
    const double k = std::ceil(1 / source.scv);
    const double share = (k * source.scv - std::sqrt(k * (1 + source.scv) - k * k * source.scv)) / (1 + source.scv);
    const int phases = static_cast<int>(k) - (m_random.chance(share) ? 1 : 0);
    double gap = 0;
    for (int i = 0; i < phases; ++i)
        gap += m_random.exponential(source.meanGap / (k - share));
    return gap;
}

// ---- requests and visits ----

const VisitPlan &EventEngine::planOf(Index root, std::size_t component, Operation operation) const
{
    return m_model.sources[m_roots.items[root].requestClass]->plans->plan(component, operation);
}

void EventEngine::arrive(Index requestClass)
{
    const Index root = m_roots.make();
    const SimulationModel::Source &source = *m_model.sources[requestClass];
    m_roots[root] = {requestClass, 0, 0, m_now, m_now, false, false};
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
    visit.isBackground = background;
    visit.plan = &planOf(root, component, operation);
    ++m_roots[root].live;
    if (background)
        ++m_roots[root].background;
    return made;
}

void EventEngine::start(Index at)
{
    if (++m_depth > deepest) {
        m_depth = 0;
        schedule(0, Kind::Start, at);
        return;
    }
    Visit &visit = m_visits[at];
    const std::size_t component = visit.component;
    const Serving &serving = m_model.servings[component];
    State &state = m_states[component];
    ComponentCounts &counts = m_components[component];
    visit.arrived = m_now;
    ++counts.arrived;
    if (!m_model.design->components[component].enabled || state.up < state.needed) {
        finish(at, false);
        return;
    }
    if (serving.rateLimit) {
        state.tokens = std::min(serving.burst, state.tokens + (m_now - state.refilled) * *serving.rateLimit);
        state.refilled = m_now;
        if (state.tokens < 1) {
            ++counts.rejected;
            finish(at, false);
            return;
        }
        state.tokens -= 1;
    }
    if (!state.threads.empty()) {
        const std::size_t pool =
            state.threads.size() == 1 ? 0 : m_random.below(static_cast<std::uint32_t>(state.threads.size()));
        visit.pool = static_cast<Index>(pool);
        Threads &threads = state.threads[pool];
        visit.isThreaded = true;
        if (threads.free == 0) {
            threads.waiting.push_back(at);
            return;
        }
        --threads.free;
    }
    enterStation(at);
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
        ++counts.served;
        counts.response += visit.service;
        if (visit.service > 0)
            schedule(visit.service, Kind::Answer, at);
        else
            answered(at);
        return;
    }
    std::size_t number = 0;
    const auto count = static_cast<std::uint32_t>(state.queues.size());
    const int partitions = m_model.consumerPartitions[visit.component];
    if (partitions > 0) {
        number = m_random.below(static_cast<std::uint32_t>(partitions)) % count;
    } else if (visit.isThreaded && state.threads.size() == count) {
        number = visit.pool; // the replica whose thread it has
    } else if (count > 1 && serving.routing == Routing::RoundRobin) {
        number = state.next++ % count;
    } else if (count > 1 && serving.routing == Routing::LeastOutstanding) {
        // the first of the shortest, from a random start
        const std::uint32_t from = m_random.below(count);
        std::size_t least = SIZE_MAX;
        for (std::uint32_t i = 0; i < count; ++i) {
            const Queue &queue = state.queues[(from + i) % count];
            const std::size_t there = queue.waiting.size() + static_cast<std::size_t>(queue.busy) + queue.shared.size();
            if (there < least) {
                least = there;
                number = (from + i) % count;
            }
        }
    } else if (count > 1) {
        number = m_random.below(count);
    }
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
    if (serving.queueLimit) {
        const bool shared = count == 1;
        const std::size_t room =
            static_cast<std::size_t>(*serving.queueLimit) * static_cast<std::size_t>(shared ? serving.replicas : 1);
        if (queue.waiting.size() >= room) {
            ++counts.rejected;
            visit.service = visit.hold = 0; // it never gets a server
            finish(at, false);
            return;
        }
    }
    queue.waiting.push_back(at);
}

void EventEngine::serve(Index at)
{
    Visit &visit = m_visits[at];
    ComponentCounts &counts = m_components[visit.component];
    const double waited = m_now - visit.arrived;
    ++counts.served;
    if (waited > 0)
        ++counts.waited;
    counts.waiting += waited;
    counts.response += waited + visit.service;
    counts.busy += visit.hold;
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
    if (queue.waiting.empty()) {
        --queue.busy;
    } else {
        const Index following = queue.waiting.front();
        queue.waiting.pop_front();
        serve(following);
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
    if (queue.shared.empty())
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
        ComponentCounts &counts = m_components[visit.component];
        ++counts.served;
        counts.response += m_now - visit.arrived;
        counts.waiting += m_now - visit.arrived - visit.hold;
        counts.busy += visit.hold;
    }
    publish(at);
    const VisitPlan &plan = *m_visits[at].plan;
    if (plan.stages.empty() || (plan.probability < 1 && !m_random.chance(plan.probability))) {
        finish(at, true);
        return;
    }
    m_visits[at].stage = 0;
    runStage(at);
}

void EventEngine::publish(Index at)
{
    const VisitPlan &plan = *m_visits[at].plan;
    for (const PlannedCall &call : plan.background) {
        const double whole = std::floor(call.count);
        const auto times = static_cast<int>(whole) + (m_random.chance(call.count - whole) ? 1 : 0);
        for (int i = 0; i < times; ++i) {
            const Index root = m_visits[at].root;
            if (m_model.design->calls[call.call].mode != CallMode::Replicate)
                m_roots[root].published = true;
            const double delay = drawHop(m_model.hops[call.call]) + m_model.linger[m_visits[at].component];
            const Index made = makeVisit(root, call.to, call.operation, true);
            if (delay > 0)
                schedule(delay, Kind::Start, made);
            else
                start(made);
        }
    }
}

void EventEngine::runStage(Index at)
{
    const VisitPlan &plan = *m_visits[at].plan;
    const PlannedStage &stage = plan.stages[m_visits[at].stage];
    m_visits[at].stageOk = true;
    m_visits[at].fallback = 0;
    const PlannedBranch *chosen = nullptr;
    if (plan.oneOf && !stage.branches.empty()) {
        double left = m_random.uniform();
        for (const PlannedBranch &branch : stage.branches) {
            chosen = &branch;
            left -= branch.call.count;
            if (left <= 0)
                break;
        }
    }
    m_visits[at].pending = chosen ? 1 : static_cast<Index>(stage.branches.size());
    if (m_visits[at].pending == 0) {
        stageDone(at);
        return;
    }
    // the last branch may end the visit: nothing of it is touched afterwards
    const std::size_t count = stage.branches.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PlannedBranch &branch = stage.branches[i];
        if (chosen && chosen != &branch)
            continue;
        const Index made = m_branches.make();
        m_branches[made] = {at, 0, &branch, true};
        makeCalls(at, made, Owner::Branch, branch.call, chosen ? 1 : branch.call.count);
    }
}

void EventEngine::makeCalls(Index visit, Index owner, Owner kind, const PlannedCall &plan, double count)
{
    const double whole = std::floor(count + 1e-12);
    const double fraction = std::max(0.0, count - whole);
    const auto times = static_cast<Index>(whole) + (fraction > 0 && m_random.chance(fraction) ? 1u : 0u);
    const Index made = m_callers.make();
    Caller &caller = m_callers[made];
    const Index generation = caller.generation;
    caller = {};
    caller.generation = generation + 1; // what was under way for its forerunner no longer concerns it
    caller.owner = owner;
    caller.visit = visit;
    caller.plan = &plan;
    caller.remaining = times;
    caller.kind = kind;
    if (times == 0)
        callerDone(made);
    else
        attempt(made);
}

void EventEngine::attempt(Index at)
{
    Caller &caller = m_callers[at];
    const Call &call = m_model.design->calls[caller.plan->call];
    ++caller.generation;
    caller.outstanding = 0;
    caller.good = 0;
    const int copies = std::max(1, call.copies);
    caller.needed = copies > 1 ? std::clamp(call.quorum.value_or(copies), 1, copies) : 1;
    const Index generation = caller.generation;
    if (call.timeout)
        schedule(*call.timeout, Kind::Timeout, at, generation);
    if (call.hedgeAfter)
        schedule(*call.hedgeAfter, Kind::Hedge, at, generation);
    for (int i = 0; i < copies && m_callers[at].generation == generation; ++i)
        send(at);
}

void EventEngine::send(Index at)
{
    Caller &caller = m_callers[at];
    const PlannedCall &plan = *caller.plan;
    ++caller.outstanding;
    const Index generation = caller.generation;
    const Index made = makeVisit(m_visits[caller.visit].root, plan.to, plan.operation, false);
    m_visits[made].caller = at;
    m_visits[made].callerGeneration = generation;
    const Hop &hop = m_model.hops[plan.call];
    const double delay = hop.p50 > 0 || hop.transfer > 0 ? drawHop(hop) : 0;
    if (delay > 0)
        schedule(delay, Kind::Start, made);
    else
        start(made);
}

void EventEngine::outcome(Index at, Index generation, bool ok)
{
    Caller &caller = m_callers[at];
    if (caller.generation != generation)
        return; // given up meanwhile
    --caller.outstanding;
    if (ok && ++caller.good >= caller.needed) {
        attemptDone(at, true);
        return;
    }
    const int copies = std::max(1, m_model.design->calls[caller.plan->call].copies);
    const int failed = copies > 1 ? copies - caller.good - static_cast<int>(caller.outstanding) : 0;
    if (copies > 1 ? copies - failed < caller.needed : caller.outstanding == 0)
        attemptDone(at, false);
}

void EventEngine::attemptDone(Index at, bool ok)
{
    Caller &caller = m_callers[at];
    const Call &call = m_model.design->calls[caller.plan->call];
    ++caller.generation;
    if (!ok && caller.attempt < call.retries) {
        // a budget of b retries per call is kept by chance, as a long-run share
        const bool allowed = !call.retryBudget || m_random.chance(std::min(1.0, *call.retryBudget));
        if (allowed) {
            const double pause = std::ldexp(call.backoff, caller.attempt);
            ++caller.attempt;
            schedule(pause, Kind::Retry, at);
            return;
        }
    }
    caller.attempt = 0;
    caller.ok = caller.ok && ok;
    if (!ok || --caller.remaining == 0)
        callerDone(at);
    else
        attempt(at);
}

void EventEngine::callerDone(Index at)
{
    const Caller caller = m_callers[at];
    m_callers.free.push_back(at);
    const bool required = m_model.design->calls[caller.plan->call].requirement == Requirement::Required;
    switch (caller.kind) {
    case Owner::Branch: {
        const PlannedBranch &plan = *m_branches[caller.owner].plan;
        if (!caller.ok && required)
            m_branches[caller.owner].ok = false;
        const bool missed = !plan.onMiss.empty() && m_branches[caller.owner].ok && plan.missProbability > 0 &&
                            (plan.missProbability >= 1 || m_random.chance(plan.missProbability));
        if (!missed) {
            branchDone(caller.owner);
            break;
        }
        m_branches[caller.owner].pending = static_cast<Index>(plan.onMiss.size());
        const std::size_t count = plan.onMiss.size();
        for (std::size_t i = 0; i < count; ++i)
            makeCalls(caller.visit, caller.owner, Owner::Miss, plan.onMiss[i], plan.onMiss[i].count);
        break;
    }
    case Owner::Miss:
        if (!caller.ok && required)
            m_branches[caller.owner].ok = false;
        if (--m_branches[caller.owner].pending == 0)
            branchDone(caller.owner);
        break;
    case Owner::Fallback:
        if (caller.ok) {
            m_visits[caller.visit].stageOk = true;
            stageDone(caller.visit);
        } else {
            tryFallback(caller.visit);
        }
        break;
    }
}

void EventEngine::branchDone(Index at)
{
    const Branch branch = m_branches[at];
    m_branches.free.push_back(at);
    Visit &visit = m_visits[branch.visit];
    visit.stageOk = visit.stageOk && branch.ok;
    if (--visit.pending > 0)
        return;
    if (visit.stageOk)
        stageDone(branch.visit);
    else
        tryFallback(branch.visit);
}

void EventEngine::tryFallback(Index at)
{
    Visit &visit = m_visits[at];
    const PlannedStage &stage = visit.plan->stages[visit.stage];
    if (visit.fallback >= stage.fallbacks.size()) {
        finish(at, false);
        return;
    }
    const PlannedCall &plan = stage.fallbacks[visit.fallback++];
    makeCalls(at, at, Owner::Fallback, plan, plan.count);
}

void EventEngine::stageDone(Index at)
{
    Visit &visit = m_visits[at];
    if (static_cast<std::size_t>(++visit.stage) < visit.plan->stages.size())
        runStage(at);
    else
        finish(at, true);
}

void EventEngine::finish(Index at, bool ok)
{
    const Visit visit = m_visits[at];
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
        if (threads.waiting.empty()) {
            ++threads.free;
        } else {
            const Index following = threads.waiting.front();
            threads.waiting.pop_front();
            enterStation(following);
        }
    }
    Root &root = m_roots[visit.root];
    const bool whole = visit.caller == none && !visit.isBackground;
    if (whole) {
        root.answered = true;
        ++m_answered;
        ClassCounts &counts = m_classes[root.requestClass];
        if (root.asked >= m_countFrom) {
            ++counts.asked;
            if (ok) {
                ++counts.good;
                counts.latency.add(m_now - root.asked);
            }
            if (root.published && root.background == 0)
                counts.processed.add(root.lastDone - root.asked);
        }
    }
    if (visit.caller != none)
        outcome(visit.caller, visit.callerGeneration, ok);
    leaveRoot(visit.root, visit.isBackground);
}

void EventEngine::leaveRoot(Index at, bool background)
{
    Root &root = m_roots[at];
    if (background) {
        root.lastDone = m_now;
        if (--root.background == 0 && root.answered && root.published && root.asked >= m_countFrom)
            m_classes[root.requestClass].processed.add(m_now - root.asked);
    }
    if (--root.live == 0)
        m_roots.free.push_back(at);
}

} // namespace ninesketch
