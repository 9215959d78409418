// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/simulation.h"

#include "model/simulation/event_engine.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <numbers>
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

/// Of the chi-square distribution, at that place of the normal one (Wilson and Hilferty 1931).
double chiSquareQuantile(double freedom, double normal)
{
    const double spread = 2 / (9 * freedom), root = 1 - spread + normal * std::sqrt(spread);
    return root > 0 ? freedom * root * root * root : 0;
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
    result.halfWidth = std::numeric_limits<double>::infinity(); // one alone does not say how far it is off
    if (values.size() > 1)
        result.halfWidth =
            studentQuantile(static_cast<int>(values.size()) - 1) * std::sqrt(squares / (count - 1) / count);
    return result;
}

/// Squared coefficient of variation of what a visit is served, cold starts included; of reads or writes, the larger.
double scvOf(const Serving &serving)
{
    double most = 0;
    for (const Operation operation : {Operation::Read, Operation::Write}) {
        const ServiceTime &time = serving.time(operation);
        const double mean = time.mean + serving.coldShare * serving.coldStart;
        const double variance = time.cv * time.cv * time.mean * time.mean +
                                serving.coldShare * (1 - serving.coldShare) * serving.coldStart * serving.coldStart;
        if (mean > 0 && serving.servers > 0)
            most = std::max(most, variance / (mean * mean));
    }
    return most;
}

/// The largest of them on the way of a class, with what nobody waits for or without it.
double scvOnTheWay(const SimulationModel &model, const SimulationModel::Source &source, bool aside)
{
    std::vector<bool> seen(model.servings.size() * 2, false);
    std::vector<std::pair<std::size_t, Operation>> open;
    const auto visit = [&](std::size_t component, Operation operation) {
        const VisitNode at = visitNode(component, operation);
        if (!seen[at])
            open.emplace_back(component, operation);
        seen[at] = true;
    };
    visit(source.entry, source.operation);
    double most = 0;
    while (!open.empty()) {
        const auto [component, operation] = open.back();
        open.pop_back();
        most = std::max(most, scvOf(model.servings[component]));
        const VisitPlan &plan = source.plans->plan(component, operation);
        const auto all = [&](const std::vector<PlannedCall> &calls) {
            for (const PlannedCall &call : calls)
                visit(call.to, call.operation);
        };
        for (const PlannedStage &stage : plan.stages) {
            for (const PlannedBranch &branch : stage.branches) {
                visit(branch.call.to, branch.call.operation);
                all(branch.onMiss);
            }
            all(stage.fallbacks);
        }
        if (aside)
            all(plan.background);
    }
    return most;
}

class Replications
{
public:
    Replications(const Design &design, const SimulationOptions &options)
        : m_options(options), m_model(makeSimulationModel(design, options.loadFactor))
    {
        if (options.failures)
            addFailures(m_model, design, options.needed);
        for (const std::size_t i : options.watched)
            m_model.watched[i] = true;
        m_sources = std::ranges::any_of(m_model.sources, [](const auto &source) { return source.has_value(); });
    }

    bool hasSources() const { return m_sources; }

    /// Makes the replications and runs each until it has settled; false when one of them can't. Where requests take so
    /// long that warming up would be most of the work, there are fewer replications.
    bool warmUp(std::uint64_t requests, double seconds, double progressTo)
    {
        m_engines.resize(static_cast<std::size_t>(std::clamp(m_options.replications, 1, 10000)));
        const std::uint64_t wanted = std::max<std::uint64_t>(requests / m_engines.size() / 10, 2000);
        std::atomic<bool> settled = true;
        const auto warm = [&](std::size_t i) {
            // made by the thread that runs it: what it allocates lies apart from that of the others
            m_engines[i] = std::make_unique<EventEngine>(m_model, m_options.seed, i);
            if (!m_engines[i]->warmUp(wanted, seconds / 10, eventsOfEach() / 5 * 4, m_options.stop))
                settled = false;
        };
        warm(0);
        if (const std::size_t enough = worthwhile(*m_engines[0], requests); seconds <= 0 && enough < m_engines.size()) {
            m_engines.resize(enough);
            if (!settled) { // it has room for more now
                m_engines[0].reset();
                settled = true;
            }
        }
        onEach(
            [&](std::size_t i) {
                if (!m_engines[i])
                    warm(i);
            },
            0, progressTo);
        m_settled = settled;
        return settled;
    }

