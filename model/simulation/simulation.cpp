// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/simulation.h"

#include "model/simulation/event_engine.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

namespace ninesketch
{

namespace
{

/// 97.5 % quantile of Student's distribution (Hill 1970, CACM algorithm 396, its series in 1 / n).
double studentQuantile(int freedom)
{
    if (freedom <= 0)
        return 0;
    if (freedom == 1)
        return 12.706204736;
    if (freedom == 2)
        return 4.302652730;
    const double z = 1.959963984540054, n = freedom, z2 = z * z;
    return z * (1 + (z2 + 1) / (4 * n) + ((5 * z2 + 16) * z2 + 3) / (96 * n * n) +
                (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n));
}

Measured measured(const std::vector<double> &values)
{
    Measured result;
    if (values.empty())
        return result;
    const auto count = static_cast<double>(values.size());
    for (const double value : values)
        result.value += value;
    result.value /= count;
    double squares = 0;
    for (const double value : values)
        squares += (value - result.value) * (value - result.value);
    if (values.size() > 1)
        result.halfWidth =
            studentQuantile(static_cast<int>(values.size()) - 1) * std::sqrt(squares / (count - 1) / count);
    return result;
}

class Replications
{
public:
    Replications(const Design &design, const SimulationOptions &options)
        : m_options(options), m_model(makeSimulationModel(design, options.loadFactor, options.failures))
    {
        m_sources = std::ranges::any_of(m_model.sources, [](const auto &source) { return source.has_value(); });
    }

    bool hasSources() const { return m_sources; }

    /// All replications further on; false when one of them stopped early.
    bool advance(std::uint64_t requests, double seconds, bool warmUp, double progressFrom, double progressTo)
    {
        m_engines.resize(static_cast<std::size_t>(std::clamp(m_options.replications, 1, 10000)));
        std::atomic<std::size_t> next = 0;
        std::atomic<bool> good = true;
        std::size_t done = 0;
        std::mutex mutex;
        const auto work = [&] {
            for (std::size_t i = next++; i < m_engines.size(); i = next++) {
                // made by the thread that runs it: what it allocates lies apart from that of the others
                if (!m_engines[i])
                    m_engines[i] = std::make_unique<EventEngine>(m_model, m_options.seed, i);
                EventEngine &engine = *m_engines[i];
                if (warmUp) {
                    if (!engine.run(std::max<std::uint64_t>(requests / 10, 2000), seconds / 10, m_options.stop))
                        good = false;
                    engine.startCounting();
                }
                if (!engine.overrun() && !engine.run(requests, seconds, m_options.stop))
                    good = false;
                const std::scoped_lock lock(mutex);
                ++done;
                if (m_options.progress)
                    m_options.progress(progressFrom + (progressTo - progressFrom) * static_cast<double>(done) /
                                                          static_cast<double>(m_engines.size()));
            }
        };
        const unsigned machine = std::max(1u, std::thread::hardware_concurrency());
        const unsigned wanted = m_options.threads > 0 ? static_cast<unsigned>(m_options.threads) : machine;
        const auto count = std::min<std::size_t>(wanted, m_engines.size());
        std::vector<std::jthread> workers;
        for (std::size_t i = 1; i < count; ++i)
            workers.emplace_back(work);
        work();
        workers.clear();
        return good;
    }

