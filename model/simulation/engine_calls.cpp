// SPDX-License-Identifier: GPL-3.0-or-later
// What a visit calls: stages, branches, attempts with timeouts, retries, hedges and copies, misses, fallbacks.
#include "model/simulation/event_engine.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

void EventEngine::runStage(Index at)
{
    const VisitPlan &plan = *m_visits[at].plan;
    const PlannedStage &stage = plan.stages[m_visits[at].stage];
    m_visits[at].stageOk = true;
    m_visits[at].fallback = 0;
    if (plan.oneOf && !stage.branches.empty()) {
        double left = m_random.uniform();
        std::size_t target = 0;
        while (target + 1 < stage.branches.size() && (left -= stage.branches[target].call.count) > 0)
            ++target;
        m_visits[at].target = static_cast<std::uint16_t>(target);
        m_visits[at].tried = 1;
        m_visits[at].pending = 1;
        callBranch(at, stage.branches[target], 1);
        return;
    }
    m_visits[at].pending = static_cast<Index>(stage.branches.size());
    if (m_visits[at].pending == 0) {
        stageDone(at);
        return;
    }
    // the last branch may end the visit: nothing of it is touched afterwards
    const std::size_t count = stage.branches.size();
    for (std::size_t i = 0; i < count; ++i)
        callBranch(at, stage.branches[i], stage.branches[i].call.count);
}

void EventEngine::callBranch(Index at, const PlannedBranch &branch, double count)
{
    if (count == 1 && branch.onMiss.empty() && m_model.plain[branch.call.call]) {
        callPlainly(at, branch.call);
        return;
    }
    const Index made = m_branches.make();
    Branch &begun = m_branches[made]; // field by field: a whole one would be copied from where it is not written yet
    begun.visit = at;
    begun.pending = 0;
    begun.plan = &branch;
    begun.ok = true;
    begun.down = false;
    makeCalls(at, made, Owner::Branch, branch.call, count);
}

/// There are no attempts to keep account of: what is called tells the visit that waits for it when it is done.
void EventEngine::callPlainly(Index at, const PlannedCall &plan)
{
    const Index made = makeVisit(m_visits[at].root, plan.to, plan.operation, false);
    m_visits[made].isBehind = m_visits[at].isBehind;
    m_visits[made].waiting = at;
    m_visits[made].optional = m_model.design->calls[plan.call].requirement != Requirement::Required;
    startAfter(hopOf(m_visits[made].root, plan), made);
}

/// A balancer notices that a target can't answer because something is down, and asks the next one.
bool EventEngine::tryNextTarget(Index at)
{
    Visit &visit = m_visits[at];
    if (!visit.plan->redundant || !visit.down)
        return false;
    const auto &targets = visit.plan->stages[visit.stage].branches;
    if (visit.tried >= targets.size())
        return false;
    const std::size_t next = (visit.target + visit.tried++) % targets.size();
    visit.stageOk = true;
    visit.down = false;
    visit.pending = 1;
    callBranch(at, targets[next], 1);
    return true;
}

void EventEngine::makeCalls(Index visit, Index owner, Owner kind, const PlannedCall &plan, double count)
{
    Index times = 1;
    if (count != 1) {
        const double whole = std::floor(count + 1e-12);
        const double fraction = std::max(0.0, count - whole);
        times = static_cast<Index>(whole) + (fraction > 0 && m_random.chance(fraction) ? 1u : 0u);
    }
    const Index made = m_callers.make();
    Caller &caller = m_callers[made];
    const Index generation = caller.generation;
    caller = {};
    caller.generation = generation + 1; // what was under way for its forerunner no longer concerns it
    caller.owner = owner;
    caller.visit = visit;
    caller.plan = &plan;
    caller.times = caller.remaining = times;
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
    if (call.retryBudget && caller.attempt == 0)
        earnRetries(caller.plan->call, *call.retryBudget);
    ++caller.generation;
    caller.outstanding = 0;
    caller.good = 0;
    const int copies = std::max(1, call.copies);
    caller.needed = copies > 1 ? std::clamp(call.quorum.value_or(copies), 1, copies) : 1;
    const Index generation = caller.generation;
    if (call.timeout) { // an answer that comes with it is in time, however its parts were rounded
        constexpr double later = 1e-9, roundOff = 1e-15;
        schedule(*call.timeout * (1 + later) + roundOff * m_now, Kind::Timeout, at, generation);
    }
    if (call.hedgeAfter)
        schedule(*call.hedgeAfter, Kind::Hedge, at, generation);
    // copies go to different replicas, from a random one on
    const Index first = copies > 1 ? m_random.below(1u << 16) : none;
    for (int i = 0; i < copies && m_callers[at].generation == generation; ++i)
        send(at, copies > 1 ? first + static_cast<Index>(i) : none);
}

