// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/framework/requirement_lines.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

/// What an interviewer asks where a requirement has no number, by what it was heard to be about: the words that mean no
/// metric, the vague one among the others ("fast"; empty: none), and the metric.
std::string askForNumber(const std::vector<std::string> &named, const std::string &vague,
                         std::optional<RequirementMetric> metric);

} // namespace ninesketch