    SimulationResult result(const Design &design) const
    {
        SimulationResult result;
        result.seed = m_options.seed;
        result.replications = static_cast<int>(m_engines.size());
        for (const auto &engine : m_engines) {
            result.events += engine->events();
            result.simulatedSeconds += engine->countedSeconds();
            result.saturated = result.saturated || engine->overrun();
        }
        for (std::size_t c = 0; c < design.classes.size(); ++c) {
            SimulatedClass one;
            one.id = design.classes[c].id;
            one.name = design.classes[c].name;
            std::vector<double> success, throughput;
            for (const auto &engine : m_engines) {
                const ClassCounts &counts = engine->classes()[c];
                one.requests += counts.asked;
                if (counts.asked == 0)
                    continue;
                success.push_back(static_cast<double>(counts.good) / static_cast<double>(counts.asked));
                throughput.push_back(static_cast<double>(counts.good) / engine->countedSeconds());
            }
            one.successRate = measured(success);
            one.throughput = measured(throughput);
            one.latency = latencyOf(
                [&](const EventEngine &engine) -> const TimeHistogram & { return engine.classes()[c].latency; });
            if (std::ranges::any_of(m_engines, [&](const auto &e) { return e->classes()[c].processed.count() > 0; }))
                one.processed = latencyOf(
                    [&](const EventEngine &engine) -> const TimeHistogram & { return engine.classes()[c].processed; });
            result.requests += one.requests;
            result.classes.push_back(std::move(one));
        }
        for (std::size_t i = 0; i < design.components.size(); ++i)
            result.components.push_back(componentOf(design.components[i], i));
        return result;
    }

private:
    template <typename Histogram> MeasuredLatency latencyOf(const Histogram &histogram) const
    {
        MeasuredLatency latency;
        TimeHistogram all;
        for (const auto &engine : m_engines)
            all.merge(histogram(*engine));
        const auto figure = [&](const auto &question) {
            std::vector<double> values;
            for (const auto &engine : m_engines)
                if (histogram(*engine).count() > 0)
                    values.push_back(question(histogram(*engine)));
            Measured one = measured(values);
            if (all.count() > 0)
                one.value = question(all); // less bias than a mean of percentiles
            return one;
        };
        latency.mean = figure([](const TimeHistogram &times) { return times.mean(); });
        const auto percentile = [&](double p) {
            return figure([p](const TimeHistogram &times) { return times.percentile(p); });
        };
        latency.p50 = percentile(0.5);
        latency.p90 = percentile(0.9);
        latency.p95 = percentile(0.95);
        latency.p99 = percentile(0.99);
        latency.p999 = percentile(0.999);
        return latency;
    }

    SimulatedComponent componentOf(const Component &component, std::size_t i) const
    {
        SimulatedComponent one;
        one.id = component.id;
        one.key = component.key;
        one.name = component.name;
        std::vector<double> rate, utilisation, waiting, response, queue, rejected;
        for (const auto &engine : m_engines) {
            const ComponentCounts &counts = engine->components()[i];
            const double seconds = engine->countedSeconds();
            if (!(seconds > 0))
                continue;
            const auto served = static_cast<double>(counts.served);
            rate.push_back(static_cast<double>(counts.arrived) / seconds);
            const double servers = engine->serversOf(i);
            utilisation.push_back(servers > 0 ? counts.busy / seconds / servers : 0);
            waiting.push_back(served > 0 ? counts.waiting / served : 0);
            response.push_back(served > 0 ? counts.response / served : 0);
            queue.push_back(counts.waiting / seconds);
            rejected.push_back(
                counts.arrived > 0 ? static_cast<double>(counts.rejected) / static_cast<double>(counts.arrived) : 0);
        }
        one.arrivalRate = measured(rate);
        one.utilisation = measured(utilisation);
        one.waiting = measured(waiting);
        one.response = measured(response);
        one.queueLength = measured(queue);
        one.rejected = measured(rejected);
        return one;
    }

    const SimulationOptions &m_options;
    SimulationModel m_model;
    std::vector<std::unique_ptr<EventEngine>> m_engines;
    bool m_sources = false;
};

bool preciseEnough(const SimulationResult &result, double precision)
{
    return std::ranges::all_of(result.classes, [&](const SimulatedClass &one) {
        return one.requests == 0 || (one.latency.mean.halfWidth <= precision * one.latency.mean.value &&
                                     one.latency.p99.halfWidth <= 2.5 * precision * one.latency.p99.value);
    });
}

} // namespace

SimulationResult simulate(const Design &design, const SimulationOptions &options)
{
    Replications replications(design, options);
    if (!replications.hasSources())
        return replications.result(design);
    const auto count = static_cast<std::uint64_t>(std::clamp(options.replications, 1, 10000));
    std::uint64_t each = std::max<std::uint64_t>(1, options.requests / count);
    const double seconds = options.seconds;
    const bool open = options.precision > 0 && seconds <= 0;
    bool good = replications.advance(each, seconds, true, 0, open ? 0.2 : 1);
    SimulationResult result = replications.result(design);
    if (open) {
        result.precise = preciseEnough(result, options.precision);
        // twice as much each time; what is known of the figures only grows
        for (int round = 0; round < 6 && good && !result.precise; ++round, each *= 2) {
            good = replications.advance(each, 0, false, 0.2 + 0.13 * round, 0.2 + 0.13 * (round + 1));
            result = replications.result(design);
            result.precise = preciseEnough(result, options.precision);
        }
    }
    result.cancelled = options.stop.stop_requested();
    return result;
}

} // namespace ninesketch
