// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/retry_fold.h"

#include "model/estimates/evaluation_memory.h"
#include "model/estimates/throughput.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

class RetryFold
{
public:
    RetryFold(const Design &design, const Prepared &prepared, const Solution &today, const EvaluateOptions &options,
              Report &report)
        : m_design(design), m_prepared(prepared), m_today(today), m_options(options), m_report(report)
    {
    }

    bool bound()
    {
        const double headroom = std::min(m_report.headroom.value_or(1), largestLoad);
        if (const auto at = fold(
                headroom, [](Design &, double) {}, true)) {
            for (std::size_t r = 0; r < m_report.classes.size(); ++r)
                if (ClassReport &one = m_report.classes[r]; one.rate && isDown(at->beyond, r))
                    one.maxWithMix = std::min(one.maxWithMix.value_or(HUGE_VAL), *one.rate * at->factor);
            for (std::size_t i = 0; i < m_report.components.size(); ++i)
                if (auto &full = m_report.components[i].saturatesAt; full && at->beyond.stations[i].saturated)
                    full = std::min(*full, at->factor);
            rankBySaturation(m_report);
        }
        for (std::size_t r = 0; r < m_report.classes.size() && !m_stopped; ++r) {
            ClassReport &one = m_report.classes[r];
            if (!one.maxThroughput || one.rate.value_or(0) <= 0)
                continue;
            const auto scale = [r](Design &design, double factor) { *design.classes[r].peakRate *= factor; };
            if (const auto at = fold(std::min(*one.maxThroughput / *one.rate, largestLoad), scale, false)) {
                one.maxThroughput = *one.rate * at->factor;
                one.safeThroughput = std::min(one.safeThroughput.value_or(HUGE_VAL), *one.maxThroughput);
            }
        }
        return !m_stopped;
    }

private:
    static constexpr double largestLoad = 1000;

    struct Fold {
        double factor = 1; ///< of today's load, at which it still holds
        Solution beyond;   ///< just above
    };

    /// A part on its way is full that is not so today: what is given up there ends, but late and badly.
    bool isDown(const Solution &at, std::size_t r) const
    {
        return std::ranges::any_of(m_report.classes[r].path, [&](std::size_t i) {
            return at.stations[i].saturated && !m_today.stations[i].saturated;
        });
    }

    bool holds(const Solution &at) const
    {
        for (std::size_t r = 0; r < m_report.classes.size(); ++r)
            if (isDown(at, r))
                return false;
        return at.settled;
    }

    /// Nothing when it holds nearly up to `most` times today's load. `scale` makes the design of a load, or all grows.
    template <typename Scale> std::optional<Fold> fold(double most, const Scale &scale, bool all)
    {
        constexpr double precision = 1e-4;
        EvaluationMemory memory; // of its own: other loads are no help to the next evaluation
        const auto at = [&](double factor) {
            Design grown = m_design;
            scale(grown, factor);
            Solution made = solve(grown, m_prepared, (all ? factor : 1) * m_options.loadFactor, m_options.stop, memory);
            memory.forgetUnused();
            m_stopped = m_stopped || made.cancelled;
            return made;
        };
        double low = 1, high = most * (1 - precision);
        if (!(high > low))
            return std::nullopt;
        Solution beyond = at(high);
        if (m_stopped || holds(beyond))
            return std::nullopt;
        while (high - low > precision * high && !m_stopped) {
            const double middle = (low + high) / 2;
            Solution there = at(middle);
            if (holds(there)) {
                low = middle;
            } else {
                high = middle;
                beyond = std::move(there);
            }
        }
        return m_stopped ? std::nullopt : std::optional(Fold{low, std::move(beyond)});
    }

    const Design &m_design;
    const Prepared &m_prepared;
    const Solution &m_today;
    const EvaluateOptions &m_options;
    Report &m_report;
    bool m_stopped = false;
};

} // namespace

bool boundByRetries(const Design &design, const Prepared &prepared, const Solution &solution,
                    const EvaluateOptions &options, Report &report)
{
    constexpr std::size_t mostComponents = 300;
    const bool retried =
        std::ranges::any_of(design.calls, [](const Call &call) { return call.timeout && call.retries > 0; });
    if (!retried || !solution.settled || design.components.size() > mostComponents)
        return true;
    return RetryFold(design, prepared, solution, options, report).bound();
}

} // namespace ninesketch
