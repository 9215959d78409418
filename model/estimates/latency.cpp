// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/latency.h"

#include "model/estimates/callees_first.h"
#include "model/estimates/latency_doubts.h"
#include "model/estimates/rough_slowest.h"
#include "model/estimates/thread_pool.h"
#include "model/estimates/thread_waiting.h"
#include "model/queueing/queueing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

Distribution hopDistribution(const Hop &hop, Compositions &compositions)
{
    if (hop.p50 <= 0 && hop.transfer <= 0)
        return {};
    return compositions.made(Composed::Hop, {}, {hop.p50, hop.p99, hop.transfer}, [&] {
        const Distribution trip = hop.p99 > hop.p50 && hop.p50 > 0
                                      ? Distribution::logNormalFromPercentiles(hop.p50, hop.p99)
                                      : Distribution::delay(hop.p50);
        return hop.transfer > 0 ? sequence({trip, Distribution::delay(hop.transfer)}) : trip;
    });
}

/// `time` done `count` times in a row; what is beyond the whole number is the chance of one more, of those that end
/// well less where it may fail.
Distribution counted(const Distribution &time, double count, Compositions &compositions, double success = 1)
{
    if (count == 1)
        return time;
    if (count < 1)
        return compositions.mixture({{count * success, time}, {1 - count, Distribution()}});
    const double whole = std::floor(count + 1e-12), more = std::max(0.0, count - whole);
    return compositions.repeated(time, success < 1 ? whole + more * success / (1 - more + more * success) : count);
}

constexpr double queuesInside = 0.02;  ///< waits for a thread from that share of the time it is held on are looked at
constexpr double asGoodAsFull = 0.999; ///< of what the stations that threads wait for carry

class Composer
{
public:
    Composer(const Design &design, const std::vector<Composition> &compositions, const std::vector<Serving> &servings,
             const std::vector<Station> &stations, const std::vector<std::vector<double>> &rates, Compositions &made,
             bool timeless = false, RatesAlone *alone = nullptr)
        : m_design(design), m_compositions(compositions), m_servings(servings), m_stations(stations), m_rates(rates),
          m_made(made), m_timeless(timeless), m_alone(alone), m_rarely(alone ? alone->rarely : hardlyEver)
    {
        if (!timeless && !alone)
            m_doubts.emplace(design, compositions, servings, stations, rates);
        const auto goesOn = [](const Call &call) {
            return call.retries > 0 || call.hedgeAfter || call.requirement != Requirement::Required;
        };
        m_failuresMatter = !timeless && (std::ranges::any_of(design.calls, goesOn) || hasPartsOff(design));
        for (const Composition &one : compositions) {
            m_hops.emplace_back(design.calls.size());
            for (std::size_t e = 0; e < one.graph->edges().size() && !timeless; ++e) {
                const VisitEdge &edge = one.graph->edges()[e];
                const Operation operation = operationOfNode(edge.to);
                m_hops.back()[edge.call][operation == Operation::Write ? 1 : 0] = hopDistribution(
                    hopOf(design, design.calls[edge.call], one.payloads->of(edge.call, operation)), made);
            }
        }
    }

