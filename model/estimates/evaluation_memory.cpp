// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/evaluation_memory.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace ninesketch
{
namespace
{

void append(MemoryKey &key, std::initializer_list<double> numbers)
{
    for (const double number : numbers)
        key.push_back(std::bit_cast<std::uint64_t>(number));
}

/// Everything that a station follows from.
MemoryKey stationKey(const Serving &serving, const Arrivals &arrivals, const Feed &feed)
{
    const auto orNone = [](const auto &value) { return value ? static_cast<double>(*value) : -1; };
    MemoryKey key;
    key.reserve(40);
    for (const ServiceTime *time : {&serving.read, &serving.write})
        append(key, {static_cast<double>(time->family), time->mean, time->cv, time->p50, time->p99, time->hold});
    append(key, {1.0 * serving.replicas, 1.0 * serving.servers, serving.coldShare, serving.coldStart,
                 static_cast<double>(serving.routing), serving.processorSharing ? 1.0 : 0.0, orNone(serving.queueLimit),
                 orNone(serving.rateLimit), serving.burst, 1.0 * serving.buckets, orNone(serving.partitions),
                 orNone(serving.partitionReads), orNone(serving.partitionWrites), serving.hottestShare, serving.skew,
                 serving.led ? 1.0 : 0.0});
    append(key, {arrivals.reads, arrivals.writes, arrivals.scv, arrivals.apart, 1.0 * feed.partitions,
                 feed.hottestShare, feed.skew});
    for (const BatchStream &stream : arrivals.batches)
        append(key, {stream.perSecond, 1.0 * stream.size, stream.kept});
    if (arrivals.renewal)
        append(key, {arrivals.renewal->meanGap, arrivals.renewal->scv, arrivals.renewal->kept, -1});
    return key;
}

} // namespace

EvaluationMemory::Asked::Asked(const EvaluateOptions &options)
    : loadFactor(options.loadFactor), loadCurve(options.loadCurve), latencyCurve(options.latencyCurve),
      componentPercentiles(options.componentPercentiles), importance(options.importance)
{
}

const Report *EvaluationMemory::report(const Design &design, const EvaluateOptions &options)
{
    const auto found = std::ranges::find_if(
        m_reports, [&](const Told &told) { return told.asked == Asked(options) && told.design == design; });
    if (options.simulated || found == m_reports.end())
        return nullptr;
    m_reports.splice(m_reports.begin(), m_reports, found);
    return &m_reports.front().report;
}

void EvaluationMemory::keepReport(const Design &design, const EvaluateOptions &options, const Report &report)
{
    if (options.simulated || report.cancelled)
        return;
    m_reports.push_front({design, Asked(options), report});
    if (m_reports.size() > keptTurns)
        m_reports.pop_back();
}

const Station &EvaluationMemory::station(const Serving &serving, const Arrivals &arrivals, const Feed &feed)
{
    MemoryKey key = stationKey(serving, arrivals, feed);
    auto found = m_stations.find(key);
    if (found == m_stations.end()) {
        Solved made{solveComponent(serving, arrivals, feed, m_compositions)};
        found = m_stations.emplace(std::move(key), std::move(made)).first;
    }
    found->second.age = 0;
    return found->second.station;
}

LatencySummary EvaluationMemory::summary(const Distribution &distribution)
{
    auto found = m_summaries.find(distribution.identity());
    if (found == m_summaries.end()) {
        constexpr double shares[] = {0.5, 0.9, 0.95, 0.99, 0.999};
        const std::vector<double> at = distribution.percentiles(shares);
        const Summed made{distribution, {distribution.mean(), at[0], at[1], at[2], at[3], at[4]}};
        found = m_summaries.emplace(distribution.identity(), made).first;
    }
    found->second.age = 0;
    return found->second.summary;
}

void EvaluationMemory::forgetUnused()
{
    m_preparations.forgetUnused();
    m_availability.forgetUnused();
    m_compositions.forgetUnused();
    dropUnused(m_stations);
    dropUnused(m_summaries);
}

} // namespace ninesketch
