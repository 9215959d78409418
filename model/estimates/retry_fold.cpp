// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/retry_fold.h"

#include "model/estimates/load_flow.h"
#include "model/estimates/thread_pool.h"
#include "model/estimates/throughput.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace ninesketch
{
namespace
{

constexpr double never = std::numeric_limits<double>::infinity();

/// From what time on an unanswered call is made once more; never where it is not.
double madeAgainAfter(const Call &call)
{
    double after = call.timeout && call.retries > 0 ? *call.timeout : never;
    if (call.hedgeAfter)
        after = std::min(after, *call.hedgeAfter);
    return after;
}

/// Calls sent for each that is planned when all are late.
double mostSent(const Call &call)
{
    return 1 + std::min<double>(call.retries, call.retryBudget.value_or(call.retries));
}

/// The shortest time after which a call that waits for a component is made again, by component.
std::vector<double> patience(const Design &design, const Prepared &prepared)
{
    std::vector<double> after, shortest(design.components.size(), never);
    for (const Call &call : design.calls)
        after.push_back(madeAgainAfter(call));
    for (const auto &variant : prepared.variants)
        passDownLeast(variant->graph, after, std::vector<double>(shortest.size(), never), shortest);
    return shortest;
}

/// Requests per second by variant: what does not grow, and what grows by each unit of load.
struct Growth {
    std::vector<double> still, growing;
};

struct LoadLimit {
    double load = 0;                      ///< units of growth
    std::optional<std::size_t> component; ///< what gives way
    double utilisation = 1;               ///< of it, there
    double attempts = 1;                  ///< that come to it for each that is planned
    double lateness = 0;                  ///< see RetryFold::at
};

class RetryFold
{
public:
    RetryFold(const Design &design, const Prepared &prepared, const Solution &today, const std::stop_token &stop,
              const EvaluationMemory &memory)
        : m_design(design), m_prepared(prepared), m_today(today), m_stop(stop), m_memory(&memory),
          m_flow(design, prepared, m_memory, m_there, 1e-3), m_patience(patience(design, prepared)),
          m_count(design.components.size())
    {
        m_there.classRates = today.classRates;
        m_pools = threadPoolCapacities(design, prepared, today);
        m_rates.assign(prepared.variants.size(), 0);
        for (std::size_t r = 0; r < design.classes.size(); ++r)
            if (prepared.variantOf[r])
                m_rates[*prepared.variantOf[r]] += today.classRates[r];
        const bool down = !today.settled || std::ranges::any_of(today.stations, &Station::saturated);
        m_sent = down ? m_flow.sentAtOnce(m_rates) : today.latencies.sent;
        m_offered = down ? m_sent : today.latencies.offered;
        m_passed.assign(m_count, 1);
    }

    const std::vector<double> &rates() const { return m_rates; }
    bool stopped() const { return m_stopped; }

    /// Whether calls to a component that the variant visits are made again.
    bool concerns(std::size_t variant) const
    {
        return std::ranges::any_of(m_prepared.variants[variant]->graph.order(),
                                   [&](VisitNode node) { return m_patience[componentOfNode(node)] < never; });
    }

    /// Largest load at which attempts settle and nothing is full. `near`: where one like it was found. All but the
    /// first search begin where that one ended, so that it does not matter in which order they are made.
    std::optional<LoadLimit> largest(const Growth &growth, const std::optional<LoadLimit> &near)
    {
        m_growth = growth;
        m_best.reset();
        m_pace = {};
        if (m_start) {
            m_sent = m_start->sent;
            m_offered = m_start->offered;
            m_passed = m_start->passed;
        }
        search(near);
        if (!m_start)
            m_start = m_best ? Start{m_bestSent, m_bestOffered, m_passed} : Start{m_sent, m_offered, m_passed};
        return m_best;
    }

private:
    static constexpr int mostSteps = 14, mostRounds = 40;
    static constexpr double hardlyAnyRoom = -7; // as a place

    void search(const std::optional<LoadLimit> &near)
    {
        const bool known = near && near->lateness > 0;
        Point middle = at(known ? std::log(near->lateness) : firstGuess());
        if (m_full) // nothing else matters there
            return;
        if (known && m_best && m_best->component == near->component) // so flat is the top
            return;
        double step = 0.15; // so near one another the three are on a parabola
        Point low = at(middle.place - step), high{};
        if (low.load > middle.load)
            step = -step;
        else
            high = at(middle.place + step);
        for (int further = 0; further < mostSteps && !m_stopped; ++further) { // uphill, farther each time
            Point &ahead = step < 0 ? low : high, &behind = step < 0 ? high : low;
            if (ahead.load <= middle.load || middle.place < hardlyAnyRoom)
                break;
            behind = std::exchange(middle, ahead);
            ahead = at(middle.place + (step *= 1.5));
        }
        narrow(low, middle, high);
        m_memory.forgetUnused();
    }

    /// A lateness, as its logarithm, and the load that belongs to it.
    struct Point {
        double place = 0, load = 0;
        std::size_t component = 0; ///< that gives way
    };

    /// To the top of the parabola through three points, of which the middle one is the highest, until it is no news.
    /// Where another component gives way beside it the top is an edge, and a steep one is no parabola: there the points
    /// have to be near one another.
    void narrow(Point low, Point middle, Point high)
    {
        constexpr double near = 0.04, enough = 2e-4, steep = 0.06;
        for (int turn = 0; turn < 4 && !m_stopped; ++turn) {
            const double below = middle.place - low.place, above = high.place - middle.place;
            const double rise = (middle.load - low.load) / below, fall = (middle.load - high.load) / above;
            double top = (rise * above - fall * below) / (2 * (rise + fall)); // from the middle
            const double drop = rise * below + fall * above;
            if (!(rise + fall > 0) || drop < enough * middle.load)
                return;
            const bool edge = low.component != middle.component || high.component != middle.component;
            const double wide = edge ? 0.1 : 0.2;
            if (std::abs(top) < near && (std::max(below, above) < 2 * wide || (!edge && drop < steep * middle.load)))
                return;
            if (std::abs(top) < near)
                top = (top > 0 && above > wide) || below <= wide ? wide : -wide;
            const Point found = at(middle.place + top);
            if (found.load > middle.load)
                (top > 0 ? low : high) = std::exchange(middle, found);
            else
                (top > 0 ? high : low) = found;
        }
    }

    /// A limit that the load meets.
    struct Meeting {
        double load = never;
        std::size_t component = 0;
        double room = 0;     ///< what is left of it there
        bool queued = false; ///< the room is left so that calls are in time
    };

    /// How far to go in each round towards what the last one found, as the two before it tell; what swings goes less
    /// far.
    class Pace
    {
    public:
        /// What was missing before a step, and what was after it.
        void look(double before, double after)
        {
            constexpr double shortest = 0.1, longest = 2, surely = 0.01;
            const double ratio = after / before;
            m_left = std::clamp(std::abs(ratio), surely, 1.0);
            m_step = ratio < 1 ? std::clamp(m_step / (1 - ratio), shortest, longest) : longest;
        }
        double step() const { return m_step; }
        double left() const { return m_left; } ///< of what is missing after a step

    private:
        double m_step = 1, m_left = 1;
    };

    /// Where each search begins.
    struct Start {
        std::vector<std::vector<double>> sent, offered;
        std::vector<double> passed;
    };

    struct Demand {
        double reads = 0, writes = 0;
        double total() const { return reads + writes; }
    };

    /// Of waits at a full component that last as long as a call has patience for, when each takes it closer to being
    /// full by one: exponents of the chance to be late.
    double patienceOf(std::size_t i, double capacity) const
    {
        const Serving &serving = m_prepared.servings[i];
        const bool together = serving.routing == Routing::SharedQueue || serving.routing == Routing::LeastOutstanding;
        const double queues = together ? 1 : std::max(1, serving.replicas);
        return m_patience[i] * capacity / queues * 2 / (1 + m_today.stations[i].load.service.scv());
    }

    /// The first limit that growing load meets where the chance to be late at the component that gives way is about
    /// e^-lateness, with the calls that are sent now.
    Meeting meeting(double lateness) const
    {
        std::vector<Demand> still(m_count), growing(m_count);
        for (std::size_t v = 0; v < m_rates.size(); ++v) {
            const Visits visits =
                solveVisits(m_prepared.variants[v]->graph, m_count, m_design.calls.size(), m_offered[v]);
            for (std::size_t i = 0; i < m_count; ++i) {
                const double reads = visits.perRequest[visitNode(i, Operation::Read)];
                const double writes = visits.perRequest[visitNode(i, Operation::Write)];
                still[i].reads += m_growth.still[v] * reads;
                still[i].writes += m_growth.still[v] * writes;
                growing[i].reads += m_growth.growing[v] * reads;
                growing[i].writes += m_growth.growing[v] * writes;
            }
        }
        Meeting first;
        for (std::size_t i = 0; i < m_count; ++i) {
            if (growing[i].total() <= 0 || m_design.components[i].kind->behaviour == Behaviour::Client)
                continue;
            auto each = openLimits(m_prepared, i, growing[i].reads, growing[i].writes);
            auto others = openLimits(m_prepared, i, still[i].reads, still[i].writes);
            if (m_pools[i]) {
                each.push_back({"threads", growing[i].total() / m_pools[i]->visitsPerSecond, false});
                others.push_back({"threads", still[i].total() / m_pools[i]->visitsPerSecond, false});
            }
            for (const Limit &limit : each) {
                if (limit.utilisation <= 0)
                    continue;
                const bool queued = !limit.rejects && m_patience[i] < never &&
                                    (limit.name == "servers" || limit.name == "leader" || limit.name == "threads");
                const double times = queued ? patienceOf(i, growing[i].total() / limit.utilisation) : never;
                const double room = queued ? lateness / (times + lateness) : 0;
                const auto taken = std::ranges::find(others, limit.name, &Limit::name);
                const double load =
                    std::max(0.0, 1 - room - (taken == others.end() ? 0 : taken->utilisation)) / limit.utilisation;
                if (load < first.load)
                    first = {load, i, room, queued};
            }
        }
        return first;
    }

    /// As a place.
    double firstGuess() const
    {
        constexpr double usual = 3;
        const Meeting usually = meeting(usual);
        if (!usually.queued || usually.room <= 0)
            return std::log(usual);
        constexpr double others = 0.2; // on the way it is late for want of time elsewhere, too
        // M/M/1 with one retry: the most where d/dy of 1 - y / times and of 1 + e^-y cancel
        return others + std::log(1 + std::log(1 + usual * (1 - usually.room) / usually.room));
    }

    /// The load that belongs to a lateness: rounds with what gives way held as busy, until the others have followed.
    /// 0 where they do not.
    Point at(double place)
    {
        constexpr double still = 2e-4, farBelow = 0.98, surely = 0.1;
        const double lateness = std::exp(place);
        Meeting there = meeting(lateness);
        double load = there.load, before = 0;
        m_full = false;
        if (!std::isfinite(load))
            return {place, 0};
        for (int round = 0; round < mostRounds; ++round) {
            if (m_stop.stop_requested()) {
                m_stopped = true;
                return {place, 0};
            }
            turn(load);
            there = meeting(lateness);
            const double change = there.load - load;
            const bool growing = attemptsGrow();
            if (before != 0)
                m_pace.look(before, change);
            follow();
            there.load = load = std::max(load / 10, load + m_pace.step() * change);
            const double missing = std::abs(change) * m_pace.left(); // of it
            // beside the top it is enough to know how far below
            const bool low = m_best && (load + std::abs(change) < farBelow * m_best->load ||
                                        missing < surely * (m_best->load - load));
            if (low || (missing <= still * load && !growing)) {
                keep(there, lateness);
                return {place, load, there.component};
            }
            before = change;
        }
        if (m_best) {
            m_sent = m_bestSent;
            m_offered = m_bestOffered;
        }
        return {place, 0};
    }

    void turn(double load)
    {
        constexpr double notQuite = 1 - 1e-9; // what is just full
        std::vector<double> rates;
        for (std::size_t v = 0; v < m_rates.size(); ++v)
            rates.push_back(m_growth.still[v] + m_growth.growing[v] * load * notQuite);
        m_flow.carry(rates, m_sent, m_passed);
        m_flow.solveStations();
        m_passed = m_flow.passed();
        m_flow.compose();
        m_tried = std::exchange(m_offered, m_there.latencies.offered);
    }

    /// Whether more calls were found than were sent, so that what has room for now may give way in the next rounds.
    bool attemptsGrow() const
    {
        constexpr double still = 1e-3;
        for (std::size_t v = 0; v < m_tried.size(); ++v)
            for (std::size_t e = 0; e < m_tried[v].size(); ++e)
                if (m_offered[v][e] > m_tried[v][e] + still * std::max(1.0, m_tried[v][e]))
                    return true;
        return false;
    }

    /// From the calls that were sent towards those that were found.
    void follow()
    {
        const auto go = [&](std::vector<std::vector<double>> &now, const std::vector<std::vector<double>> &found) {
            for (std::size_t v = 0; v < now.size(); ++v)
                for (std::size_t e = 0; e < now[v].size(); ++e)
                    now[v][e] = std::max(0.0, now[v][e] + m_pace.step() * (found[v][e] - now[v][e]));
        };
        go(m_sent, m_there.latencies.sent);
        m_offered = std::exchange(m_tried, {});
        go(m_offered, m_there.latencies.offered);
    }

    void keep(const Meeting &there, double lateness)
    {
        m_full = !there.queued;
        if (m_best && m_best->load >= there.load)
            return;
        m_best = LoadLimit{there.load, there.component, 1 - there.room, attemptsAt(there), lateness};
        m_bestSent = m_sent;
        m_bestOffered = m_offered;
    }

    /// How many times as much comes to it as is planned.
    double attemptsAt(const Meeting &there) const
    {
        const auto visitsOf = [&](bool made) {
            double sum = 0;
            for (std::size_t v = 0; v < m_rates.size(); ++v) {
                const auto visits = solveVisits(m_prepared.variants[v]->graph, m_count, m_design.calls.size(),
                                                made ? m_offered[v] : std::vector<double>())
                                        .perRequest;
                sum += (m_growth.still[v] + there.load * m_growth.growing[v]) *
                       (visits[visitNode(there.component, Operation::Read)] +
                        visits[visitNode(there.component, Operation::Write)]);
            }
            return sum;
        };
        const double planned = visitsOf(false);
        return planned > 0 ? visitsOf(true) / planned : 1;
    }

    const Design &m_design;
    const Prepared &m_prepared;
    const Solution &m_today;
    const std::stop_token &m_stop;
    EvaluationMemory m_memory; ///< of its own, above that of the evaluation: other loads are no help to the next one
    Solution m_there;
    LoadFlow m_flow;
    std::vector<double> m_patience;
    std::size_t m_count;
    std::vector<std::optional<ThreadPoolCapacity>> m_pools; ///< by component
    std::vector<double> m_rates;                            ///< requests per second today, by variant
    std::vector<std::vector<double>> m_sent, m_offered, m_tried, m_bestSent, m_bestOffered;
    std::vector<double> m_passed;
    std::optional<Start> m_start;
    Growth m_growth;
    Pace m_pace;
    std::optional<LoadLimit> m_best;
    bool m_full = false; ///< what gave way last is just full
    bool m_stopped = false;
};

/// Load at which each component gives way when all grows: of what is full once the attempts do not settle, that is
/// then.
void boundSaturation(const Design &design, const Prepared &prepared, const Solution &today,
                     const std::vector<double> &rates, const LoadLimit &limit, Report &report)
{
    const std::size_t count = design.components.size();
    std::vector<Arrivals> down(count);
    for (std::size_t v = 0; v < rates.size(); ++v) {
        const Composition variant{&prepared.variants[v]->plans, &prepared.variants[v]->graph,
                                  &prepared.variants[v]->payloads};
        auto sent = sentWhenFull(design, variant, today.latencies.offered[v], *limit.component);
        if (sent.empty())
            sent = today.latencies.offered[v];
        const Visits visits = solveVisits(*variant.graph, count, design.calls.size(), sent);
        for (std::size_t i = 0; i < count; ++i) {
            down[i].reads += rates[v] * limit.load * visits.perRequest[visitNode(i, Operation::Read)];
            down[i].writes += rates[v] * limit.load * visits.perRequest[visitNode(i, Operation::Write)];
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        auto &full = report.components[i].saturatesAt;
        if (!full)
            continue;
        const auto limits = openLimits(prepared, i, down[i].reads, down[i].writes);
        const bool falls = limit.utilisation < 1 && std::ranges::any_of(limits, [](const Limit &one) {
                               return !one.rejects && one.utilisation >= 1;
                           });
        full = falls || i == *limit.component ? limit.load : std::max(*full, limit.load);
    }
    rankBySaturation(report, limit.component);
}

} // namespace

std::vector<double> sentWhenFull(const Design &design, const Composition &composition, const std::vector<double> &today,
                                 std::size_t component)
{
    const VisitGraph &graph = *composition.graph;
    std::vector<bool> reaches(design.components.size() * 2, false);
    for (std::size_t k = graph.order().size(); k-- > 0;) {
        const VisitNode node = graph.order()[k];
        const auto [first, last] = graph.edgesOf(node);
        reaches[node] = componentOfNode(node) == component;
        for (std::size_t e = first; e < last; ++e)
            reaches[node] = reaches[node] || (graph.edges()[e].waits && reaches[graph.edges()[e].to]);
    }
    std::vector<double> sent = today;
    bool any = false;
    for (std::size_t e = 0; e < sent.size(); ++e) {
        const VisitEdge &edge = graph.edges()[e];
        const Call &call = design.calls[edge.call];
        if (!edge.waits || !reaches[edge.to] || !call.timeout || call.retries == 0)
            continue;
        sent[e] = mostSent(call);
        any = true;
    }
    return any ? sent : std::vector<double>();
}

VisitsWhenFull::VisitsWhenFull(const Design &design, const Composition &composition, const std::vector<double> &today)
    : m_design(design), m_composition(composition), m_today(today), m_position(design.components.size() * 2, 0),
      m_into(design.components.size() * 2), m_ways(design.components.size() * 2)
{
    const VisitGraph &graph = *composition.graph;
    for (std::size_t k = 0; k < graph.order().size(); ++k)
        m_position[graph.order()[k]] = k;
    for (std::size_t e = 0; e < graph.edges().size(); ++e)
        m_into[graph.edges()[e].to].push_back(e);
}

std::optional<VisitsWhenFull::Visits> VisitsWhenFull::of(std::size_t component)
{
    const VisitGraph &graph = *m_composition.graph;
    const VisitNode read = visitNode(component, Operation::Read), write = visitNode(component, Operation::Write);
    if (graph.anyCycle()) {
        const auto sent = sentWhenFull(m_design, m_composition, m_today, component);
        if (sent.empty())
            return std::nullopt;
        const auto visits = solveVisits(graph, m_design.components.size(), m_design.calls.size(), sent).perRequest;
        return Visits{visits[read], visits[write]};
    }
    std::vector<VisitNode> leading{read, write};
    m_ways[read] = {{1, 0}, true, true};
    m_ways[write] = {{0, 1}, true, true};
    for (std::size_t k = 0; k < leading.size(); ++k)
        for (const std::size_t e : m_into[leading[k]])
            if (const VisitNode from = graph.edges()[e].from; !std::exchange(m_ways[from].leads, true))
                leading.push_back(from);
    std::ranges::sort(leading, std::greater<>(), [&](VisitNode node) { return m_position[node]; }); // callees first
    bool again = false;
    for (const VisitNode node : leading) {
        const auto [first, last] = graph.edgesOf(node);
        for (std::size_t e = first; e < last; ++e) {
            const VisitEdge &edge = graph.edges()[e];
            const Way &on = m_ways[edge.to];
            if (!on.leads)
                continue;
            const Call &call = m_design.calls[edge.call];
            const bool late = edge.waits && on.waits && call.timeout && call.retries > 0;
            const double calls = edge.mean * (late ? mostSent(call) : m_today[e]);
            m_ways[node].visits.reads += calls * on.visits.reads;
            m_ways[node].visits.writes += calls * on.visits.writes;
            m_ways[node].waits = m_ways[node].waits || (edge.waits && on.waits);
            again = again || late;
        }
    }
    const Visits visits = m_ways[graph.root()].visits;
    for (const VisitNode node : leading)
        m_ways[node] = {};
    return again ? std::optional(visits) : std::nullopt;
}

bool boundByRetries(const Design &design, const Prepared &prepared, const Solution &solution,
                    const std::stop_token &stop, const EvaluationMemory &memory, Report &report)
{
    if (std::ranges::none_of(design.calls, [](const Call &call) { return madeAgainAfter(call) < never; }))
        return true;
    const bool runaway = std::ranges::any_of(solution.offered, [](const Visits &one) { return !one.runaway.empty(); });
    if (runaway) {
        for (ClassReport &one : report.classes)
            one.maxThroughputIsBound = one.maxThroughput.has_value();
        return true;
    }
    RetryFold fold(design, prepared, solution, stop, memory);
    const std::vector<double> &rates = fold.rates();
    const std::vector<double> none(rates.size(), 0);
    const std::optional<LoadLimit> mix = fold.largest({none, rates}, {});
    if (mix)
        boundSaturation(design, prepared, solution, rates, *mix, report);
    for (std::size_t v = 0; v < rates.size() && !fold.stopped(); ++v) {
        if (!fold.concerns(v))
            continue;
        std::optional<LoadLimit> alone = mix;
        if (rates.size() > 1 || rates[v] <= 0) {
            Growth growth{rates, none};
            growth.still[v] = 0;
            growth.growing[v] = 1;
            alone = fold.largest(growth, mix);
        } else if (alone) {
            alone->load *= rates[v];
        }
        for (std::size_t r = 0; r < report.classes.size(); ++r) {
            ClassReport &one = report.classes[r];
            if (prepared.variantOf[r] != v || !one.maxThroughput)
                continue;
            one.maxThroughputIsBound = !alone || !mix;
            if (alone) {
                one.maxThroughput = std::max(0.0, solution.classRates[r] + alone->load - rates[v]);
                one.bottleneck = alone->load > 0 || !mix ? alone->component : mix->component;
                if (alone->utilisation < 1)
                    one.settlesUpTo = {alone->utilisation, alone->attempts};
            }
            if (one.maxWithMix && mix && std::ranges::find(one.path, *mix->component) != one.path.end()) {
                one.maxWithMix = solution.classRates[r] * mix->load;
                if (mix->utilisation < 1)
                    one.mixSettlesUpTo = {mix->utilisation, mix->attempts};
            }
            if (one.safeThroughput && one.maxThroughput)
                one.safeThroughput = std::min(*one.safeThroughput, *one.maxThroughput);
        }
    }
    return !fold.stopped();
}

} // namespace ninesketch