    Latencies compose()
    {
        const std::size_t count = m_design.components.size();
        m_goesOn = m_alone && !m_alone->before.visits.empty();
        if (m_goesOn) {
            m_result = std::move(m_alone->before);
        } else {
            m_result.visits.assign(m_compositions.size(), std::vector<VisitLatency>(count * 2));
            m_result.attempts.assign(m_design.calls.size(), 1);
            for (const Composition &one : m_compositions) {
                m_result.sent.emplace_back(one.graph->edges().size(), 1);
                m_result.offered.emplace_back(one.graph->edges().size(), 1);
            }
        }
        m_result.threadUtilisation.assign(count, std::nullopt);
        m_result.threadsFull.assign(count, std::nullopt);
        m_result.noThread.assign(count, 0);
        m_attemptWeight.assign(m_design.calls.size(), 0);
        m_reachable.assign(m_compositions.size(), std::vector<bool>(count * 2, false));
        for (std::size_t c = 0; c < m_compositions.size(); ++c)
            for (const VisitNode node : m_compositions[c].graph->order())
                m_reachable[c][node] = true;
        // a request that comes back is answered within as many turns as matter
        constexpr int turns = 16;
        const auto order = calleesFirst(m_design);
        const bool cyclic = std::ranges::any_of(m_compositions, [&](const Composition &one) {
            return one.graph->anyCycle() || !standsIn(order, *one.graph);
        });
        m_shared.assign(m_compositions.size(), std::vector<bool>(count * 2, false));
        m_sharing = !cyclic;
        m_goesOn = m_goesOn && !cyclic;
        m_stays.assign(m_compositions.size(), std::vector<bool>(count * 2, false));
        for (int turn = 0; turn < (cyclic ? turns : 1); ++turn) {
            std::ranges::fill(m_attemptWeight, 0.0);
            for (const std::size_t component : order)
                composeComponent(component);
        }
        if (m_doubts)
            m_doubts->tell(m_result);
        return std::move(m_result);
    }

private:
    /// Whether callees come before their callers for that class, too: of what is drawn as a cycle a class may take a
    /// part.
    static bool standsIn(const std::vector<std::size_t> &order, const VisitGraph &graph)
    {
        std::vector<std::size_t> position(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            position[order[i]] = i;
        return std::ranges::all_of(graph.edges(), [&](const VisitEdge &edge) {
            return position[componentOfNode(edge.to)] < position[componentOfNode(edge.from)];
        });
    }

    void composeComponent(std::size_t component)
    {
        std::vector<WeightedDistribution> inside;
        double rate = 0;
        for (std::size_t c = 0; c < m_compositions.size(); ++c)
            for (const Operation operation : {Operation::Read, Operation::Write}) {
                const VisitNode node = visitNode(component, operation);
                const double visits = m_rates[c][node];
                if (!m_reachable[c][node])
                    continue;
                const bool shared = c > 0 && likeFirst(c, node);
                m_stays[c][node] = stays(c, node, shared);
                if (!m_stays[c][node] && shared)
                    takeOverFirst(c, node);
                else if (!m_stays[c][node])
                    composeVisit(c, node, visits);
                if (m_doubts)
                    m_doubts->judgeVisit(c, node);
                if (visits > 0) {
                    rate += visits;
                    inside.push_back({visits, m_result.visits[c][node].inner});
                }
            }
        if (m_servings[component].blocking && rate * m_stations[component].admitted > 0)
            waitForThreads(component, rate * m_stations[component].admitted, inside);
    }

    /// Whether it is what it was before: nothing that it is composed of has changed.
    bool stays(std::size_t c, VisitNode node, bool shared) const
    {
        const std::size_t component = componentOfNode(node);
        if (!m_goesOn || m_alone->moved[component] || m_servings[component].blocking)
            return false;
        if (shared)
            return m_stays[0][node];
        const auto [first, last] = m_compositions[c].graph->edgesOf(node);
        for (std::size_t e = first; e < last; ++e) // also one that nobody waits for may be turned away
            if (!m_stays[c][m_compositions[c].graph->edges()[e].to])
                return false;
        return true;
    }

    /// Classes that differ only elsewhere share what is the same here: compositions are dear.
    bool likeFirst(std::size_t c, VisitNode node)
    {
        if (!m_sharing || !m_reachable[0][node])
            return false;
        const std::size_t component = componentOfNode(node);
        const VisitPlan &plan = m_compositions[c].plans->plan(component, operationOfNode(node));
        if (plan != m_compositions[0].plans->plan(component, operationOfNode(node)))
            return false;
        const auto [first, last] = m_compositions[c].graph->edgesOf(node);
        for (std::size_t e = first; e < last; ++e) {
            const VisitEdge &edge = m_compositions[c].graph->edges()[e];
            if (edge.waits && !m_shared[c][edge.to])
                return false;
            const Operation operation = operationOfNode(edge.to);
            if (m_compositions[c].payloads->of(edge.call, operation) !=
                m_compositions[0].payloads->of(edge.call, operation))
                return false;
        }
        m_shared[c][node] = true;
        return true;
    }

    void takeOverFirst(std::size_t c, VisitNode node)
    {
        m_result.visits[c][node] = m_result.visits[0][node];
        const auto [first, last] = m_compositions[c].graph->edgesOf(node);
        const std::size_t from = m_compositions[0].graph->edgesOf(node)[0]; // equal plans have equal edges
        for (std::size_t e = first; e < last; ++e) {
            m_result.sent[c][e] = m_result.sent[0][from + e - first];
            m_result.offered[c][e] = m_result.offered[0][from + e - first];
        }
    }

    /// Says how many calls are sent for each that a visit plans, `made` of which it comes to.
    void send(std::size_t c, VisitNode node, const PlannedCall &planned, const CallOutcome &outcome, const Ending &made)
    {
        const auto [first, last] = m_compositions[c].graph->edgesOf(node);
        for (std::size_t e = first; e < last; ++e)
            if (m_compositions[c].graph->edges()[e].call == planned.call) {
                m_result.sent[c][e] = outcome.attempts * made.success;
                m_result.offered[c][e] = outcome.offered * made.sound;
            }
    }

    /// The same call where nothing takes any time.
    static Call atOnce(Call call)
    {
        call.timeout.reset();
        call.hedgeAfter.reset();
        call.backoff = 0;
        return call;
    }

    /// The outcome of a call that is made so many times per second.
    CallOutcome outcomeOf(std::size_t c, const PlannedCall &planned, double weight, std::size_t caller)
    {
        const Call &call = m_design.calls[planned.call];
        const VisitLatency &visit = m_result.visits[c][visitNode(planned.to, planned.operation)];
        const auto quorum = quorumTime(c, planned);
        CallOutcome outcome = callOutcome(
            m_timeless ? atOnce(call) : call, {visit.outer, visit.failed, visit.ending, visit.endless},
            m_hops[c][planned.call][planned.operation == Operation::Write ? 1 : 0], m_made, quorum, m_rarely);
        double &total = m_attemptWeight[planned.call];
        double &mean = m_result.attempts[planned.call];
        mean = total + weight > 0 ? (mean * total + outcome.attempts * weight) / (total + weight) : outcome.attempts;
        total += weight;
        if (m_doubts)
            m_doubts->judgeCall(c, planned, visit.outer, outcome, quorum.has_value(), caller);
        return outcome;
    }

    /// Copies that come at once to a queue behind which nothing is called: until enough of them are served.
    std::optional<Distribution> quorumTime(std::size_t c, const PlannedCall &planned)
    {
        const Call &call = m_design.calls[planned.call];
        if (call.copies <= 1)
            return std::nullopt;
        const Station &station = m_stations[planned.to];
        const Serving &serving = m_servings[planned.to];
        const Hop hop = hopOf(m_design, call);
        const bool alike =
            serving.read == serving.write || station.response[0].identity() == station.response[1].identity();
        if (hop.p99 > hop.p50 || !alike || serving.blocking || serving.errorRate > 0 || station.saturated ||
            station.rejected > 0 || station.limits.size() != 1 ||
            !m_compositions[c].plans->plan(planned.to, planned.operation).stages.empty())
            return std::nullopt;
        const int quorum = std::clamp(call.quorum.value_or(call.copies), 1, call.copies);
        const auto solved = solveQuorum(station.load, call.copies, quorum);
        if (!solved)
            return std::nullopt;
        return m_made.made(Composed::Quorum, {station.response[0]}, {1.0 * quorum, 1.0 * call.copies, 1.0},
                           [&] { return *solved; });
    }

    void composeVisit(std::size_t c, VisitNode node, double visits)
    {
        const std::size_t component = componentOfNode(node);
        const Operation operation = operationOfNode(node);
        const VisitPlan &plan = m_compositions[c].plans->plan(component, operation);
        VisitLatency &latency = m_result.visits[c][node];
        const Station &station = m_stations[component];
        if (!m_design.components[component].enabled) {
            latency = VisitLatency{};
            latency.ending = {0, 0, 0};
            return;
        }
        latency.stages.clear();
        latency.callsMean = 0;
        std::vector<Distribution> chain;
        Ending calls; // of the stages until then: what follows is called only where they ended well
        double endless = 0;
        std::vector<WeightedDistribution> failures;
        const Distribution &response = station.response[operation == Operation::Write ? 1 : 0];
        for (const PlannedStage &stage : plan.stages) {
            Outcome done =
                plan.oneOf ? oneOf(c, stage, visits, node) : allOf(c, stage, visits * plan.probability, node, calls);
            latency.stages.push_back(done.time);
            latency.callsMean += done.time.isSaturated() ? 0 : done.time.mean();
            const double failing = calls.success * (1 - done.ending.success) * plan.probability * station.passed;
            if (m_failuresMatter && failing > m_rarely) {
                std::vector<Distribution> until{response};
                until.insert(until.end(), chain.begin(), chain.end());
                until.push_back(done.failed);
                failures.push_back({failing, m_made.sequence(until)});
            }
            endless += calls.success * done.endless;
            calls = calls * done.ending;
            chain.push_back(std::move(done.time));
        }
        const double good = 1 - m_servings[component].errorRate;
        latency.ending = Ending{good * station.passed, good} * counted(calls, plan.probability);
        latency.endless =
            std::max(0.0, 1 - station.rejected - station.passed) + station.passed * plan.probability * endless;
        if (chain.empty()) {
            latency.inner = response;
        } else if (plan.probability < 1) {
            const Distribution missed = m_made.sequence(chain);
            latency.inner = plan.probability > 0
                                ? m_made.sequence({response, counted(missed, plan.probability, m_made, calls.success)})
                                : response;
        } else {
            chain.insert(chain.begin(), response);
            latency.inner = m_made.sequence(chain);
        }
        latency.outer = latency.inner;
        latency.thread = Distribution();
        if (!m_failuresMatter)
            return;
        if (station.rejected > m_rarely)
            failures.push_back({station.rejected, Distribution()});
        if (const double error = station.passed * m_servings[component].errorRate; error > m_rarely)
            failures.push_back({error * counted(calls, plan.probability).success, latency.inner});
        latency.failed = failures.empty()       ? Distribution()
                         : failures.size() == 1 ? failures.front().distribution
                                                : m_made.mixture(failures);
    }

    Outcome oneOf(std::size_t c, const PlannedStage &stage, double visits, VisitNode node)
    {
        std::vector<CallOutcome> targets;
        bool someDown = false;
        for (const PlannedBranch &branch : stage.branches) {
            CallOutcome outcome = outcomeOf(c, branch.call, visits * branch.call.count, componentOfNode(node));
            if (m_design.calls[branch.call.call].requirement != Requirement::Required)
                outcome.ending = {};
            someDown = someDown || outcome.ending.alive < 1 - negligible;
            targets.push_back(std::move(outcome));
        }
        const VisitPlan &plan = m_compositions[c].plans->plan(componentOfNode(node), operationOfNode(node));
        // that many targets are asked, one after the other
        const std::size_t most = someDown && plan.redundant ? targets.size() : 1;
        Outcome made;
        std::vector<WeightedDistribution> answered, failures;
        std::vector<Ending> asked(targets.size(), Ending{0, 0, 0});
        made.ending = {0, 0, 0};
        for (std::size_t first = 0; first < targets.size(); ++first) {
            const double share = stage.branches[first].call.count;
            Ending reached{share, share, share};
            std::vector<Distribution> until; // the others have failed
            for (std::size_t i = 0; i < most && reached.success > 0; ++i) {
                const std::size_t at = (first + i) % targets.size();
                const CallOutcome &target = targets[at];
                const double down = i + 1 < most ? 1 - target.ending.alive : 0; // the next one is asked
                asked[at] = asked[at] + reached;
                made.ending = made.ending + reached * target.ending;
                made.endless += reached.success * target.endless;
                const auto after = [&](const Distribution &time) {
                    until.push_back(time);
                    const Distribution whole = until.size() == 1 ? time : m_made.sequence(until);
                    until.pop_back();
                    return whole;
                };
                if (const double good = reached.success * target.ending.success; good > m_rarely)
                    answered.push_back({good, after(target.time)});
                const double failing = reached.success * (1 - target.ending.success - down);
                if (m_failuresMatter && failing > m_rarely)
                    failures.push_back({failing, after(target.failed)});
                until.push_back(target.failed);
                reached = reached * Ending{down, down, down};
            }
        }
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const double share = stage.branches[i].call.count;
            send(c, node, stage.branches[i].call, targets[i], asked[i] * Ending{1 / share, 1 / share});
        }
        if (!answered.empty())
            made.time = answered.size() == 1 ? answered.front().distribution : m_made.mixture(answered);
        if (!failures.empty())
            made.failed = failures.size() == 1 ? failures.front().distribution : m_made.mixture(failures);
        return made;
    }

