// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tokens of a rate limit are counted, when not in the replicas themselves.
#pragma once
#include "model/design/serving.h"

#include <optional>

namespace ninesketch
{

/// Whether it keeps counts of rate limits, by what it is and what it is called.
bool keepsCounts(const Component &component);

/// The call (an index into Design::calls) by which a component counts what its rate limit lets in: one limit for all
/// replicas, in a store of its own. While that store is down nobody counts: whoever goes on without it (an optional
/// call) lets everybody in. Absent without a limit, or where each replica counts by itself.
std::optional<std::size_t> limitCounter(const Design &design, std::size_t component);

/// As it serves with what is switched off: without a limit that nobody counts.
Serving servingWithCounters(const Design &design, std::size_t component);

} // namespace ninesketch
