// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/serving.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

constexpr double z99 = 2.3263478740408408; // 99th percentile of the standard normal distribution

ServiceTime fromPercentiles(double p50, double p99)
{
    ServiceTime time;
    if (p99 <= p50 || p50 <= 0) {
        time.mean = std::max(p50, 0.0);
        time.family = time.mean > 0 ? ServiceTime::Family::Constant : ServiceTime::Family::None;
        return time;
    }
    const double sigma = std::log(p99 / p50) / z99;
    time.family = ServiceTime::Family::LogNormal;
    time.mean = p50 * std::exp(sigma * sigma / 2);
    time.cv = std::sqrt(std::expm1(sigma * sigma));
    time.p50 = p50;
    time.p99 = p99;
    return time;
}

ServiceTime fromMean(double mean, const std::string &distribution, std::optional<double> cv)
{
    ServiceTime time;
    time.mean = mean;
    if (mean <= 0)
        return time;
    if (distribution == "constant" || cv == 0.0) {
        time.family = ServiceTime::Family::Constant;
    } else if (distribution == "log-normal") {
        time.family = ServiceTime::Family::LogNormal;
        time.cv = cv.value_or(1);
    } else if (distribution == "hyper-exponential") {
        time.cv = cv.value_or(2);
        time.family = time.cv > 1 ? ServiceTime::Family::HyperExponential : ServiceTime::Family::Exponential;
        time.cv = std::max(time.cv, 1.0);
    } else if (distribution.empty() && cv && *cv != 1) {
        time.family = ServiceTime::Family::LogNormal;
        time.cv = *cv;
    } else {
        time.family = ServiceTime::Family::Exponential;
        time.cv = 1;
    }
    return time;
}

/// A stated mean beats stated percentiles beats the kind's defaults.
ServiceTime serviceTime(const Component &component, const char *meanKey, const char *p50Key, const char *p99Key)
{
    const std::string distribution = component.text("distribution");
    const auto mean = component.number(meanKey), cv = component.number("cv");
    const auto p50 = component.number(p50Key), p99 = component.number(p99Key);
    if (mean)
        return fromMean(*mean, distribution, cv);
    if (!p50)
        return {};
    const double upper = p99.value_or(*p50);
    const ServiceTime logNormal = fromPercentiles(*p50, std::max(*p50, upper));
    if (distribution == "constant")
        return fromMean(*p50, distribution, cv);
    if (distribution == "exponential")
        return fromMean(*p50 / std::numbers::ln2, distribution, cv); // the median of an exponential is ln 2 means
    if (distribution == "hyper-exponential")
        return fromMean(logNormal.mean, distribution, cv ? cv : std::optional(logNormal.cv));
    return logNormal;
}

int wholeNumber(std::optional<double> value, int otherwise)
{
    return value ? static_cast<int>(std::clamp(std::round(*value), 0.0, 1e9)) : otherwise;
}

Routing routingOf(const std::string &word)
{
    return word == "random"              ? Routing::Random
           : word == "round-robin"       ? Routing::RoundRobin
           : word == "least-outstanding" ? Routing::LeastOutstanding
                                         : Routing::SharedQueue;
}

/// Servers and how long each request holds one, so that servers / (hold x mean) is the capacity asked for.
void resolveServers(const Component &component, Serving &serving)
{
    const auto servers = component.number("servers");
    // a stated mean and a default capacity would contradict each other: what is stated counts
    const bool capacityCounts = component.states("capacity") || (!servers && !component.states("serviceTime"));
    const auto capacity = capacityCounts ? component.number("capacity") : std::nullopt;
    const auto writeCapacity =
        component.states("writeCapacity") || capacityCounts ? component.number("writeCapacity") : std::nullopt;
    if (!servers && !capacity) {
        // a stated service time alone means one server of a kind that is limited by itself
        const ParameterSpec *spec = component.kind->find("capacity");
        serving.servers = spec && spec->byDefault && !capacityCounts ? 1 : 0;
        return;
    }
    serving.servers = servers
                          ? std::max(1, wholeNumber(servers, 1))
                          : static_cast<int>(std::clamp(std::floor(*capacity * serving.read.mean + 1e-9), 1.0, 1e6));
    if (capacity && *capacity > 0 && serving.read.mean > 0)
        serving.read.hold = serving.servers / (*capacity * serving.read.mean);
    const auto writes = writeCapacity ? writeCapacity : capacity;
    if (writes && *writes > 0 && serving.write.mean > 0)
        serving.write.hold = serving.servers / (*writes * serving.write.mean);
}

