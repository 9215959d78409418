// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/evaluation/evaluate.h"

#include "model/estimates/availability_figures.h"
#include "model/estimates/data_estimates.h"
#include "model/estimates/evaluation_memory.h"
#include "model/estimates/latency_figures.h"
#include "model/estimates/load_curve.h"
#include "model/estimates/retry_fold.h"
#include "model/estimates/simulated_figures.h"
#include "model/estimates/solve.h"
#include "model/estimates/targets.h"
#include "model/estimates/throughput.h"
#include "model/findings/findings.h"

namespace ninesketch
{
namespace
{

/// Each step fills its part of the report, from the solution and from what the steps before it found.
bool fill(const Design &design, const Prepared &prepared, const EvaluateOptions &options, EvaluationMemory &memory,
          Report &report)
{
    const Solution solution = solve(design, prepared, options.loadFactor, options.stop, memory);
    if (solution.cancelled || !estimateLatency(design, prepared, solution, options, memory, report))
        return false;
    if (options.simulated)
        takeOverLatencies(*options.simulated, report);
    estimateThroughput(design, prepared, solution, report);
    if (!boundByRetries(design, prepared, solution, options.stop, memory, report))
        return false;
    if (options.simulated)
        takeOverLoads(*options.simulated, report);
    estimateQueues(design, report);
    if (!estimateAvailability(design, prepared, solution, options, memory, report))
        return false;
    estimateData(design, prepared, solution, report);
    if (options.loadCurve && !estimateLoadCurve(design, prepared, options, report))
        return false;
    judgeTargets(design, report);
    findOddities(design, prepared, solution, report);
    return true;
}

Report evaluateAnew(const Design &design, const EvaluateOptions &options)
{
    std::optional<EvaluationMemory> passing;
    EvaluationMemory &memory = options.memory ? *options.memory : passing.emplace();
    Report report;
    if (!fill(design, memory.preparations().of(design), options, memory, report)) {
        report = {};
        report.cancelled = true;
    }
    memory.forgetUnused();
    return report;
}

} // namespace

std::shared_ptr<EvaluationMemory> makeEvaluationMemory()
{
    return std::make_shared<EvaluationMemory>();
}

Report evaluate(const Design &design, const EvaluateOptions &options)
{
    if (!options.memory)
        return evaluateAnew(design, options);
    if (const Report *known = options.memory->report(design, options))
        return *known;
    const Report report = evaluateAnew(design, options);
    options.memory->keepReport(design, options, report);
    return report;
}

} // namespace ninesketch