    bool isRequired(const PlannedCall &call) const
    {
        return m_design.calls[call.call].requirement == Requirement::Required;
    }

    /// What one branch of a stage comes to, its misses included; of an optional one it ends well.
    Outcome branchOf(std::size_t c, const PlannedBranch &branch, double visits, VisitNode node, const Ending &before)
    {
        const std::size_t component = componentOfNode(node);
        const double count = branch.call.count, each = visits * count;
        const bool required = isRequired(branch.call);
        const CallOutcome look = outcomeOf(c, branch.call, each, component);
        const Ending all = counted(look.ending, count);
        send(c, node, branch.call, look, before * madeInARow(look.ending, count) * Ending{1 / count, 1 / count});
        Outcome made{look.time, {}, required ? all : Ending{}, anyFails(look.endless, count)};
        double missesOk = 1; // of one look-up
        std::vector<WeightedDistribution> failures;
        const auto fail = [&](double chance, const auto &until) {
            if (m_failuresMatter && chance > m_rarely)
                failures.push_back({chance, until()});
        };
        fail(1 - made.ending.success, [&] { return failedInARow(look, count, m_made); });
        if (!branch.onMiss.empty() && branch.missProbability > 0) {
            std::vector<Distribution> misses;
            const Ending looked = made.ending;
            double allOk = 1; // of what one miss asks
            for (const PlannedCall &call : branch.onMiss) {
                const double planned = count * branch.missProbability * call.count;
                const CallOutcome miss = outcomeOf(c, call, visits * planned, component);
                misses.push_back(counted(miss.time, call.count, m_made, isRequired(call) ? miss.ending.success : 1));
                made.endless += looked.success * anyFails(miss.endless, planned);
                // each look-up misses by itself
                const Ending ok = counted(counted(counted(miss.ending, call.count), branch.missProbability), count);
                const auto share = [&](double one) {
                    if (one >= 1)
                        return 1.0;
                    const double ofMiss = anyFails(1 - one, call.count),
                                 ofLook = anyFails(ofMiss, branch.missProbability);
                    return anyFails(ofLook, count) / (1 - one) / planned;
                };
                send(c, node, call, miss,
                     before * looked * Ending{share(miss.ending.success), share(miss.ending.sound)});
                if (!isRequired(call))
                    continue;
                made.ending = made.ending * ok;
                allOk *= counted(miss.ending, call.count).success;
                fail(looked.success * (1 - ok.success), [&] {
                    return m_made.sequence({counted(look.time, count, m_made, look.ending.success),
                                            failedInARow(miss, call.count, m_made)});
                });
            }
            made.time = m_made.sequence(
                {look.time, counted(slowestOf(misses, component), branch.missProbability, m_made, allOk)});
            missesOk = 1 - branch.missProbability * (1 - allOk);
        }
        made.time = counted(made.time, count, m_made, required ? look.ending.success * missesOk : 1);
        if (!failures.empty())
            made.failed = failures.size() == 1 ? failures.front().distribution : m_made.mixture(failures);
        return made;
    }