/// The work of verifying a token: each request takes longer, and holds a server for that long.
void addVerification(const Component &component, Serving &serving)
{
    if (component.text("auth") != "jwt")
        return;
    const double more = component.number("verifyTime").value_or(0);
    for (ServiceTime *time : {&serving.read, &serving.write}) {
        if (time->mean <= 0 || more <= 0)
            continue;
        const double held = time->hold * time->mean + more;
        const double mean = time->mean + more;
        if (time->p99 > time->p50 && time->p50 > 0) {
            *time = fromPercentiles(time->p50 + more, time->p99 + more);
            time->hold = held / time->mean;
        } else {
            time->cv *= time->mean / mean; // the same scatter around a larger mean
            const bool scatters = time->family == ServiceTime::Family::Exponential ||
                                  (time->family == ServiceTime::Family::HyperExponential && time->cv <= 1);
            if (scatters) // less than such a time can
                time->family = ServiceTime::Family::LogNormal;
            time->mean = mean;
            time->hold = held / mean;
        }
    }
}

/// Units of a request to a table by key: eventual reads are half, transactional requests twice.
void resolveUnits(const Component &component, Serving &serving)
{
    const std::string reads = component.text("readConsistency");
    if (reads.empty())
        return;
    const double item = component.number("itemBytes").value_or(1000);
    const auto units = [&](const char *key, double usual) {
        return std::max(1.0, std::ceil(item / std::max(1.0, component.number(key).value_or(usual))));
    };
    const double twice = reads == "transactional" ? 2 : 1;
    serving.readUnits = units("readUnitBytes", 4096) * (reads == "eventual" ? 0.5 : twice);
    serving.writeUnits = units("writeUnitBytes", 1024) * twice;
    if (serving.partitionReads)
        *serving.partitionReads /= serving.readUnits;
    if (serving.partitionWrites)
        *serving.partitionWrites /= serving.writeUnits;
}

/// Each part of a relational store has one leader that takes its writes, however many replicas answer reads.
void resolveLeader(const Component &component, Serving &serving)
{
    if (!component.is("sql-database") || serving.replicas < 2 || serving.partitionWrites ||
        component.text("replication") == "multi-leader")
        return;
    const auto writes = serving.capacity(Operation::Write);
    if (!writes)
        return;
    serving.partitionWrites = *writes / serving.replicas;
    serving.led = !serving.processorSharing;
    if (serving.partitions)
        return;
    serving.partitions = 1;
    serving.hottestShare = 1;
}

} // namespace

std::optional<double> Serving::capacity(Operation operation) const
{
    const ServiceTime &one = time(operation);
    if (servers == 0 || one.mean <= 0)
        return std::nullopt;
    return replicas * servers / (one.hold * one.mean + coldShare * coldStart);
}

double hottestShare(int partitions, double skew)
{
    double total = 0;
    for (int rank = 1; rank <= partitions; ++rank)
        total += std::pow(rank, -skew);
    return partitions > 0 ? 1 / total : 0;
}

