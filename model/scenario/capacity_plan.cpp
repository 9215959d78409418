// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scenario/capacity_plan.h"

#include "model/estimates/solve.h"
#include "model/estimates/thread_pool.h"
#include "model/estimates/throughput.h"
#include "model/evaluation/evaluate.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ninesketch
{
namespace
{

constexpr double roundOff = 1e-9, mostParts = 1e6;

double roundedUp(double value)
{
    return std::max(1.0, std::ceil(value - roundOff));
}

class Planner
{
public:
    Planner(const Design &design, double factor, double target) : m_design(design), m_factor(factor), m_target(target)
    {
        m_step.factor = factor;
        m_step.components.resize(design.components.size());
    }

    std::optional<PlanStep> plan(const std::stop_token &stop)
    {
        m_step.design = m_design;
        // Sizes follow the rates, and rates behind what was too small grow with it; how long threads are held shows
        // when what they wait for has its size. A few rounds settle it, and one more for each pool in a pool.
        constexpr int mostRounds = 20;
        EvaluationMemory memory;
        for (int round = 0; round < mostRounds; ++round) {
            const Prepared prepared = prepare(m_step.design);
            const Solution solution = solve(m_step.design, prepared, m_factor, stop, memory);
            memory.forgetUnused();
            if (solution.cancelled)
                return std::nullopt;
            const Design before = m_step.design;
            const auto pools = threadPoolCapacities(m_step.design, prepared, solution);
            for (std::size_t i = 0; i < m_design.components.size(); ++i)
                size(i, prepared.servings[i], pools[i], solution);
            feedConsumers(prepared);
            if (m_step.design == before)
                break;
        }
        return price(stop) ? std::optional(std::move(m_step)) : std::nullopt;
    }

private:
    void set(std::size_t i, const char *key, double value)
    {
        m_step.design.components[i].parameters[key] = std::min(value, mostParts);
    }

    void size(std::size_t i, const Serving &serving, const std::optional<ThreadPoolCapacity> &pool,
              const Solution &solution)
    {
        const Component &component = m_design.components[i];
        const Arrivals &offered = solution.offeredArrivals[i];
        PlannedComponent &made = m_step.components[i];
        if (component.kind->behaviour == Behaviour::Client)
            return;
        made.stuck.clear();
        const double busy =
            std::max(busyReplicas(serving, offered),
                     heldReplicas(serving, offered.total(), solution.latencies.threadUtilisation[i], pool));
        if (serving.servers > 0 || serving.blocking) {
            made.replicas = std::max(roundedUp(busy / m_target), keptFor(component, serving, 1));
            set(i, "replicas", *made.replicas);
        }
        if (serving.rateLimit && offered.total() > *serving.rateLimit)
            made.stuck = "quota";
        if (!serving.partitions)
            return;
        double full = 0; // load in partitions that are wholly busy
        if (serving.partitionReads && *serving.partitionReads > 0)
            full += offered.reads / *serving.partitionReads;
        if (serving.partitionWrites && *serving.partitionWrites > 0)
            full += offered.writes / *serving.partitionWrites;
        made.partitions = full > 0 ? partitionsFor(component, full, made) : *serving.partitions;
        set(i, "partitions", *made.partitions);
        if (made.replicas && *made.partitions > 1 && component.kind->behaviour == Behaviour::Store) {
            // shards are alike: each has its leader, and as many copies as the others
            const double shards = *made.partitions, drawn = std::max(1, serving.partitions.value_or(1));
            made.replicas = std::max(std::ceil(roundedUp(busy / m_target) / shards - roundOff),
                                     keptFor(component, serving, drawn)) *
                            shards;
            set(i, "replicas", *made.replicas);
        }
    }

    /// Of what is drawn several times so many stay, whatever the load, that one may fail: one in each of its zones, and
    /// two at least. Of each shard, where there are several.
    static double keptFor(const Component &component, const Serving &serving, double shards)
    {
        const auto zones = static_cast<double>(zonesOf(component).size());
        return std::max(1.0, std::min(std::floor(serving.replicas / shards), std::max(2.0, zones)));
    }

    /// The fewest with which the hottest one is within the target; what no number cures is said.
    double partitionsFor(const Component &component, double full, PlannedComponent &made) const
    {
        const auto stated = component.number("hotShare");
        const double skew = component.number("skew").value_or(0), even = roundedUp(full / m_target);
        if (stated) {
            if (full * *stated > m_target * (1 + roundOff))
                made.stuck = "hot key";
            return even;
        }
        if (skew <= 0)
            return even;
        double parts = even;
        while (parts < 1e5 && full * hottestShare(static_cast<int>(parts), skew) > m_target * (1 + roundOff))
            parts = std::ceil(parts * 1.25);
        if (parts < 1e5)
            return parts;
        made.stuck = "hot key";
        return even;
    }

    /// Each consumer works through partitions of its own: as many as consumers, or whole multiples of them.
    void feedConsumers(const Prepared &prepared)
    {
        for (const Call &call : m_design.calls) {
            PlannedComponent &stream = m_step.components[call.from];
            const PlannedComponent &consumer = m_step.components[call.to];
            if (call.mode != CallMode::Consume || !stream.partitions || !consumer.replicas)
                continue;
            const double workers = *consumer.replicas * std::max(1, prepared.servings[call.to].servers);
            stream.partitions = std::min(mostParts, std::ceil(*stream.partitions / workers - roundOff) * workers);
            set(call.from, "partitions", *stream.partitions);
        }
    }

    bool price(const std::stop_token &stop)
    {
        EvaluateOptions options;
        options.latencyCurve = options.componentPercentiles = options.importance = false;
        options.loadFactor = m_factor;
        options.stop = stop;
        const Report report = evaluate(m_step.design, options);
        if (report.cancelled)
            return false;
        m_step.monthlyCost = report.monthlyCost;
        for (std::size_t i = 0; i < m_step.components.size(); ++i) {
            PlannedComponent &made = m_step.components[i];
            made.utilisation = report.components[i].utilisation;
            made.monthlyCost = report.components[i].monthlyCost;
            if (made.replicas && !failingOf(m_design.components[i]).managed)
                m_step.instances += *made.replicas;
        }
        return true;
    }

    const Design &m_design;
    double m_factor, m_target;
    PlanStep m_step;
};

/// To the last one up to a million, "2.86 M" beyond: nobody orders millions one by one.
std::string countedText(double count)
{
    return formatQuantity(count, Unit::None, count < 1e6 ? 6 : 3);
}

/// "6", "2 / 6" where both are counted; and what keeps more from helping, as "15, hot key!".
std::string partsText(std::optional<double> replicas, std::optional<double> partitions, const std::string &stuck = {})
{
    std::string text;
    if (replicas)
        text = countedText(*replicas);
    if (partitions)
        text += (text.empty() ? "" : " / ") + countedText(*partitions);
    if (!stuck.empty())
        text += (text.empty() ? "" : ", ") + stuck + "!";
    return text.empty() ? "\u2013" : text;
}

/// The component, and what is counted where that is not replicas alone.
std::string rowTitle(const Component &component, bool replicas, bool partitions)
{
    if (!partitions)
        return component.name;
    return component.name + (replicas ? ", replicas / " : ", ") +
           (component.kind->behaviour == Behaviour::Queue ? "partitions" : "shards");
}

std::string csvCell(const std::string &text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csvNumber(std::optional<double> value)
{
    char text[32] = "";
    if (value)
        std::snprintf(text, sizeof text, "%.6g", *value);
    return text;
}

} // namespace

CapacityPlan planCapacity(const Design &design, std::span<const double> factors, double targetUtilisation,
                          const std::stop_token &stop)
{
    CapacityPlan plan;
    plan.targetUtilisation = std::clamp(targetUtilisation, 0.01, 1.0);
    for (const double factor : factors) {
        auto step = Planner(design, factor, plan.targetUtilisation).plan(stop);
        if (!step) {
            plan.cancelled = true;
            break;
        }
        plan.steps.push_back(std::move(*step));
    }
    return plan;
}

std::vector<std::vector<std::string>> planTable(const Design &design, const CapacityPlan &plan)
{
    std::vector<std::vector<std::string>> rows{{"Component", "As drawn"}};
    for (const PlanStep &step : plan.steps)
        rows.front().push_back(step.factor == 1 ? "Now" : "\u00d7" + formatQuantity(step.factor, Unit::None));
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &component = design.components[i];
        const bool anything = std::ranges::any_of(plan.steps, [&](const PlanStep &step) {
            const PlannedComponent &one = step.components[i];
            return one.replicas || one.partitions || !one.stuck.empty();
        });
        if (!anything)
            continue;
        const Serving serving = servingOf(component);
        std::optional<double> replicas, partitions;
        if (plan.steps.front().components[i].replicas)
            replicas = serving.replicas;
        if (serving.partitions)
            partitions = *serving.partitions;
        const bool split = partitions || plan.steps.front().components[i].partitions;
        rows.push_back({rowTitle(component, replicas.has_value(), split), partsText(replicas, partitions)});
        for (const PlanStep &step : plan.steps) {
            const PlannedComponent &one = step.components[i];
            rows.back().push_back(partsText(one.replicas, one.partitions, one.stuck));
        }
    }
    std::vector<std::string> instances{"Instances", ""}, costs{"Cost a month", ""};
    bool anyCost = false;
    for (const PlanStep &step : plan.steps) {
        instances.push_back(countedText(step.instances));
        costs.push_back(step.monthlyCost ? formatDollars(*step.monthlyCost) : "unknown");
        anyCost = anyCost || step.monthlyCost;
    }
    rows.push_back(std::move(instances));
    if (anyCost)
        rows.push_back(std::move(costs));
    return rows;
}

std::string planCsv(const Design &design, const CapacityPlan &plan)
{
    std::string text = "component,load factor,replicas,partitions,utilisation,dollars a month,stuck at\n";
    for (std::size_t i = 0; i < design.components.size(); ++i)
        for (const PlanStep &step : plan.steps) {
            const PlannedComponent &one = step.components[i];
            if (!one.replicas && !one.partitions && one.stuck.empty() && !one.monthlyCost)
                continue;
            text += csvCell(design.components[i].name) + ',' + csvNumber(step.factor) + ',' + csvNumber(one.replicas) +
                    ',' + csvNumber(one.partitions) + ',' + csvNumber(one.utilisation) + ',' +
                    csvNumber(one.monthlyCost) + ',' + one.stuck + '\n';
        }
    return text;
}

} // namespace ninesketch
