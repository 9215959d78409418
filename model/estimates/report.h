// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of a design: estimates by request class and by component, targets, findings. Plain values in base
// units (s, per second, probabilities). Absent means unknown, and is shown as unknown.
#pragma once
#include "model/design/design.h"
#include "model/estimates/outage_kind.h"
#include "model/queueing/trust.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

/// Seconds. A latency that does not exist (saturated, or nothing known) is an absent summary, never an infinite number.
struct LatencySummary {
    double mean = 0, p50 = 0, p90 = 0, p95 = 0, p99 = 0, p999 = 0;
    friend bool operator==(const LatencySummary &, const LatencySummary &) = default;
};

struct CurvePoint {
    double x = 0, y = 0;
    friend bool operator==(const CurvePoint &, const CurvePoint &) = default;
};

/// Whose milliseconds these are: time spent per request of the class, by component (its network hop counted with it).
struct BudgetShare {
    std::size_t component = 0; ///< index into Design::components
    double mean = 0;           ///< s on the critical path, on average
    double shareOfMean = 0;    ///< 0 ... 1
    double shareOfP99 = 0;     ///< 0 ... 1, of the requests around p99
    double waiting = 0;        ///< s of `mean` that is queueing
};

/// How much a part matters for a class's availability.
struct Importance {
    std::string part;                     ///< "orders-db", "zone a", ...
    std::optional<std::size_t> component; ///< when the part is a component
    double birnbaum = 0;                  ///< d(class availability) / d(part availability)
    double criticality = 0;               ///< share of the class's unavailability that a perfect part would remove
    double fussellVesely = 0;
    bool singlePointOfFailure = false;
};

/// How a class's downtime comes: the same availability is many short outages or few long ones, and a month is judged
/// by what happens within it. From failure rates and repair times of the parts; an outage that hits a share of the
/// requests counts as that share of one.
struct Outages {
    double perMonth = 0;           ///< expected in a month of DesignSettings::daysOfMonth
    double meanSeconds = 0;        ///< of one
    double assumedShare = 0;       ///< of the outages, by parts whose time to repair is DesignSettings::repairTime
    std::optional<double> target;  ///< the class's target of availability, else nothing
    std::optional<double> breach;  ///< chance that a month falls below the target
    std::optional<double> credit;  ///< expected share of the bill that comes back, by the common ladder
    std::optional<double> allowed; ///< s a month may be down
};

struct TargetResult {
    std::size_t target = 0; ///< index into Design::targets
    std::string classId;
    Metric metric = Metric::Availability;
    double wanted = 0;
    std::optional<double> actual; ///< absent: unknown, so neither met nor missed, unless `margin` is negative
    bool atLeast = false;         ///< the figure is `actual` or more: what is known of it is enough to miss the target
    bool unanswered = false;      ///< no request is answered, or processed, so there is no such time
    bool met = false;
    double margin = 0;               ///< relative room (> 0) or lack (< 0): of unavailability for availabilities
    std::string blame;               ///< "orders-db takes 61 % of p99"; empty when met
    std::vector<std::size_t> blamed; ///< components

    bool missed() const { return !met && (actual || margin < 0); }
};

/// That a figure is simulated because the analysis is doubtful, with the half widths of its 95 % intervals.
struct SimulatedMark {
    LatencySummary halfWidth;               ///< s
    double successHalfWidth = 0;            ///< of the success rate
    std::optional<LatencySummary> analysed; ///< what the analysis says
    std::uint64_t requests = 0;             ///< measured
    bool precise = true;                    ///< false: the interval is wider than wanted
    bool pilesUp = false;                   ///< work piled up without an end, though the analysis sees none
};

/// The most at which calls that are late and made again settle: the component that gives way is not full yet.
struct RetryLimit {
    double utilisation = 0; ///< of ClassReport::bottleneck or Report::bottleneck, there
    double attempts = 1;    ///< that come to it there for each that is planned
};

struct ClassReport {
    std::string id, name;
    std::optional<double> rate; ///< offered at peak, per second
    std::optional<double> availability;
    std::optional<double> unavailability;   ///< 1 - availability, with all its digits
    std::optional<double> successRate;      ///< availability x no timeouts, rejections, transient errors
    std::optional<LatencySummary> latency;  ///< absent when unknown or saturated, or nothing is answered
    Trust latencyTrust = Trust::Exact;      ///< of the analysis
    std::optional<SimulatedMark> simulated; ///< latency and success rate are simulated
    Trust availabilityTrust = Trust::Exact;
    std::optional<Outages> outages; ///< absent when nothing fails, or only the availability was asked for
    std::optional<LatencySummary>
        processed;                   ///< asynchronous part: time from the request until its last consumer is done
    std::optional<double> staleness; ///< s; bound on the age of what its reads answer; absent: unknown
    std::optional<double> stalenessAtLeast; ///< s; where the bound is unknown: what of it is known, above 0
    std::optional<double> lossWindow;       ///< s of its acknowledged writes at risk; absent: it stores nothing
    std::optional<double> yearlyLoss;       ///< probability that an object it stores is lost within a year
    std::optional<double> maxThroughput;    ///< largest rate of this class, the others as they are, per second
    std::optional<double> maxWithMix;       ///< largest rate of this class when all classes grow together
    bool maxThroughputIsBound = false;      ///< both are upper bounds: where retries settle no more is not known
    std::optional<RetryLimit> settlesUpTo, mixSettlesUpTo; ///< that is what limits maxThroughput, maxWithMix
    /// Largest rate, the others as they are, at which a pile-up drains: all calls that wait for the full component time
    /// out and are made as often as their retries allow. Absent where nothing is retried on a timeout.
    std::optional<double> safeThroughput;
    std::optional<std::size_t> bottleneck; ///< component that limits it
    bool saturated = false;                ///< some component on its path is at or above 100 %
    std::vector<std::size_t> path;         ///< components that a request of the class may visit, in order of visit
    std::vector<BudgetShare> budget;       ///< largest first
    std::vector<CurvePoint> latencyCurve;  ///< x: s, y: share of requests answered within; ascending
    std::vector<Importance> importance;    ///< most critical first
    std::vector<std::vector<std::string>> cutSets; ///< minimal, up to order 3, by part name; likeliest first

