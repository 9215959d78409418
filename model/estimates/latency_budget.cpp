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

} // namespace

std::vector<BudgetPart> latencyBudget(const Design &design, const Composition &composition,
                                      const std::vector<Station> &stations, const std::vector<VisitLatency> &visits)
{
    std::vector<BudgetPart> parts(design.components.size());
    std::vector<Functional> at(design.components.size() * 2);
    at[composition.graph->root()] = {1, 1, 0};
    std::vector<double> onTheWay; // s, by call
    onTheWay.reserve(design.calls.size());
    for (const Call &call : design.calls) {
        const Hop hop = hopOf(design, call);
        onTheWay.push_back(hop.p50 + hop.transfer);
    }
    const auto visitMean = [&](const PlannedCall &call) {
        return visits[visitNode(call.to, call.operation)].outer.mean() + onTheWay[call.call];
    };
    const auto visit = [&](const PlannedCall &call, const Functional &one) {
        at[visitNode(call.to, call.operation)].add(one);
        parts[call.to].mean += one.weight * onTheWay[call.call];
        parts[call.to].covariance += one.level * onTheWay[call.call];
    };
    for (const VisitNode node : composition.graph->order()) {
        const Functional here = at[node];
        if (here.weight <= 0)
            continue;
        const std::size_t component = componentOfNode(node);
        const Station &station = stations[component];
        const Distribution &own = station.response[operationOfNode(node) == Operation::Write ? 1 : 0];
        const double forThread = std::max(0.0, visits[node].outer.mean() - visits[node].inner.mean());
        const double mean = own.mean() + forThread;
        BudgetPart &part = parts[component];
        part.mean += here.weight * mean;
        part.waiting += here.weight * (station.meanWaiting + forThread);
        part.covariance +=
            here.slope * (own.variance() + visits[node].outer.variance() - visits[node].inner.variance()) +
            here.level * mean;
        const VisitPlan &plan = composition.plans->plan(component, operationOfNode(node));
        const Functional run = here.under(plan.probability, visits[node].callsMean);
        for (std::size_t s = 0; s < plan.stages.size(); ++s) {
            const PlannedStage &stage = plan.stages[s];
            const double stageMean = visits[node].stages[s].mean();
            if (plan.oneOf) {
                for (const PlannedBranch &branch : stage.branches) {
                    const double p = branch.call.count;
                    visit(branch.call, {run.weight * p, run.slope * p,
                                        run.slope * p * (visitMean(branch.call) - stageMean) + run.level * p});
                }
                continue;
            }
            // of parallel branches the slow ones count: weights by the fourth power of their means
            std::vector<double> means, shares;
            double total = 0, expected = 0;
            for (const PlannedBranch &branch : stage.branches) {
                double mean_ = visitMean(branch.call);
                for (const PlannedCall &call : branch.onMiss)
                    mean_ += branch.missProbability * call.count * visitMean(call);
                means.push_back(mean_);
                shares.push_back(std::pow(mean_ * branch.call.count, 4));
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
                visit(branch.call, one);
                for (const PlannedCall &call : branch.onMiss)
                    visit(call, one.under(branch.missProbability, visitMean(call) * call.count)
                                    .counted(call.count, visitMean(call)));
            }
        }
    }
    return parts;
}

} // namespace ninesketch
