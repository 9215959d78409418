// SPDX-License-Identifier: GPL-3.0-or-later
// What kinds are put together from: single parameters, and the groups of them that several kinds share.
#pragma once
#include "model/design/kinds.h"

namespace ninesketch::parameters
{

using Specs = std::vector<ParameterSpec>;
Specs operator+(Specs a, Specs b);

// groups, as the inspector shows them
inline constexpr const char *load = "Load";
inline constexpr const char *serving = "Serving";
inline constexpr const char *access = "Access";
inline constexpr const char *failing = "Availability";
inline constexpr const char *keeping = "Data";
inline constexpr const char *paying = "Cost";

inline constexpr const char *ruleOfThumb = "rule of thumb"; ///< source of a default

/// A number in base units (s, 1/s, bytes, dollars, shares). No default: it is unknown, or derived as `help` says.
ParameterSpec number(std::string key, std::string label, Unit unit, std::optional<double> byDefault, double minimum,
                     double maximum, std::string group, std::string help, std::string source = {});
/// The same, integers only.
ParameterSpec whole(ParameterSpec spec);
ParameterSpec choice(std::string key, std::string label, std::string byDefault, std::vector<std::string> choices,
                     std::string group, std::string help);
ParameterSpec words(std::string key, std::string label, std::string group, std::string help);
ParameterSpec flag(std::string key, std::string label, bool byDefault, std::string group, std::string help);

/// Latency of the unloaded component in seconds, capacity of one replica per second.
struct Pace {
    std::optional<double> p50, p99;
    std::optional<double> capacity;
    std::string source;
};
/// How it serves; `write` of what takes longer to write than to read.
Specs servingOf(const Pace &read, const std::optional<Pace> &write = {});
/// One replica's availability (0 to 1), or that of the whole when managed.
Specs failingOf(double availability, std::string source, bool managed);
/// What indexes, page headers and free space add to the raw bytes, as a share of them.
struct Overhead {
    double share;
    std::string source;
};
/// `pricePerGb`: dollars a month.
Specs holdingOf(std::optional<double> pricePerGb, const Overhead &overhead = {0.3, "rule of thumb: 0.3 to 1.0"});
Specs payingOf(std::optional<double> perReplica, std::optional<double> perMillion); ///< dollars a month, or each
Specs threadsOf();                                                                  ///< of what runs our own code
Specs accessOf();                                                                   ///< who may come in, how many
Specs requestUnitsOf();                                                             ///< what tables are billed by
Specs partitionsOf();                                                               ///< of data split by key
Specs dataSafetyOf(std::optional<double> durability = {}, std::string source = {}); ///< over a year, 0 to 1
Specs messagesOf();                                                                 ///< until they are taken
Specs acknowledgementOf();                                                          ///< of messages in a log

} // namespace ninesketch::parameters
