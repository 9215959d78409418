// SPDX-License-Identifier: GPL-3.0-or-later
// Targets against estimates: met or missed, by how much, and by whose fault.
#pragma once
#include "model/estimates/report.h"

namespace ninesketch
{

/// Fills Report::targets; classes and components must be estimated.
void judgeTargets(const Design &design, Report &report);

/// A figure that equals its target to the last digits of a double meets it.
bool meets(Metric metric, double actual, double wanted);

/// The estimate that a target of that metric is held against; absent when unknown.
std::optional<double> figureOf(const Report &report, const ClassReport &requestClass, Metric metric);

/// "99.95 %", "120 ms", ...: a metric's value for people.
std::string formatMetric(Metric metric, double value);
/// What a target's figure is, for people: "120 ms", "at least 1 min", "saturated", "unknown".
std::string actualText(const TargetResult &result);
/// "availability", "p99 latency", ...
std::string metricName(Metric metric);

} // namespace ninesketch