    bool unanswered() const { return successRate && *successRate < 1e-12; } ///< all time outs, or something is down
};

struct ComponentReport {
    std::string id, key, name;
    double arrivalRate = 0; ///< visits per second of all classes, as offered
    double readRate = 0, writeRate = 0;
    std::optional<double> served;               ///< visits per second that it can serve of those (less when saturated)
    std::optional<double> utilisation;          ///< 0 ...; above 1: overloaded. Absent: unlimited or unknown
    std::string limitedBy;                      ///< "servers", "threads", "partitions", "leader", "quota", "hot key"
    std::optional<double> capacity;             ///< visits per second at 100 %
    std::optional<double> unavailability;       ///< 1 - availability, with all its digits
    std::optional<double> availability;         ///< as a set of replicas in its places, without what it calls
    std::vector<OutageKind> outages;            ///< of it, where it states service credits
    std::optional<double> replicas;             ///< as drawn
    std::optional<double> neededForLoad;        ///< k of n: replicas without which the load does not fit
    std::optional<double> proposedReplicas;     ///< for the target utilisation
    std::optional<double> proposedWithOneLost;  ///< the same with one replica lost
    std::optional<double> proposedWithZoneLost; ///< the same with one zone lost; absent when placed in one zone
    std::optional<double> utilisationWithOneLost;  ///< of today's load, one replica lost; absent with one replica
    std::optional<double> utilisationWithZoneLost; ///< the fullest zone lost; absent when placed in one zone
    std::optional<LatencySummary> response;        ///< one visit, own waiting and service only
    Trust responseTrust = Trust::Exact;
    std::optional<LatencySummary> responseHalfWidth; ///< response and waiting are simulated
    std::optional<double> waiting;                   ///< mean s in its queue
    std::optional<double> queueLength;               ///< mean requests in it
    std::optional<double> rejected;                  ///< share of arrivals turned away (429, full queue)
    std::optional<double> backlogGrowth;             ///< messages per second piling up; only when saturated
    std::optional<double> drainTime;    ///< s to drain one minute of its peak backlog; queues: their consumers
    std::optional<double> lag;          ///< mean s that messages wait in a queue for its slowest consumer
    std::optional<double> lagMessages;  ///< and how many they are on average
    std::optional<double> surgeBacklog; ///< requests waiting when added replicas come (DesignSettings::surge)
    std::optional<double> surgeDrain;   ///< s until they have worked it off
    std::optional<double> storageBytes; ///< after retention and replication
    std::optional<double> egressBytesPerSecond, ingressBytesPerSecond;
    std::optional<double> monthlyCost;  ///< dollars
    std::optional<double> yearlyLoss;   ///< probability of losing data within a year
    std::optional<double> writesAtRisk; ///< expected writes lost per failover
    std::optional<double> lossWindow;   ///< s of acknowledged writes that a crash or failover may lose
    std::optional<double> staleness;    ///< bound, s
    bool singlePointOfFailure = false;  ///< of some class
    bool bottleneck = false;            ///< of the whole mix
    std::optional<double> saturatesAt;  ///< load factor (1 = now) at which it is full, or retries bring it down
    std::vector<std::string> classIds;  ///< that visit it
    Trust trust = Trust::Exact;
};

enum class Severity { Critical, Warning, Advice, Note };
std::string_view severityKey(Severity severity); ///< "critical", ...

/// One parameter of one element to set: a fix that can be applied with a click and undone.
/// One value that a fix sets.
struct FixSetting {
    std::string elementId;
    std::string key; ///< parameter of the component, or of the call when `ofCall`
    ParameterValue value;
    bool ofCall = false;
};

/// What one press changes: one value, or several where one alone would not do.
struct Fix {
    std::string title; ///< "Use 4 replicas"
    std::vector<FixSetting> settings;
};

struct Finding {
    std::string id; ///< rule: "saturated", "single-point-of-failure", ...
    Severity severity = Severity::Note;
    std::string sentence;
    std::vector<std::string> elements; ///< element ids, most concerned first
    std::string classId;               ///< when it is about one class
    std::optional<double> number;      ///< the number it is about, base units
    std::vector<Fix> fixes;
    std::string source = {}; ///< what the rule rests on; empty: it follows from the drawing
};

/// How the figures change as all classes grow together.
struct LoadPoint {
    double factor = 1;                            ///< times today's peak
    std::vector<std::optional<double>> mean, p99; ///< s by class, absent once saturated
    double busiest = 0;                           ///< highest utilisation
};

struct Report {
    std::vector<ClassReport> classes;         ///< as Design::classes
    std::vector<ComponentReport> components;  ///< as Design::components
    std::vector<double> callRates;            ///< calls per second by Design::calls, retries counted
    std::vector<TargetResult> targets;        ///< one for each class that a target concerns
    std::vector<Finding> findings;            ///< most severe first
    std::vector<LoadPoint> loadCurve;         ///< only when asked for
    std::vector<std::size_t> saturationOrder; ///< components as they reach 100 % while load grows
    std::optional<double> headroom;           ///< factor by which all load can grow
    std::optional<std::size_t> bottleneck;    ///< first of saturationOrder
    std::optional<double> monthlyCost;
    bool cancelled = false; ///< stopped on request: incomplete, not to be shown
};

} // namespace ninesketch
