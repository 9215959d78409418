// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/evaluate.h"

#include "model/estimates/availability.h"
#include "model/estimates/class_availability.h"
#include "model/estimates/data_estimates.h"
#include "model/estimates/simulated_figures.h"
#include "model/estimates/solve.h"
#include "model/estimates/targets.h"
#include "model/estimates/throughput.h"
#include "model/findings/findings.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Never 1 of what can fail, though that be lost in the digits.
double complementOf(double unavailability)
{
    return unavailability > 0 ? std::min(1 - unavailability, std::nextafter(1.0, 0.0)) : 1;
}

constexpr int curvePoints = 96;
constexpr double secondsPerDay = 86400;

class Evaluation
{
public:
    Evaluation(const Design &design, const EvaluateOptions &options)
        : m_design(design), m_options(options), m_memory(options.memory ? options.memory : makeEvaluationMemory()),
          m_prepared(options.memory ? m_memory->preparations().of(design) : m_own.emplace(prepare(design))),
          m_solution(solve(design, m_prepared, options.loadFactor, options.stop, *m_memory))
    {
    }

    Report evaluate()
    {
        Report report = estimated();
        m_memory->forgetUnused();
        return report;
    }

private:
    Report estimated()
    {
        if (m_solution.cancelled)
            return cancelled();
        for (std::size_t i = 0; i < m_design.components.size(); ++i)
            m_report.components.push_back(component(i));
        m_report.callRates = m_solution.callRates;
        for (std::size_t r = 0; r < m_design.classes.size(); ++r) {
            if (m_options.stop.stop_requested())
                return cancelled();
            m_report.classes.push_back(requestClass(r));
        }
        for (std::size_t r = 0; r < m_report.classes.size() && m_options.simulated; ++r)
            if (const auto &seen = m_options.simulated->classes[r])
                takeOver(*seen, m_report.classes[r]);
        estimateThroughput(m_design, m_prepared, m_solution, m_report);
        for (std::size_t i = 0; m_options.simulated && i < m_report.components.size(); ++i)
            if (const auto &seen = m_options.simulated->loads[i])
                takeOver(*seen, m_report.components[i]);
        estimateQueues();
        if (!estimateAvailability())
            return cancelled();
        estimateData(m_design, m_prepared, m_solution, m_report);
        if (m_options.loadCurve && !estimateLoadCurve())
            return cancelled();
        judgeTargets(m_design, m_report);
        findOddities(m_design, m_prepared, m_solution, m_report);
        return std::move(m_report);
    }

    static Report cancelled()
    {
        Report report;
        report.cancelled = true;
        return report;
    }

    ComponentReport component(std::size_t i) const
    {
        const Component &drawn = m_design.components[i];
        const Station &station = m_solution.stations[i];
        const Arrivals &arrivals = m_solution.arrivals[i];
        ComponentReport made;
        made.id = drawn.id;
        made.key = drawn.key;
        made.name = drawn.name;
        made.arrivalRate = arrivals.total();
        made.readRate = arrivals.reads;
        made.writeRate = arrivals.writes;
        made.served = arrivals.total() * station.passed;
        made.trust = worse(station.trust, m_solution.latencies.trust[i]);
        if (m_solution.latencies.loadDoubt[i])
            made.trust = Trust::Doubtful;
        made.responseTrust = station.trust;
        if (drawn.kind->behaviour == Behaviour::Client)
            return made;
        made.replicas = m_prepared.servings[i].replicas;
        made.rejected = station.rejected;
        if (station.saturated) {
            made.backlogGrowth = arrivals.total() - *made.served;
        } else {
            made.waiting = station.meanWaiting;
            made.queueLength = station.queueLength;
            const bool writesOnly = arrivals.reads <= 0 && arrivals.writes > 0;
            if (m_options.componentPercentiles)
                made.response =
                    m_memory->summary(arrivals.reads > 0 && arrivals.writes > 0 &&
                                              station.response[0].identity() != station.response[1].identity()
                                          ? m_memory->compositions().mixture({{arrivals.reads, station.response[0]},
                                                                              {arrivals.writes, station.response[1]}})
                                          : station.response[writesOnly ? 1 : 0]);
        }
        if (const auto *seen = m_options.simulated && m_options.simulated->components[i]
                                   ? &*m_options.simulated->components[i]
                                   : nullptr) {
            made.response = seen->response;
            made.responseHalfWidth = seen->halfWidth;
            made.waiting = seen->waiting;
            made.queueLength = *made.served * seen->waiting;
        }
        // a minute during which nothing is taken, and how long the spare capacity needs to make up for it
        if (station.utilisation && !station.saturated && arrivals.total() > 0 && *station.utilisation > 0 &&
            *station.utilisation < 1)
            made.drainTime = 60 * *station.utilisation / (1 - *station.utilisation);
        return made;
    }