    std::size_t count() const { return m_engines.size(); }

    /// All replications further on; false when one of them stopped early.
    bool advance(std::uint64_t requests, double seconds, double progressFrom, double progressTo)
    {
        std::atomic<bool> good = true;
        onEach(
            [&](std::size_t i) {
                if (m_engines[i]->overrun() || !m_engines[i]->run(requests, seconds, eventsOfEach(), m_options.stop))
                    good = false;
            },
            progressFrom, progressTo);
        return good;
    }

    SimulationResult result(const Design &design) const
    {
        SimulationResult result;
        result.seed = m_options.seed;
        result.replications = static_cast<int>(m_engines.size());
        result.settled = m_settled;
        std::size_t growing = 0, behind = 0;
        for (const auto &engine : m_engines) {
            result.events += engine->events();
            result.simulatedSeconds += engine->countedSeconds();
            growing += engine->pilesUp() ? 1 : 0;
            behind += engine->fallsBehind() ? 1 : 0;
            result.outages += engine->outages();
        }
        for (const FailingPart &part : m_model.parts)
            result.outagesExpected +=
                (result.simulatedSeconds + part.downTime * result.replications) / (part.upTime + part.downTime);
        result.saturated = growing > 0 && 2 * growing >= m_engines.size();
        result.fallsBehind = behind > 0 && 2 * behind >= m_engines.size();
        for (std::size_t c = 0; c < design.classes.size(); ++c) {
            SimulatedClass one;
            one.id = design.classes[c].id;
            one.name = design.classes[c].name;
            std::vector<double> success, throughput;
            for (const auto &engine : m_engines) {
                const ClassCounts &counts = engine->classes()[c];
                one.requests += counts.ended;
                if (counts.ended == 0)
                    continue;
                success.push_back(static_cast<double>(counts.good) / static_cast<double>(counts.ended));
                throughput.push_back(static_cast<double>(counts.good) / engine->countedSeconds());
            }
            one.successRate = measured(success);
            one.throughput = measured(throughput);
            const auto scv = [&](bool aside) {
                return m_model.sources[c] ? scvOnTheWay(m_model, *m_model.sources[c], aside) : 0;
            };
            one.latency = latencyOf(
                [&](const EventEngine &engine) -> const TimeHistogram & { return engine.classes()[c].latency; },
                scv(false));
            one.latencyCurve = curveOf(
                [&](const EventEngine &engine) -> const TimeHistogram & { return engine.classes()[c].latency; });
            if (std::ranges::any_of(m_engines, [&](const auto &e) { return e->classes()[c].processed.count() > 0; }))
                one.processed = latencyOf(
                    [&](const EventEngine &engine) -> const TimeHistogram & { return engine.classes()[c].processed; },
                    scv(true));
            result.requests += one.requests;
            result.classes.push_back(std::move(one));
        }
        for (std::size_t i = 0; i < design.components.size(); ++i)
            result.components.push_back(componentOf(design.components[i], i));
        if (tooFewBatches())
            claimNothing(result);
        return result;
    }

private:
    /// Requests that come in batches are as few as these: replications of a few of them end in the middle of one, and
    /// do not tell how far they are off (of 24 runs of 20 batches a replication 19 held the mean, of 50 all but two).
    bool tooFewBatches() const
    {
        constexpr double fewest = 50;
        for (std::size_t c = 0; c < m_model.sources.size(); ++c) {
            const auto &source = m_model.sources[c];
            if (!source || source->batch <= 1)
                continue;
            double ended = 0;
            for (const auto &engine : m_engines)
                ended += static_cast<double>(engine->classes()[c].ended);
            if (ended > 0 && ended < fewest * source->batch * static_cast<double>(m_engines.size()))
                return true;
        }
        return false;
    }

