// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/latency_figures.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr int curvePoints = 96;

class LatencyFigures
{
public:
    LatencyFigures(const Design &design, const Prepared &prepared, const Solution &solution,
                   const EvaluateOptions &options, EvaluationMemory &memory, Report &report)
        : m_design(design), m_prepared(prepared), m_solution(solution), m_options(options), m_memory(memory),
          m_report(report)
    {
    }

    bool estimate()
    {
        for (std::size_t i = 0; i < m_design.components.size(); ++i)
            m_report.components.push_back(component(i));
        m_report.callRates = m_solution.callRates;
        for (std::size_t r = 0; r < m_design.classes.size(); ++r) {
            if (m_options.stop.stop_requested())
                return false;
            m_report.classes.push_back(requestClass(r));
        }
        return true;
    }

private:
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
        if (m_solution.latencies.loadDoubt[i] || refusesDoubtfully(i))
            made.trust = Trust::Doubtful;
        made.responseTrust = m_solution.latencies.queueDoubt[i] ? Trust::Doubtful : station.trust;
        if (drawn.kind->behaviour == Behaviour::Client)
            return made;
        made.replicas = m_prepared.servings[i].replicas;
        if (!drawn.enabled)
            return made;
        made.rejected = station.rejected;
        if (station.saturated) {
            made.backlogGrowth = arrivals.total() - *made.served;
        } else if (const Distribution thread = threadWait(i); !thread.isSaturated()) {
            const double forThread = thread.mean();
            made.waiting = forThread + station.meanWaiting;
            made.queueLength = *made.served * forThread + station.queueLength;
            if (forThread > 0)
                made.responseTrust =
                    worse(worse(made.responseTrust, Trust::Approximate), m_solution.latencies.trust[i]);
            if (m_options.componentPercentiles)
                made.response = m_memory.summary(
                    forThread > 0 ? m_memory.compositions().sequence({thread, responseOf(i)}) : responseOf(i));
        } else if (const auto busy = m_solution.latencies.threadUtilisation[i]; busy && *busy > 1) {
            made.served = *made.served / *busy;
            made.backlogGrowth = arrivals.total() * station.passed - *made.served;
        }
        // a minute during which nothing is taken, and how long the spare capacity needs to make up for it
        if (station.utilisation && !station.saturated && arrivals.total() > 0 && *station.utilisation > 0 &&
            *station.utilisation < 1)
            made.drainTime = 60 * *station.utilisation / (1 - *station.utilisation);
        return made;
    }

    /// One visit from when it has a thread on, of reads and writes as they come.
    Distribution responseOf(std::size_t i) const
    {
        const Station &station = m_solution.stations[i];
        const Arrivals &arrivals = m_solution.arrivals[i];
        if (arrivals.reads > 0 && arrivals.writes > 0 &&
            station.response[0].identity() != station.response[1].identity())
            return m_memory.compositions().mixture(
                {{arrivals.reads, station.response[0]}, {arrivals.writes, station.response[1]}});
        return station.response[arrivals.reads <= 0 && arrivals.writes > 0 ? 1 : 0];
    }

    /// How long its visits wait for a thread, whatever they come for.
    Distribution threadWait(std::size_t i) const
    {
        for (std::size_t v = 0; v < m_prepared.variants.size() && m_prepared.servings[i].blocking; ++v)
            for (const Operation operation : {Operation::Read, Operation::Write})
                if (const VisitNode node = visitNode(i, operation); m_solution.rates[v][node] > 0)
                    return m_solution.latencies.visits[v][node].thread;
        return {};
    }

    /// What it turns away is what is doubtful about it, or may be.
    bool refusesDoubtfully(std::size_t i) const
    {
        const Serving &serving = m_prepared.servings[i];
        return m_solution.stations[i].trust == Trust::Doubtful && (serving.rateLimit || serving.queueLimit);
    }

    /// Of what a class takes its latency from.
    Trust visitTrust(std::size_t i) const
    {
        const Latencies &latencies = m_solution.latencies;
        return latencies.loadDoubt[i] ? Trust::Doubtful : worse(m_solution.stations[i].trust, latencies.trust[i]);
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
        if (!made.saturated && !made.unanswered()) {
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
            made.latency = m_memory.summary(latency);
            if (m_options.latencyCurve)
                for (const auto &[seconds, share] : latency.curve(curvePoints))
                    made.latencyCurve.push_back({seconds, share});
            readBudget(*variant, made);
            const Composition composition{&m_prepared.variants[*variant]->plans, &graph,
                                          &m_prepared.variants[*variant]->payloads};
            if (const auto processed = timeUntilProcessed(m_design, composition, m_solution.stations, visits);
                processed && !processed->isSaturated())
                made.processed = m_memory.summary(*processed);
        }
        return made;
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
                made.latencyTrust = worse(made.latencyTrust, visitTrust(i));
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
        const Prepared::Variant &way = *m_prepared.variants[variant];
        const Composition composition{&way.plans, &way.graph, &way.payloads};
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

    const Design &m_design;
    const Prepared &m_prepared;
    const Solution &m_solution;
    const EvaluateOptions &m_options;
    EvaluationMemory &m_memory;
    Report &m_report;
    std::map<std::size_t, std::size_t> m_summaries; ///< variant -> first class that took it
};

} // namespace

bool estimateLatency(const Design &design, const Prepared &prepared, const Solution &solution,
                     const EvaluateOptions &options, EvaluationMemory &memory, Report &report)
{
    return LatencyFigures(design, prepared, solution, options, memory, report).estimate();
}

/// A queue is as far behind as its slowest consumer.
void estimateQueues(const Design &design, Report &report)
{
    for (const Call &call : design.calls) {
        if (call.mode != CallMode::Consume)
            continue;
        ComponentReport &queue = report.components[call.from];
        const ComponentReport &consumer = report.components[call.to];
        if (const auto growth = consumer.backlogGrowth)
            queue.backlogGrowth = std::max(queue.backlogGrowth.value_or(0), *growth);
        if (const auto drain = consumer.drainTime)
            queue.drainTime = std::max(queue.drainTime.value_or(0), *drain);
        if (const auto waiting = consumer.waiting; waiting && *waiting >= queue.lag.value_or(0)) {
            queue.lag = waiting;
            queue.lagMessages = consumer.queueLength; // Little: arrivals x waiting
        }
    }
    for (std::size_t i = 0; i < report.components.size(); ++i)
        if (report.components[i].backlogGrowth)
            report.components[i].lag = report.components[i].lagMessages = std::nullopt; // without an end
}

} // namespace ninesketch