    /// A queue is as far behind as its slowest consumer.
    void estimateQueues()
    {
        for (const Call &call : m_design.calls) {
            if (call.mode != CallMode::Consume)
                continue;
            ComponentReport &queue = m_report.components[call.from];
            const ComponentReport &consumer = m_report.components[call.to];
            if (const auto growth = consumer.backlogGrowth)
                queue.backlogGrowth = std::max(queue.backlogGrowth.value_or(0), *growth);
            if (const auto drain = consumer.drainTime)
                queue.drainTime = std::max(queue.drainTime.value_or(0), *drain);
            if (const auto waiting = consumer.waiting; waiting && *waiting >= queue.lag.value_or(0)) {
                queue.lag = waiting;
                queue.lagMessages = consumer.queueLength; // Little: arrivals x waiting
            }
        }
        for (std::size_t i = 0; i < m_report.components.size(); ++i)
            if (m_report.components[i].backlogGrowth)
                m_report.components[i].lag = m_report.components[i].lagMessages = std::nullopt; // without an end
    }

    ClassReport requestClass(std::size_t r)
    {
        const RequestClass &asked = m_design.classes[r];
        ClassReport made;
        made.id = asked.id;
        made.name = asked.name;
        if (asked.peakRate)
            made.rate = m_solution.classRates[r];
        const auto variant = m_prepared.variantOf[r];
        if (!variant)
            return made;
        const VisitGraph &graph = m_prepared.variants[*variant]->graph;
        const auto &visits = m_solution.latencies.visits[*variant];
        const Distribution &latency = visits[graph.root()].outer;
        readPath(*variant, r, made);
        const bool endless = !m_solution.offered[*variant].runaway.empty(); // each request makes calls for ever
        made.saturated = endless || latency.isSaturated();
        made.successRate = endless ? 0 : visits[graph.root()].ending.success; // availability comes to it later
        if (made.path.size() < 2)
            return made; // nothing is asked yet
        if (!made.saturated) {
            const auto known = m_summaries.find(*variant);
            if (known != m_summaries.end()) {
                const ClassReport &same = m_report.classes[known->second];
                made.latency = same.latency;
                made.latencyCurve = same.latencyCurve;
                made.budget = same.budget;
                made.processed = same.processed;
                return made;
            }
            m_summaries.emplace(*variant, r);
            made.latency = m_memory->summary(latency);
            if (m_options.latencyCurve)
                for (const auto &[seconds, share] : latency.curve(curvePoints))
                    made.latencyCurve.push_back({seconds, share});
            readBudget(*variant, made);
            const Composition composition{&m_prepared.variants[*variant]->plans, &graph};
            if (const auto processed = timeUntilProcessed(m_design, composition, m_solution.stations, visits);
                processed && !processed->isSaturated())
                made.processed = m_memory->summary(*processed);
        }
        return made;
    }

    static void takeOver(const SimulatedLoad &seen, ComponentReport &made)
    {
        made.arrivalRate = seen.arrivalRate;
        made.rejected = seen.rejected;
        made.served = seen.arrivalRate * (1 - seen.rejected);
        if (made.utilisation && made.limitedBy != "threads" && made.limitedBy != "quota")
            made.utilisation = seen.utilisation;
    }

    static void takeOver(const SimulatedClassFigures &seen, ClassReport &made)
    {
        made.simulated = {seen.halfWidth, seen.successHalfWidth, made.latency,
                          seen.requests,  seen.precise,          seen.pilesUp};
        made.successRate = seen.success;
        if (seen.pilesUp) {
            made.saturated = true;
            made.latency.reset();
            made.latencyCurve.clear();
            made.budget.clear();
            return;
        }
        // whose milliseconds they are: the analysed shares of what was measured
        const double stretch = made.latency && made.latency->mean > 0 ? seen.latency.mean / made.latency->mean : 1;
        for (BudgetShare &share : made.budget) {
            share.mean *= stretch;
            share.waiting *= stretch;
        }
        made.latency = seen.latency;
        if (seen.processed)
            made.processed = seen.processed;
        if (!made.latencyCurve.empty())
            made.latencyCurve = seen.latencyCurve;
    }