    /// Until a stage has failed: one of its branches has, and all are done.
    Distribution failedStage(const std::vector<Outcome> &branches, std::size_t component)
    {
        constexpr std::size_t few = 8;
        std::vector<WeightedDistribution> ways;
        for (std::size_t i = 0; i < branches.size(); ++i) {
            const double failing = 1 - branches[i].ending.success;
            if (failing <= m_rarely)
                continue;
            std::vector<Distribution> parts{branches[i].failed};
            for (std::size_t k = 0; k < branches.size() && branches.size() <= few; ++k)
                if (k != i)
                    parts.push_back(branches[k].time);
            ways.push_back({failing, slowestOf(parts, component)});
        }
        return ways.empty() ? Distribution() : ways.size() == 1 ? ways.front().distribution : m_made.mixture(ways);
    }

    /// `before`: how the stages before it ended; it is run only where they ended well.
    Outcome allOf(std::size_t c, const PlannedStage &stage, double visits, VisitNode node, const Ending &before)
    {
        const std::size_t component = componentOfNode(node);
        std::vector<Outcome> branches;
        std::vector<Distribution> times;
        Outcome made;
        for (const PlannedBranch &branch : stage.branches) {
            branches.push_back(branchOf(c, branch, visits, node, before));
            made.ending = made.ending * branches.back().ending;
            made.endless = std::max(made.endless, branches.back().endless); // they are made by the same requests
            times.push_back(branches.back().time);
        }
        if (m_doubts)
            m_doubts->judgeStage(c, stage, component);
        if (!times.empty())
            made.time = slowestOf(times, component);
        if (m_doubts && !made.time.isSaturated())
            m_doubts->judgeFork(c, node, stage, made.time.mean());
        if (m_failuresMatter && made.ending.success < 1 - m_rarely)
            made.failed = failedStage(branches, component);
        for (const PlannedCall &fallback : stage.fallbacks) {
            Ending open = opposite(made.ending);
            open.success = std::max(0.0, open.success - made.endless);
            const double count = fallback.count;
            const CallOutcome outcome = outcomeOf(c, fallback, visits, component);
            send(c, node, fallback, outcome,
                 before * open * madeInARow(outcome.ending, count) * Ending{1 / count, 1 / count});
            const Ending stoodIn = open * counted(outcome.ending, count), until = made.ending;
            made.endless += open.success * anyFails(outcome.endless, count);
            made.ending = until + stoodIn;
            if (open.success <= m_rarely)
                continue;
            if (m_doubts)
                m_doubts->judgeFallback(c, stage, fallback, component);
            const Distribution answered = m_made.sequence(
                {made.failed, counted(outcome.time, std::max(1.0, count), m_made, outcome.ending.success)});
            made.time = until.success > m_rarely && !made.time.isSaturated() && stoodIn.success > m_rarely
                            ? m_made.mixture({{until.success, made.time}, {stoodIn.success, answered}})
                        : until.success > m_rarely ? made.time
                                                   : answered;
            made.failed = m_made.sequence({made.failed, failedInARow(outcome, count, m_made)});
        }
        return made;
    }