    static void claimNothing(SimulationResult &result)
    {
        const auto open = [](Measured &one) { one.halfWidth = std::numeric_limits<double>::infinity(); };
        const auto openAll = [&](MeasuredLatency &latency) {
            for (Measured *one : {&latency.mean, &latency.p50, &latency.p90, &latency.p95, &latency.p99, &latency.p999})
                open(*one);
        };
        for (SimulatedClass &one : result.classes) {
            openAll(one.latency);
            if (one.processed)
                openAll(*one.processed);
            open(one.throughput);
            open(one.successRate);
        }
        for (SimulatedComponent &one : result.components) {
            for (Measured *figure :
                 {&one.arrivalRate, &one.utilisation, &one.waiting, &one.response, &one.queueLength, &one.rejected})
                open(*figure);
            if (one.responseTimes)
                openAll(*one.responseTimes);
        }
    }

    std::uint64_t eventsOfEach() const
    {
        return m_options.mostEvents > 0 ? m_options.mostEvents / m_engines.size() + 1 : UINT64_MAX;
    }

    /// How many replications can warm up as that one has, and count at least as many events afterwards.
    std::size_t worthwhile(const EventEngine &warm, std::uint64_t requests) const
    {
        constexpr std::size_t fewest = 4;
        const auto events = static_cast<double>(warm.events() + 1);
        const double counted = m_options.mostEvents > 0
                                   ? static_cast<double>(m_options.mostEvents) / 2
                                   : static_cast<double>(requests) * events / static_cast<double>(warm.answered() + 1);
        const auto room = static_cast<std::size_t>(std::min(counted / events, 1e6));
        return std::min(m_engines.size(), std::max(fewest, room));
    }