Serving servingOf(const Component &component)
{
    Serving serving;
    serving.replicas = std::max(1, wholeNumber(component.number("replicas"), 1));
    serving.read = serviceTime(component, "serviceTime", "p50", "p99");
    const bool writesKnown =
        component.number("writeServiceTime") ||
        ((component.states("writeP50") || !component.states("serviceTime")) && component.number("writeP50") &&
         (component.states("writeP50") || !(component.states("p50") || component.states("p99"))));
    serving.write = writesKnown ? serviceTime(component, "writeServiceTime", "writeP50", "writeP99") : serving.read;
    resolveServers(component, serving);
    addVerification(component, serving);
    serving.coldShare = component.number("coldShare").value_or(0);
    serving.coldStart = component.number("coldStart").value_or(0);
    serving.routing = routingOf(component.text("routing"));
    serving.processorSharing = component.text("discipline") == "processor-sharing";
    if (const auto limit = component.number("queueLimit"))
        serving.queueLimit = wholeNumber(limit, 0);
    serving.rateLimit = component.number("rateLimit");
    if (serving.rateLimit) {
        serving.buckets = component.text("limiterScope") == "local" ? serving.replicas : 1;
        serving.burst = serving.buckets * std::max(1.0, component.number("burst").value_or(*serving.rateLimit));
        *serving.rateLimit *= serving.buckets;
    }
    serving.errorRate = component.number("errorRate").value_or(0);
    serving.blocking = component.number("blocking").value_or(0) != 0;
    if (serving.blocking)
        serving.threads = std::max(1, wholeNumber(component.number("threads"), 1));
    if (const auto partitions = component.number("partitions")) {
        serving.partitions = std::max(1, wholeNumber(partitions, 1));
        const auto stated = component.number("hotShare");
        serving.skew = component.states("hotShare") ? 0 : component.number("skew").value_or(0);
        serving.hottestShare =
            std::max(stated ? *stated : hottestShare(*serving.partitions, component.number("skew").value_or(0)),
                     1.0 / *serving.partitions);
    }
    serving.partitionReads = component.number("partitionReads");
    serving.partitionWrites = component.number("partitionWrites");
    if (component.kind->behaviour == Behaviour::Queue && !serving.partitionReads)
        serving.partitionReads = serving.partitionWrites; // a message is written, whatever it says
    resolveUnits(component, serving);
    resolveLeader(component, serving);
    return serving;
}

std::vector<std::string> zonesOf(const Component &component)
{
    std::vector<std::string> zones;
    std::string zone;
    for (const char c : component.text("zones") + ',') {
        if (c == ',' || c == ';') {
            while (!zone.empty() && zone.back() == ' ')
                zone.pop_back();
            if (!zone.empty())
                zones.push_back(std::move(zone));
            zone.clear();
        } else if (c != ' ' || !zone.empty()) {
            zone += c;
        }
    }
    return zones;
}

double leftWithoutAZone(const std::vector<std::string> &zones, double replicas)
{
    const auto turn = static_cast<double>(zones.size());
    const double turns = std::floor(replicas / turn), more = replicas - turns * turn;
    double most = 0;
    for (const std::string &zone : zones) {
        double its = turns * static_cast<double>(std::ranges::count(zones, zone));
        for (std::size_t i = 0; i < zones.size() && static_cast<double>(i) < more; ++i)
            its += zones[i] == zone;
        most = std::max(most, its);
    }
    return replicas - most;
}

double replicasThatSpareAZone(const std::vector<std::string> &zones, double left)
{
    const auto turn = static_cast<double>(zones.size());
    const double leftOfTurn = leftWithoutAZone(zones, turn);
    double replicas = std::max(left + 1, std::floor(left / leftOfTurn - 1) * turn);
    while (leftWithoutAZone(zones, replicas) < left)
        ++replicas;
    return replicas;
}

Failing failingOf(const Component &component)
{
    Failing failing;
    failing.managed = component.number("managed").value_or(0) != 0;
    failing.commonCause = component.number("commonCause").value_or(0);
    failing.mtbf = component.number("mtbf");
    failing.mttr = component.number("mttr");
    failing.unavailability = 1 - component.number("availability").value_or(1);
    if (failing.mtbf && failing.mttr && *failing.mtbf + *failing.mttr > 0)
        failing.unavailability = *failing.mttr / (*failing.mtbf + *failing.mttr);
    else if (failing.mttr && failing.unavailability > 0)
        failing.mtbf = *failing.mttr * (1 - failing.unavailability) / failing.unavailability;
    else if (failing.mtbf && failing.unavailability < 1)
        failing.mttr = *failing.mtbf * failing.unavailability / (1 - failing.unavailability);
    const auto failover = component.number("failover");
    if (failover && failing.mtbf && *failing.mtbf > 0)
        failing.failoverUnavailability = std::min(1.0, *failover / *failing.mtbf);
    if (const auto needed = component.number("needed"))
        failing.needed = std::max(1, wholeNumber(needed, 1));
    if (!component.enabled)
        failing.unavailability = 1;
    return failing;
}

int neededForQuorum(const Call &call, const Component &callee, int replicas, int neededForLoad)
{
    const Failing failing = failingOf(callee);
    if (call.copies <= 1 || failing.managed || !callee.enabled)
        return 0;
    const int answers = std::min(std::clamp(call.quorum.value_or(call.copies), 1, call.copies), replicas);
    return std::clamp(std::max(answers, failing.needed.value_or(neededForLoad)), 1, replicas);
}

} // namespace ninesketch
