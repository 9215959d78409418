// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that are told in a sentence instead of drawn with arrows.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// "client -> gateway -> booking service" of "the client calls the gateway, which asks the booking service"; who takes
/// from a queue stands behind it ("worker <- kafka"), and "client to gateway to service" has arrows as well. Nothing:
/// no words of it tell of a call, or what they join is no part of a system.
std::optional<std::string> callsTold(std::string_view sentence);

/// A kind of component, a product, or people: "redis", "booking service", "riders".
bool isPartOfSystem(std::string_view name);

/// Without what stands before a name and is none of it: "the gateway", "then the cache", "on a miss the database".
std::string nameAlone(std::string_view name);

} // namespace ninesketch