    /// Every replication, on as many threads as there are.
    template <typename Work> void onEach(const Work &work, double progressFrom, double progressTo)
    {
        std::atomic<std::size_t> next = 0;
        std::size_t done = 0;
        std::mutex mutex;
        const auto run = [&] {
            for (std::size_t i = next++; i < m_engines.size(); i = next++) {
                work(i);
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
            workers.emplace_back(run);
        run();
    }

    template <typename Histogram> TimeHistogram merged(const Histogram &histogram) const
    {
        TimeHistogram all;
        for (const auto &engine : m_engines)
            all.merge(histogram(*engine));
        return all;
    }

    /// Evenly spaced in time up to p99.9, as the curve of an analysed latency.
    template <typename Histogram> std::vector<CurvePoint> curveOf(const Histogram &histogram) const
    {
        constexpr int points = 96;
        const TimeHistogram all = merged(histogram);
        std::vector<CurvePoint> curve;
        for (int i = 0; i < points && all.count() > 0; ++i) {
            const double share = i < points - 1 ? (i + 0.5) / points : 0.999;
            curve.push_back({all.percentile(share), share});
        }
        return curve;
    }

    /// `scv`: the largest of the services that they wait for.
    template <typename Histogram> MeasuredLatency latencyOf(const Histogram &histogram, double scv) const
    {
        MeasuredLatency latency;
        const TimeHistogram all = merged(histogram);
        const auto eachOf = [&](const auto &question) {
            std::vector<double> values;
            for (const auto &engine : m_engines)
                if (histogram(*engine).count() > 0)
                    values.push_back(question(histogram(*engine)));
            return measured(values);
        };
        latency.mean = eachOf([](const TimeHistogram &times) { return times.mean(); });
        latency.mean.value = all.mean();
        const auto percentile = [&](double p) { return percentileOf(all, histogram, p); };
        latency.p50 = percentile(0.5);
        latency.p90 = percentile(0.9);
        latency.p95 = percentile(0.95);
        latency.p99 = percentile(0.99);
        latency.p999 = percentile(0.999);
        // A few long services make the farthest waits where they vary more than exponential ones, and a run that met
        // none of those does not know how little it knows: by so much its intervals were too short (docs/accuracy.md).
        constexpr double wider = 0.15, widest = 2;
        latency.p999.halfWidth *= std::clamp(1 + wider * (scv - 1), 1.0, widest);
        return latency;
    }

    /// Of all replications together, which has less bias than a mean of percentiles; how sure it is follows from how
    /// many times of each are beyond it (sectioning: Asmussen and Glynn 2007, III.5a). Those come in clusters, busy
    /// periods that go on as long whatever the bound: what is far out is as clustered as what is less far, of which
    /// more was seen. The clusters are counted as of a Poisson process (Garwood 1936), and the tail between shares is
    /// an exponential one where too few were seen. Infinite where that leaves less than one of them.
    template <typename Histogram>
    Measured percentileOf(const TimeHistogram &all, const Histogram &histogram, double p) const
    {
        constexpr double far[] = {0.9, 0.95, 0.99, 0.999}, normal = 1.959963984540054;
        Measured one{all.percentile(p), std::numeric_limits<double>::infinity()};
        double clusters = clustersBeyond(all, histogram, p), size = 1 / clusters, levels = 1;
        if (p >= far[1])
            for (const double nearer : far)
                if (nearer < p) {
                    size += (1 - nearer) / (1 - p) / clustersBeyond(all, histogram, nearer);
                    ++levels;
                }
        const auto runs = static_cast<int>(
            std::ranges::count_if(m_engines, [&](const auto &engine) { return histogram(*engine).count() > 0; }));
        const double surely = normal / studentQuantile(runs - 1);
        clusters = std::min(clusters, levels / size) * surely * surely;
        if (runs < 2 || !(clusters >= 1))
            return one;
        const double more = chiSquareQuantile(2 * clusters + 2, normal) / (2 * clusters);
        const double fewer = chiSquareQuantile(2 * clusters, -normal) / (2 * clusters);
        const double slope = (one.value - all.percentile(std::max(0.0, 1 - 10 * (1 - p)))) / std::numbers::ln10;
        const double shorter =
            fewer > 1 - p ? one.value - all.percentile(1 - (1 - p) / fewer) : -slope * std::log(fewer);
        const double longer = all.percentile(1 - (1 - p) / more) - one.value;
        one.halfWidth = std::max({shorter, longer, p >= far[1] ? slope * std::log(more) : 0});
        return one;
    }

    /// Independent times that would tell as much of the share beyond that percentile as those that were seen do.
    template <typename Histogram>
    double clustersBeyond(const TimeHistogram &all, const Histogram &histogram, double p) const
    {
        const double bound = all.percentile(p);
        std::vector<double> shares;
        for (const auto &engine : m_engines)
            if (histogram(*engine).count() > 0)
                shares.push_back(1 - histogram(*engine).shareUpTo(bound));
        const double count = static_cast<double>(all.count()) * (1 - p), off = measured(shares).halfWidth;
        if (!std::isfinite(off))
            return 0;
        const double error = off / studentQuantile(static_cast<int>(shares.size()) - 1) / (1 - p);
        return std::min(count / p, 1 / (error * error));
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
            one.measured = true;
            one.limited = one.limited || engine->serversOf(i) > 0 || !m_model.paces[i].upTo.empty() ||
                          m_model.servings[i].blocking || m_model.servings[i].rateLimit.value_or(0) > 0;
            one.visited = one.visited || counts.arrived > 0;
            one.served = one.served || counts.served > 0;
            rate.push_back(static_cast<double>(counts.arrived) / seconds);
            const double servers = engine->serversOf(i);
            const Serving &serving = m_model.servings[i];
            const double threads = serving.blocking ? 1.0 * serving.threads * serving.replicas : 0;
            const double quota = serving.rateLimit.value_or(0);
            utilisation.push_back(std::max({servers > 0 ? counts.busy / seconds / servers : 0, counts.hottest / seconds,
                                            threads > 0 ? counts.threads / seconds / threads : 0,
                                            quota > 0 ? static_cast<double>(counts.tokens) / seconds / quota : 0}));
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
        if (m_model.watched[i])
            one.responseTimes = latencyOf(
                [&](const EventEngine &engine) -> const TimeHistogram & {
                    return engine.components()[i].responseTimes;
                },
                scvOf(m_model.servings[i]));
        return one;
    }

    const SimulationOptions &m_options;
    SimulationModel m_model;
    std::vector<std::unique_ptr<EventEngine>> m_engines;
    bool m_sources = false, m_settled = true;
};

bool preciseEnough(const SimulationResult &result, const SimulationOptions &options)
{
    const double precision = options.precision;
    const auto precise = [&](const SimulatedClass &one) {
        return one.requests == 0 || (one.latency.mean.halfWidth <= precision * one.latency.mean.value &&
                                     one.latency.p99.halfWidth <= 2.5 * precision * one.latency.p99.value);
    };
    if (options.judged.empty())
        return std::ranges::all_of(result.classes, precise);
    return std::ranges::all_of(options.judged, [&](std::size_t r) { return precise(result.classes[r]); });
}

} // namespace

SimulationResult simulate(const Design &design, const SimulationOptions &options)
{
    Replications replications(design, options);
    if (!replications.hasSources())
        return replications.result(design);
    const double seconds = options.seconds;
    const bool open = options.precision > 0 && seconds <= 0;
    const double warm = open ? 0.05 : 0.2; // of the progress
    bool good = replications.warmUp(options.requests, seconds, warm);
    std::uint64_t each = std::max<std::uint64_t>(1, options.requests / replications.count());
    good = replications.advance(each, seconds, warm, open ? 0.2 : 1) && good;
    SimulationResult result = replications.result(design);
    if (open) {
        result.precise = preciseEnough(result, options);
        // twice as much each time; what is known of the figures only grows
        for (int round = 0; round < 6 && good && !result.precise; ++round, each *= 2) {
            good = replications.advance(each, 0, 0.2 + 0.13 * round, 0.2 + 0.13 * (round + 1));
            result = replications.result(design);
            result.precise = preciseEnough(result, options);
        }
    }
    result.cancelled = options.stop.stop_requested();
    return result;
}

std::vector<std::optional<Measured>> simulateAvailability(const Design &design, const SimulationOptions &options)
{
    // no load, and nothing that makes a request fail but what is down
    Design quiet = design;
    for (Component &component : quiet.components) {
        for (const char *key : {"rateLimit", "batch", "burstiness"})
            component.parameters.erase(key);
        component.parameters["errorRate"] = 0.0;
    }
    for (Call &call : quiet.calls) {
        call.timeout.reset();
        call.hedgeAfter.reset();
        call.retries = 0;
    }
    SimulationModel model = makeSimulationModel(quiet, 1);
    addFailures(model, quiet, options.needed);
    double apart = 1; // s: as long as outages last, so that requests hardly see the same one
    for (const FailingPart &part : model.parts)
        apart = std::max(apart, part.downTime);
    for (RequestClass &one : quiet.classes)
        if (one.peakRate.value_or(0) > 0)
            one.peakRate = 1 / apart;
    SimulationOptions probing;
    probing.seed = options.seed;
    probing.replications = options.replications;
    probing.requests = options.requests;
    probing.threads = options.threads;
    probing.needed = options.needed;
    probing.progress = options.progress;
    probing.stop = options.stop;
    probing.failures = true;
    std::vector<std::optional<Measured>> shares;
    for (const SimulatedClass &one : simulate(quiet, probing).classes)
        shares.push_back(one.requests > 0 ? std::optional(one.successRate) : std::nullopt);
    return shares;
}

} // namespace ninesketch
