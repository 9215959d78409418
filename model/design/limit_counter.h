// SPDX-License-Identifier: GPL-3.0-or-later
// What others say of how a component serves: where the tokens of its rate limit are counted, when not in the replicas
// themselves, and how large its items are.
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

/// Units of its requests follow from the size of an item, which it does not state itself (written_sizes.h).
bool isSizedByClasses(const Component &component);

/// As it serves where it stands: without a limit that nobody counts, its requests as large as others say.
Serving servingIn(const Design &design, std::size_t component);

} // namespace ninesketch