    void readPath(std::size_t variant, std::size_t r, ClassReport &made)
    {
        const VisitGraph &graph = m_prepared.variants[variant]->graph;
        const auto &offered = m_solution.offered[variant].perRequest;
        std::vector<bool> seen(m_design.components.size(), false);
        for (const VisitNode node : graph.order()) {
            const std::size_t i = componentOfNode(node);
            if (seen[i])
                continue;
            seen[i] = true;
            made.path.push_back(i);
            if (offered[node] > 0) {
                made.latencyTrust = worse(made.latencyTrust, m_report.components[i].trust);
                m_report.components[i].classIds.push_back(m_design.classes[r].id);
            }
        }
        if (graph.anyCycle() || !waitsAreIndependent(variant))
            made.latencyTrust = worse(made.latencyTrust, Trust::Approximate);
        if (!m_solution.settled)
            made.latencyTrust = Trust::Doubtful;
    }

    /// Theory knows the waits of one request to be independent where it waits once, or along a path of M/M/1 stations
    /// that it passes one after another (Burke 1956, Reich 1957); elsewhere taking them so is an approximation.
    bool waitsAreIndependent(std::size_t variant) const
    {
        const auto &offered = m_solution.offered[variant].perRequest;
        std::size_t waits = 0;
        bool single = true, forks = false;
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            const double visits = offered[visitNode(i, Operation::Read)] + offered[visitNode(i, Operation::Write)];
            if (visits <= 0)
                continue;
            for (const Operation operation : {Operation::Read, Operation::Write})
                for (const PlannedStage &stage : m_prepared.variants[variant]->plans.plan(i, operation).stages)
                    forks = forks || (offered[visitNode(i, operation)] > 0 && stage.branches.size() > 1 &&
                                      m_design.components[i].kind->behaviour != Behaviour::Balancer);
            if (m_solution.stations[i].meanWaiting <= 0)
                continue;
            constexpr double roundOff = 1e-9;
            if (visits > 1 + roundOff)
                return false;
            ++waits;
            single = single && m_solution.stations[i].method == "M/M/1";
        }
        return waits <= 1 || (single && !forks);
    }

    void readBudget(std::size_t variant, ClassReport &made) const
    {
        const Composition composition{&m_prepared.variants[variant]->plans, &m_prepared.variants[variant]->graph};
        const auto parts =
            latencyBudget(m_design, composition, m_solution.stations, m_solution.latencies.visits[variant]);
        double total = 0, variance = 0;
        for (const BudgetPart &part : parts) {
            total += part.mean;
            variance += part.covariance;
        }
        if (total <= 0)
            return;
        const double mean = made.latency->mean, above = std::max(0.0, made.latency->p99 - mean);
        double tailTotal = 0;
        std::vector<double> tails;
        for (const BudgetPart &part : parts) {
            const double extra = variance > 0 ? std::max(0.0, part.covariance) / variance * above : 0;
            tails.push_back(part.mean * mean / total + extra);
            tailTotal += tails.back();
        }
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (parts[i].mean > 0)
                made.budget.push_back({i, parts[i].mean * mean / total, parts[i].mean / total,
                                       tailTotal > 0 ? tails[i] / tailTotal : 0, parts[i].waiting * mean / total});
        std::ranges::stable_sort(made.budget, std::greater<>(), &BudgetShare::mean);
    }

    bool estimateAvailability()
    {
        DesignParts parts(m_design, m_prepared.servings, neededForLoad(m_prepared, m_solution));
        std::vector<double> utilisation;
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            utilisation.push_back(m_report.components[i].utilisation.value_or(0));
            m_report.components[i].unavailability = parts.unavailabilityOf(i);
            m_report.components[i].availability = complementOf(parts.unavailabilityOf(i));
        }
        std::map<std::size_t, std::size_t> known;
        std::vector<std::vector<OutageKind>> outages(m_design.classes.size());
        for (std::size_t r = 0; r < m_design.classes.size(); ++r) {
            const auto variant = m_prepared.variantOf[r];
            ClassReport &made = m_report.classes[r];
            if (!variant || made.path.size() < 2) {
                made.successRate.reset();
                continue;
            }
            if (m_options.stop.stop_requested())
                return false;
            if (const auto at = known.find(*variant); at != known.end()) {
                const ClassReport &same = m_report.classes[at->second];
                made.availability = same.availability;
                made.unavailability = same.unavailability;
                made.importance = same.importance;
                made.cutSets = same.cutSets;
                outages[r] = outages[at->second];
                judgeOutages(made, same.outages, outages[r]);
                made.successRate = *made.successRate * *made.availability;
                continue;
            }
            known.emplace(*variant, r);
            ClassAvailability solved = classAvailability(
                m_design, parts, m_prepared.variants[*variant]->plans, m_prepared.variants[*variant]->graph,
                utilisation, m_options.importance, m_options.memory ? &m_memory->availability() : nullptr);
            made.unavailability = solved.unavailability;
            made.availability = complementOf(solved.unavailability);
            made.availabilityTrust = solved.trust;
            made.importance = std::move(solved.importance);
            made.cutSets = std::move(solved.cutSets);
            if (solved.outagesPerSecond > 0) {
                const double month = m_design.settings.daysOfMonth * secondsPerDay;
                judgeOutages(made,
                             Outages{solved.outagesPerSecond * month,
                                     solved.unavailability / solved.outagesPerSecond,
                                     solved.assumedOutagesPerSecond / solved.outagesPerSecond,
                                     {},
                                     {},
                                     {},
                                     {}},
                             solved.outages);
                outages[r] = std::move(solved.outages);
            }
            made.successRate = *made.successRate * *made.availability;
            for (const Importance &one : made.importance)
                if (one.singlePointOfFailure && one.component)
                    m_report.components[*one.component].singlePointOfFailure = true;
        }
        return true;
    }

    /// What a month makes of the outages: classes that take the same way may have different targets.
    void judgeOutages(ClassReport &made, std::optional<Outages> outages, std::span<const OutageKind> kinds) const
    {
        if (!outages)
            return;
        outages->target = outages->breach = outages->credit = outages->allowed = std::nullopt;
        for (const Target &target : m_design.targets)
            if (target.metric == Metric::Availability && (target.classId.empty() || target.classId == made.id))
                outages->target = std::max(outages->target.value_or(0), target.value);
        if (outages->target) {
            const double month = m_design.settings.daysOfMonth * secondsPerDay;
            outages->allowed = (1 - *outages->target) * month;
            outages->breach = monthlyBreachProbability(kinds, *outages->target, month);
            outages->credit = expectedCredit(commonLadder(*outages->target), kinds, month);
        }
        made.outages = outages;
    }

    bool estimateLoadCurve()
    {
        constexpr int steps = 40;
        EvaluationMemory memory; // of its own: other loads are no help to the next evaluation
        const double most = std::min(m_report.headroom.value_or(2), 1000.0) * 1.1;
        for (int step = 1; step <= steps; ++step) {
            const double factor = most * step / steps;
            const Solution at = solve(m_design, m_prepared, factor * m_options.loadFactor, m_options.stop, memory);
            if (at.cancelled)
                return false;
            LoadPoint point;
            point.factor = factor;
            for (std::size_t r = 0; r < m_design.classes.size(); ++r) {
                const auto variant = m_prepared.variantOf[r];
                point.mean.emplace_back();
                point.p99.emplace_back();
                if (!variant || m_report.classes[r].path.size() < 2)
                    continue;
                const Distribution &latency =
                    at.latencies.visits[*variant][m_prepared.variants[*variant]->graph.root()].outer;
                if (!latency.isSaturated()) {
                    point.mean.back() = latency.mean();
                    point.p99.back() = latency.percentile(0.99);
                }
            }
            for (const Station &station : at.stations)
                point.busiest = std::max(point.busiest, station.utilisation.value_or(0));
            m_report.loadCurve.push_back(std::move(point));
            memory.forgetUnused();
        }
        return true;
    }

    const Design &m_design;
    const EvaluateOptions &m_options;
    std::shared_ptr<EvaluationMemory> m_memory;
    std::optional<Prepared> m_own; ///< where nothing is remembered
    const Prepared &m_prepared;
    Solution m_solution;
    Report m_report;
    std::map<std::size_t, std::size_t> m_summaries; ///< variant -> first class that took it
};

} // namespace

std::shared_ptr<EvaluationMemory> makeEvaluationMemory()
{
    return std::make_shared<EvaluationMemory>();
}

Report evaluate(const Design &design, const EvaluateOptions &options)
{
    if (!options.memory)
        return Evaluation(design, options).evaluate();
    if (const Report *known = options.memory->report(design, options))
        return *known;
    const Report report = Evaluation(design, options).evaluate();
    options.memory->keepReport(design, options, report);
    return report;
}

} // namespace ninesketch