    /// The slowest of several takes at least as long as each and at most as long as all together. A composition that
    /// numerics have led outside of that is not believed.
    Distribution slowestOf(const std::vector<Distribution> &parts, std::size_t component)
    {
        if (parts.size() == 1 || m_timeless)
            return parts.front();
        double longest = 0, sum = 0;
        const Distribution *slowest = &parts.front();
        for (const Distribution &part : parts) {
            if (part.isSaturated())
                return part;
            sum += part.mean();
            if (part.mean() > longest) {
                longest = part.mean();
                slowest = &part;
            }
        }
        if (m_alone)
            if (const auto rough = roughly(parts, m_alone->patience[component]))
                return *rough;
        const auto believable = [&](const Distribution &made) {
            return made.mean() >= longest * 0.99 && made.mean() <= sum * 1.01;
        };
        const Distribution whole = m_made.maximum(parts);
        if (believable(whole))
            return whole;
        Distribution pairwise = parts.front();
        for (std::size_t i = 1; i < parts.size(); ++i)
            pairwise = maximum({pairwise, parts[i]});
        if (believable(pairwise))
            return pairwise;
        if (m_doubts)
            m_doubts->note(component, Trust::Doubtful, "the slowest of its parallel calls can't be told numerically");
        return *slowest;
    }

