// SPDX-License-Identifier: GPL-3.0-or-later
// How long a component keeps what is written to it.
#pragma once
#include "model/design/design.h"

#include <map>

namespace ninesketch
{

/// What is said of request classes (the load pad's "keep 10y"), by id: seconds that stores keep what they write.
using Retentions = std::map<std::string, double, std::less<>>;
Retentions retentionsOf(const DesignSettings &settings);
void keepRetentions(DesignSettings &settings, const Retentions &retentions);

/// Seconds: what the component states, else the longest of what is said of the classes of writes among those that reach
/// it, else five years in stores and seven days in queues.
double keptFor(const Design &design, const Component &component, const std::vector<std::string> &classIds);
/// The classes that a store which states nothing keeps for as long as they say, in the order of the design.
std::vector<const RequestClass *> keptForClasses(const Design &design, const Component &component,
                                                 const std::vector<std::string> &classIds);

} // namespace ninesketch
