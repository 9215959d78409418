// SPDX-License-Identifier: GPL-3.0-or-later
// Non-functional requirements as people write them in the first minutes of a design interview, read into data.
//
//     redirect p99 < 100 ms
//     availability 99.99 % per month
//     cost < $20k/month
//     keep orders 10 years
#pragma once
#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

enum class RequirementMetric {
    Availability, ///< bound: probability; window month or year
    SuccessRate,  ///< bound: probability that a request is answered well
    Latency,      ///< bound: seconds; percentile
    Throughput,   ///< bound: requests per second
    Durability,   ///< bound: probability that an object survives a year
    Staleness,    ///< bound: seconds
    Freshness,    ///< time until a request is processed to its end, p99; bound: seconds
    DataLoss,     ///< recovery point objective, bound: seconds
    RecoveryTime, ///< recovery time objective, bound: seconds
    Cost,         ///< bound: US dollars a month
    Retention,    ///< how long what is written is kept; bound: seconds
};

enum class RequirementWindow {
    None,
    Month,
    Year,
    Hours, ///< "in market hours": a share of some hours of the day
};

/// A non-functional requirement that can be judged: {metric, class, percentile, bound, window}.
struct MeasurableRequirement {
    RequirementMetric metric = RequirementMetric::Latency;
    std::string requestClass; ///< empty: every class
    double percentile = 0.99; ///< latency only, 0 ... 1; 0 means the mean
    double bound = 0;
    RequirementWindow window = RequirementWindow::None; ///< availability and cost only
};

/// The requirements that a line has, "search p99 < 300 ms, 99.9 %": each a text of its own, about the class that the
/// one before it is about where it names none. One that can't be read whole is itself.
std::vector<std::string> requirementsIn(std::string_view line);

/// Reads a line with one. The error is the sentence that an interviewer would answer with ("scalable needs a number").
Result<MeasurableRequirement> readRequirement(std::string_view line);

/// "p99 latency at most 100 ms", "4 nines; at most 53 min down a year".
std::string requirementText(const MeasurableRequirement &requirement);

} // namespace ninesketch