    std::optional<Distribution> roughly(const std::vector<Distribution> &parts, double patience)
    {
        const auto rough = roughlySlowest(parts, patience);
        return rough ? std::optional(m_made.made(Composed::Slowest, parts, {patience}, [&] { return *rough; })) : rough;
    }

    /// Whether visits of the component wait for something that they call.
    bool waitsForCalls(std::size_t component) const
    {
        for (std::size_t c = 0; c < m_compositions.size(); ++c)
            for (const Operation operation : {Operation::Read, Operation::Write}) {
                const VisitNode node = visitNode(component, operation);
                const auto [first, last] = m_compositions[c].graph->edgesOf(node);
                for (std::size_t e = first; e < last && m_rates[c][node] > 0; ++e)
                    if (m_compositions[c].graph->edges()[e].waits)
                        return true;
            }
        return false;
    }

    /// Threads that are more than the servers, and wait for nothing else, are no second queue. What queues inside
    /// the pool is at most its threads, which open stations do not know: where they make it full before it is, what a
    /// closed network of them carries decides.
    void waitForThreads(std::size_t component, double rate, const std::vector<WeightedDistribution> &inside)
    {
        const Serving &serving = m_servings[component];
        if (serving.threads > serving.servers && serving.servers > 0 && !waitsForCalls(component))
            return;
        if (!m_rounds)
            m_rounds.emplace(m_design, m_compositions, m_servings, m_stations, m_rates, m_result.sent);
        const Distribution held = inside.size() == 1 ? inside.front().distribution : m_made.mixture(inside);
        Distribution waiting = Distribution::saturated();
        if (!held.isSaturated()) {
            m_result.threadUtilisation[component] =
                rate * held.mean() / (static_cast<double>(serving.replicas) * serving.threads);
            waiting = waitForThread(serving, rate, held, m_made);
        }
        if (auto &busy = m_result.threadUtilisation[component])
            busy = *busy * threadsInUse(*m_rounds, component, m_alone ? nullptr : &m_result.threadsFull[component]);
        if (auto &busy = m_result.threadUtilisation[component];
            busy && (waiting.isSaturated() || waiting.mean() > queuesInside * held.mean()))
            if (const auto full = threadsFull(*m_rounds, component)) {
                const double most = std::min(full->threads, full->inside);
                if (waiting.isSaturated() && rate < most)
                    waiting = mixture({{1 - rate / most, Distribution()},
                                       {rate / most, Distribution::exponential(1 / (most - rate))}});
                if (full->threads >= asGoodAsFull * full->inside)
                    busy.reset();
                else if (const double offered = rate / full->threads; offered >= 1)
                    busy = offered; // all of them are, and more are wanted
                else
                    busy = std::min(*busy, offered);
            }
        if (serving.queueLimit && !held.isSaturated()) {
            const ThreadRoom room = waitInRoom(serving, rate, held);
            constexpr double hardlyAny = 1e-9;
            m_result.noThread[component] = room.refused;
            if (room.refused > hardlyAny)
                waiting = room.waiting;
        }
        if (m_doubts)
            m_doubts->judgeThreads(component, waiting, held, m_result.noThread[component]);
        for (std::size_t c = 0; c < m_compositions.size(); ++c)
            for (const Operation operation : {Operation::Read, Operation::Write}) {
                VisitLatency &latency = m_result.visits[c][visitNode(component, operation)];
                if (waiting.isSaturated() || waiting.mean() > 0) {
                    latency.thread = waiting;
                    latency.outer = m_made.sequence({waiting, latency.inner});
                    if (m_failuresMatter)
                        latency.failed = m_made.sequence({waiting, latency.failed});
                }
            }
    }

