// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/batch.h"

#include "model/evaluation/evaluate.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace ninesketch
{

std::vector<FigureValues> evaluateVariants(const Design &design, std::size_t count,
                                           const std::function<std::vector<Setting>(std::size_t)> &settingsOf,
                                           std::span<const Figure> figures, const VariantOptions &how)
{
    std::vector<FigureValues> values(count);
    std::atomic<std::size_t> next = 0, done = 0;
    const auto work = [&] {
        EvaluateOptions options;
        options.latencyCurve = options.componentPercentiles = options.importance = false;
        options.loadFactor = how.loadFactor;
        options.stop = how.stop;
        options.memory = makeEvaluationMemory(); // each variant costs what it changes
        for (std::size_t i = next++; i < count && !how.stop.stop_requested(); i = next++) {
            const Design variant = withInputs(design, settingsOf(i));
            const Report report = evaluate(variant, options);
            if (report.cancelled)
                return;
            for (const Figure &figure : figures)
                values[i].push_back(valueOf(variant, report, figure));
            if (how.progress)
                how.progress(++done, count);
        }
    };
    {
        const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(cores, count); ++i)
            others.emplace_back(work);
        work();
    }
    if (how.stop.stop_requested())
        values.clear();
    return values;
}

} // namespace ninesketch
