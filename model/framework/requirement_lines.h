// SPDX-License-Identifier: GPL-3.0-or-later
// What people write down in the first ten minutes of a design interview, line by line, read into data.
//
//     users can shorten a URL                       functional requirement
//     redirect p99 < 100 ms                         non-functional requirement
//     availability 99.99 % per month
//     Url: code 7 B, long 500 B, created 8 B        entity, 515 bytes a row
//     POST /urls {long} -> code                     API line, a request class that writes
//     client -> gateway -> service -> cache + db    data flow
//
// What follows # at the end of a line is a remark, such as where its numbers come from.
#pragma once
#include "model/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// The line without its remark and the space around it.
std::string_view withoutRemark(std::string_view line);

enum class RequirementMetric {
    Availability, ///< bound: probability; window month or year
    Latency,      ///< bound: seconds; percentile
    Throughput,   ///< bound: requests per second
    Durability,   ///< bound: probability that an object survives a year
    Staleness,    ///< bound: seconds
    Freshness,    ///< time until a request is processed to its end, p99; bound: seconds
    DataLoss,     ///< recovery point objective, bound: seconds
    RecoveryTime, ///< recovery time objective, bound: seconds
    Cost,         ///< bound: US dollars a month
};

enum class RequirementWindow { None, Month, Year };

/// A non-functional requirement that can be judged: {metric, class, percentile, bound, window}.
struct MeasurableRequirement {
    RequirementMetric metric = RequirementMetric::Latency;
    std::string requestClass; ///< empty: every class
    double percentile = 0.99; ///< latency only, 0 ... 1; 0 means the mean
    double bound = 0;
    RequirementWindow window = RequirementWindow::None;
};

/// Reads a line. The error is the sentence that an interviewer would answer with ("scalable needs a number").
Result<MeasurableRequirement> readRequirement(std::string_view line);

/// "p99 latency at most 100 ms", "4 nines; at most 53 min down a year".
std::string requirementText(const MeasurableRequirement &requirement);

struct EntityField {
    std::string name;
    double bytes = 0;
};

/// A core entity and the bytes of one row of it.
struct Entity {
    std::string name;
    std::vector<EntityField> fields;
    double bytesPerRow = 0; ///< 0: not said
};

Result<Entity> readEntity(std::string_view line);

/// One line of the interface: it becomes a request class.
struct ApiLine {
    std::string method, path, answer;
    std::string requestClass; ///< a short name: "Create url", "Read url"
    std::string named;        ///< what stands in brackets at the end, for the class that the line means
    bool isWrite = false;
    std::optional<double> rate;                        ///< requests per second, when the line ends in one ("@ 1k/s")
    std::optional<double> requestBytes, responseBytes; ///< behind the path, and behind the arrow ("-> 20 KB")
};

Result<ApiLine> readApiLine(std::string_view line);

/// A step of a data flow: who calls whom. Of several callees ("service -> cache + db -> worker") the last one goes on;
/// what is handed over after them ("service -> cache + db ~> queue") is handed over by their caller, and so is what
/// goes to a queue after a database or a cache: a line that begins with it ("db ~> queue") says that it publishes
/// itself.
struct FlowStep {
    std::string from, to;
    bool async = false;               ///< written ~> or ->>: handed over, not waited for
    std::vector<std::string> classes; ///< in brackets at the line's end: who goes this way; empty: everybody
};

Result<std::vector<FlowStep>> readFlow(std::string_view line);

} // namespace ninesketch
