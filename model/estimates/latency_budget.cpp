// SPDX-License-Identifier: GPL-3.0-or-later
// Whose milliseconds are these? Every visit's own time is carried to the top with the weight it has on the critical
// path, and with its covariance with the whole: near a percentile t the expected part of X is
// E[X] + Cov(X, T) / Var(T) (t - E[T]) (linear regression; exact for sums of normal parts, a fair share elsewhere).
#include "model/estimates/latency.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// Cov(X, T) = slope Cov(X, D) + level E[X] for a part X of a visit that takes D in all; weight: E of X in T per E[X].
struct Functional {
    double weight = 0, slope = 0, level = 0;

    Functional under(double probability, double mean) const
    {
        return {weight * probability, slope * probability,
                slope * probability * (1 - probability) * mean + level * probability};
    }
    Functional counted(double count, double mean) const
    {
        return count < 1 ? under(count, mean) : Functional{weight * count, slope * count, level * count};
    }
    Functional times(double factor) const { return {weight * factor, slope * factor, level * factor}; }
    void add(const Functional &other)
    {
        weight += other.weight;
        slope += other.slope;
        level += other.level;
    }
};

/// Carries the parts of a class's latency from its visits to the top.
class Budget
{
public:
    Budget(const Design &design, const Composition &composition, const std::vector<Station> &stations,
           const std::vector<VisitLatency> &visits)
        : m_design(design), m_composition(composition), m_stations(stations), m_visits(visits),
          m_parts(design.components.size()), m_at(design.components.size() * 2)
    {
    }

    std::vector<BudgetPart> parts()
    {
        m_at[m_composition.graph->root()] = {1, 1, 0};
        for (const VisitNode node : m_composition.graph->order())
            if (m_at[node].weight > 0)
                takeApart(node);
        return std::move(m_parts);
    }

private:
    double onTheWay(const PlannedCall &call) const
    {
        const Hop hop =
            hopOf(m_design, m_design.calls[call.call], m_composition.payloads->of(call.call, call.operation));
        return hop.p50 + hop.transfer;
    }

    double meanOf(const PlannedCall &call) const
    {
        return m_visits[visitNode(call.to, call.operation)].outer.mean() + onTheWay(call);
    }

    void carry(const PlannedCall &call, const Functional &one)
    {
        m_at[visitNode(call.to, call.operation)].add(one);
        const double way = onTheWay(call);
        m_parts[call.to].mean += one.weight * way;
        m_parts[call.to].covariance += one.level * way;
    }

    void takeApart(VisitNode node)
    {
        const Functional here = m_at[node];
        const std::size_t component = componentOfNode(node);
        const VisitLatency &visit = m_visits[node];
        const Station &station = m_stations[component];
        const Distribution &own = station.response[operationOfNode(node) == Operation::Write ? 1 : 0];
        const double forThread = std::max(0.0, visit.outer.mean() - visit.inner.mean());
        const double mean = own.mean() + forThread;
        BudgetPart &part = m_parts[component];
        part.mean += here.weight * mean;
        part.waiting += here.weight * (station.meanWaiting + forThread);
        part.covariance +=
            here.slope * (own.variance() + visit.outer.variance() - visit.inner.variance()) + here.level * mean;
        const VisitPlan &plan = m_composition.plans->plan(component, operationOfNode(node));
        const Functional run = here.under(plan.probability, visit.callsMean);
        for (std::size_t s = 0; s < plan.stages.size(); ++s) {
            if (plan.oneOf)
                shareAmongAlternatives(plan.stages[s], visit.stages[s].mean(), run);
            else
                shareAmongParallel(plan.stages[s], visit.stages[s].mean(), run);
        }
    }

    void shareAmongAlternatives(const PlannedStage &stage, double stageMean, const Functional &run)
    {
        for (const PlannedBranch &branch : stage.branches) {
            const double p = branch.call.count;
            carry(branch.call,
                  {run.weight * p, run.slope * p, run.slope * p * (meanOf(branch.call) - stageMean) + run.level * p});
        }
    }

    /// Of parallel branches the slow ones count: weights by the fourth power of their means.
    void shareAmongParallel(const PlannedStage &stage, double stageMean, const Functional &run)
    {
        std::vector<double> means, shares;
        double total = 0, expected = 0;
        for (const PlannedBranch &branch : stage.branches) {
            double mean = meanOf(branch.call);
            for (const PlannedCall &call : branch.onMiss)
                mean += branch.missProbability * call.count * meanOf(call);
            means.push_back(mean);
            shares.push_back(std::pow(mean * branch.call.count, 4));
            total += shares.back();
        }
        for (std::size_t b = 0; b < means.size(); ++b) {
            shares[b] = total > 0 ? shares[b] / total : 1.0 / static_cast<double>(means.size());
            expected += shares[b] * means[b] * stage.branches[b].call.count;
        }
        const double stretch = means.size() > 1 && expected > 0 ? stageMean / expected : 1;
        for (std::size_t b = 0; b < means.size(); ++b) {
            const PlannedBranch &branch = stage.branches[b];
            const Functional one = run.times(shares[b] * stretch).counted(branch.call.count, means[b]);
            carry(branch.call, one);
            for (const PlannedCall &call : branch.onMiss)
                carry(call,
                      one.under(branch.missProbability, meanOf(call) * call.count).counted(call.count, meanOf(call)));
        }
    }

    const Design &m_design;
    const Composition &m_composition;
    const std::vector<Station> &m_stations;
    const std::vector<VisitLatency> &m_visits;
    std::vector<BudgetPart> m_parts; ///< by component
    std::vector<Functional> m_at;    ///< by visit
};

} // namespace

std::vector<BudgetPart> latencyBudget(const Design &design, const Composition &composition,
                                      const std::vector<Station> &stations, const std::vector<VisitLatency> &visits)
{
    return Budget(design, composition, stations, visits).parts();
}

} // namespace ninesketch
