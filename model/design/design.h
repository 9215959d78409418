// SPDX-License-Identifier: GPL-3.0-or-later
// A system as its drawing says it: components, the calls between them, who asks for what, and what is wanted.
// A plain value: it copies, compares and is evaluated on any thread. All rates per second, times in seconds, sizes in
// bytes, probabilities and shares 0 ... 1, money in US dollars.
#pragma once
#include "model/design/kinds.h"

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ninesketch
{

/// An input that is known only to lie between two values (uncertainty); estimates use its middle.
struct Range {
    double low = 0, high = 0;
    friend bool operator==(const Range &, const Range &) = default;
    friend auto operator<=>(const Range &, const Range &) = default;
};

/// True for a range over more than a decade: its values are taken by their logarithms. An availability counts by what
/// is missing to 1, so 99 % to 99.99 % are two decades.
bool isWide(const Range &range, Unit unit);
/// The value that lies `share` (0 ... 1) of the way through the range: even steps, even factors when it is wide.
/// Whole inputs: every whole number of the range is as likely as any other.
double valueIn(const Range &range, Unit unit, bool whole, double share);
/// What estimates use: the arithmetic middle, the geometric one of a wide range, rounded for whole inputs.
double middleOf(const Range &range, Unit unit, bool whole = false);

/// Ranges by the key of a field (model/design/fields.h).
using Ranges = std::map<std::string, Range, std::less<>>;

/// What a person said about a parameter: a number in base units, a choice or text, or a range.
using ParameterValue = std::variant<double, std::string, Range>;
/// By parameter key; only what was stated. Keys that the kind does not know are kept.
using Parameters = std::map<std::string, ParameterValue, std::less<>>;

/// Where a number comes from, in words, and the value that this was said of (model/design/number_sources.h).
struct NumberSource {
    ParameterValue value;
    std::string words;
    friend bool operator==(const NumberSource &, const NumberSource &) = default;
};
using NumberSources = std::map<std::string, NumberSource, std::less<>>; ///< by the key of the number

enum class Operation { Read, Write };
enum class CallMode {
    Sync,      ///< the caller waits for the answer
    Async,     ///< publish or fire and forget: the caller waits at most for the hand-over to a queue
    Consume,   ///< a queue or stream feeds its consumer: no part of the answer
    Replicate, ///< a store copies its writes to another store
};
enum class Requirement {
    Required, ///< the caller fails when it fails
    Optional, ///< the caller answers without it
    Fallback, ///< made when a required call of the same stage and caller failed
};
enum class Distance { SameHost, SameZone, CrossZone, CrossRegion, Internet };

/// What one request class changes on a call.
struct CallOverride {
    std::optional<double> perRequest;
    std::optional<Operation> operation;
    friend bool operator==(const CallOverride &, const CallOverride &) = default;
};

/// One arrow. Absent values follow from what it connects (see `model/design/read_design.h`).
struct Call {
    std::string id;       ///< the arrow's element id
    std::size_t from = 0; ///< index into Design::components
    std::size_t to = 0;   ///< index into Design::components
    std::string label;    ///< what stands on the arrow
    CallMode mode = CallMode::Sync;
    bool modeStated = false;            ///< false: inferred from the kinds at both ends
    std::optional<double> perRequest;   ///< calls per visit of the caller; below 1 a probability; absent: 1
    std::optional<double> weight;       ///< share among a load balancer's targets, relative; absent: 1
    std::optional<Operation> operation; ///< absent: that of the request
    int stage = 0;                      ///< same stage: in parallel; later stage: afterwards
    bool stageStated = false; ///< false: in parallel with its siblings (a store behind a cache-aside: after the cache)
    Requirement requirement = Requirement::Required;
    std::optional<double> timeout;     ///< s; absent: waits for ever
    int retries = 0;                   ///< attempts after the first
    double backoff = 0;                ///< s before the first retry; doubles each time
    std::optional<double> retryBudget; ///< retries at most this share of calls
    std::optional<double> hedgeAfter;  ///< s until a second copy is sent
    std::optional<int> quorum;         ///< answers needed out of `copies` sent in parallel
    int copies = 1;                    ///< parallel copies of the call (fan-out); perRequest counts each group once
    std::optional<double> requestBytes, responseBytes;
    std::optional<Distance> distance;                         ///< absent: by the places of both ends, else same zone
    std::map<std::string, CallOverride, std::less<>> classes; ///< by class id
    Ranges ranges;                                            ///< of the numbers that are known as ranges only
    NumberSources sources;                                    ///< of stated numbers
    friend bool operator==(const Call &, const Call &) = default;
};

/// One part of the system, drawn as a shape.
struct Component {
    std::string id;             ///< element id of its body
    std::string key;            ///< unique, made from the name: what text forms call it ("api-gateway", "service-2")
    std::string name;           ///< as written on it
    const Kind *kind = nullptr; ///< never null; see `unknownKind()`
    std::string preset;         ///< catalogue entry it was made from ("aws-dynamodb"), or empty
    Parameters parameters;
    NumberSources sources; ///< of stated parameters
    bool enabled = true;   ///< false: switched off to see what breaks

    /// The stated value, else the kind's default; nothing when neither is known.
    std::optional<double> number(std::string_view parameter) const;
    /// The stated text or choice, else the kind's default; empty when neither is known.
    std::string text(std::string_view parameter) const;
    bool states(std::string_view parameter) const { return parameters.find(parameter) != parameters.end(); }
    bool is(std::string_view kindId) const { return kind->id == kindId; }
    friend bool operator==(const Component &, const Component &) = default;
};

/// The name or the product contains that word, whatever its case.
bool nameHas(const Component &component, std::string_view word);

/// A kind of request with its own rate, path and targets.
struct RequestClass {
    std::string id; ///< "redirect"
    std::string name;
    std::string client;          ///< name or key of the client it comes from; empty: the only (or first) client
    std::optional<double> rate;  ///< at peak
    std::optional<double> share; ///< of the client's rate, instead of a rate
    std::optional<double> users, actionsPerDay, peakFactor; ///< another way to say the rate
    Operation operation = Operation::Read;
    std::optional<double> requestBytes, responseBytes;
    std::optional<std::size_t> entry; ///< resolved: index of the client
    std::optional<double> peakRate;   ///< resolved: requests per second at peak; absent: unknown
    bool assumed = false;             ///< nobody wrote it: it stands for a client's own rate
    Ranges ranges;                    ///< of the numbers that are known as ranges only
    friend bool operator==(const RequestClass &, const RequestClass &) = default;
};

enum class Metric {
    Availability,
    SuccessRate,
    Mean,
    P50,
    P90,
    P95,
    P99,
    P999,
    Throughput,  ///< largest sustainable rate of the class
    Utilisation, ///< of the busiest component of the class
    Freshness,   ///< time until processed, p99
    FreshnessP50,
    FreshnessP90,
    FreshnessP95,
    FreshnessP999,
    Cost,       ///< per month, whole design
    Durability, ///< probability that an object stored by the class survives a year
    Staleness,  ///< s; bound on the age of what a read answers
    DataLoss,   ///< s of acknowledged writes that a crash or failover may lose (recovery point objective)
};
/// "p99", "availability", ... and back; nothing for an unknown word.
std::string_view metricKey(Metric metric);
std::optional<Metric> metricOf(std::string_view key);
/// A time until processed, of whatever share.
bool isFreshness(Metric metric);
/// True for metrics of which more is better.
bool moreIsBetter(Metric metric);
/// The base unit of its figures.
Unit unitOf(Metric metric);

/// What is wanted: `metric` of `classId` at least (or at most, see moreIsBetter) `value`.
struct Target {
    std::string classId; ///< empty: every class
    Metric metric = Metric::Availability;
    double value = 0;
    friend bool operator==(const Target &, const Target &) = default;
};

/// Whole-document assumptions.
struct DesignSettings {
    double targetUtilisation = 0.7; ///< replicas are proposed for this
    double zoneAvailability = 0.9999;
    double regionAvailability = 0.99995;
    /// Median network round trip by distance, s; p99 is twice that (1.3 x between regions).
    double roundTrip[5] = {0.00005, 0.00025, 0.001, 0.06, 0.05};
    double bandwidthBytesPerSecond = 125e6; ///< of one transfer, for payloads
    double daysOfMonth = 30;                ///< SLA windows
    double repairTime = 1800;               ///< s an outage lasts of a part that states no time to repair
    double surge = 2;                       ///< sudden growth, times today's load, that scaling up is judged by
    Ranges ranges;                          ///< of the numbers that are known as ranges only
    Parameters others;                      ///< further settings by key, kept
    friend bool operator==(const DesignSettings &, const DesignSettings &) = default;
};
/// A text that the document keeps under that key of `others` (lines of the load pad, notes of the interview); empty:
/// none.
std::string keptText(const DesignSettings &settings, std::string_view key);
/// Keeps it; an empty one no longer.
void keepText(DesignSettings &settings, std::string_view key, std::string text);

/// Something odd that reading noticed; evaluation adds its own (model/estimates/report.h).
struct DesignNote {
    std::string id; ///< "cache-aside-assumed"
    std::string sentence;
    std::vector<std::string> elements; ///< element ids
    friend bool operator==(const DesignNote &, const DesignNote &) = default;
};

struct Design {
    std::vector<Component> components; ///< by name, then kind, then id: never in drawing order
    std::vector<Call> calls;           ///< by caller, callee, then id
    std::vector<RequestClass> classes; ///< as written; at least one as soon as there is a client
    std::vector<Target> targets;
    DesignSettings settings;
    std::vector<DesignNote> notes;

    bool empty() const { return components.empty(); }
    /// Index by element id or key.
    std::optional<std::size_t> indexOf(std::string_view idOrKey) const;
    const RequestClass *findClass(std::string_view id) const;
    friend bool operator==(const Design &, const Design &) = default;
};

std::string_view operationKey(Operation operation);    ///< "read", "write"
std::string_view modeKey(CallMode mode);               ///< "sync", "async", "consume", "replicate"
std::string_view requirementKey(Requirement required); ///< "required", "optional", "fallback"
std::string_view distanceKey(Distance distance);       ///< "host", "zone", "cross-zone", "region", "internet"
std::optional<Operation> operationOf(std::string_view key);
std::optional<CallMode> modeOf(std::string_view key);
std::optional<Requirement> requirementOf(std::string_view key);
std::optional<Distance> distanceOf(std::string_view key);

} // namespace ninesketch