    const Design &m_design;
    const std::vector<Composition> &m_compositions;
    const std::vector<Serving> &m_servings;
    const std::vector<Station> &m_stations;
    const std::vector<std::vector<double>> &m_rates;
    Compositions &m_made;
    std::optional<ThreadRounds> m_rounds; ///< once there are threads
    std::optional<LatencyDoubts> m_doubts;
    bool m_timeless; ///< how often calls are made is all that is asked for
    RatesAlone *m_alone;
    double m_rarely;                                              ///< what has no greater chance takes no time
    std::vector<std::vector<std::array<Distribution, 2>>> m_hops; ///< by composition, call and operation there
    std::vector<double> m_attemptWeight;
    std::vector<std::vector<bool>> m_reachable;
    std::vector<std::vector<bool>> m_shared; ///< by composition and visit: the same as in the first composition
    std::vector<std::vector<bool>> m_stays;  ///< by composition and visit: the same as before
    bool m_goesOn = false;                   ///< from what was composed before
    bool m_sharing = false;
    bool m_failuresMatter = false; ///< somebody goes on after a failure: how long it takes is asked for
    Latencies m_result;
};

} // namespace

Latencies composeLatencies(const Design &design, const std::vector<Composition> &compositions,
                           const std::vector<Serving> &servings, const std::vector<Station> &stations,
                           const std::vector<std::vector<double>> &ratesByComposition, Compositions &made,
                           RatesAlone *alone)
{
    return Composer(design, compositions, servings, stations, ratesByComposition, made, false, alone).compose();
}

std::vector<std::vector<double>> sentWithoutDelay(const Design &design, const std::vector<Composition> &compositions,
                                                  const std::vector<Serving> &servings,
                                                  const std::vector<std::vector<double>> &ratesByComposition)
{
    Compositions made;
    const std::vector<Station> idle(design.components.size());
    return Composer(design, compositions, servings, idle, ratesByComposition, made, true).compose().sent;
}

} // namespace ninesketch
