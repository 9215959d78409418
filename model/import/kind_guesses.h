// SPDX-License-Identifier: GPL-3.0-or-later
// What a part of a diagram is when its own words do not say: by what stands around it, by who calls it, and by what it
// calls. For drawings and for diagrams written as text.
#pragma once
#include "model/design/kind_words.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ninesketch
{

/// Who calls whom: places of parts.
using PartCalls = std::vector<std::pair<std::size_t, std::size_t>>;

/// A store and its copies, as diagrams name them: "Primary", "Read replica 2".
bool isStoreOfSeveral(std::string_view words);

/// It passes on what comes, and serves nothing itself: "Internet", "Cloud".
bool isWayThrough(std::string_view words);

/// What parts are that stand in a box of that name: "Node 1" in "Cache cluster" is a cache; nothing: it does not say.
std::optional<NamedKind> kindOfWhatIsIn(std::string_view title, const KindNames &names);

/// "Web app" may be what a person holds or what serves it. Those of the parts that are named as clients and serve: a
/// load balancer sends requests to them, or a client or a gateway does and they ask a store, a cache or a queue.
std::vector<std::size_t> clientsThatServe(const std::vector<std::optional<NamedKind>> &parts, const PartCalls &calls);

} // namespace ninesketch