void EventEngine::send(Index at, Index replica)
{
    Caller &caller = m_callers[at];
    const PlannedCall &plan = *caller.plan;
    ++caller.outstanding;
    const Index generation = caller.generation;
    const Index made = makeVisit(m_visits[caller.visit].root, plan.to, plan.operation, false);
    m_visits[made].isBehind = m_visits[caller.visit].isBehind;
    m_visits[made].caller = at;
    m_visits[made].callerGeneration = generation;
    m_visits[made].replica = replica;
    startAfter(hopOf(m_visits[made].root, plan), made);
}

void EventEngine::startAfter(const Hop &hop, Index visit)
{
    const double delay = hop.p50 > 0 || hop.transfer > 0 ? drawHop(hop) : 0;
    if (delay > 0)
        schedule(delay, Kind::Start, visit);
    else
        start(visit);
}

void EventEngine::outcome(Index at, Index generation, bool ok, bool down)
{
    Caller &caller = m_callers[at];
    if (caller.generation != generation)
        return; // given up meanwhile
    caller.down = caller.down || down;
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

/// A budget of b: each call earns b of a retry, and what is not spent is kept for a while.
void EventEngine::earnRetries(std::size_t call, double budget)
{
    constexpr double kept = 100;
    m_retriesEarned[call] = std::min(m_retriesEarned[call] + budget, std::max(kept, budget));
}

bool EventEngine::spendRetry(std::size_t call)
{
    if (m_retriesEarned[call] < 1)
        return false;
    m_retriesEarned[call] -= 1;
    return true;
}

void EventEngine::attemptDone(Index at, bool ok)
{
    Caller &caller = m_callers[at];
    const Call &call = m_model.design->calls[caller.plan->call];
    ++caller.generation;
    if (!ok && caller.attempt < call.retries) {
        if (!call.retryBudget || spendRetry(caller.plan->call)) {
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
    // the place may be taken again while this goes on: what is needed is read first
    const struct {
        Index owner, visit, times;
        const PlannedCall *plan;
        Owner kind;
        bool ok, down;
    } caller{m_callers[at].owner, m_callers[at].visit, m_callers[at].times, m_callers[at].plan,
             m_callers[at].kind,  m_callers[at].ok,    m_callers[at].down};
    m_callers.free.push_back(at);
    const bool required = m_model.design->calls[caller.plan->call].requirement == Requirement::Required;
    switch (caller.kind) {
    case Owner::Branch: {
        const PlannedBranch &plan = *m_branches[caller.owner].plan;
        // a cache that is down is a miss: the store behind it is asked
        const bool withoutCache = !caller.ok && caller.down && !plan.onMiss.empty() && plan.missProbability < 1;
        if (!caller.ok && required && !withoutCache) {
            m_branches[caller.owner].ok = false;
            m_branches[caller.owner].down = caller.down;
        }
        Index misses = 0; // of as many look-ups as were made
        for (Index i = 0; i < caller.times && !plan.onMiss.empty() && m_branches[caller.owner].ok; ++i)
            if (withoutCache || plan.missProbability >= 1 ||
                (plan.missProbability > 0 && m_random.chance(plan.missProbability)))
                ++misses;
        if (misses == 0) {
            branchDone(caller.owner);
            break;
        }
        m_branches[caller.owner].pending = static_cast<Index>(plan.onMiss.size());
        const std::size_t count = plan.onMiss.size();
        for (std::size_t i = 0; i < count; ++i)
            makeCalls(caller.visit, caller.owner, Owner::Miss, plan.onMiss[i], plan.onMiss[i].count * misses);
        break;
    }
    case Owner::Miss:
        if (!caller.ok && required) {
            m_branches[caller.owner].ok = false;
            m_branches[caller.owner].down = caller.down;
        }
        if (--m_branches[caller.owner].pending == 0)
            branchDone(caller.owner);
        break;
    case Owner::Fallback:
        if (caller.ok) {
            m_visits[caller.visit].stageOk = true;
            m_visits[caller.visit].down = false;
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
    partDone(branch.visit, branch.ok, branch.down);
}

/// One of the branches of its stage is done.
void EventEngine::partDone(Index at, bool ok, bool down)
{
    Visit &visit = m_visits[at];
    visit.stageOk = visit.stageOk && ok;
    visit.down = visit.down || (!ok && down);
    if (--visit.pending > 0)
        return;
    if (visit.stageOk)
        stageDone(at);
    else if (!tryNextTarget(at))
        tryFallback(at);
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

} // namespace ninesketch
