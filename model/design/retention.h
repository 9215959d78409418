// SPDX-License-Identifier: GPL-3.0-or-later
// How long a component keeps what is written to it.
#pragma once
#include "model/design/design.h"

#include <map>
#include <optional>

namespace ninesketch
{

/// What is said of request classes, by id: seconds that stores keep what they write.
using Retentions = std::map<std::string, double, std::less<>>;
/// What is stated of each class itself, else what the load pad says ("keep 10y").
Retentions retentionsOf(const DesignSettings &settings);
/// What the load pad says.
void keepRetentions(DesignSettings &settings, const Retentions &retentions);
/// What is stated of one class itself; nothing: it is not.
std::optional<double> statedRetention(const DesignSettings &settings, std::string_view classId);
void stateRetention(DesignSettings &settings, const std::string &classId, std::optional<double> seconds);

/// Seconds: what the component states, else the longest of what is said of the classes of writes among those that reach
/// it, else five years in stores and seven days in streams.
double keptFor(const Design &design, const Component &component, const std::vector<std::string> &classIds);
/// The classes that a store which states nothing keeps for as long as they say, in the order of the design.
std::vector<const RequestClass *> keptForClasses(const Design &design, const Component &component,
                                                 const std::vector<std::string> &classIds);

} // namespace ninesketch
